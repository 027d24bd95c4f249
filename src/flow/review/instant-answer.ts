import type { Draft } from '../../domain/draft.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import type { FrozenReply, OutgoingMail } from '../../domain/mail.ts'
import { isProven, type SenderProof } from '../../domain/sender-proof.ts'
import { signMessageId } from '../thread-key.ts'
import type { AnswerCheck } from './answer-checks.ts'
import type { EditedDraft } from './answer-edits.ts'
import {
  deskOf,
  type RenderPorts,
  type Reviewer,
  referencesOf,
  renderAnswer,
  type SeenOnPage,
} from './render-answer.ts'

/** The headers of an answer that no person looked at: RFC 3834 §5, and Exchange's own. */
const INSTANT_HEADERS = { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }

/** All that is known about a draft and its message when it could leave at once. */
export type InstantCase = {
  draft: Draft
  inquiry: Inquiry
  /** The live editions of the sources that are cited. */
  editions: readonly Pick<Edition, 'source' | 'label' | 'effective'>[]
  checks: readonly AnswerCheck[]
  proof: SenderProof | null
  /** A person of this desk has answered this address before. */
  isKnownSender: boolean
  /** Something of the mail speaks against any automatic mail to its sender. */
  mayBeMachine: boolean
  /** Messages of the case. */
  messages: number
  /** An automatic mail went to this address within the last day. */
  hadAutomaticMail: boolean
}

/**
 * Why the draft must wait for a person; empty where it may leave at once. It may only where rows of files that are in
 * force on the date settle every ask, nothing was left open or taken for granted about the payer, no patient's
 * identifier was found, and the sender is one the desk has answered before, proved by DKIM or DMARC.
 */
export function findObstacles(instant: InstantCase): string[] {
  const { draft, inquiry, proof } = instant
  const { content } = draft
  const obstacles: [boolean, string][] = [
    [instant.messages !== 1, 'the case has more than one message'],
    [instant.mayBeMachine, 'the mail may be a machine’s'],
    [!isProven(proof), 'nothing proves who wrote'],
    [!instant.isKnownSender, 'no person has answered this sender before'],
    [instant.hadAutomaticMail, 'the sender had an automatic mail within a day'],
    [inquiry.identifiers.length > 0, 'a patient’s identifier may stand in it'],
    [content.asks.length === 0, 'no question was read from it'],
    [content.asks.some(({ settledBy }) => settledBy !== 'rows'), 'rows of files do not settle every question'],
    [draft.disposition !== 'answered' || draft.gaps.length > 0, 'something is not in the data'],
    [content.questions.length > 0, 'something has to be asked back'],
    [content.assumptions.some(({ kind }) => kind === 'payer'), 'the payer is not named'],
    [!rowsAreCurrent(instant), 'a file it rests on does not speak for the date'],
    [instant.checks.some(({ outcome }) => outcome !== 'ok'), 'a check of the answer warns'],
  ]
  return obstacles.flatMap(([stands, why]) => (stands ? [why] : []))
}

/** True where every row cited is of a live edition that speaks for the date of the answer, or of one without dates. */
function rowsAreCurrent({ draft, editions }: InstantCase): boolean {
  return draft.content.sources.every((source) => {
    const edition = editions.find((each) => each.source === source.source && each.label === source.edition)
    return edition !== undefined && spanContains(edition.effective, draft.content.asOf)
  })
}

/** True where the answer to that case is one of those a person looks at afterwards: `share` of a hundred. */
export const isDrawnForCheck = (caseId: number, share: number): boolean =>
  // Spread evenly and always the same for a case, so that nobody can draw again.
  ((caseId * 2_654_435_761) % 4_294_967_296) / 4_294_967_296 < share / 100

export type InstantPorts = RenderPorts & {
  /** Null where the case moved on, or its draft is no longer the desk's own. */
  load(caseId: number): Promise<(InstantCase & { seen: SeenOnPage; draftId: number; stored: EditedDraft }) | null>
  buildMime(mail: OutgoingMail): Promise<Buffer>
  /** Holds the reply as approved by the policy. */
  approve(
    seen: SeenOnPage,
    draftId: number,
    reply: FrozenReply,
    answerSha256: Buffer,
    drawn: boolean,
  ): Promise<{ replyId: number }>
  enqueueSend(replyId: number, delaySeconds: number): Promise<void>
  now(): Date
  secret: string
  holdSeconds: number
  checkShare: number
}

/** What became of a draft that could leave at once: it is held and will, or a person has to look at it, and why. */
export type Instant = { outcome: 'held'; replyId: number } | { outcome: 'waits'; why: string[] }

/** Approves the desk's own draft of a case by policy, where nothing speaks against it. */
export async function answerInstantly(caseId: number, ports: InstantPorts): Promise<Instant> {
  const instant = await ports.load(caseId)
  if (instant === null) return { outcome: 'waits', why: ['the case moved on'] }
  const why = findObstacles(instant)
  if (why.length > 0) return { outcome: 'waits', why }
  const { seen, stored, draftId } = instant
  const signer: Reviewer & { automatic: true } = { id: 0, name: ports.desk.name, credential: null, automatic: true }
  const answer = await renderAnswer(seen, stored, signer, ports)
  const desk = deskOf(answer.message, ports)
  const messageId = signMessageId(caseId, desk.address.slice(desk.address.lastIndexOf('@') + 1), ports.secret)
  const raw = await ports.buildMime({
    messageId,
    from: { address: desk.address, name: desk.name },
    to: answer.to,
    subject: answer.view.subject,
    inReplyTo: answer.message.messageId,
    references: referencesOf(answer.message),
    text: answer.text,
    html: answer.html,
    date: ports.now(),
    headers: INSTANT_HEADERS,
  })
  const { text, html, to, bound } = answer
  const { holdSeconds } = ports
  const reply = { messageId, envelopeFrom: desk.address, envelopeTo: to.address, raw, text, html, holdSeconds }
  const drawn = isDrawnForCheck(caseId, ports.checkShare)
  const { replyId } = await ports.approve(seen, draftId, reply, Buffer.from(bound, 'hex'), drawn)
  await ports.enqueueSend(replyId, holdSeconds).catch(() => undefined)
  return { outcome: 'held', replyId }
}
