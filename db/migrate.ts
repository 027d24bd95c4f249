import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import { AppError } from '../src/domain/app-error.ts'
import { migrateQueueSchema } from '../src/queue/queue-schema.ts'

const FOLDER = join(import.meta.dirname, 'migrations')
const TABLE = 'schema_migrations'
const CONNECT_MILLISECONDS = 10_000
const LOCK_WAIT = '2min'
/** That of node-pg-migrate, so that its own command waits for us too. */
export const LOCK_ID = '7241865325823964'
// https://www.postgresql.org/docs/18/errcodes-appendix.html
const LOCK_NOT_AVAILABLE = '55P03'
const UNDEFINED_TABLE = '42P01'

/** Told of every migration that was applied, by its name without `.sql`. */
export type MigrateOptions = {
  /** False when jobs are kept in Redis: the tables of the PostgreSQL queue are not needed then. */
  queueInPostgres: boolean
  onApplied?: (name: string) => void
}

/**
 * The names of the migrations applied now, in order; none when the schema is current. They run in one transaction, under
 * a lock that makes a second migrator wait. Throws `conflict` when the schema was made by a newer version of the program.
 */
export async function migrate(connectionString: string, options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MILLISECONDS })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`set lock_timeout = '${LOCK_WAIT}'`)
    await client.query(`select pg_advisory_lock(${LOCK_ID})`)
    const isCurrent = await compareSchema(client)
    const applied = isCurrent ? [] : await applyMigrations(client)
    if (options.queueInPostgres) await migrateQueueSchema(client)
    for (const name of applied) options.onApplied?.(name)
    return { applied }
  } catch (error) {
    throw migrationFault(error)
  } finally {
    // Ends the session and with it the lock.
    await client.end().catch(() => {})
  }
}

async function applyMigrations(client: pg.Client): Promise<string[]> {
  // Loaded where something is to be done, which is once for each version of the program.
  const { runner } = await import('node-pg-migrate')
  const silent = { debug: undefined, info: () => {}, warn: () => {}, error: () => {} }
  const applied = await runner({
    dbClient: client,
    dir: FOLDER,
    // Editors and file managers leave files of their own behind.
    ignorePattern: '(?!.*\\.sql$).*',
    direction: 'up',
    schema: 'public',
    migrationsTable: TABLE,
    checkOrder: true,
    singleTransaction: true,
    // Held above, from before the look at the version.
    noLock: true,
    logger: silent,
  })
  return applied.map(({ name }) => name)
}

/** True when every migration was applied. @throws AppError `conflict` when there are some this version does not know */
async function compareSchema(client: pg.Client): Promise<boolean> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql'))
  const known = new Set(files.map((file) => basename(file, '.sql')))
  const applied = new Set(await listApplied(client))
  const unknown = [...applied].find((name) => !known.has(name))
  if (unknown === undefined) return applied.size === known.size
  const advice = 'start that version again, or restore a backup made before it ran'
  throw new AppError(
    'conflict',
    `The database was upgraded by a newer version of CaseConsultant (${unknown}): ${advice}.`,
  )
}

async function listApplied(client: pg.Client): Promise<string[]> {
  try {
    const { rows } = await client.query<{ name: string }>(`select name from public.${TABLE} order by id`)
    return rows.map(({ name }) => name)
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return []
    throw error
  }
}

function migrationFault(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code, name, message } = error as Error & { code?: string }
  if (name === 'SchemaVersionMismatchError') {
    return new AppError(
      'conflict',
      'The job tables were upgraded by a newer version of CaseConsultant: start that one.',
      {
        cause: error,
      },
    )
  }
  if (code === LOCK_NOT_AVAILABLE) {
    const advice = 'wait for the other migration or end the session that holds the tables, then run migrate again'
    return new AppError('unavailable', `The database stayed locked for two minutes: ${advice}.`, { cause: error })
  }
  const reason = message || code
  return new AppError('unavailable', `The database could not be migrated and was left as it was: ${reason}.`, {
    cause: error,
  })
}
