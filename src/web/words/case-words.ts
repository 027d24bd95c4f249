import type { CaseEvent, CaseState } from '../../domain/case-state.ts'
import type { Disposition } from '../../domain/draft.ts'
import type { MailKind } from '../../domain/inquiry.ts'
import type { ReplyKind } from '../../domain/reply-kind.ts'
import type { ReplyState } from '../../domain/reply-state.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { CodeStanding } from '../../flow/intake/highlight-message.ts'

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
  deleted: 'deleted',
  not_valid: 'not valid on the date',
  no_licence: 'no licence for its words',
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

/** What left the desk, in the thread of a case. */
export const REPLY_KIND_WORDS: Readonly<Record<ReplyKind, string>> = {
  answer: 'Our answer',
  ask: 'Our question',
  reminder: 'Our reminder',
  decline: 'Our notice that it is closed',
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
  declined: 'Declined, with a mail that says so',
  rejected: 'Rejected',
  reopened: 'Reopened',
  send_started: 'Handing over to the mail server began',
  send_postponed: 'The mail server could not take it yet; it is tried again',
  send_done: 'Sent',
  question_sent: 'Question sent',
  decline_sent: 'Closed; the requester was told',
  send_refused: 'Refused by the mail server',
  send_unknown: 'The mail server did not answer: it may or may not have been sent',
  bounced: 'Came back: it was not delivered',
  resend: 'To be sent again',
  requester_wrote: 'The requester wrote again',
  reminded: 'Reminder of our question',
  expired: 'Closed: no reply to our question came',
  read_again: 'To be read again',
  merged: 'Merged into another case',
  unmerged: 'Taken out of the case it was merged into',
}

/** What happens beside the states. */
const OVERLAY_WORDS: Readonly<Record<string, string>> = {
  received: 'Received',
  claimed: 'Taken',
  claim_stolen: 'Taken over from a colleague',
  claim_released: 'Given back',
  assigned: 'Assigned',
  unassigned: 'Assigned to nobody',
  snoozed: 'Snoozed',
  woken: 'Snooze ended',
  case_joined: 'Another case was merged into this one',
  case_left: 'A merged case was taken out again',
  message_split: 'A message became a case of its own',
  split_off: 'Made of a message of another case',
  correction_begun: 'Correction begun',
  snippet_inserted: 'Snippet inserted',
  assumed: 'Assumption changed',
  redrafted: 'Drafted again with other assumptions',
  noted: 'Note written',
  fact_added: 'Fact looked up and added',
  answer_inserted: 'Words of an earlier answer taken in',
  first_approved: 'Approved by the first of two',
  first_approval_withdrawn: 'First approval taken back',
  reply_kept_back: 'Kept back until released',
  reply_released: 'Released to leave now',
  reply_scheduled: 'Time of leaving chosen',
  original_opened: 'Original looked at',
  identifiers_shown: 'Masked identifiers looked at',
  report_received: 'A delivery report came',
  acknowledged: 'Its receipt was acknowledged, automatically',
  allowance_beyond: 'Beyond the allowance of its sender',
  allowance_granted: 'Within the allowance of its sender again',
  conflicted: 'Approval refused: the case had changed',
  forgotten: 'Mail and names deleted by policy',
  restored: 'The desk was restored from a backup',
  restore_settled: 'It was found out what had left before the restore',
  instant_checked: 'An answer that left by policy was looked at',
}

/** A line of the history, whether a transition or something beside the states. */
export function wordsOfEvent(kind: string): string {
  return (EVENT_WORDS as Readonly<Record<string, string>>)[kind] ?? OVERLAY_WORDS[kind] ?? kind.replaceAll('_', ' ')
}
