import { IDENTIFIER_WORDS } from '../flow/answer-checks.ts'
import { highlightMessage, type MessagePart } from '../flow/highlight-message.ts'
import type { MessageRow } from '../store/messages.ts'
import type { ReplyRow } from '../store/replies.ts'
import type { CaseFile } from './case-file.ts'
import { MAIL_KIND_WORDS, STANDING_WORDS } from './case-words.ts'
import { type Instant, instantOf } from './time-in-words.ts'

/** One stretch of a message for the template: what is not its own is null. */
export type PartView = {
  text: string
  code: { standing: string; words: string; fact: number | null } | null
  date: { iso: string; words: string } | null
  identifier: string | null
  folded: { what: string; lines: number; parts: PartView[] } | null
}

export type ThreadEntry = {
  message: MessageView | null
  answer: { at: Instant; to: string; text: string; smtpResponse: string | null } | null
}

type MessageView = {
  id: number
  /** Number in the thread, from 1. */
  position: number
  open: boolean
  from: string
  address: string
  /** Where answers are asked to go instead; null where it is the sender's address. */
  replyTo: string | null
  writtenAt: Instant
  kind: string | null
  kindReason: string | null
  identifiers: number
  /** The newest message is marked, because the answer is to it. */
  newest: boolean
  subject: PartView[]
  body: PartView[]
  /** The text is longer than what is shown here. */
  cut: boolean
  empty: boolean
}

/** A text beyond this is cut on the case page; the whole of it has a page of its own. */
const CHARACTERS_SHOWN = 40_000

/** Messages that are open when the page is shown: the one to answer, and the one before. */
const MESSAGES_OPEN = 2

/** What was written in this case from both sides, oldest first. */
export function composeThread(file: CaseFile): ThreadEntry[] {
  const messages = file.messages.map((message, index) => ({
    at: message.receivedAt,
    entry: { message: composeMessage(file, message, index), answer: null },
  }))
  const answers = file.replies
    .filter((reply) => reply.state === 'sent')
    .map((reply) => ({ at: reply.stateSince, entry: { message: null, answer: composeAnswer(reply) } }))
  return [...messages, ...answers].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ entry }) => entry)
}

function composeAnswer({ stateSince, envelopeTo, text, smtpResponse }: ReplyRow): ThreadEntry['answer'] {
  return { at: instantOf(stateSince), to: envelopeTo, text, smtpResponse }
}

function composeMessage(file: CaseFile, message: MessageRow, index: number): MessageView {
  const inquiry = file.inquiries.get(message.id) ?? null
  const cut = message.text.length > CHARACTERS_SHOWN
  const text = cut ? message.text.slice(0, CHARACTERS_SHOWN) : message.text
  const { subject, body, identifiers } = highlightMessage({ subject: message.subject, text }, inquiry, file.draft)
  const { replyToAddress, fromAddress } = message
  return {
    id: message.id,
    position: index + 1,
    open: index >= file.messages.length - MESSAGES_OPEN,
    from: message.fromName ?? message.fromAddress ?? 'no sender',
    address: message.fromAddress ?? '',
    replyTo: replyToAddress?.toLowerCase() === fromAddress?.toLowerCase() ? null : replyToAddress,
    writtenAt: instantOf(message.sentAt ?? message.receivedAt),
    kind: message.kind === 'question' ? null : MAIL_KIND_WORDS[message.kind],
    kindReason: message.kind === 'question' ? null : message.kindReason,
    identifiers,
    newest: message.id === file.row.lastMessageId,
    subject: subject.map(viewPart),
    body: body.map(viewPart),
    cut,
    empty: message.text.trim() === '',
  }
}

function viewPart(part: MessagePart): PartView {
  const view: PartView = { text: '', code: null, date: null, identifier: null, folded: null }
  switch (part.kind) {
    case 'text':
      return { ...view, text: part.text }
    case 'code':
      return {
        ...view,
        text: part.text,
        code: { standing: part.standing, words: STANDING_WORDS[part.standing], fact: part.fact },
      }
    case 'date':
      return {
        ...view,
        text: part.text,
        date: { iso: part.date, words: part.service ? `date of service ${part.date}` : `date ${part.date}` },
      }
    case 'identifier':
      return { ...view, text: part.text, identifier: IDENTIFIER_WORDS[part.what] }
    case 'folded':
      return { ...view, folded: { what: FOLDED_WORDS[part.what], lines: part.lines, parts: part.parts.map(viewPart) } }
  }
}

const FOLDED_WORDS = {
  quote: 'quoted text',
  signature: 'signature',
  disclaimer: 'disclaimer',
  forwarded: 'header of a forwarded mail',
} as const
