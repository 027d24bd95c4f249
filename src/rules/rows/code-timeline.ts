import type { CodeSystem } from '../../domain/code-reference.ts'
import type { CodeFact } from '../../domain/codebook.ts'
import type { Citation, Edition } from '../../domain/edition.ts'
import { addDays, type DateSpan, type IsoDate, spanContains } from '../../domain/iso-date.ts'

/** The publisher's list of a code system: what its whole editions do not have is not in force. */
export const CODE_SET_SOURCES: Partial<Record<CodeSystem, string>> = {
  HCPCS: 'hcpcs',
  'ICD-10-CM': 'icd10cm',
  'ICD-10-PCS': 'icd10pcs',
}

/** What is known of a code from `from` to `to`; open at the ends of the calendar. */
export type Period = DateSpan & {
  /** `assumed`: no source tells whether it is in force, and none denies it. */
  state: 'billable' | 'header' | 'absent' | 'assumed'
  /** Label of the edition that is taken to hold here although it speaks for other dates; null where the data speaks. */
  nearest: string | null
  /** The rows and editions this rests on. */
  citations: Citation[]
}

/** A row with validity dates of its own. */
type DatedRow = DateSpan & { billable: boolean; citations: Citation[] }

/** An edition of the code set, and the code's rows in it. */
type Listing = { edition: Edition; from: IsoDate; rows: CodeFact[] }

/**
 * What the codebook knows of one code through the calendar, without gaps. Two kinds of evidence are joined: rows with
 * dates of their own (a crosswalk, addenda, HCPCS), and the editions of the code set, each of which has the code or not.
 * On any date the later statement decides: the start or end of a row, or the first day of an edition.
 *
 * Where no edition of the code set covers a date, the last one before it, or else the first one after it, is taken to
 * hold there too, and the period names it. One exception: that such an edition lacks the code proves nothing, unless
 * the code was known before it (then it was deleted) or is known after it (then it began).
 */
export function traceCode(code: string, rows: readonly CodeFact[], editions: readonly Edition[]): Period[] {
  const listings = listingsOf(code, rows, editions)
  const dated = datedRows(rows.filter((row) => !isSnapshot(row, listings)))
  const cuts = new Set<IsoDate>()
  for (const span of [...dated, ...listings.map(({ edition }) => edition.effective)]) {
    if (span.from !== null) cuts.add(span.from)
    if (span.to !== null) cuts.add(addDays(span.to, 1))
  }
  const starts = [null, ...[...cuts].sort()]
  return starts.map((from, index) => {
    const next = starts[index + 1]
    return { from, to: next ? addDays(next, -1) : null, ...decide(from, code, dated, listings) }
  })
}

/** Newest first; editions that are excerpts count only where they have the code, and only beside a whole one. */
function listingsOf(code: string, rows: readonly CodeFact[], editions: readonly Edition[]): Listing[] {
  const system = rows[0]?.system
  const source = system && CODE_SET_SOURCES[system]
  const listings = editions.flatMap((edition) => {
    const { from } = edition.effective
    if (edition.source !== source || from === null) return []
    const own = rows.filter(({ citation }) => citation.source === source && citation.edition === edition.label)
    return own.length > 0 || provesAbsence(edition, [code]) ? [{ edition, from, rows: own }] : []
  })
  if (!listings.some(({ edition }) => provesAbsence(edition, [code]))) return []
  return listings.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
}

/** True when a row missing from the edition does not exist, as far as those codes go. */
export function provesAbsence(edition: Edition, codes: readonly string[]): boolean {
  if (edition.scope === 'all') return true
  return edition.scope === 'listed' && codes.every((code) => edition.listedCodes.includes(code))
}

/** True for a row that carries no more than the dates of its edition. */
function isSnapshot(row: CodeFact, listings: readonly Listing[]): boolean {
  const listing = listings.find(({ rows }) => rows.includes(row))
  if (listing === undefined) return false
  const { from, to } = listing.edition.effective
  return row.effective.from === from && row.effective.to === to
}

/** The rows that tell a date, newest edition first in each source; a source that tells none says nothing about validity. */
function datedRows(rows: readonly CodeFact[]): DatedRow[] {
  const bySource = Map.groupBy(
    rows.filter(({ effective }) => effective.from !== null || effective.to !== null),
    ({ citation }) => citation.source,
  )
  return [...bySource.values()].flatMap(joinEditions)
}

/**
 * The rows of one source, newest edition first, as spans: a newer edition corrects an older one where their spans
 * overlap. Where it tells only the end and the older one only the beginning, they are one span.
 */
