import { AppError } from '../../domain/app-error.ts'
import { lockCase, requireCaseEvent } from '../case-transitions.ts'
import { inTransaction, type Pool } from '../pool.ts'
import { eventOfSent, readAgainIfNeeded, type SettledReply } from './send-replies.ts'

/**
 * Carries out what a person found out about a reply that may or may not have left, or decided about one that was refused:
 * it `was_sent`, or it is to be sent again as it is. Returns the id of a reply that is due now, or null.
 * @throws AppError `conflict` where no such reply waits for a decision
 */
export async function resolveReply(
  pool: Pool,
  caseId: number,
  operatorId: number,
  decision: 'was_sent' | 'send_again',
): Promise<{ due: number | null; readAgain: boolean }> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    const sent = decision === 'was_sent'
    const { rows } = await tx.query<{ id: number } & SettledReply>(
      `update replies set state = $2, state_since = now(), asked_at = null,
              send_after = case when $3 then send_after else now() end
        where id = (select max(id) from replies where case_id = $1 and state <> 'cancelled')
          and (state = 'send_uncertain' or (state = 'send_failed' and not $3))
        returning id, kind, (select reason from reviews v where v.id = replies.review_id) as reason`,
      [caseId, sent ? 'sent' : 'held', sent],
    )
    const [settled] = rows
    if (settled === undefined) {
      throw new AppError('conflict', 'No answer of this case waits for that decision any more. Nothing was sent.')
    }
    const replyId = settled.id
    const { event, why } = sent ? eventOfSent(settled) : ({ event: 'resend', why: null } as const)
    await requireCaseEvent(tx, locked, event, { operatorId, detail: { replyId }, why })
    const readAgain = await readAgainIfNeeded(tx, replyId, locked)
    return { due: sent || readAgain ? null : replyId, readAgain }
  })
}
