import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { mayDo } from '../../domain/permissions.ts'
import { dayInZone, instantInZone } from '../../domain/zoned-time.ts'
import { measureAnswers } from '../../flow/review/measure-answers.ts'
import { listUnmeasured, saveAnswerFigures } from '../../store/answers/answer-figures.ts'
import { countInstantAnswers } from '../../store/answers/instant-answers.ts'
import { listPeople } from '../../store/people/operators.ts'
import {
  exportAnswers,
  listReport,
  REPORT_GROUPS,
  type ReportGroup,
  type ReportSpan,
} from '../../store/upkeep/reports.ts'
import { countChangedWords, diffWords } from '../case/word-diff.ts'
import { type Framed, sendPage } from '../page.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { workingTimeOf } from '../words/due-words.ts'
import { type FigureLine, lineInWords } from '../words/reports-words.ts'
import { type Chart, drawChart } from './reports-chart.ts'
import { formatAnswers, formatReport } from './reports-csv.ts'

type ReportsView = {
  errors: { field: string; text: string }[]
  from: string
  to: string
  by: string
  groups: { key: ReportGroup; title: string; here: boolean }[]
  /** Whose figures they are: everybody's, or one person's. */
  everybody: boolean
  people: { id: number; name: string; chosen: boolean }[]
  whose: string
  total: FigureLine | null
  lines: FigureLine[]
  chart: Chart | null
  /** Answers that left by policy, of the whole desk; null where there are none, or the figures are one's own. */
  instant: { sent: number; checked: number; right: number } | null
  keyTitle: string
  csv: { report: string; answers: string }
}

const TITLES: Readonly<Record<ReportGroup, string>> = { week: 'Week', person: 'Person', rule: 'Template' }

const DAY_MS = 86_400_000
const USUAL_DAYS = 28

/** Answers that are measured before a report is shown, so that what was sent a moment ago is in it; the rest follows. */
const MEASURED_AT_ONCE = 200

type Asked = {
  span: ReportSpan
  from: string
  to: string
  by: ReportGroup
  person: number | null
  errors: ReportsView['errors']
}

/** What the desk did: everybody's figures for leads and admins, one's own for a reviewer. */
export function reportPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<ReportsView>>('web/reports.html')
  return {
    /** GET /reports?from=&to=&by=&person= */
    async show(request: FastifyRequest, reply: FastifyReply) {
      const asked = readAsked(deps, request)
      await measureLately(deps)
      const view = await composeReports(deps, request, asked)
      const status = asked.errors.length > 0 ? 422 : 200
      return sendPage(deps, request, reply, template, { title: 'Reports', section: 'reports', status }, view)
    },

    /** GET /reports.csv?from=&to=&by=&person=: the lines of the report, or with `by=answer` each answer by itself. */
    async exportRows(request: FastifyRequest, reply: FastifyReply) {
      const { span, from, to, by, errors } = readAsked(deps, request)
      const [error] = errors
      if (error !== undefined) throw new AppError('invalid', error.text)
      const single = (request.query as { by?: unknown }).by === 'answer'
      const rows = single
        ? formatAnswers(exportAnswers(deps.pool, span))
        : formatReport(TITLES[by], await listReport(deps.pool, span, by))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="report-${from}-${to}-${single ? 'answers' : by}.csv"`)
        .send(Readable.from(rows))
    },
  }
}

/** Measures what was sent since the sweeper last did. */
async function measureLately(deps: WebDeps): Promise<void> {
  await measureAnswers(
    {
      listUnmeasured: (limit) => listUnmeasured(deps.pool, limit),
      countChangedWords: (before, after) => countChangedWords(diffWords(before, after)),
      save: (figures) => saveAnswerFigures(deps.pool, figures),
      workingTime: workingTimeOf(deps),
    },
    MEASURED_AT_ONCE,
  )
}

function readAsked(deps: WebDeps, request: FastifyRequest): Asked {
  const query = request.query as Record<string, unknown>
  const { timeZone } = workingTimeOf(deps)
  const operator = getOperator(request)
  const today = dayInZone(deps.now(), timeZone)
  const usualFrom = dayInZone(new Date(deps.now().getTime() - USUAL_DAYS * DAY_MS), timeZone)
  const errors: Asked['errors'] = []
  const readDay = (name: 'from' | 'to', usual: string): string => {
    const text = typeof query[name] === 'string' ? query[name].trim() : ''
    if (text === '') return usual
    if (instantInZone(`${text}T00:00`, timeZone) !== null) return text
    errors.push({ field: name, text: `${text.slice(0, 20)} is no date: write it like ${today}.` })
    return usual
  }
  const [from, to] = [readDay('from', usualFrom), readDay('to', today)]
  if (from > to) errors.push({ field: 'from', text: 'The first day is after the last.' })
  const everybody = mayDo(operator.role, 'read_reports')
  const person = typeof query.person === 'string' && /^\d{1,15}$/.test(query.person) ? Number(query.person) : null
  const groups = REPORT_GROUPS.filter((each) => everybody || each !== 'person')
  return {
    span: {
      from: startOf(from, timeZone),
      to: startOf(dayAfter(to), timeZone),
      operatorId: everybody ? person : operator.id,
      timeZone,
    },
    from,
    to,
    by: groups.find((each) => each === query.by) ?? 'week',
    person,
    errors,
  }
}

async function composeReports(deps: WebDeps, request: FastifyRequest, asked: Asked): Promise<ReportsView> {
  const { span, from, to, by, errors } = asked
  const operator = getOperator(request)
  const everybody = mayDo(operator.role, 'read_reports')
  const [[total], lines, people, instant] = await Promise.all([
    listReport(deps.pool, span, null),
    listReport(deps.pool, span, by),
    everybody ? listPeople(deps.pool) : [],
    everybody ? countInstantAnswers(deps.pool) : null,
  ])
  const query = new URLSearchParams({ from, to, ...(asked.person === null ? {} : { person: String(asked.person) }) })
  const hrefOf = (group: string): string => `/reports.csv?${query}&by=${group}`
  return {
    errors,
    from,
    to,
    by,
    groups: REPORT_GROUPS.filter((each) => everybody || each !== 'person').map((key) => ({
      key,
      title: TITLES[key],
      here: key === by,
    })),
    everybody,
    instant: instant !== null && instant.sent > 0 ? instant : null,
    people: people.map(({ id, name }) => ({ id, name, chosen: id === span.operatorId })),
    whose:
      span.operatorId === null ? 'everybody' : (people.find(({ id }) => id === span.operatorId)?.name ?? operator.name),
    total: total === undefined || total.answered + total.approvals === 0 ? null : lineInWords(total),
    lines: lines.map(lineInWords),
    chart: drawChart(lines.map(({ key, answered }) => ({ label: key ?? '', value: answered }))),
    keyTitle: TITLES[by],
    csv: { report: hrefOf(by), answers: hrefOf('answer') },
  }
}

const startOf = (day: string, timeZone: string): Date => instantInZone(`${day}T00:00`, timeZone) ?? new Date(day)

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + DAY_MS).toISOString().slice(0, 10)
