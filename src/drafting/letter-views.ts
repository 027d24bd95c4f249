import type { ReplyView } from './reply-view.ts'

/** What every mail of the desk shows beside its own words. */
export type LetterView = Pick<ReplyView, 'subject' | 'caseNumber' | 'signature' | 'greetingName' | 'quoted'>

/** The automatic acknowledgement: `templates/reply/acknowledgement.*`. Nothing in it was chosen by the sender but the subject. */
export type AcknowledgementView = LetterView & {
  /** When most answers leave, such as `4 working hours`. */
  answerWithin: string
}

/** The notice that a message seemed to hold patients' identifiers: `templates/reply/identifiers-notice.*`. It quotes nothing. */
export type IdentifiersNoticeView = LetterView & {
  /** Who can see the message, such as `the lead coder`. */
  seenBy: string
}
