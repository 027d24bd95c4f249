import type { Draft } from '../../domain/draft.ts'
import type { ReplyState } from '../../domain/reply-state.ts'
import type { Queryable } from '../pool.ts'
import type { RevisionDetails } from './drafts.ts'

/** What was approved, by whom, and how far its reply has come. */
export type Approval = {
  operatorId: number
  revision: number
  messageId: number
  draft: Draft
  shelf: RevisionDetails['shelf']
  replyState: ReplyState
}

type Raw = Omit<Approval, 'draft'> & Draft

/** The approval whose reply is held or on its way, or null. What was sent is no answer to an approval that follows a reopening. */
export async function findStandingApproval(db: Queryable, caseId: number): Promise<Approval | null> {
  const { rows } = await db.query<Raw>(
    `select v.operator_id as "operatorId", d.revision, d.message_id as "messageId", d.disposition, d.content, d.findings,
            d.gaps, d.shelf, r.state as "replyState"
       from replies r join reviews v on v.id = r.review_id join drafts d on d.id = v.draft_id
      where r.case_id = $1 and r.state in ('held', 'sending', 'body_sent') order by r.id desc limit 1`,
    [caseId],
  )
  const [row] = rows
  if (row === undefined) return null
  const { disposition, content, findings, gaps, ...approval } = row
  return { ...approval, draft: { disposition, content, findings, gaps } }
}
