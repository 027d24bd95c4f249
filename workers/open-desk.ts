import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadStarterSet } from '../db/import/starter.ts'
import { migrate } from '../db/migrate.ts'
import type { Config } from '../src/config.ts'
import type { Codebook } from '../src/flow/answer.ts'
import { loadTemplates, type Templates } from '../src/render/templates.ts'
import { findSearchCandidates } from '../src/store/code-search.ts'
import { findFacts, findKnownCodes } from '../src/store/codebook.ts'
import { createPool, type Pool } from '../src/store/pool.ts'
import { keepSecret } from './data-folder.ts'
import { openDatabase } from './open-database.ts'
import { loadWording } from './wording.ts'

/** The look-up is one large statement that each connection has to plan: more of them than there are cores win nothing. */
const LOOK_UPS_AT_ONCE = 3

/** How long connections in use are waited for. */
const CLOSE_SECONDS = 5

const ROOT = resolve(import.meta.dirname, '..')

/** Everything a command or a role works with, opened once. */
export type Desk = {
  config: Config
  databaseUrl: string
  pool: Pool
  templates: Templates
  codebook: Codebook
  wording: ReturnType<typeof loadWording>
  secret: string
  /** What changed while opening: migrations applied, editions loaded. */
  changes: { migrations: string[]; editions: string[] }
  close(): Promise<void>
}

/**
 * The desk's database, ready: the server running, its schema current, the starter set loaded. `notice` gets sentences for
 * the person who started it.
 * @throws AppError with what to do where the database cannot be had
 */
export async function openDesk(config: Config, notice: (sentence: string) => void): Promise<Desk> {
  const { databaseUrl, pool, close: closeDatabase } = await openDatabase(config, notice)
  const lookUps = createPool(databaseUrl, { max: LOOK_UPS_AT_ONCE, planOnce: true })
  const close = async (): Promise<void> => {
    await Promise.race([lookUps.end(), sleep(CLOSE_SECONDS * 1000, undefined, { ref: false })])
    await closeDatabase()
  }
  try {
    const { applied } = await migrate(databaseUrl, { queueInPostgres: config.redisUrl === null })
    const editions = await loadStarterSet(pool, join(ROOT, 'db', 'starter'))
    const templates = loadTemplates(join(ROOT, 'templates'))
    const options = { cptLicensed: config.cptLicensed }
    return {
      config,
      databaseUrl,
      pool,
      templates,
      codebook: {
        findKnownCodes: (codes) => findKnownCodes(lookUps, codes),
        findFacts: (codes, asOf, fees) => findFacts(lookUps, codes, asOf, { ...options, fees: fees ?? null }),
        findSearchCandidates: (query, about) => findSearchCandidates(lookUps, query, { ...options, ...about }),
      },
      wording: loadWording(templates),
      secret: config.secretKey ?? keepSecret(config.dataDir),
      changes: { migrations: applied, editions },
      close,
    }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}
