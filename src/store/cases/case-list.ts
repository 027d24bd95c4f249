import type { CaseState } from '../../domain/case-state.ts'
import type { Identifier } from '../../domain/inquiry.ts'
import type { Queryable } from '../pool.ts'
import type { QueuePlace } from './arrangements.ts'
import { identifiersOfCase } from './case-identifiers.ts'

/** Views of the queue whose cases one index holds in order. */
export const VIEW_KEYS = [
  'mine',
  'unassigned',
  'open',
  'awaiting',
  'held',
  'snoozed',
  'attention',
  'sent',
  'rejected',
  'quarantine',
  'all',
] as const
export type ViewKey = (typeof VIEW_KEYS)[number]

export const SORTS = ['due', 'newest', 'oldest'] as const
export type Sort = (typeof SORTS)[number]

/** Constants of these statements, never values: an index that holds a view is found by its condition. */
const OPEN = `c.state in ('received', 'drafting', 'needs_review') and c.snooze is null`
const CONDITIONS: Readonly<Record<ViewKey, string>> = {
  mine: `${OPEN} and c.assignee_id = $1`,
  unassigned: `${OPEN} and c.assignee_id is null`,
  open: OPEN,
  awaiting: `c.state = 'awaiting_requester'`,
  held: `c.state in ('held', 'sending')`,
  snoozed: 'c.snooze is not null',
  attention: `c.state in ('send_failed', 'send_uncertain')`,
  sent: `c.state = 'sent'`,
  rejected: `c.state = 'rejected'`,
  quarantine: `c.state = 'quarantine'`,
  all: 'true',
}

const AGES: Readonly<Record<ViewKey, Age>> = {
  mine: 'id',
  unassigned: 'id',
  open: 'id',
  awaiting: 'state_since',
  held: 'state_since',
  snoozed: 'id',
  attention: 'state_since',
  sent: 'state_since',
  rejected: 'state_since',
  quarantine: 'state_since',
  all: 'id',
}

/** Counts go no further: an exact count of a long view would cost more than the page. */
export const COUNTED = 1000

/**
 * What makes a case old. Of the cases of one state it is when they came into it: the newest of all cases are open, and to
 * look among them for one that was sent would mean reading past every open one.
 */
type Age = 'id' | 'state_since'

/** A condition with the values it needs. The first is always the operator who looks. */
export type CaseFilter = { sql: string; values: readonly unknown[]; age: Age }

/** The cases of a view, as that operator sees it. */
export function filterOfView(view: ViewKey, operatorId: number): CaseFilter {
  // Named even where the view does not need it, so that the next parameter is always the second.
  return { sql: `${CONDITIONS[view]} and $1::bigint is not null`, values: [operatorId], age: AGES[view] }
}

/** A place in a list: microseconds of the time it is sorted by (0 where it is by number), and the id of the case that stands there. */
export type Cursor = { clock: number; id: number }

export type Page = { sort: Sort; from: Cursor | null; direction: 'after' | 'before'; limit: number }

export type ListedCase = QueuePlace & {
  id: number
  version: number
  state: CaseState
  subject: string
  requesterAddress: string | null
  requesterName: string | null
  codes: string[]
  disposition: string | null
  sendAfter: Date | null
  stateSince: Date
  messages: number
  /** What its mails tell of patients: to be masked in the subject. */
  identifiers: Identifier[]
  /** Its newest message was typed on the web. */
  cameByWeb: boolean
  /** Whether the plan of who asks covers the answer; null: nothing is counted, or not yet. */
  allowance: 'granted' | 'beyond' | null
  cursor: Cursor
}

/** Microseconds, because a Date has only milliseconds and two cases may differ by less. */
const clockOf = (column: Column): string =>
  column === 'id' ? '0::bigint' : `coalesce((extract(epoch from c.${column}) * 1000000)::bigint, 0)`

type Column = Age | 'clock_since'

const columnOf = ({ age }: CaseFilter, sort: Sort): Column => (sort === 'due' ? 'clock_since' : age)

/**
 * A page of the cases that pass the filter, in the order of the list whichever way it was turned to, and one more than
 * `limit` where it goes on. Nothing is counted or skipped: every page costs the same.
 */
