import type { DraftContent } from '../domain/draft.ts'
import type { ReplyState } from '../domain/reply-state.ts'
import type { Queryable } from './pool.ts'

/** What was approved, by whom, and how far its reply has come. */
export type Approval = {
  operatorId: number
  revision: number
  messageId: number
  content: DraftContent
  replyState: ReplyState
}

/** The approval whose reply is held or on its way, or null. What was sent is no answer to an approval that follows a reopening. */
export async function findStandingApproval(db: Queryable, caseId: number): Promise<Approval | null> {
  const { rows } = await db.query<Approval>(
    `select v.operator_id as "operatorId", d.revision, d.message_id as "messageId", d.content, r.state as "replyState"
       from replies r join reviews v on v.id = r.review_id join drafts d on d.id = v.draft_id
      where r.case_id = $1 and r.state in ('held', 'sending', 'body_sent') order by r.id desc limit 1`,
    [caseId],
  )
  return rows[0] ?? null
}
