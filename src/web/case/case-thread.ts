import type { Inquiry } from '../../domain/inquiry.ts'
import { LEFT_UNREAD } from '../../domain/kind-reason.ts'
import { shelfOf } from '../../flow/answer/fact-shelf.ts'
import { highlightMessage, type MessagePart } from '../../flow/intake/highlight-message.ts'
import { maskFileName, maskKnown } from '../../flow/intake/mask-subject.ts'
import { describeSender, type SenderWord } from '../../flow/intake/sender-words.ts'
import { IDENTIFIER_WORDS } from '../../flow/review/identifier-words.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import type { Attachment } from '../../store/mailboxes/attachments.ts'
import type { MessageRow } from '../../store/mailboxes/find-messages.ts'
import type { ReplyRow } from '../../store/replies/replies.ts'
import { MAIL_KIND_WORDS, REPLY_KIND_WORDS, STANDING_WORDS } from '../words/case-words.ts'
import type { CaseFile } from './case-file.ts'

/** One stretch of a message for the template: what is not its own is null. */
export type PartView = {
  text: string
  code: { standing: string; words: string; fact: number | null; mark: number } | null
  date: { iso: string; words: string } | null
  /** What may tell who a patient is; its text is in the page only where somebody asked for it. */
  identifier: { what: string; text: string | null } | null
  folded: { what: string; lines: number; parts: PartView[] } | null
}

export type ThreadEntry = {
  message: MessageView | null
  answer: { words: string; at: Instant; to: string; text: string; smtpResponse: string | null } | null
}

type MessageView = {
  id: number
  /** Number in the thread, from 1. */
  position: number
  open: boolean
  from: string
  address: string
  /** Typed on the web. */
  byWeb: boolean
  /** Where answers are asked to go instead; null where it is the sender's address. */
  replyTo: string | null
  /** Who wrote it, as far as that is known. */
  sender: SenderWord[]
  writtenAt: Instant
  kind: string | null
  kindReason: string | null
  /** An instruction aimed at software that stands beside the question and was left unread, with its words; null where none does. */
  leftUnread: string | null
  identifiers: number
  /** Masked text is shown: this operator asked for it a moment ago. */
  revealed: boolean
  attachments: { name: string; type: string; size: string }[]
  /** The newest message is marked, because the answer is to it. */
  newest: boolean
  subject: PartView[]
  body: PartView[]
  /** The text is longer than what is shown here. */
  cut: boolean
  empty: boolean
  /** Its text was deleted by policy. */
  forgotten: boolean
}

/** A text beyond this is cut on the case page; the whole of it has a page of its own. */
const CHARACTERS_SHOWN = 40_000

/** Messages that are open when the page is shown: the one to answer, and the one before. */
const MESSAGES_OPEN = 2

/** What of the messages is shown beside their text. */
export type ThreadOptions = {
  /** Ids of messages whose masked text this operator asked for a moment ago. */
  revealed: ReadonlySet<number>
  attachments: ReadonlyMap<number, readonly Attachment[]>
  /** Domains to which answers were sent, to be told from those that only look like them. */
  knownDomains: readonly string[]
}

/** Where codes are marked in the thread: the numbers of the marks, by canonical code. */
export type CodeMarks = Map<string, number[]>

/** What was written in this case from both sides, oldest first, and where its codes stand. */
export function composeThread(file: CaseFile, options: ThreadOptions): { thread: ThreadEntry[]; marks: CodeMarks } {
  const marks: CodeMarks = new Map()
  const messages = file.messages.map((message, index) => ({
    at: message.receivedAt,
    entry: { message: composeMessage(file, message, index, options, marks), answer: null },
  }))
  const answers = file.replies
    .filter((reply) => reply.state === 'sent')
    .map((reply) => ({ at: reply.stateSince, entry: { message: null, answer: composeAnswer(reply) } }))
  const thread = [...messages, ...answers].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ entry }) => entry)
  return { thread, marks }
}

function composeAnswer({ kind, stateSince, envelopeTo, text, smtpResponse }: ReplyRow): ThreadEntry['answer'] {
  return { words: REPLY_KIND_WORDS[kind], at: instantOf(stateSince), to: envelopeTo, text, smtpResponse }
}

