import type { CaseEvent, CaseState } from '../domain/case-state.ts'
import type { Disposition } from '../domain/draft.ts'
import type { Verdict } from '../domain/finding.ts'
import type { MailKind } from '../domain/inquiry.ts'
import type { ReplyState } from '../domain/reply-state.ts'
import type { CodeStanding } from '../flow/highlight-message.ts'

export const STATE_WORDS: Readonly<Record<CaseState, string>> = {
  received: 'New',
  drafting: 'Being drafted',
  needs_review: 'Needs review',
  awaiting_requester: 'Awaiting reply',
  held: 'Approved, held',
  sending: 'Being sent',
  sent: 'Sent',
  send_failed: 'Refused by the mail server',
  send_uncertain: 'May or may not have been sent',
  quarantine: 'Quarantine',
  rejected: 'Rejected',
  merged: 'Merged',
}

/** How much of the answer the desk could write. */
export const DISPOSITION_WORDS: Readonly<Record<Disposition, string>> = {
  answered: 'Ready',
  partly: 'Partly',
  needs_person: 'By hand',
  not_a_question: 'Not a question',
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  not_allowed: 'Not allowed',
  allowed_with_modifier: 'Only with a modifier',
  allowed: 'Allowed',
  unknown: 'Cannot be said',
  informational: 'For information',
}

export const STANDING_WORDS: Readonly<Record<CodeStanding, string>> = {
  found: 'found',
  not_found: 'not found',
  not_valid: 'not valid on the date',
  no_fact: 'recognised, no fact',
}

export const REPLY_WORDS: Readonly<Record<ReplyState, string>> = {
  held: 'held',
  sending: 'being handed to the mail server',
  body_sent: 'handed to the mail server, which has not answered yet',
  sent: 'sent',
  send_failed: 'refused by the mail server',
  send_uncertain: 'may or may not have been sent',
  cancelled: 'taken back',
}

export const MAIL_KIND_WORDS: Readonly<Record<MailKind, string>> = {
  question: 'question',
  not_a_question: 'not a question',
  auto_reply: 'automatic reply',
  bounce: 'delivery report',
  list: 'mailing list',
  spam: 'spam',
}

const EVENT_WORDS: Readonly<Record<CaseEvent, string>> = {
  draft_started: 'The desk began to draft',
  draft_ready: 'Draft ready for review',
  quarantined: 'Put in quarantine',
  released: 'Released for drafting',
  approved: 'Approved',
  undone: 'Approval taken back',
  asked: 'Asked for more information',
  rejected: 'Rejected',
  reopened: 'Reopened',
  send_started: 'Handing over to the mail server began',
  send_postponed: 'The mail server could not take it yet; it is tried again',
  send_done: 'Sent',
  question_sent: 'Question sent',
  send_refused: 'Refused by the mail server',
  send_unknown: 'The mail server did not answer: it may or may not have been sent',
  resend: 'To be sent again',
  requester_wrote: 'The requester wrote again',
  merged: 'Merged into another case',
}

/** A line of the history. `received` is written when a case begins and is no transition. */
export function wordsOfEvent(kind: string): string {
  if (kind === 'received') return 'Received'
  return (EVENT_WORDS as Readonly<Record<string, string>>)[kind] ?? kind.replaceAll('_', ' ')
}
