import { requireCaseEvent } from '../case-transitions.ts'
import { inTransaction, type Pool } from '../pool.ts'
import { lockSeenCase, type SeenVersion } from './seen-version.ts'

/** Closes a case without an answer, as it was seen. @throws AppError `conflict` where it changed since, or is closed */
export async function rejectSeenCase(pool: Pool, seen: SeenVersion, operatorId: number, reason: string): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockSeenCase(tx, seen)
    await tx.query(
      `insert into reviews (case_id, draft_id, operator_id, decision, reason)
       values ($1, (select id from drafts where case_id = $1 and not aside order by revision desc limit 1), $2, 'rejected', $3)`,
      [locked.id, operatorId, reason],
    )
    await requireCaseEvent(tx, locked, 'rejected', { operatorId, why: reason })
  })
}