function composeMessage(
  file: CaseFile,
  message: MessageRow,
  index: number,
  options: ThreadOptions,
  marks: CodeMarks,
): MessageView {
  const inquiry = file.inquiries.get(message.id) ?? null
  const cut = message.text.length > CHARACTERS_SHOWN
  const text = cut ? message.text.slice(0, CHARACTERS_SHOWN) : message.text
  const concluded = file.draft === null ? null : { ...file.draft, facts: shelfOf(file.draft).rows }
  const { subject, body, identifiers } = highlightMessage({ subject: message.subject, text }, inquiry, concluded)
  const revealed = options.revealed.has(message.id)
  const view = (part: MessagePart): PartView => viewPart(part, revealed, marks)
  const { replyToAddress, fromAddress } = message
  return {
    id: message.id,
    position: index + 1,
    open: index >= file.messages.length - MESSAGES_OPEN,
    from: message.fromName ?? message.fromAddress ?? 'no sender',
    address: message.fromAddress ?? '',
    byWeb: message.cameByWeb,
    replyTo: replyToAddress?.toLowerCase() === fromAddress?.toLowerCase() ? null : replyToAddress,
    sender: describeSender(message, options.knownDomains),
    writtenAt: instantOf(message.sentAt ?? message.receivedAt),
    kind: message.kind === 'question' ? null : MAIL_KIND_WORDS[message.kind],
    kindReason: message.kind === 'question' ? null : message.kindReason,
    leftUnread: findLeftUnread(message, inquiry),
    identifiers,
    revealed,
    attachments: (options.attachments.get(message.id) ?? []).map((each) => viewAttachment(each, inquiry)),
    newest: message.id === file.row.lastMessageId,
    subject: subject.map(view),
    body: body.map(view),
    cut,
    empty: message.text.trim() === '',
    forgotten: message.forgottenAt !== null,
  }
}

/** The words quoted as evidence are the mail's: what may tell who a patient is is masked in them too. */
function findLeftUnread({ kind, kindReason }: MessageRow, inquiry: Inquiry | null): string | null {
  if (kind !== 'question' || !kindReason?.startsWith(LEFT_UNREAD)) return null
  return maskKnown(kindReason.slice(LEFT_UNREAD.length), inquiry?.identifiers ?? [])
}

/** The name of a file may name a patient: what was found in the mail is masked in it too. */
function viewAttachment({ filename, contentType, bytes }: Attachment, inquiry: Inquiry | null) {
  const name = filename === null ? 'no name' : maskFileName(filename, inquiry)
  return { name, type: contentType, size: bytes < 1000 ? `${bytes} bytes` : `${Math.ceil(bytes / 1000)} KB` }
}

function viewPart(part: MessagePart, revealed: boolean, marks: CodeMarks): PartView {
  const view: PartView = { text: '', code: null, date: null, identifier: null, folded: null }
  switch (part.kind) {
    case 'text':
      return { ...view, text: part.text }
    case 'code':
      return {
        ...view,
        text: part.text,
        code: { standing: part.standing, words: standingWords(part), fact: part.fact, mark: addMark(marks, part.code) },
      }
    case 'date':
      return {
        ...view,
        text: part.text,
        date: { iso: part.date, words: part.service ? `date of service ${part.date}` : `date ${part.date}` },
      }
    case 'identifier':
      return { ...view, identifier: { what: IDENTIFIER_WORDS[part.what], text: revealed ? part.text : null } }
    case 'folded':
      return {
        ...view,
        folded: {
          what: FOLDED_WORDS[part.what],
          lines: part.lines,
          parts: part.parts.map((each) => viewPart(each, revealed, marks)),
        },
      }
  }
}

function standingWords({ standing, replacedBy }: Extract<MessagePart, { kind: 'code' }>): string {
  if (standing !== 'deleted' || replacedBy.length === 0) return STANDING_WORDS[standing]
  return `replaced by ${replacedBy.join(' or ')}`
}

/** The number of a new mark; marks are numbered through the whole thread. */
function addMark(marks: CodeMarks, code: string): number {
  const number = [...marks.values()].reduce((sum, numbers) => sum + numbers.length, 0) + 1
  marks.set(code, [...(marks.get(code) ?? []), number])
  return number
}

const FOLDED_WORDS = {
  quote: 'quoted text',
  signature: 'signature',
  disclaimer: 'disclaimer',
  forwarded: 'header of a forwarded mail',
} as const
