import { SORTS, type Sort, USUAL_SORT, VIEW_KEYS, type ViewKey } from '../../store/cases/case-list.ts'

/** One view of the queue: a filter, not a folder. */
export type QueueView = {
  key: ViewKey
  title: string
  /** In which orders it can be shown. */
  sorts: readonly Sort[]
  /** Answers are owed here: due times, arrivals and taking the next make sense. */
  open: boolean
  /** Shown where the view is empty. */
  empty: string
}

const BY_DUE = ['due', 'newest', 'oldest'] as const
const OLDEST_FIRST = ['oldest', 'newest'] as const
const NEWEST_FIRST = ['newest', 'oldest'] as const

const VIEWS: Readonly<Record<ViewKey, Omit<QueueView, 'key'>>> = {
  mine: { title: 'Mine', sorts: BY_DUE, open: true, empty: 'Nothing is yours.' },
  unassigned: { title: 'Unassigned', sorts: BY_DUE, open: true, empty: 'Nothing unassigned.' },
  open: { title: 'All open', sorts: BY_DUE, open: true, empty: 'Nothing is open. Every question has been seen to.' },
  awaiting: {
    title: 'Awaiting reply',
    sorts: OLDEST_FIRST,
    open: false,
    empty: 'No requester was asked for more information.',
  },
  held: { title: 'Held', sorts: OLDEST_FIRST, open: false, empty: 'No answer is held.' },
  snoozed: { title: 'Snoozed', sorts: OLDEST_FIRST, open: false, empty: 'Nothing is snoozed.' },
  attention: {
    title: 'Attention',
    sorts: OLDEST_FIRST,
    open: false,
    empty: 'Nothing needs attention: every approved answer left, or is held.',
  },
  sent: { title: 'Sent', sorts: NEWEST_FIRST, open: false, empty: 'No answer has been sent yet.' },
  rejected: { title: 'Rejected', sorts: NEWEST_FIRST, open: false, empty: 'No question was rejected.' },
  quarantine: { title: 'Quarantine', sorts: OLDEST_FIRST, open: false, empty: 'No mail is in quarantine.' },
  all: { title: 'All', sorts: NEWEST_FIRST, open: false, empty: 'No mail has come yet.' },
}

export const QUEUE_VIEWS: readonly QueueView[] = VIEW_KEYS.map((key) => ({ key, ...VIEWS[key] }))

/** Mail that no person wrote has no case, and so a view of its own. */
export const MACHINE_MAIL = { key: 'machine', title: 'Machine mail' } as const

/** The view of that key, or the one a visitor begins with: nothing that is owed hides from it. */
export function findView(key: string): QueueView {
  const wanted: ViewKey = (VIEW_KEYS as readonly string[]).includes(key) ? (key as ViewKey) : 'open'
  return { key: wanted, ...VIEWS[wanted] }
}

/** The order of that name, where the view has it, or its usual one. */
export function findSort(view: Pick<QueueView, 'key' | 'sorts'>, name: string): Sort {
  const sort = SORTS.find((each) => each === name)
  return sort !== undefined && view.sorts.includes(sort) ? sort : USUAL_SORT[view.key]
}
