import type { Inquiry } from '../../domain/inquiry.ts'
import type { SeenOnPage } from '../../flow/review/review.ts'
import { type DraftRow, findLatestDraft } from '../../store/answers/drafts.ts'
import { listRevisionsOfCase, type Revision } from '../../store/answers/revisions.ts'
import { type HistoryEntry, listHistory } from '../../store/cases/case-history.ts'
import { type CaseRow, getCase } from '../../store/cases/cases.ts'
import { findInquiriesOfCase } from '../../store/cases/inquiries.ts'
import { listMessagesOfCase, type MessageRow } from '../../store/mailboxes/find-messages.ts'
import { type BounceRow, listBounces } from '../../store/replies/bounces.ts'
import { listReplies, type ReplyRow } from '../../store/replies/replies.ts'
import type { WebDeps } from '../web-deps.ts'

/** Everything on record about one case. */
export type CaseFile = {
  row: CaseRow
  /** Oldest first. */
  messages: MessageRow[]
  /** What each message was read to ask, by its id; a message not read yet has none. */
  inquiries: ReadonlyMap<number, Inquiry>
  /** The answer as it stands. */
  draft: DraftRow | null
  /** Newest first, those kept beside the answer included. */
  revisions: Revision[]
  /** Oldest first, those taken back left out. */
  replies: ReplyRow[]
  /** Delivery reports about its mails, oldest first. */
  bounces: BounceRow[]
  /** Oldest first. */
  history: HistoryEntry[]
}

/** The case with all that belongs to it. @throws AppError `not_found` */
export async function loadCaseFile(deps: Pick<WebDeps, 'pool'>, caseId: number): Promise<CaseFile> {
  const { pool } = deps
  const [row, messages, inquiries, draft, revisions, replies, bounces, history] = await Promise.all([
    getCase(pool, caseId),
    listMessagesOfCase(pool, caseId),
    findInquiriesOfCase(pool, caseId),
    findLatestDraft(pool, caseId),
    listRevisionsOfCase(pool, caseId),
    listReplies(pool, caseId),
    listBounces(pool, caseId),
    listHistory(pool, caseId),
  ])
  const standing = replies.filter((reply) => reply.state !== 'cancelled')
  return { row, messages, inquiries, draft, revisions, replies: standing, bounces, history }
}

/**
 * True when what a form was made from is no longer what stands: its text must not be put on top of what came since. What
 * the same page saved itself since then is no such thing.
 */
export function isOutdated(file: CaseFile, seen: SeenOnPage): boolean {
  if (file.row.lastMessageId !== seen.messageId || file.draft === null) return true
  if (file.draft.revision === seen.revision) return false
  return !seen.pageKey || file.draft.pageKey !== seen.pageKey
}
