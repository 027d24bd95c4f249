import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { loadStarterSet } from '../db/import/starter.ts'
import { migrate } from '../db/migrate.ts'
import type { Config } from '../src/config.ts'
import type { Facts, FeePlace } from '../src/domain/codebook.ts'
import type { IsoDate } from '../src/domain/iso-date.ts'
import type { Codebook } from '../src/flow/answer/answer.ts'
import { loadTemplates, type Templates } from '../src/render/templates.ts'
import { findSearchCandidates } from '../src/store/codebook/code-search.ts'
import { type FactsQuestion, findKnownCodes } from '../src/store/codebook/codebook.ts'
import { openFactsMemory } from '../src/store/codebook/facts-memory.ts'
import { createPool, type Pool } from '../src/store/pool.ts'
import { keepSecret } from './data-folder.ts'
import { openDatabase } from './open-database.ts'
import { loadWording } from './wording.ts'

/** The look-up is one large statement that each connection has to plan: more of them than there are cores win nothing. */
const LOOK_UPS_AT_ONCE = 3

/**
 * What drafts, holds and sends answers does it in groups, one of each kind at a time: for as many kinds, and the locks of
 * replies. Each plans its statements once, which takes longer than to run them.
 */
const FLOWS_AT_ONCE = 8

/** How long connections in use are waited for. */
const CLOSE_SECONDS = 5

const ROOT = resolve(import.meta.dirname, '..')

/** What one question wants to know of the codebook. */
export type AskedFacts = { codes: readonly string[]; asOf: IsoDate; fees: FeePlace | null }

/** Everything a command or a role works with, opened once. */
export type Desk = {
  config: Config
  databaseUrl: string
  pool: Pool
  /** For the steps of every mail, case and reply: its statements ask for rows by their ids, and are planned once. */
  flows: Pool
  templates: Templates
  codebook: Codebook
  /** The facts of many questions, in their order. */
  findAllFacts(asked: readonly AskedFacts[]): Promise<Facts[]>
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
  const { rawMailKeys } = config.mailEdge
  const flows = createPool(databaseUrl, { max: FLOWS_AT_ONCE, planOnce: true, byIndex: true, rawMailKeys })
  const close = async (): Promise<void> => {
    await Promise.race([
      Promise.all([lookUps.end(), flows.end()]),
      sleep(CLOSE_SECONDS * 1000, undefined, { ref: false }),
    ])
    await closeDatabase()
  }
  try {
    const { applied } = await migrate(databaseUrl, { queueInPostgres: config.redisUrl === null })
    const editions = await loadStarterSet(pool, join(ROOT, 'db', 'starter'))
    const templates = loadTemplates(join(ROOT, 'templates'))
    const options = { cptLicensed: config.cptLicensed }
    const memory = openFactsMemory(lookUps)
    const findAllFacts: Desk['findAllFacts'] = (asked) =>
      memory.find(asked.map(({ codes, asOf, fees }): FactsQuestion => [codes, asOf, { ...options, fees }]))
    return {
      config,
      databaseUrl,
      pool,
      flows,
      templates,
      codebook: {
        findKnownCodes: (codes) => findKnownCodes(lookUps, codes),
        async findFacts(codes, asOf, fees = null) {
          const [facts] = await findAllFacts([{ codes, asOf, fees }])
          if (facts === undefined) throw new Error('nothing was looked up')
          return facts
        },
        findSearchCandidates: (query, about) => findSearchCandidates(lookUps, query, { ...options, ...about }),
      },
      findAllFacts,
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
