import type { Inquiry } from '../../domain/inquiry.ts'
import type { Queryable } from '../pool.ts'

/** What each message of a case was read to ask, by its id; a message not read yet is left out. */
export async function findInquiriesOfCase(db: Queryable, caseId: number): Promise<Map<number, Inquiry>> {
  const { rows } = await db.query<{ id: number; inquiry: Inquiry }>(
    'select id, inquiry from messages where case_id = $1 and inquiry is not null order by id',
    [caseId],
  )
  return new Map(rows.map(({ id, inquiry }) => [id, inquiry]))
}
