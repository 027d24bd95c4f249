import type { FastifyReply, FastifyRequest } from 'fastify'
import { formatSearch, parseSearch, type SearchFault } from '../../domain/case-search.ts'
import { type Instant, momentOf } from '../../http/time-in-words.ts'
import { type Colleague, listColleagues } from '../../store/cases/assignments.ts'
import {
  type CaseFilter,
  type Cursor,
  countViews,
  filterOfView,
  listCasePage,
  type Page,
  readDatabaseClock,
  type Sort,
} from '../../store/cases/case-list.ts'
import { filterOfSearch } from '../../store/cases/case-search.ts'
import { listSavedSearches } from '../../store/cases/saved-searches.ts'
import { listSources } from '../../store/cases/snoozes.ts'
import { countMachineMail } from '../../store/mailboxes/machine-mail.ts'
import { findPresenceWords } from '../live/presence.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { REJECT_REASONS } from '../words/reject-reasons.ts'
import { SNOOZE_TIMES } from '../words/snooze-form.ts'
import { type BulkOutcome, outcomeInWords, readOutcome } from './bulk-outcome.ts'
import { showMachineMail } from './machine-mail-page.ts'
import { findMyDay } from './my-day.ts'
import { type QueueAddress, queueHref, readQueueAddress } from './queue-address.ts'
import { type CaseLine, composeLine } from './queue-lines.ts'
import { composeSideBar, type SideBar } from './queue-side-bar.ts'
import { composeTroubles } from './queue-troubles.ts'
import { findSort, findView, MACHINE_MAIL, type QueueView } from './queue-views.ts'

const CASES_SHOWN = 25
const REFRESH_SECONDS = 60

type SortLink = { key: Sort; title: string; href: string; here: boolean }

type QueuePageView = SideBar & {
  heading: string
  caption: string
  view: Pick<QueueView, 'key' | 'title' | 'empty' | 'open'>
  /** The view a case is opened from: its neighbours are of it. */
  q: string
  faults: SearchFault[]
  /** The search that was understood names states, so that all might hold more. */
  everyState: string | null
  /** A code that was searched for, where nothing was found. */
  lookUp: string | null
  sort: Sort
  sorts: SortLink[]
  /** For `aria-sort` of the columns. */
  dueSort: 'ascending' | null
  ageSort: 'ascending' | 'descending' | null
  outcome: string | null
  bulkError: string | null
  uncertain: number
  troubles: string[]
  lines: CaseLine[]
  newer: string | null
  older: string | null
  firstPage: string | null
  reload: { href: string; counted: string | null; at: Instant; iso: string }
  /** Where else there is work, when this view is empty. */
  elsewhere: { key: string; title: string; count: string } | null
  noMailYet: boolean
  deskAddress: string
  bulk: {
    colleagues: Colleague[]
    reasons: typeof REJECT_REASONS
    times: typeof SNOOZE_TIMES
    sources: { source: string; title: string }[]
  }
}

/** What a form of the list came to nothing with. */
export type QueueFault = { bulkError: string; status: number }

/** Sends the list an address asks for; after a refused form with what is wrong with it. */
export function queueRenderer(deps: WebDeps) {
  const template = deps.templates.load<Framed<QueuePageView>>('web/queue.html')
  const machineMail = showMachineMail(deps)
  return async (request: FastifyRequest, reply: FastifyReply, asked: unknown, fault: QueueFault | null = null) => {
    const address = readQueueAddress(asked)
    if (address.view === MACHINE_MAIL.key && address.q === '') return machineMail(request, reply)
    const { view, status } = await composeQueue(deps, request, address, readOutcome(asked))
    const shown = { ...view, bulkError: fault?.bulkError ?? null }
    const options = {
      title: address.q === '' ? `${view.view.title} questions` : 'Search',
      section: 'queue' as const,
      status: fault?.status ?? status,
      refreshSeconds: REFRESH_SECONDS,
    }
    return sendPage(deps, request, reply, template, options, shown)
  }
}

/** GET /queue?view=&q=&sort=&after=&before= */
export function showQueue(deps: WebDeps) {
  const render = queueRenderer(deps)
  return (request: FastifyRequest, reply: FastifyReply) => render(request, reply, request.query)
}

