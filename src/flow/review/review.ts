import { AppError } from '../../domain/app-error.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { FrozenReply, OutgoingMail } from '../../domain/mail.ts'
import type { ReplyView } from '../../drafting/reply-view.ts'
import type { FactShelf } from '../answer/fact-shelf.ts'
import { chooseAddresses, type PlusAddresses } from '../plus-address.ts'
import { signMessageId } from '../thread-key.ts'
import { type AnswerEdits, applyEdits, cleanEdits, type EditedDraft, isEdited } from './answer-edits.ts'
import {
  ANSWER_HEADERS,
  deskOf,
  type RenderedAnswer,
  type ReviewedMessage,
  type Reviewer,
  referencesOf,
  renderAnswer,
  type SeenOnPage,
  signedName,
  signerOf,
} from './render-answer.ts'
import { type SecondReviewRule, wantsSecondReview } from './second-review.ts'

export {
  ANSWER_HEADERS,
  deskOf,
  type ReviewedMessage,
  type Reviewer,
  referencesOf,
  renderAnswer,
  renderIfAnswerable,
  replyView,
  type SeenOnPage,
  signedName,
  signerOf,
} from './render-answer.ts'

type StoredDraft = EditedDraft & {
  id: number
  revision: number
  messageId: number
  editionIds: readonly number[]
  shelf: FactShelf | null
}

/** How a text came to be a revision. */
export type SaveOrigin = 'written' | 'autosaved' | 'arranged' | 'restored'

/** The first of two approvals, where one stands. */
type FirstApproval = {
  id: number
  operatorId: number
  operatorName: string
  operatorCredential: string | null
  answerSha256: Buffer
}

type SeenBy = SeenOnPage & { operatorId: number }

export type ReviewPorts = {
  getDraft(caseId: number, revision: number): Promise<StoredDraft>
  findMessage(messageId: number): Promise<ReviewedMessage | null>
  findInquiry(messageId: number): Promise<Inquiry | null>
  keepRevision(
    seen: SeenBy,
    draft: EditedDraft,
    origin: SaveOrigin,
    /** The text is that of the revision it was written on. */
    unchanged?: boolean,
  ): Promise<
    | { outcome: 'kept'; draft: StoredDraft }
    | { outcome: 'stale'; draft: StoredDraft; why: 'newer_revision' | 'requester_wrote' | 'not_in_review' }
  >
  approve(
    seen: SeenBy,
    draftId: number,
    reply: FrozenReply,
    basis: { answerSha256: Buffer; firstApprovalId: number | null },
  ): Promise<{ replyId: number; sendAfter: Date | null }>
  /** The first approval that stands for the answer as it is now; any newer revision ends it. */
  findFirstApproval(caseId: number): Promise<FirstApproval | null>
  approveFirst(seen: SeenBy, draftId: number, answerSha256: Buffer): Promise<void>
  /** Seconds this operator wants answers held; null: until released; undefined: the desk's own choice. */
  findHoldPreference(operatorId: number): Promise<number | null | undefined>
  enqueueSend(replyId: number, delaySeconds: number): Promise<void>
  buildMime(mail: OutgoingMail): Promise<Buffer>
  renderReply(view: ReplyView): { text: string; html: string }
  now(): Date
  /** The address answers come from; also where bounces return to, unless `plus` says otherwise. */
  desk: { address: string; name: string }
  plus?: PlusAddresses
  secret: string
  undoSeconds: number
  secondReview: SecondReviewRule
}

const STALE_WORDS = {
  requester_wrote: 'The requester wrote again after this draft; the new message must be read first.',
  newer_revision: 'Somebody saved a newer revision meanwhile.',
  not_in_review: 'This case is not in review any more.',
} as const

/** What became of a text that was to be kept. */
export type SavedText =
  | { outcome: 'kept'; draft: StoredDraft }
  /** It is on record as `draft`, beside the answer. */
  | { outcome: 'stale'; draft: StoredDraft; why: keyof typeof STALE_WORDS; words: string }

/** Keeps the reviewer's text as a revision, where it differs, and says whether it is the answer now. */
export async function keepText(
  seen: SeenOnPage,
  edits: AnswerEdits,
  reviewer: Reviewer,
  origin: SaveOrigin,
  ports: Pick<ReviewPorts, 'getDraft' | 'keepRevision'>,
): Promise<SavedText> {
  const base = await ports.getDraft(seen.caseId, seen.revision)
  const clean = cleanEdits(edits)
  // A draft for an earlier message that is approved for the newest becomes a revision for that one: it was read so.
  const unchanged = !isEdited(base, clean) && base.messageId === seen.messageId
  const by = { ...seen, operatorId: reviewer.id }
  const kept = await ports.keepRevision(by, applyEdits(base, clean), origin, unchanged)
  if (kept.outcome === 'kept') return kept
  const words = `${STALE_WORDS[kept.why]} Nothing was sent. Your text is kept as revision ${kept.draft.revision}.`
  return { ...kept, words }
}

