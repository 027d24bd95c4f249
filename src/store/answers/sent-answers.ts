import type { CaseState } from '../../domain/case-state.ts'
import type { Draft, DraftContent, StatedFinding } from '../../domain/draft.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { applyCaseEvent, lockCase } from '../case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { appendRevision } from './drafts.ts'

/** The answer a requester has last been sent, with the facts it rests on. */
export type SentAnswer = {
  caseId: number
  messageId: number
  /** The state its case is in now. */
  state: CaseState
  sentAt: Date
  content: DraftContent
  findings: StatedFinding[]
  inquiry: Inquiry
}

/** The last answer sent in each case that cites a row of one of those sources, oldest first. */
export async function listSentAnswers(db: Queryable, sources: readonly string[]): Promise<SentAnswer[]> {
  const { rows } = await db.query<SentAnswer>(
    `select * from (
       select distinct on (r.case_id) r.case_id as "caseId", d.message_id as "messageId", c.state, r.state_since as "sentAt",
              d.content, d.findings, m.inquiry
         from replies r join reviews v on v.id = r.review_id join drafts d on d.id = v.draft_id
         join messages m on m.id = d.message_id join cases c on c.id = r.case_id
        where r.state = 'sent'
        order by r.case_id, r.id desc) as last
      where inquiry is not null
        and exists (select from jsonb_array_elements(findings) as finding, jsonb_array_elements(finding->'citations') as citation
                     where citation->>'source' = any($1))
      order by "sentAt", "caseId"`,
    [sources],
  )
  return rows
}

/**
 * Puts a case whose answer was sent back into review, with a draft that corrects it. Returns false, keeping nothing, where
 * the case is not merely sent any more: somebody is at it already.
 */
export async function openCorrection(
  pool: Pool,
  correction: Draft & { caseId: number; messageId: number; editionIds: readonly number[]; why: string },
): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, correction.caseId)
    if (locked === null || locked.state !== 'sent' || locked.lastMessageId !== correction.messageId) return false
    const saved = await appendRevision(tx, { ...correction, operatorId: null })
    const detail = { revision: saved.revision, correction: true }
    await applyCaseEvent(tx, locked, 'reopened', { detail, why: correction.why })
    return true
  })
}
