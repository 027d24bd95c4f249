import type { Inquiry } from '../domain/inquiry.ts'
import type { SeenOnPage } from '../flow/review.ts'
import { type CaseRow, getCase } from '../store/cases.ts'
import { type DraftRow, findLatestDraft } from '../store/drafts.ts'
import { findInquiry, listMessagesOfCase, type MessageRow } from '../store/messages.ts'
import { listReplies, type ReplyRow } from '../store/replies.ts'
import { type HistoryEntry, listHistory } from '../store/reviews.ts'
import { listRevisionsOfCase, type Revision } from '../store/revisions.ts'
import type { WebDeps } from './web-deps.ts'

/** Everything on record about one case. */
export type CaseFile = {
  row: CaseRow
  /** Oldest first. */
  messages: MessageRow[]
  /** What each message was read to ask, by its id; a message not read yet has none. */
  inquiries: ReadonlyMap<number, Inquiry>
  /** The newest revision of the answer. */
  draft: DraftRow | null
  /** Newest first. */
  revisions: Revision[]
  /** Oldest first, those taken back left out. */
  replies: ReplyRow[]
  /** Oldest first. */
  history: HistoryEntry[]
}

/** The case with all that belongs to it. @throws AppError `not_found` */
export async function loadCaseFile(deps: WebDeps, caseId: number): Promise<CaseFile> {
  const row = await getCase(deps.pool, caseId)
  const [messages, draft, revisions, replies, history] = await Promise.all([
    listMessagesOfCase(deps.pool, caseId),
    findLatestDraft(deps.pool, caseId),
    listRevisionsOfCase(deps.pool, caseId),
    listReplies(deps.pool, caseId),
    listHistory(deps.pool, caseId),
  ])
  const inquiries = new Map<number, Inquiry>()
  for (const { id } of messages) {
    const inquiry = await findInquiry(deps.pool, id)
    if (inquiry !== null) inquiries.set(id, inquiry)
  }
  const standing = replies.filter((reply) => reply.state !== 'cancelled')
  return { row, messages, inquiries, draft, revisions, replies: standing, history }
}

/** True when what a form was made from is no longer the newest: its text must not be put on top of what came since. */
export function isOutdated(file: CaseFile, seen: SeenOnPage): boolean {
  return file.row.lastMessageId !== seen.messageId || file.draft?.revision !== seen.revision
}
