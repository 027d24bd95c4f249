import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedPostgres, useEmbeddedPostgres } from '../db/embedded-postgres.ts'
import type { Config } from '../src/config.ts'
import { AppError } from '../src/domain/app-error.ts'
import { createPool, type Pool } from '../src/store/pool.ts'
import { makeDataFolder } from './data-folder.ts'

/** How often it is looked whether the embedded server still runs. */
const GUARD_SECONDS = 5

/** How long connections in use are waited for. */
const CLOSE_SECONDS = 5

export type OpenDatabase = { databaseUrl: string; pool: Pool; close(): Promise<void> }

/**
 * The desk's database, answering, its schema as it is: the one of DATABASE_URL, or the embedded one, started where it does not
 * run.
 * @throws AppError with what to do where it cannot be had
 */
export async function openDatabase(
  config: Config,
  notice: (sentence: string) => void,
  applicationName?: string,
): Promise<OpenDatabase> {
  makeDataFolder(config.dataDir)
  const embedded =
    config.databaseUrl === null ? await useEmbeddedPostgres({ dataDir: config.dataDir, onNotice: notice }) : null
  const databaseUrl = config.databaseUrl ?? embedded?.connectionString ?? ''
  const pool = createPool(databaseUrl, {
    rawMailKeys: config.mailEdge.rawMailKeys,
    ...(applicationName === undefined ? {} : { applicationName }),
  })
  const guard = embedded === null ? null : guardServer(embedded, notice)
  const close = async (): Promise<void> => {
    // A connection that a stuck sender still holds ends with the process; it must not hold up the stop.
    await Promise.race([pool.end(), sleep(CLOSE_SECONDS * 1000, undefined, { ref: false })])
    await guard?.end()
    await embedded?.release()
  }
  try {
    await pool.query('select 1')
    return { databaseUrl, pool, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw new AppError(
      'unavailable',
      `The database of DATABASE_URL does not answer (${(error as Error).message}). Start it, or mend the URL.`,
      { cause: error },
    )
  }
}

/** Starts the embedded server again when it was killed: nobody else looks after it. */
function guardServer(server: EmbeddedPostgres, notice: (sentence: string) => void): { end(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    // Where it cannot be started, as on a full disk, the next look tries again.
    if (await server.revive().catch(() => false)) notice('The database had ended unexpectedly and was started again.')
  }
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, GUARD_SECONDS * 1000)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await looking
    },
  }
}
