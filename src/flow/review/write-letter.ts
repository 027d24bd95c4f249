import { AppError } from '../../domain/app-error.ts'
import { caseNumber } from '../../domain/case-number.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { FrozenReply, OutgoingMail } from '../../domain/mail.ts'
import type { ReplyKind } from '../../domain/reply-kind.ts'
import type { ReplyView } from '../../drafting/reply-view.ts'
import { findIdentifiers, maskOccurrences } from '../../reading/patients/identifiers.ts'
import { composeQuote, composeSubject } from '../answer/compose-reply.ts'
import { chooseAddresses, type PlusAddresses } from '../plus-address.ts'
import { signMessageId } from '../thread-key.ts'
import { ANSWER_HEADERS, deskOf, type ReviewedMessage, type Reviewer, referencesOf, signedName } from './review.ts'

/** What the templates of a letter show; every key is always there. */
export type LetterView = Pick<ReplyView, 'subject' | 'caseNumber' | 'signature' | 'quoted' | 'greetingName'> & {
  text: string
}

/** A mail to the requester that is no answer. */
export type LetterKind = Exclude<ReplyKind, 'answer'>

export type LetterPorts = {
  findMessage(messageId: number): Promise<ReviewedMessage | null>
  findInquiry(messageId: number): Promise<Inquiry | null>
  /** How the desk's own draft greets, or null. */
  findGreetingName(caseId: number): Promise<string | null>
  hold(
    letter: { caseId: number; kind: LetterKind; messageId: number; operatorId: number; reason: string | null },
    reply: FrozenReply,
  ): Promise<{ replyId: number; sendAfter: Date | null }>
  renderLetter(view: LetterView): { text: string; html: string }
  buildMime(mail: OutgoingMail): Promise<Buffer>
  enqueueSend(replyId: number, delaySeconds: number): Promise<void>
  now(): Date
  desk: { address: string; name: string }
  plus?: PlusAddresses
  secret: string
  undoSeconds: number
}

/** Beyond this a letter is no question any more. */
export const LETTER_CHARACTERS = 5_000

/**
 * Holds a letter to the requester like an answer, in the thread of the message, and returns when it leaves.
 * @throws AppError `invalid` where it says nothing, too much, or tells who a patient is; `conflict` as the case has it
 */
export async function writeLetter(
  letter: { caseId: number; kind: LetterKind; messageId: number; reason: string | null; text: string },
  writer: Reviewer,
  ports: LetterPorts,
): Promise<{ replyId: number; sendAfter: Date | null }> {
  const { caseId, kind, messageId, reason } = letter
  const message = await ports.findMessage(messageId)
  if (message === null || message.fromAddress === null) {
    throw new AppError('invalid', 'The message names no sender, so nobody can be asked. Reject it instead.')
  }
  const inquiry = await ports.findInquiry(messageId)
  const text = requireFit(letter.text.trim(), inquiry)
  const view: LetterView = {
    greetingName: await ports.findGreetingName(caseId),
    text,
    subject: composeSubject(message.subject, inquiry),
    caseNumber: caseNumber(caseId),
    signature: { name: writer.name, credential: writer.credential, desk: deskOf(message, ports).name },
    quoted: composeQuote(
      {
        subject: message.subject,
        text: message.text,
        from: message.fromName ?? message.fromAddress,
        on: message.writtenOn ?? message.receivedAt.toISOString().slice(0, 10),
      },
      inquiry,
    ),
  }
  const reply = await freeze(caseId, kind, view, { ...message, fromAddress: message.fromAddress }, writer, ports)
  const held = await ports.hold({ caseId, kind, messageId, operatorId: writer.id, reason }, reply)
  await ports.enqueueSend(held.replyId, ports.undoSeconds).catch(() => undefined)
  return held
}

function requireFit(text: string, inquiry: Inquiry | null): string {
  if (text === '') throw new AppError('invalid', 'The mail is empty: write what the requester is to read.')
  if (text.length > LETTER_CHARACTERS) {
    throw new AppError('invalid', `The mail has ${text.length} characters; at most ${LETTER_CHARACTERS} are sent.`)
  }
  if (holdsIdentifier(text, inquiry)) {
    throw new AppError(
      'invalid',
      'The mail holds something that may tell who a patient is. Take it out; codes and dates of service are enough.',
    )
  }
  return text
}

/** True where a text of ours repeats an identifier of the mail, or holds one of a kind that can be told without the mail. */
export function holdsIdentifier(text: string, inquiry: Pick<Inquiry, 'identifiers'> | null): boolean {
  const known = inquiry?.identifiers ?? []
  if (maskOccurrences(text, known) !== text) return true
  return findIdentifiers(text, [], []).some(
    ({ kind }) => kind === 'ssn' || kind === 'mbi' || kind === 'dob' || kind === 'mrn',
  )
}

async function freeze(
  caseId: number,
  kind: LetterKind,
  view: LetterView,
  message: ReviewedMessage & { fromAddress: string },
  writer: Reviewer,
  ports: LetterPorts,
): Promise<FrozenReply> {
  const { text, html } = ports.renderLetter(view)
  const { address, name } = deskOf(message, ports)
  const messageId = signMessageId(caseId, address.slice(address.lastIndexOf('@') + 1), ports.secret)
  const { envelopeFrom, replyTo } = chooseAddresses(caseId, messageId, ports)
  const raw = await ports.buildMime({
    messageId,
    from: { address, name: signedName(writer, name) },
    to: { address: message.fromAddress, name: message.fromName },
    replyTo,
    subject: view.subject,
    inReplyTo: message.messageId,
    references: referencesOf(message),
    text,
    html,
    date: ports.now(),
    // Nobody looked at a reminder before it left (RFC 3834 §5).
    headers: kind === 'reminder' ? { ...ANSWER_HEADERS, 'Auto-Submitted': 'auto-generated' } : ANSWER_HEADERS,
  })
  return {
    messageId,
    envelopeFrom,
    envelopeTo: message.fromAddress,
    raw,
    text,
    html,
    holdSeconds: ports.undoSeconds,
  }
}
