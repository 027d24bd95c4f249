import type { Queryable } from './pool.ts'

export type HeldReply = { caseId: number; envelopeTo: string; sendAfter: Date; attempt: number }

/** Replies that can still be taken back, the newest approval first, those of `operatorId` before all others. */
export async function listHeldReplies(db: Queryable, operatorId: number, limit: number): Promise<HeldReply[]> {
  const { rows } = await db.query<HeldReply>(
    `select r.case_id as "caseId", r.envelope_to as "envelopeTo", r.send_after as "sendAfter", r.attempt
       from replies r join reviews v on v.id = r.review_id
      where r.state = 'held' order by (v.operator_id = $1) desc, r.id desc limit $2`,
    [operatorId, limit],
  )
  return rows
}
