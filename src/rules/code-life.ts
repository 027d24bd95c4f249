import type { CodeReference, CodeSystem } from '../domain/code-reference.ts'
import type { Citation, CodeFact, Edition, Facts } from '../domain/codebook.ts'
import { type DateSpan, type IsoDate, spanContains } from '../domain/iso-date.ts'

/** What the codebook knows of one code, put together from every source that has a row for it. */
export type CodeLife = {
  system: CodeSystem
  code: string
  description: string | null
  /** Spans in which the code is in force; one open span where no source gives a bound. */
  spans: (DateSpan & {
    /** False where the code is only the header of more specific ones in that span. */
    billable: boolean
  })[]
  citations: [Citation, ...Citation[]]
}

/**
 * The life of a code, or null where no row is loaded. Of each source only its newest edition speaks, because a later
 * edition corrects an earlier one. A source that gives no bounds (a plain-language line) says nothing about validity.
 */
export function findCodeLife(facts: Facts, code: string, system?: CodeSystem): CodeLife | null {
  const rows = newestPerSource(facts.codes.filter((row) => row.code === code && (!system || row.system === system)))
  const [first] = rows
  if (first === undefined) return null
  const bounded = rows.filter((row) => row.effective.from !== null || row.effective.to !== null)
  const deciding = bounded.length > 0 ? bounded : [first]
  const described = rows.find((row) => row.description !== null)
  return {
    system: first.system,
    code,
    description: described?.description ?? null,
    spans: deciding.map((row) => ({ ...row.effective, billable: row.billable })),
    citations: uniqueCitations([...deciding, ...(described ? [described] : [])]),
  }
}

function newestPerSource(rows: readonly CodeFact[]): CodeFact[] {
  const newest = new Map<string, string>()
  for (const row of rows) {
    if (!newest.has(row.citation.source)) newest.set(row.citation.source, row.citation.edition)
  }
  return rows.filter((row) => newest.get(row.citation.source) === row.citation.edition)
}

function uniqueCitations(rows: readonly CodeFact[]): [Citation, ...Citation[]] {
  return [...new Set(rows.map((row) => row.citation))] as [Citation, ...Citation[]]
}

/** True when the code, as itself or as a header, is in force for services on `date`. */
export function isInForce(life: CodeLife, date: IsoDate): boolean {
  return life.spans.some((span) => spanContains(span, date))
}

/** The last valid date before `date`, or null when the code never ended before it. */
export function lastDateBefore(life: CodeLife, date: IsoDate): IsoDate | null {
  const ends = life.spans.flatMap((span) => (span.to !== null && span.to < date ? [span.to] : []))
  return ends.sort().at(-1) ?? null
}

/** The procedure codes of an inquiry (CPT and HCPCS), each once, in the order written. */
export function procedureCodes(references: readonly CodeReference[]): string[] {
  const codes = references.filter((reference) => reference.system === 'CPT' || reference.system === 'HCPCS')
  return [...new Set(codes.map((reference) => reference.code))]
}

/** True when a row missing from the edition does not exist, as far as those codes go. */
export function provesAbsence(edition: Edition, codes: readonly string[]): boolean {
  if (edition.scope === 'all') return true
  return edition.scope === 'listed' && codes.every((code) => edition.listedCodes.includes(code))
}
