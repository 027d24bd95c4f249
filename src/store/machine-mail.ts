import type { Queryable } from './pool.ts'

/** How many messages were given no case: automatic replies, bounces, lists and spam. */
export async function countMachineMail(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*) from messages where case_id is null')
  return rows[0]?.count ?? 0
}