/**
 * Keeps the reviewer's text as a revision, where it differs, and returns the revision that now stands.
 * @throws AppError `conflict` when the case changed under the page; the text is kept all the same
 */
export async function saveDraft(
  seen: SeenOnPage,
  edits: AnswerEdits,
  reviewer: Reviewer,
  ports: Pick<ReviewPorts, 'getDraft' | 'keepRevision'>,
  origin: SaveOrigin = 'written',
): Promise<StoredDraft> {
  const kept = await keepText(seen, edits, reviewer, origin, ports)
  if (kept.outcome === 'kept') return kept.draft
  throw new AppError('conflict', kept.words)
}

/** What a reviewer adds to an approval. */
export type ApprovalChoices = {
  /** What {@link bindAnswer} made of the page they approved on. */
  bound: string
  /** When it is to leave; null: after the usual time. */
  sendAt: Date | null
}

export type Approved =
  | { kind: 'held'; replyId: number; sendAfter: Date | null }
  /** A second person has to approve the same mail. */
  | { kind: 'first' }

/**
 * Approves what stood on the page, with the reviewer's edits, and holds the reply until its time; where the desk wants two
 * approvals, the first only counts.
 * @throws AppError `invalid` for an empty answer, `conflict` when the case, or anything the page showed, changed meanwhile
 */
export async function approveAnswer(
  seen: SeenOnPage,
  edits: AnswerEdits,
  reviewer: Reviewer,
  choices: ApprovalChoices,
  ports: ReviewPorts,
): Promise<Approved> {
  if (edits.shortAnswer.trim() === '') {
    throw new AppError('invalid', 'The short answer is empty: write it before approving.')
  }
  const base = await ports.getDraft(seen.caseId, seen.revision)
  const before = await ports.findFirstApproval(seen.caseId)
  const shown = await renderAnswer(seen, base, signerOf(before, reviewer), ports)
  const draft = await saveDraft(seen, edits, reviewer, ports)
  // A text that was changed ends the first approval, and with it whose answer this is.
  const first = await ports.findFirstApproval(seen.caseId)
  const signer = signerOf(first, reviewer)
  const answer = await renderAnswer(seen, draft, signer, ports)
  if (![shown.bound, answer.bound].includes(choices.bound)) {
    throw new AppError(
      'conflict',
      'The mail would not be the one this page showed: its recipient, its facts or its words around your text changed. Nothing was sent.',
    )
  }
  const answerSha256 = Buffer.from(answer.bound, 'hex')
  const by = { ...seen, operatorId: reviewer.id }
  if (wantsSecondReview(ports.secondReview, draft) && !isSecond(first, reviewer, answerSha256)) {
    await ports.approveFirst(by, draft.id, answerSha256)
    return { kind: 'first' }
  }
  const reply = await freezeReply(seen, answer, reviewer, signer, choices.sendAt, ports)
  const held = await ports.approve(by, draft.id, reply, { answerSha256, firstApprovalId: first?.id ?? null })
  await ports.enqueueSend(held.replyId, secondsUntil(held.sendAfter, ports)).catch(() => undefined)
  return { kind: 'held', ...held }
}

const isSecond = (first: FirstApproval | null, reviewer: Reviewer, answerSha256: Buffer): boolean =>
  first !== null && first.operatorId !== reviewer.id && first.answerSha256.equals(answerSha256)

/** A job for what waits for its release would find nothing to do; one a day ahead finds it due, or not due and leaves it. */
function secondsUntil(at: Date | null, ports: Pick<ReviewPorts, 'now'>): number {
  const DAY = 86_400
  return at === null ? DAY : Math.min(DAY, Math.max(0, Math.ceil((at.getTime() - ports.now().getTime()) / 1000)))
}

async function freezeReply(
  seen: SeenOnPage,
  { view, text, html, to, message }: RenderedAnswer,
  reviewer: Reviewer,
  signer: Reviewer,
  sendAt: Date | null,
  ports: ReviewPorts,
): Promise<FrozenReply> {
  const desk = deskOf(message, ports)
  const messageId = signMessageId(seen.caseId, domainOf(desk.address), ports.secret)
  const { envelopeFrom, replyTo } = chooseAddresses(seen.caseId, messageId, { ...ports, desk })
  const raw = await ports.buildMime({
    messageId,
    from: { address: desk.address, name: signedName(signer, desk.name) },
    to,
    replyTo,
    subject: view.subject,
    inReplyTo: message.messageId,
    references: referencesOf(message),
    text,
    html,
    date: ports.now(),
    headers: ANSWER_HEADERS,
  })
  const preferred = await ports.findHoldPreference(reviewer.id)
  return {
    messageId,
    envelopeFrom,
    envelopeTo: to.address,
    raw,
    text,
    html,
    holdSeconds: preferred ?? ports.undoSeconds,
    sendAt,
    onHold: preferred === null && sendAt === null,
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
