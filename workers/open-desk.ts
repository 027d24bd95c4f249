import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { useEmbeddedPostgres } from '../db/embedded-postgres.ts'
import { loadStarterSet } from '../db/import/starter.ts'
import { migrate } from '../db/migrate.ts'
import type { Config } from '../src/config.ts'
import { AppError } from '../src/domain/app-error.ts'
import type { Codebook } from '../src/flow/answer.ts'
import { loadTemplates, type Templates } from '../src/render/templates.ts'
import { findSearchCandidates } from '../src/store/code-search.ts'
import { findFacts, findKnownCodes } from '../src/store/codebook.ts'
import { createPool, type Pool } from '../src/store/pool.ts'
import { keepSecret, makeDataFolder } from './data-folder.ts'
import { loadWording } from './wording.ts'

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
  makeDataFolder(config.dataDir)
  const embedded =
    config.databaseUrl === null ? await useEmbeddedPostgres({ dataDir: config.dataDir, onNotice: notice }) : null
  const databaseUrl = config.databaseUrl ?? embedded?.connectionString ?? ''
  const pool = createPool(databaseUrl, { rawMailKeys: config.mailEdge.rawMailKeys })
  const close = async (): Promise<void> => {
    // A connection that a stuck sender still holds ends with the process; it must not hold up the stop.
    await Promise.race([pool.end(), sleep(CLOSE_SECONDS * 1000, undefined, { ref: false })])
    await embedded?.release()
  }
  try {
    await pool.query('select 1').catch((error: Error) => {
      throw new AppError(
        'unavailable',
        `The database of DATABASE_URL does not answer (${error.message}). Start it, or mend the URL.`,
        {
          cause: error,
        },
      )
    })
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
        findKnownCodes: (codes) => findKnownCodes(pool, codes),
        findFacts: (codes, asOf, fees) => findFacts(pool, codes, asOf, { ...options, fees: fees ?? null }),
        findSearchCandidates: (query, about) => findSearchCandidates(pool, query, { ...options, ...about }),
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
