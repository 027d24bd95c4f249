import { AppError } from '../domain/app-error.ts'
import { caseNumber } from '../domain/case-number.ts'
import type { Draft, EditableDraft } from '../domain/draft.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import type { FrozenReply, OutgoingMail } from '../domain/mail.ts'
import type { ReplyView } from '../drafting/reply-view.ts'
import { composeReply } from './compose-reply.ts'
import { signMessageId } from './thread-key.ts'

/** The reviewer who decides. */
export type Reviewer = { id: number; name: string; credential: string | null }

/** What stood on the page when the reviewer decided. */
export type SeenOnPage = { caseId: number; revision: number; messageId: number }

type StoredDraft = Draft & { id: number; revision: number; messageId: number }

type ReviewedMessage = {
  messageId: string | null
  references: string[]
  subject: string
  fromAddress: string | null
  fromName: string | null
  writtenOn: IsoDate | null
  receivedAt: Date
  text: string
}

export type ReviewPorts = {
  getDraft(caseId: number, revision: number): Promise<StoredDraft>
  findMessage(messageId: number): Promise<ReviewedMessage | null>
  findInquiry(messageId: number): Promise<Inquiry | null>
  keepRevision(
    seen: SeenOnPage & { operatorId: number },
    draft: Draft,
  ): Promise<
    | { outcome: 'kept'; draft: StoredDraft }
    | { outcome: 'stale'; draft: StoredDraft; why: 'newer_revision' | 'requester_wrote' }
  >
  approve(
    seen: SeenOnPage & { operatorId: number },
    draftId: number,
    reply: FrozenReply,
  ): Promise<{ replyId: number; sendAfter: Date }>
  enqueueSend(replyId: number, delaySeconds: number): Promise<void>
  buildMime(mail: OutgoingMail): Promise<Buffer>
  renderReply(view: ReplyView): { text: string; html: string }
  now(): Date
  /** The address answers come from; also where bounces return to. */
  desk: { address: string; name: string }
  secret: string
  undoSeconds: number
}

/** The draft with the reviewer's prose in place of its own; rows and sources stay as the facts made them. */
export function applyEdits(draft: Draft, edits: EditableDraft): Draft {
  const { shortAnswer, reasoning, closing } = edits
  return { ...draft, content: { ...draft.content, shortAnswer, reasoning, closing } }
}

/** True when the reviewer's prose differs from the draft's. Browsers send line ends as CRLF; that is no difference. */
export function isEdited(draft: Draft, edits: EditableDraft): boolean {
  const { content } = draft
  return (
    content.shortAnswer !== edits.shortAnswer ||
    content.reasoning !== edits.reasoning ||
    content.closing !== edits.closing
  )
}

/** The reviewer's text, with the line ends a browser adds and trailing blanks removed. */
export function cleanEdits(edits: EditableDraft): EditableDraft {
  const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
  return { shortAnswer: clean(edits.shortAnswer), reasoning: clean(edits.reasoning), closing: clean(edits.closing) }
}

/**
 * Keeps the reviewer's text as a revision, where it differs, and returns the revision that now stands.
 * @throws AppError `conflict` when the case changed under the page; the text is kept all the same
 */
export async function saveDraft(
  seen: SeenOnPage,
  edits: EditableDraft,
  reviewer: Reviewer,
  ports: ReviewPorts,
): Promise<StoredDraft> {
  const base = await ports.getDraft(seen.caseId, seen.revision)
  const clean = cleanEdits(edits)
  // A draft for an earlier message that is approved for the newest becomes a revision for that one: it was read so.
  if (!isEdited(base, clean) && base.messageId === seen.messageId) return base
  const kept = await ports.keepRevision({ ...seen, operatorId: reviewer.id }, applyEdits(base, clean))
  if (kept.outcome === 'kept') return kept.draft
  const what =
    kept.why === 'requester_wrote'
      ? 'The requester wrote again after this draft; the new message must be read first.'
      : 'Somebody saved a newer revision meanwhile.'
  throw new AppError('conflict', `${what} Nothing was sent. Your text is kept as revision ${kept.draft.revision}.`)
}

/**
 * Approves what stood on the page, with the reviewer's edits, and holds the reply for the undo time. Returns the reply's
 * id and when it leaves.
 * @throws AppError `invalid` for an empty answer, `conflict` when the case changed under the page
 */
export async function approveAnswer(
  seen: SeenOnPage,
  edits: EditableDraft,
  reviewer: Reviewer,
  ports: ReviewPorts,
): Promise<{ replyId: number; sendAfter: Date }> {
  if (edits.shortAnswer.trim() === '') {
    throw new AppError('invalid', 'The short answer is empty: write it before approving.')
  }
  const draft = await saveDraft(seen, edits, reviewer, ports)
  const reply = await freezeReply(seen, draft, reviewer, ports)
  const held = await ports.approve({ ...seen, operatorId: reviewer.id }, draft.id, reply)
  await ports.enqueueSend(held.replyId, ports.undoSeconds).catch(() => undefined)
  return held
}

async function freezeReply(
  seen: SeenOnPage,
  draft: StoredDraft,
  reviewer: Reviewer,
  ports: ReviewPorts,
): Promise<FrozenReply> {
  const message = await ports.findMessage(seen.messageId)
  if (message === null || message.fromAddress === null) {
    throw new AppError('invalid', 'The message names no sender, so there is nobody to answer. Reject it instead.')
  }
  const inquiry = await ports.findInquiry(seen.messageId)
  const view = replyView(seen.caseId, draft, message, inquiry, reviewer, ports)
  const { text, html } = ports.renderReply(view)
  const messageId = signMessageId(seen.caseId, domainOf(ports.desk.address), ports.secret)
  const raw = await ports.buildMime({
    messageId,
    from: { address: ports.desk.address, name: signedName(reviewer, ports.desk.name) },
    to: { address: message.fromAddress, name: message.fromName },
    subject: view.subject,
    inReplyTo: message.messageId,
    references: message.messageId === null ? message.references : [...message.references, message.messageId],
    text,
    html,
    date: ports.now(),
    // A person approved it, so it is no automatic answer (RFC 3834); but it wants no out-of-office back.
    headers: { 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
  })
  return {
    messageId,
    envelopeFrom: ports.desk.address,
    envelopeTo: message.fromAddress,
    raw,
    text,
    html,
    holdSeconds: ports.undoSeconds,
  }
}

/** What the reply templates show of a draft: the preview and the mail are made from the same view. */
export function replyView(
  caseId: number,
  draft: Draft,
  message: ReviewedMessage,
  inquiry: Inquiry | null,
  reviewer: Reviewer,
  ports: Pick<ReviewPorts, 'desk'>,
): ReplyView {
  const { subject, text, fromName, fromAddress, writtenOn, receivedAt } = message
  const on = writtenOn ?? receivedAt.toISOString().slice(0, 10)
  return composeReply(draft, { subject, text, from: fromName ?? fromAddress ?? 'you', on }, inquiry, {
    caseNumber: caseNumber(caseId),
    signature: { name: reviewer.name, credential: reviewer.credential, desk: ports.desk.name },
  })
}

/** How the reviewer is named in the From header of an answer. */
export const signedName = (reviewer: Reviewer, desk: string): string =>
  `${reviewer.name}${reviewer.credential ? `, ${reviewer.credential}` : ''} (${desk})`

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
