import type { CaseEvent } from './case-state.ts'

/** What leaves the desk: an answer, a question back, a reminder of it, or a friendly no. */
export const REPLY_KINDS = ['answer', 'ask', 'reminder', 'decline'] as const

export type ReplyKind = (typeof REPLY_KINDS)[number]

/** What has happened to a case when a mail of that kind was accepted by the mail server. */
export const SENT_EVENT = {
  answer: 'send_done',
  ask: 'question_sent',
  reminder: 'question_sent',
  decline: 'decline_sent',
} as const satisfies Record<ReplyKind, CaseEvent>

/** What happens to a case when a mail of that kind is held. */
export const HELD_EVENT = {
  answer: 'approved',
  ask: 'asked',
  reminder: 'reminded',
  decline: 'declined',
} as const satisfies Record<ReplyKind, CaseEvent>
