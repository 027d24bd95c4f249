/** Every state a case can be in. Snoozed and claimed are overlays, not states. */
export const CASE_STATES = [
  'received',
  'drafting',
  'needs_review',
  'awaiting_requester',
  'held',
  'sending',
  'sent',
  'send_failed',
  'send_uncertain',
  'quarantine',
  'rejected',
  'merged',
] as const

export type CaseState = (typeof CASE_STATES)[number]

/** What may happen to a case. */
export type CaseEvent =
  | 'draft_started'
  | 'draft_ready'
  | 'quarantined'
  | 'released'
  | 'approved'
  | 'undone'
  | 'asked'
  | 'declined'
  | 'rejected'
  | 'reopened'
  | 'send_started'
  | 'send_postponed'
  | 'send_done'
  | 'question_sent'
  | 'decline_sent'
  | 'send_refused'
  | 'send_unknown'
  | 'bounced'
  | 'resend'
  | 'requester_wrote'
  | 'reminded'
  | 'expired'
  | 'read_again'
  | 'merged'
  | 'unmerged'

type Transitions = { readonly [state in CaseState]: { readonly [event in CaseEvent]?: CaseState } }

/**
 * The one table of transitions. What it does not list cannot happen.
 * A new mail of the requester returns every open case to review through `received`, so that it is read and drafted again;
 * while a reply is on the wire the mail waits and is read when the sending has ended.
 */
export const TRANSITIONS: Transitions = {
  received: {
    draft_started: 'drafting',
    quarantined: 'quarantine',
    requester_wrote: 'received',
    read_again: 'received',
    merged: 'merged',
  },
  drafting: {
    draft_started: 'drafting',
    draft_ready: 'needs_review',
    requester_wrote: 'received',
    read_again: 'received',
    merged: 'merged',
  },
  needs_review: {
    approved: 'held',
    asked: 'held',
    declined: 'held',
    rejected: 'rejected',
    merged: 'merged',
    requester_wrote: 'received',
    // A message was taken out of the case, so that the newest is another one.
    read_again: 'received',
  },
  awaiting_requester: {
    requester_wrote: 'received',
    reminded: 'held',
    expired: 'rejected',
    rejected: 'rejected',
    reopened: 'needs_review',
    merged: 'merged',
    bounced: 'send_failed',
  },
  held: { undone: 'needs_review', send_started: 'sending', requester_wrote: 'received' },
  sending: {
    send_done: 'sent',
    question_sent: 'awaiting_requester',
    decline_sent: 'rejected',
    send_postponed: 'held',
    send_refused: 'send_failed',
    send_unknown: 'send_uncertain',
  },
  // Its mail came back: a person has to look.
  sent: { requester_wrote: 'received', reopened: 'needs_review', bounced: 'send_failed' },
  send_failed: { resend: 'held', reopened: 'needs_review', requester_wrote: 'received' },
  send_uncertain: {
    send_done: 'sent',
    question_sent: 'awaiting_requester',
    decline_sent: 'rejected',
    resend: 'held',
    bounced: 'send_failed',
  },
  quarantine: { released: 'received', rejected: 'rejected', requester_wrote: 'quarantine' },
  // Reopened to its draft; released where it was rejected out of quarantine and has none.
  rejected: { reopened: 'needs_review', released: 'received', requester_wrote: 'received', bounced: 'send_failed' },
  // A new mail of the requester goes to the case it was merged into.
  merged: { unmerged: 'received' },
}

/** The state after `event`, or null where the table does not allow it. */
export function nextState(state: CaseState, event: CaseEvent): CaseState | null {
  return TRANSITIONS[state][event] ?? null
}

/** The states in which an answer is owed and a person can do something about it. */
export const OPEN_STATES: readonly CaseState[] = ['received', 'drafting', 'needs_review']