export async function listCasePage(db: Queryable, filter: CaseFilter, page: Page): Promise<ListedCase[]> {
  const column = columnOf(filter, page.sort)
  const { order, bound, values } = turn(page, column, filter.values.length)
  const { rows } = await db.query<ListedCase & { clock: number }>(
    `select c.id, c.version, c.state, c.subject, c.requester_address as "requesterAddress",
            c.requester_name as "requesterName", c.codes, d.disposition, r.send_after as "sendAfter",
            c.state_since as "stateSince", c.clock_since as "clockSince", c.assignee_id as "assigneeId",
            a.name as assignee, p.id as "claimedById", p.name as "claimedBy", c.claimed_until as "claimedUntil",
            c.snooze, c.snoozed_until as "snoozedUntil", c.snooze_source as "snoozeSource", c.allowance,
            (select count(*) from messages m where m.case_id = c.id) as messages,
            ${identifiersOfCase('c')} as identifiers, c.clock,
            coalesce((select b.web from messages m join mailboxes b on b.id = m.mailbox_id
                       where m.id = c.last_message_id), false) as "cameByWeb"
       from (select c.*, ${clockOf(column)} as clock from cases c where ${filter.sql} ${bound} order by ${order} limit ${page.limit + 1}) c
       left join operators a on a.id = c.assignee_id
       left join operators p on p.id = c.claimed_by and c.claimed_until > now()
       left join lateral (select disposition from drafts where case_id = c.id and not aside
                           order by revision desc limit 1) d on true
       left join lateral (select case when not on_hold then send_after end as send_after from replies
                           where case_id = c.id and state = 'held') r on true
      order by ${order}`,
    [...filter.values, ...values],
  )
  const cases = rows.map((row) => ({ ...row, cursor: { clock: row.clock, id: row.id } }))
  return page.direction === 'before' ? cases.reverse() : cases
}

/** The order of the statement, and where it begins. Backwards the list is read from its place upwards. */
function turn(
  { sort, from, direction }: Page,
  column: Column,
  before: number,
): { order: string; bound: string; values: number[] } {
  const ascending = (sort === 'newest') === (direction === 'before')
  const [word, sign] = ascending ? ['asc', '>'] : ['desc', '<']
  if (column === 'id') {
    if (from === null) return { order: `c.id ${word}`, bound: '', values: [] }
    return { order: `c.id ${word}`, bound: `and c.id ${sign} $${before + 1}`, values: [from.id] }
  }
  const order = `c.${column} ${word}, c.id ${word}`
  if (from === null) return { order, bound: '', values: [] }
  const clock = `timestamptz 'epoch' + $${before + 1}::bigint * interval '1 microsecond'`
  return {
    order,
    bound: `and (c.${column}, c.id) ${sign} (${clock}, $${before + 2}::bigint)`,
    values: [from.clock, from.id],
  }
}

/** How many cases pass the filter; {@link COUNTED} stands for that many and more. */
export async function countCases(db: Queryable, filter: Pick<CaseFilter, 'sql' | 'values'>): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from (select 1 from cases c where ${filter.sql} limit ${COUNTED}) counted`,
    filter.values,
  )
  return rows[0]?.count ?? 0
}

/** How many cases each view holds for that operator, counted as {@link countCases} does. */
export async function countViews(db: Queryable, operatorId: number): Promise<ReadonlyMap<ViewKey, number>> {
  const counts = VIEW_KEYS.map(
    (key) =>
      `(select count(*) from (select 1 from cases c where ${CONDITIONS[key]} limit ${COUNTED}) counted) as ${key}`,
  )
  const { rows } = await db.query<Record<ViewKey, number>>(`select $1::bigint as operator, ${counts.join(', ')}`, [
    operatorId,
  ])
  return new Map(VIEW_KEYS.map((key) => [key, rows[0]?.[key] ?? 0]))
}

/** How many cases came into the view, or came back to it, after that moment; at most {@link COUNTED}. */
export async function countArrivals(db: Queryable, view: ViewKey, operatorId: number, since: Date): Promise<number> {
  const { sql, values } = filterOfView(view, operatorId)
  return countCases(db, { sql: `${sql} and c.clock_since > $2`, values: [...values, since] })
}

/** The database's own clock: what the arrivals after it are counted from. */
export async function readDatabaseClock(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ now: Date }>('select now()')
  return rows[0]?.now ?? new Date()
}

/** The order a view is usually worked off in. */
export const USUAL_SORT: Readonly<Record<ViewKey, Sort>> = {
  mine: 'due',
  unassigned: 'due',
  open: 'due',
  awaiting: 'oldest',
  held: 'oldest',
  snoozed: 'oldest',
  attention: 'oldest',
  sent: 'newest',
  rejected: 'newest',
  quarantine: 'oldest',
  all: 'newest',
}

/** The ids of the cases before and after that one in the usual order of the view; null at its ends. */
export async function findNeighbours(
  db: Queryable,
  view: ViewKey,
  operatorId: number,
  caseId: number,
): Promise<{ previous: number | null; next: number | null }> {
  const filter = filterOfView(view, operatorId)
  const column = columnOf(filter, USUAL_SORT[view])
  const { rows } = await db.query<Cursor>(`select c.id, ${clockOf(column)} as clock from cases c where c.id = $1`, [
    caseId,
  ])
  const from = rows[0]
  if (from === undefined) return { previous: null, next: null }
  const find = async (direction: Page['direction']): Promise<number | null> => {
    const page = { sort: USUAL_SORT[view], from, direction, limit: 1 }
    const { order, bound, values } = turn(page, column, filter.values.length)
    const found = await db.query<{ id: number }>(
      `select c.id from cases c where ${filter.sql} ${bound} order by ${order} limit 1`,
      [...filter.values, ...values],
    )
    return found.rows[0]?.id ?? null
  }
  const [previous, next] = await Promise.all([find('before'), find('after')])
  return { previous, next }
}