function joinEditions(rows: readonly CodeFact[]): DatedRow[] {
  const newest = rows[0]?.citation.edition
  const kept: DatedRow[] = []
  for (const { effective, billable, citation } of rows) {
    const row = { ...effective, billable, citations: [citation] }
    const overlapping = citation.edition === newest ? [] : kept.filter((each) => overlap(each, row))
    const open = overlapping.find((each) => each.from === null && each.to !== null && each.billable === billable)
    if (overlapping.length === 0) kept.push(row)
    else if (open && row.from !== null && row.to === null) {
      open.from = row.from
      open.citations.push(citation)
    }
  }
  return kept
}

const overlap = (a: DateSpan, b: DateSpan): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to)

type Decision = Omit<Period, keyof DateSpan>

/** What holds on `date`, which begins a period; null is the time before every date that is told. */
function decide(
  date: IsoDate | null,
  code: string,
  dated: readonly DatedRow[],
  listings: readonly Listing[],
): Decision {
  const listing = listings.find(({ from }) => date !== null && from <= date) ?? listings.at(-1)
  if (listing === undefined) return byRows(date, dated)
  if (rowsSpeakLast(date, dated, listing)) return byRows(date, leaveOutlived(date, dated, listing))
  const lookingBack = findLookingBack(date, listings)
  const covers = lookingBack !== undefined || (date !== null && spanContains(listing.edition.effective, date))
  const nearest = covers ? null : listing.edition.label
  const row =
    listing.rows.find((each) => isSnapshot(each, [listing]) || containsDate(each.effective, date)) ?? lookingBack
  if (row !== undefined) return { state: row.billable ? 'billable' : 'header', nearest, citations: [row.citation] }
  if (covers || isKnownBeyond(date, listing, dated, listings)) {
    return { state: 'absent', nearest, citations: [...citeLast(listing, listings), citeAbsence(listing.edition, code)] }
  }
  const later = listings.filter(({ from, rows }) => date !== null && from > date && rows.length > 0).at(-1)
  return { ...byRows(date, dated), nearest: (later ?? listing).edition.label }
}

/** True where a row begins or ends on `date` or before it, and the edition does not begin after that. */
function rowsSpeakLast(date: IsoDate | null, dated: readonly DatedRow[], { from }: Listing): boolean {
  const changes = dated.flatMap((row) => [row.from, row.to && addDays(row.to, 1)]).filter((each) => each !== null)
  // Before the oldest edition, what comes first of all decides: nothing else tells how it was until then.
  if (date === null || date < from) return changes.some((change) => change <= from)
  return changes.some((change) => change >= from && change <= date)
}

/**
 * The rows without those that are only still open: where a row tells an end that came after the edition began, the line of
 * that edition without an end does not speak against it.
 */
function leaveOutlived(date: IsoDate | null, dated: readonly DatedRow[], { from: first }: Listing): DatedRow[] {
  const ends = dated.flatMap(({ to }) => (date !== null && to !== null && to < date && to >= first ? [to] : []))
  return dated.filter((row) => row.to !== null || !ends.some((end) => row.from === null || row.from <= end))
}

/** What the rows with dates say. */
function byRows(date: IsoDate | null, dated: readonly DatedRow[]): Decision {
  const row = dated.find((each) => containsDate(each, date))
  const state = dated.length === 0 ? 'assumed' : row === undefined ? 'absent' : row.billable ? 'billable' : 'header'
  return { state, nearest: null, citations: dated.flatMap(({ citations }) => citations) }
}

/** A row of a later edition with dates of its own that reach back to `date`. */
const findLookingBack = (date: IsoDate | null, listings: readonly Listing[]): CodeFact | undefined =>
  listings
    .filter(({ from }) => date !== null && from > date)
    .flatMap(({ rows }) => rows)
    .find(({ effective }) => date !== null && effective.from !== null && spanContains(effective, date))

const containsDate = (span: DateSpan, date: IsoDate | null): boolean =>
  date === null ? span.from === null : spanContains(span, date)

/** True where the code is known on the other side of the edition that lacks it. */
function isKnownBeyond(
  date: IsoDate | null,
  { from: first }: Listing,
  dated: readonly DatedRow[],
  listings: readonly Listing[],
): boolean {
  const isBefore = date === null || date < first
  if (listings.some(({ from, rows }) => rows.length > 0 && from > first === isBefore)) return true
  return dated.some(({ from, to }) => (isBefore ? to === null || to >= first : from === null || from < first))
}

/** The newest row before the edition that lacks the code. */
const citeLast = (listing: Listing, listings: readonly Listing[]): Citation[] =>
  listings
    .filter(({ from, rows }) => from < listing.from && rows.length > 0)
    .slice(0, 1)
    .flatMap(({ rows }) => rows.map(({ citation }) => citation))

const citeAbsence = ({ source, label, effective }: Edition, code: string): Citation => ({
  source,
  edition: label,
  locator: `no row for ${code}`,
  effectiveFrom: effective.from,
  effectiveTo: effective.to,
})
