import pg from 'pg'
import type { RawMailKeys } from './raw-mail.ts'

/** Anything a query can run on: the pool, or the one connection of a transaction. */
export type Queryable = {
  query<Row extends pg.QueryResultRow>(
    sql: string | NamedStatement,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<Row>>
}

/** A statement that each connection plans once and keeps under its name: for one whose planning takes longer than its run. */
export type NamedStatement = { name: string; text: string }

/** The one connection of a transaction, which can also take a stream of rows. */
export type Transaction = Pick<pg.PoolClient, 'query'>

export type Pool = Queryable &
  Pick<pg.Pool, 'connect' | 'end' | 'on' | 'totalCount' | 'idleCount' | 'waitingCount'> & {
    /** What `messages.raw` is sealed with; as the type parsers, part of how columns are read. */
    readonly rawMailKeys?: RawMailKeys
  }

const INT8 = 20
const DATE = 1082

const parsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => text],
  [INT8, readInt8],
])

/** A bigint column as a number. Ids and counts stay far below 2^53; anything above is a fault worth stopping for. */
function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint column holds a value beyond 2^53')
  return value
}

/**
 * A connection pool whose dates stay ISO text (pg would make them local midnight) and whose bigints are numbers
 * (pg would make them text). `planOnce`: a named statement is planned at its first use and not five times more, for one whose
 * planning takes many times its run. `byIndex`: for statements that ask for rows by their ids, whose plan is made once and
 * may be made while the tables are empty: they are read through their indexes all the same.
 */
export function createPool(
  connectionString: string,
  options: {
    max?: number
    applicationName?: string
    rawMailKeys?: RawMailKeys
    planOnce?: boolean
    byIndex?: boolean
  } = {},
): Pool {
  const settings = [
    options.planOnce ? '-c plan_cache_mode=force_generic_plan' : '',
    options.byIndex ? '-c enable_seqscan=off' : '',
  ]
    .filter(Boolean)
    .join(' ')
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'caseconsultant',
    connectionTimeoutMillis: 10_000,
    ...(settings === '' ? {} : { options: settings }),
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // An idle connection that the server closes must not end the process; the next query takes a new one.
  pool.on('error', () => {})
  // Nor may one that is at work: its query fails too, and that tells whoever waits for it.
  pool.on('connect', (client) => client.on('error', () => {}))
  return Object.assign(pool, { rawMailKeys: options.rawMailKeys ?? [] })
}

/** What `work` returns, after its queries were committed together; on any throw they are rolled back together. */
export async function inTransaction<Result>(pool: Pool, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect()
  let broken: Error | undefined
  const noteLoss = (error: Error): void => {
    broken = error
  }
  // A connection lost between two queries reports it here; without a listener that would end the process.
  connection.on('error', noteLoss)
  try {
    await connection.query('begin')
    const result = await work(connection)
    await connection.query('commit')
    return result
  } catch (error) {
    await connection.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    throw error
  } finally {
    connection.off('error', noteLoss)
    connection.release(broken)
  }
}
