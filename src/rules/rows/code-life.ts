import type { CodeReference, CodeSystem } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Gap } from '../../domain/finding.ts'
import { addDays, type DateSpan, type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { type Period, traceCode } from './code-timeline.ts'

/** What the codebook knows of one code, put together from every source that has a row for it. */
export type CodeLife = {
  system: CodeSystem
  code: string
  description: string | null
  /** Spans in which the code is in force; one open span where no source gives a bound. */
  spans: (DateSpan & {
    /** False where the code is only the header of more specific ones in that span. */
    billable: boolean
    /** True where no source tells whether it is in force, and none denies it. */
    assumed: boolean
  })[]
  /** Spans that no edition of the code set loaded here speaks for, with the label of the edition taken to hold there. */
  extrapolated: (DateSpan & { edition: string })[]
  /** What the state of the code as of the date asked about rests on. */
  citations: [Citation, ...Citation[]]
}

/** Lives of the codes of an answer: a dozen rules ask for each. */
const LIVES = new WeakMap<Facts, Map<string, CodeLife | null>>()

/**
 * The life of a code, or null where no row is loaded. {@link traceCode} tells how rows and editions are joined. A source
 * that gives no bounds (a plain-language line) says nothing about validity.
 */
export function findCodeLife(facts: Facts, code: string, system?: CodeSystem): CodeLife | null {
  const lives = LIVES.get(facts) ?? new Map<string, CodeLife | null>()
  LIVES.set(facts, lives)
  const key = `${system} ${code}`
  const known = lives.get(key)
  if (known !== undefined) return known
  const life = composeLife(facts, code, system)
  lives.set(key, life)
  return life
}

function composeLife(facts: Facts, code: string, system?: CodeSystem): CodeLife | null {
  const named = facts.codes.filter((row) => row.code === code && (!system || row.system === system))
  const [first] = named
  if (first === undefined) return null
  const rows = named.filter((row) => row.system === first.system)
  const periods = traceCode(code, rows, facts.editions)
  const deciding = periods.find((period) => spanContains(period, facts.asOf))?.citations ?? []
  // The row that decides describes the code too, where it can.
  const described =
    rows.find((row) => row.description !== null && deciding.includes(row.citation)) ??
    rows.find((row) => row.description !== null)
  const citations = new Set([...deciding, ...(described ? [described.citation] : [])])
  return {
    system: first.system,
    code,
    description: described?.description ?? null,
    spans: joinNeighbours(periods.flatMap(toSpan), (a, b) => a.billable === b.billable && a.assumed === b.assumed),
    extrapolated: joinNeighbours(
      periods.flatMap(({ from, to, nearest }) => (nearest === null ? [] : [{ from, to, edition: nearest }])),
      (a, b) => a.edition === b.edition,
    ),
    citations: citations.size > 0 ? ([...citations] as [Citation, ...Citation[]]) : [first.citation],
  }
}

const toSpan = ({ from, to, state }: Period): CodeLife['spans'] =>
  state === 'absent' ? [] : [{ from, to, billable: state !== 'header', assumed: state === 'assumed' }]

/** The spans, those that are alike and follow each other without a day between made one. */
function joinNeighbours<Span extends DateSpan>(spans: readonly Span[], alike: (a: Span, b: Span) => boolean): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && last.to !== null && addDays(last.to, 1) === span.from && alike(last, span)) last.to = span.to
    else joined.push({ ...span })
  }
  return joined
}

/** A gap where no edition of the code set loaded here speaks for `date`, so that the nearest one was taken; else null. */
export function findEditionGap(life: CodeLife, date: IsoDate): Gap | null {
  const span = life.extrapolated.find((each) => spanContains(each, date))
  if (span === undefined) return null
  return {
    about: life.code,
    why: `No edition of ${life.system} loaded here speaks for ${date}: ${life.code} was looked up in the nearest, ${span.edition}.`,
    nearest: { file: life.system, edition: span.edition, date },
  }
}

/** True when the code, as itself or as a header, is in force for services on `date`. */
export function isInForce(life: CodeLife, date: IsoDate): boolean {
  return life.spans.some((span) => spanContains(span, date))
}

/** The last valid date before `date`, or null when the code is not known to have ended before it. */
export function lastDateBefore(life: CodeLife, date: IsoDate): IsoDate | null {
  const ends = life.spans.flatMap(({ to, assumed }) => (!assumed && to !== null && to < date ? [to] : []))
  return ends.sort().at(-1) ?? null
}

/** The first date a code is known to be valid, or null when none is told. */
export function firstDate(life: CodeLife): IsoDate | null {
  return life.spans.flatMap(({ from, assumed }) => (assumed || from === null ? [] : [from])).sort()[0] ?? null
}

/** The procedure codes of an inquiry (CPT and HCPCS), each once, in the order written. */
export function procedureCodes(references: readonly CodeReference[]): string[] {
  const codes = references.filter((reference) => reference.system === 'CPT' || reference.system === 'HCPCS')
  return [...new Set(codes.map((reference) => reference.code))]
}
