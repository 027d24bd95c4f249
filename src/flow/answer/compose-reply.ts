import type { Draft } from '../../domain/draft.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { quoteLines, type ReplyView, replySubject } from '../../drafting/reply-view.ts'
import { splitVisibleText } from '../../reading/new-text/visible-text.ts'
import { holdsMask, maskOccurrences } from '../../reading/patients/identifiers.ts'
import { MAX_READ_CHARACTERS } from '../../reading/text/written-text.ts'

/** The message a reply answers, as far as the reply shows it. */
export type AnsweredMessage = { subject: string; text: string; from: string; on: IsoDate }

/**
 * What the reply templates show of a draft: the mail, its preview and an unreviewed answer are all made from this. The
 * question is quoted only where no patient's identifier was found in it: a reader that found one may have missed another,
 * and nothing of a patient may leave. Where the message was not read at all, nothing of it is repeated, its subject
 * included.
 */
export function composeReply(
  draft: Draft,
  message: AnsweredMessage,
  inquiry: Pick<Inquiry, 'identifiers'> | null,
  about: Pick<ReplyView, 'caseNumber' | 'signature' | 'automatic'>,
): ReplyView {
  return {
    ...draft.content,
    subject: composeSubject(message.subject, inquiry),
    ...about,
    quoted: composeQuote(message, inquiry),
  }
}

/** The subject of a mail in the thread of that message; of one nobody read, none of it. */
export function composeSubject(subject: string, inquiry: Pick<Inquiry, 'identifiers'> | null): string {
  return replySubject(inquiry === null ? '' : maskOccurrences(subject, inquiry.identifiers))
}

/** The question for quoting, or null where it may tell who a patient is. */
export function composeQuote(
  { text, subject, from, on }: AnsweredMessage,
  inquiry: Pick<Inquiry, 'identifiers'> | null,
): ReplyView['quoted'] {
  if (inquiry === null || inquiry.identifiers.length > 0 || holdsMask(text)) return null
  const { visible } = splitVisibleText(text.slice(0, MAX_READ_CHARACTERS), subject)
  return { on, from, lines: quoteLines(visible) }
}
