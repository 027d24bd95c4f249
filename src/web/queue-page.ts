import type { FastifyReply, FastifyRequest } from 'fastify'
import { caseNumber } from '../domain/case-number.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { Disposition } from '../domain/draft.ts'
import { maskSubject } from '../flow/mask-subject.ts'
import { type CaseSummary, countCasesByState, listCases } from '../store/cases.ts'
import { countMachineMail } from '../store/machine-mail.ts'
import { listMessagesWithoutCase, type MessageRow } from '../store/messages.ts'
import { DISPOSITION_WORDS, MAIL_KIND_WORDS, STATE_WORDS } from './case-words.ts'
import { type Framed, sendPage } from './page.ts'
import { findView, MACHINE_MAIL, QUEUE_VIEWS, type QueueView } from './queue-views.ts'
import { durationInWords, type Instant, instantOf, momentOf } from './time-in-words.ts'
import type { WebDeps } from './web-deps.ts'

const CASES_SHOWN = 25
const MACHINE_MAIL_SHOWN = 100
const REFRESH_SECONDS = 60

type Tab = { key: string; title: string; count: number; here: boolean }

type CaseLine = {
  number: string
  subject: string
  sender: string
  state: string
  /** When a held answer leaves; null for every other case. */
  leavesAt: Instant | null
  disposition: string | null
  codes: string[]
  moreCodes: number
  waiting: string
  since: Instant
}

type QueuePageView = {
  view: Pick<QueueView, 'key' | 'title' | 'empty'>
  tabs: Tab[]
  /** Answers that may or may not have been sent. */
  uncertain: number
  lines: CaseLine[]
  /** Where the next page begins; null on the last. */
  nextAfter: number | null
  firstPage: boolean
  /** Where else there is work, when this view is empty. */
  elsewhere: Tab | null
  noMailYet: boolean
  deskAddress: string
}

type MachineMailView = {
  tabs: Tab[]
  most: number
  lines: { id: number; subject: string; sender: string; kind: string; reason: string | null; receivedAt: Instant }[]
}

/** GET /queue?view=&after= */
export function showQueue(deps: WebDeps) {
  const queueTemplate = deps.templates.load<Framed<QueuePageView>>('web/queue.html')
  const machineTemplate = deps.templates.load<Framed<MachineMailView>>('web/machine-mail.html')
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { view: key = '', after = '' } = request.query as Record<string, string | undefined>
    const [states, machineMail] = await Promise.all([countCasesByState(deps.pool), countMachineMail(deps.pool)])
    const tabs = listTabs(key === MACHINE_MAIL.key ? key : findView(key).key, states, machineMail)
    if (key === MACHINE_MAIL.key) {
      const messages = await listMessagesWithoutCase(deps.pool, MACHINE_MAIL_SHOWN)
      const view = { tabs, most: MACHINE_MAIL_SHOWN, lines: messages.map(machineLine) }
      const options = { title: MACHINE_MAIL.title, section: 'queue', refreshSeconds: REFRESH_SECONDS } as const
      return sendPage(deps, request, reply, machineTemplate, options, view)
    }
    const view = await composeQueue(deps, findView(key), /^\d{1,15}$/.test(after) ? Number(after) : 0, tabs, states)
    const options = {
      title: `${view.view.title} questions`,
      section: 'queue',
      refreshSeconds: REFRESH_SECONDS,
    } as const
    return sendPage(deps, request, reply, queueTemplate, options, view)
  }
}

async function composeQueue(
  deps: WebDeps,
  view: QueueView,
  afterId: number,
  tabs: Tab[],
  states: ReadonlyMap<CaseState, number>,
): Promise<QueuePageView> {
  const { states: wanted, newestFirst } = view
  const cases = await listCases(deps.pool, { states: wanted, afterId, limit: CASES_SHOWN + 1, newestFirst })
  const shown = cases.slice(0, CASES_SHOWN)
  return {
    view,
    tabs,
    uncertain: view.key === 'attention' ? 0 : (states.get('send_uncertain') ?? 0),
    lines: shown.map((each) => caseLine(each, deps.now())),
    nextAfter: cases.length > CASES_SHOWN ? (shown.at(-1)?.id ?? null) : null,
    firstPage: afterId === 0,
    elsewhere: tabs.find((tab) => !tab.here && tab.count > 0 && tab.key !== MACHINE_MAIL.key) ?? null,
    noMailYet: states.size === 0,
    deskAddress: deps.desk.address,
  }
}

function listTabs(here: string, states: ReadonlyMap<CaseState, number>, machineMail: number): Tab[] {
  const total = (view: QueueView): number => view.states.reduce((sum, state) => sum + (states.get(state) ?? 0), 0)
  const tabs = QUEUE_VIEWS.map((view) => ({
    key: view.key,
    title: view.title,
    count: total(view),
    here: view.key === here,
  }))
  return [...tabs, { ...MACHINE_MAIL, count: machineMail, here: MACHINE_MAIL.key === here }]
}

/** Codes named in a row of the list; the case page has them all. */
const CODES_SHOWN = 6

function caseLine(row: CaseSummary, now: Date): CaseLine {
  return {
    number: caseNumber(row.id),
    subject: maskSubject(row.subject) || '(no subject)',
    sender: row.requesterName ?? row.requesterAddress ?? 'no sender',
    state: STATE_WORDS[row.state],
    leavesAt: row.state === 'held' && row.sendAfter !== null ? momentOf(row.sendAfter, now) : null,
    disposition: row.disposition === null ? null : DISPOSITION_WORDS[row.disposition as Disposition],
    codes: row.codes.slice(0, CODES_SHOWN),
    moreCodes: Math.max(0, row.codes.length - CODES_SHOWN),
    waiting: durationInWords(row.stateSince, now),
    since: instantOf(row.stateSince),
  }
}

function machineLine(message: MessageRow): MachineMailView['lines'][number] {
  return {
    id: message.id,
    subject: maskSubject(message.subject) || '(no subject)',
    sender: message.fromName ?? message.fromAddress ?? 'no sender',
    kind: MAIL_KIND_WORDS[message.kind],
    reason: message.kindReason,
    receivedAt: instantOf(message.receivedAt),
  }
}
