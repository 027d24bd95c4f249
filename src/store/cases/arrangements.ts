import { AppError } from '../../domain/app-error.ts'
import type { Queryable } from '../pool.ts'

/** Whose case it is, who has it open, and when it comes back. */
export type QueuePlace = {
  clockSince: Date | null
  assigneeId: number | null
  assignee: string | null
  claimedById: number | null
  claimedBy: string | null
  claimedUntil: Date | null
  snooze: 'time' | 'reply' | 'edition' | null
  snoozedUntil: Date | null
  snoozeSource: string | null
}

/** A case's place in the queue, and what it was merged with. */
export type Arrangement = QueuePlace & {
  mergedInto: number | null
  /** Cases that were merged into this one. */
  mergedHere: number[]
}

/** Where the case stands in the queue. @throws AppError `not_found` */
export async function findArrangement(db: Queryable, caseId: number): Promise<Arrangement> {
  const { rows } = await db.query<Arrangement>(
    `select c.clock_since as "clockSince", c.assignee_id as "assigneeId", a.name as assignee, p.id as "claimedById",
            p.name as "claimedBy", c.claimed_until as "claimedUntil", c.snooze, c.snoozed_until as "snoozedUntil",
            c.snooze_source as "snoozeSource", c.merged_into as "mergedInto",
            array(select source_id from merges where target_id = c.id and undone_at is null order by id) as "mergedHere"
       from cases c left join operators a on a.id = c.assignee_id
       left join operators p on p.id = c.claimed_by and c.claimed_until > now()
      where c.id = $1`,
    [caseId],
  )
  const found = rows[0]
  if (found === undefined) throw new AppError('not_found', `There is no case Q-${caseId}.`)
  return { ...found, mergedHere: found.mergedHere.map(Number) }
}
