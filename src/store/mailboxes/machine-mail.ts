import { COUNTED } from '../cases/case-list.ts'
import type { Queryable } from '../pool.ts'

/** How many messages were given no case: automatic replies, bounces, lists and spam; {@link COUNTED} stands for more too. */
export async function countMachineMail(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from (select 1 from messages where case_id is null limit ${COUNTED}) counted`,
  )
  return rows[0]?.count ?? 0
}