async function composeQueue(
  deps: WebDeps,
  request: FastifyRequest,
  address: QueueAddress,
  outcome: BulkOutcome | null,
): Promise<{ view: Omit<QueuePageView, 'bulkError'>; status: number }> {
  const { pool } = deps
  const operator = getOperator(request)
  const { view, filter, faults, search } = chooseCases(address, operator.id)
  const sort = findSort(view, address.sort)
  // Before the cases are read: what comes between is counted as new rather than missed.
  const at = await readDatabaseClock(pool)
  const [counts, machineMail, saved, myDay, cases, colleagues, sources, troubles] = await Promise.all([
    countViews(pool, operator.id),
    countMachineMail(pool),
    listSavedSearches(pool, operator.id),
    findMyDay(deps, operator.id),
    listCasePage(pool, filter, { sort, ...address.turn, limit: CASES_SHOWN }),
    listColleagues(pool),
    listSources(pool),
    composeTroubles(deps),
  ])
  const { shown } = cutPage(cases, address.turn)
  const present = await findPresenceWords(
    deps,
    operator.id,
    shown.map(({ id }) => id),
  )
  const turns = { view: address.view, q: address.q, sort }
  const side = composeSideBar(counts, machineMail, saved, address.q === '' ? view.key : null, address.q, myDay)
  return {
    status: faults.length > 0 ? 422 : 200,
    view: {
      ...side,
      heading: address.q === '' ? view.title : 'Search',
      caption: captionOf(view, sort, address.q),
      view,
      q: address.q,
      faults,
      everyState:
        search !== null && search.states.length > 0 ? queueHref({ q: formatSearch({ ...search, states: [] }) }) : null,
      lookUp: search?.codes[0] ?? search?.cited[0] ?? null,
      ...composeOrder(view, turns),
      outcome: outcome === null ? null : outcomeInWords(outcome),
      uncertain: view.key === 'attention' ? 0 : (counts.get('attention') ?? 0),
      troubles,
      lines: shown.map((row) => composeLine(deps, row, operator.id, present.get(row.id))),
      ...composePages(address.turn, turns, cutPage(cases, address.turn)),
      reload: composeReload(deps, view, turns, at),
      elsewhere:
        side.tabs.find(({ key, here, some }) => !here && some && key !== 'all' && key !== MACHINE_MAIL.key) ?? null,
      noMailYet: (counts.get('all') ?? 0) === 0,
      deskAddress: deps.desk.address,
      bulk: { colleagues, reasons: REJECT_REASONS, times: SNOOZE_TIMES, sources },
    },
  }
}

/** What stays the same from page to page of one list. */
type Turns = { view: string; q: string; sort: Sort }

/** In which order the list is, in which it could be, and what that is to those who hear the table. */
function composeOrder(view: QueueView, turns: Turns): Pick<QueuePageView, 'sort' | 'sorts' | 'dueSort' | 'ageSort'> {
  const { sort } = turns
  return {
    sort,
    sorts: view.sorts.map((key) => ({
      key,
      title: SORT_WORDS[key],
      href: queueHref({ ...turns, sort: key }),
      here: key === sort,
    })),
    dueSort: sort === 'due' ? 'ascending' : null,
    ageSort: sort === 'newest' ? 'descending' : sort === 'oldest' ? 'ascending' : null,
  }
}

/** Where the pages beside this one are. */
function composePages(
  { from }: QueueAddress['turn'],
  turns: Turns,
  { newer, older }: { newer: Cursor | null; older: Cursor | null },
): Pick<QueuePageView, 'newer' | 'older' | 'firstPage'> {
  return {
    newer: newer === null ? null : queueHref({ ...turns, before: newer }),
    older: older === null ? null : queueHref({ ...turns, after: older }),
    firstPage: from === null ? null : queueHref(turns),
  }
}

/** How what came since is loaded, and where it is counted meanwhile. */
function composeReload(deps: WebDeps, view: QueueView, turns: Turns, at: Date): QueuePageView['reload'] {
  const counts = view.open && turns.q === ''
  return {
    href: queueHref(turns),
    counted: counts ? `/queue/arrivals?view=${view.key}&since=${at.toISOString()}` : null,
    at: momentOf(at, deps.now()),
    iso: at.toISOString(),
  }
}

const SORT_WORDS: Readonly<Record<Sort, string>> = { due: 'due soonest', newest: 'newest', oldest: 'oldest' }

/** The cases of the view, or of the search over all of them. */
function chooseCases(
  { view: key, q }: QueueAddress,
  operatorId: number,
): {
  view: QueueView
  filter: CaseFilter
  faults: SearchFault[]
  search: ReturnType<typeof parseSearch>['search'] | null
} {
  if (q === '') {
    const view = findView(key)
    return { view, filter: filterOfView(view.key, operatorId), faults: [], search: null }
  }
  const { search, faults } = parseSearch(q)
  return { view: findView('all'), filter: filterOfSearch(search, operatorId), faults, search }
}

function captionOf(view: QueueView, sort: Sort, q: string): string {
  const what = q === '' ? view.title : 'Found'
  return `${what}: ${SORT_WORDS[sort]} first. Shown as of now; the list does not re-order by itself.`
}

/** The cases of one page, and where the pages beside it begin. One more than fits was read on the side it was turned to. */
function cutPage<Row extends { cursor: Cursor }>(
  cases: Row[],
  { from, direction }: Pick<Page, 'from' | 'direction'>,
): { shown: Row[]; newer: Cursor | null; older: Cursor | null } {
  const goesOn = cases.length > CASES_SHOWN
  const backwards = direction === 'before'
  const shown = backwards ? cases.slice(-CASES_SHOWN) : cases.slice(0, CASES_SHOWN)
  const above = backwards ? goesOn : from !== null
  const below = backwards || goesOn
  return {
    shown,
    newer: above ? (shown[0]?.cursor ?? null) : null,
    older: below ? (shown.at(-1)?.cursor ?? null) : null,
  }
}
