import { AppError } from '../../domain/app-error.ts'
import { lockCase, requireCaseEvent } from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool } from '../pool.ts'
import { appendRevision, findLatestDraft } from './drafts.ts'

/**
 * Reopens a case whose answer was sent, with a new revision that says it corrects it. Returns the revision.
 * @throws AppError `conflict` where no answer was sent
 */
export async function beginCorrection(
  pool: Pool,
  caseId: number,
  operatorId: number,
  sayDay: (sentAt: Date) => string,
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    const { rows } = await tx.query<{ sentAt: Date }>(
      `select state_since as "sentAt" from replies where case_id = $1 and kind = 'answer' and state = 'sent'
        order by id desc limit 1`,
      [caseId],
    )
    const sent = rows[0]
    const draft = await findLatestDraft(tx, caseId)
    if (sent === undefined || draft === null || locked.lastMessageId === null) {
      throw new AppError('conflict', 'No answer of this case was sent, so there is nothing to correct.')
    }
    await requireCaseEvent(tx, locked, 'reopened', { operatorId })
    const { shortAnswer } = draft.content
    const revision = await appendRevision(tx, {
      ...draft,
      messageId: locked.lastMessageId,
      operatorId,
      baseRevision: draft.revision,
      origin: 'written',
      pageKey: null,
      provenance: [],
      content: { ...draft.content, shortAnswer: `${openingOf(sayDay(sent.sentAt))} ${withoutOpening(shortAnswer)}` },
    })
    await recordEvent(tx, { caseId, operatorId, kind: 'correction_begun', detail: { revision: revision.revision } })
    return revision.revision
  })
}

const openingOf = (day: string): string => `Correction to our answer of ${day}:`

/** A correction of a correction names the newest answer only. */
const withoutOpening = (text: string): string => text.replace(/^Correction to our answer of [^:\n]{1,60}:\s*/, '')
