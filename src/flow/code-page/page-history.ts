import { hrefOfCode } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Facts, FeeFact, ReplacementFact, UnitLimitFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife } from '../../rules/rows/code-life.ts'
import { editionSpan } from '../../rules/rows/fee-row.ts'
import type { FactMark, PageSources } from './page-sources.ts'

/** Something that happened to a code. */
export type PageEvent = {
  date: IsoDate
  kind: 'began' | 'ended' | 'header' | 'billable' | 'replaced' | 'took_place' | 'fee' | 'limit'
  /** What changed, and how: `status`, `A`, `I`. */
  what: string
  before: string
  after: string
  codes: { code: string; href: string }[]
  fact: FactMark | null
}

/** A code that another one replaced, as the store finds it. */
export type Predecessor = ReplacementFact

/** What the editions loaded here tell of the changes of a code, the newest first. */
export function composeHistory(
  system: CodeSystem,
  code: string,
  facts: Facts,
  predecessors: readonly Predecessor[],
  sources: PageSources,
): PageEvent[] {
  const life = findCodeLife(facts, code, system)
  const events = [
    ...(life === null ? [] : listTurns(life, sources)),
    ...listReplacements(code, facts, predecessors, sources),
    ...listFeeChanges(code, facts, sources),
    ...listLimitChanges(code, facts, sources),
  ]
  return events.toSorted((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : 0))
}

const EVENT = { what: '', before: '', after: '', codes: [] } as const

/** When the code began and ended, and when it became the header of others. */
function listTurns({ spans, citations }: CodeLife, sources: PageSources): PageEvent[] {
  const [fact] = sources.refer(citations)
  return spans.flatMap((span, at): PageEvent[] => {
    const before = spans[at - 1]
    const joins = before?.to && span.from === addDays(before.to, 1)
    const starts: PageEvent[] = []
    if (span.from !== null && !joins)
      starts.push({ ...EVENT, codes: [], date: span.from, kind: 'began', fact: fact ?? null })
    if (span.from !== null && joins && before.billable !== span.billable)
      starts.push({
        ...EVENT,
        codes: [],
        date: span.from,
        kind: span.billable ? 'billable' : 'header',
        fact: fact ?? null,
      })
    const after = spans[at + 1]
    const goesOn = span.to !== null && after?.from === addDays(span.to, 1)
    if (span.to !== null && !goesOn)
      starts.push({ ...EVENT, codes: [], date: span.to, kind: 'ended', fact: fact ?? null })
    return starts
  })
}

function listReplacements(
  code: string,
  facts: Facts,
  predecessors: readonly Predecessor[],
  sources: PageSources,
): PageEvent[] {
  const own = facts.replacements.filter((row) => row.code === code && row.replacedBy.length > 0)
  return [
    ...onceADay(own).map((row) => toEvent(row, 'replaced', row.replacedBy, sources)),
    ...onceADay(predecessors).map((row) => toEvent(row, 'took_place', [row.code], sources)),
  ].flatMap((event) => event ?? [])
}

const onceADay = (rows: readonly ReplacementFact[]): ReplacementFact[] =>
  rows.filter(
    (row, at) =>
      rows.findIndex(
        (each) =>
          each.effective.from === row.effective.from &&
          each.code === row.code &&
          each.replacedBy.join() === row.replacedBy.join(),
      ) === at,
  )

function toEvent(
  { system, condition, effective, citation }: ReplacementFact,
  kind: 'replaced' | 'took_place',
  codes: readonly string[],
  sources: PageSources,
): PageEvent | null {
  if (effective.from === null) return null
  const links = codes.map((each) => ({ code: each, href: hrefOfCode(system, each.split('-')[0] ?? each) }))
  const [fact] = sources.refer([citation])
  return { date: effective.from, kind, what: condition ?? '', before: '', after: '', codes: links, fact: fact ?? null }
}

/** Indicators whose change is told. */
const TOLD = [
  { what: 'status', of: (row: FeeFact) => row.status },
  { what: 'global period', of: (row: FeeFact) => row.globalDays },
  { what: 'bilateral indicator', of: (row: FeeFact) => row.bilateral },
  { what: 'work units', of: (row: FeeFact) => row.workRvu?.toFixed(2) ?? 'none' },
] as const

/** What changed from one fee schedule loaded here to the next. */
function listFeeChanges(code: string, facts: Facts, sources: PageSources): PageEvent[] {
  const rows = facts.fees.filter((row) => row.code === code && row.modifier === null)
  return changesOf(rows, facts).flatMap(({ row, before, date }) =>
    TOLD.flatMap(({ what, of }) =>
      of(row) === of(before) ? [] : [change('fee', what, of(before), of(row), date, row.citation, sources)],
    ),
  )
}

function listLimitChanges(code: string, facts: Facts, sources: PageSources): PageEvent[] {
  return (['practitioner', 'outpatient_hospital', 'dme'] as const).flatMap((setting) => {
    const rows = facts.unitLimits.filter((row) => row.code === code && row.setting === setting)
    return changesOf(rows, facts).flatMap(({ row, before, date }) => {
      const [then, now] = [describeLimit(before), describeLimit(row)]
      return then === now ? [] : [change('limit', setting.replaceAll('_', ' '), then, now, date, row.citation, sources)]
    })
  })
}

const describeLimit = ({ units, adjudicationIndicator }: UnitLimitFact): string =>
  `${units} (indicator ${adjudicationIndicator})`

function change(
  kind: 'fee' | 'limit',
  what: string,
  before: string,
  after: string,
  date: IsoDate,
  citation: Citation,
  sources: PageSources,
): PageEvent {
  const [fact] = sources.refer([citation])
  return { date, kind, what, before, after, codes: [], fact: fact ?? null }
}

/** Each row with the one of the edition before it, the oldest first; editions without a day they begin on tell no change. */
function changesOf<Row extends { citation: Citation; effective: { from: string | null; to: string | null } }>(
  rows: readonly Row[],
  facts: Facts,
): { row: Row; before: Row; date: IsoDate }[] {
  const dated = rows
    .flatMap((row) => {
      const date = row.effective.from ?? editionSpan(row, facts).from
      return date === null ? [] : [{ row, date }]
    })
    .toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
  return dated.flatMap(({ row, date }, at) => {
    const before = dated[at - 1]
    return before === undefined || before.date === date ? [] : [{ row, before: before.row, date }]
  })
}
