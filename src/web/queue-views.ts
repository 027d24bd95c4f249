import { CASE_STATES, type CaseState } from '../domain/case-state.ts'

/** One view of the queue: a filter, not a folder. A case is in every view its state belongs to. */
export type QueueView = {
  key: string
  title: string
  states: readonly CaseState[]
  /** What is worked off begins with the oldest; what is looked up begins with the newest. */
  newestFirst: boolean
  /** Shown where the view is empty. */
  empty: string
}

export const QUEUE_VIEWS: readonly QueueView[] = [
  {
    key: 'open',
    title: 'Open',
    states: ['needs_review', 'received', 'drafting'],
    newestFirst: false,
    empty: 'Nothing is open. Every question has been seen to.',
  },
  { key: 'held', title: 'Held', states: ['held', 'sending'], newestFirst: false, empty: 'No answer is held.' },
  {
    key: 'awaiting',
    title: 'Awaiting reply',
    states: ['awaiting_requester'],
    newestFirst: false,
    empty: 'No requester was asked for more information.',
  },
  {
    key: 'attention',
    title: 'Attention',
    states: ['send_failed', 'send_uncertain'],
    newestFirst: false,
    empty: 'Nothing needs attention: every approved answer left, or is held.',
  },
  {
    key: 'quarantine',
    title: 'Quarantine',
    states: ['quarantine'],
    newestFirst: false,
    empty: 'No mail is in quarantine.',
  },
  { key: 'sent', title: 'Sent', states: ['sent'], newestFirst: true, empty: 'No answer has been sent yet.' },
  { key: 'rejected', title: 'Rejected', states: ['rejected'], newestFirst: true, empty: 'No question was rejected.' },
  {
    key: 'all',
    title: 'All',
    states: CASE_STATES,
    newestFirst: true,
    empty: 'No mail has come yet.',
  },
]

/** Mail that no person wrote has no case, and so a view of its own. */
export const MACHINE_MAIL = { key: 'machine', title: 'Machine mail' } as const

const [OPEN] = QUEUE_VIEWS as [QueueView, ...QueueView[]]

/** The view of that key, or the one a visitor begins with. */
export function findView(key: string): QueueView {
  return QUEUE_VIEWS.find((view) => view.key === key) ?? OPEN
}
