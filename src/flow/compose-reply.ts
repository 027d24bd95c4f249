import type { Draft } from '../domain/draft.ts'
import type { Identifier } from '../domain/inquiry.ts'
import { quoteLines, type ReplyView, replySubject } from '../drafting/reply-view.ts'
import { maskOccurrences } from '../reading/identifiers.ts'
import { splitVisibleText } from '../reading/visible-text.ts'

/** The message a reply answers, as far as the reply shows it. */
export type AnsweredMessage = { subject: string; text: string; from: string; on: Date }

/**
 * What the reply templates show of a draft. The mail, its preview and an unreviewed answer are all made from this. Patients'
 * identifiers are masked wherever the message is repeated, its subject included.
 */
export function composeReply(
  draft: Draft,
  message: AnsweredMessage,
  identifiers: readonly Identifier[],
  about: Pick<ReplyView, 'caseNumber' | 'signature'>,
): ReplyView {
  const mask = (text: string): string => maskOccurrences(text, identifiers)
  return {
    ...draft.content,
    subject: replySubject(mask(message.subject)),
    ...about,
    quoted: {
      on: message.on.toISOString().slice(0, 10),
      from: message.from,
      lines: quoteLines(mask(splitVisibleText(message.text, message.subject).visible)),
    },
  }
}
