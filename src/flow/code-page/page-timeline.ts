import type { IsoDate } from '../../domain/iso-date.ts'
import type { CodeLife } from '../../rules/rows/code-life.ts'
import type { PageEvent } from './page-history.ts'

/** The drawing's own units; it is scaled to the width of the page. */
export const TIMELINE = { width: 720, height: 56, left: 8, right: 8 } as const

/** Years around what is known, so that an open end looks open. */
const MARGIN_YEARS = 1

/** More labelled years than this do not fit side by side. */
const MOST_LABELS = 10

/** The life of a code as a drawing. */
export type PageTimeline = {
  width: number
  height: number
  spans: { x: number; width: number; kind: 'in-force' | 'header' | 'assumed' }[]
  events: { x: number }[]
  ticks: { x: number; year: string }[]
  /** Where the date asked about lies. */
  today: number
}

/** Null where nothing is known that could be drawn. */
export function composeTimeline(
  life: CodeLife | null,
  events: readonly PageEvent[],
  asOf: IsoDate,
): PageTimeline | null {
  const spans = life?.spans ?? []
  const isTold = spans.some(({ from, to }) => from !== null || to !== null) || events.length > 0
  if (!isTold) return null
  const dates = [...spans.flatMap(({ from, to }) => [from, to]), ...events.map(({ date }) => date), asOf]
  const years = dates.filter((date) => date !== null).map((date) => yearOf(date))
  const first = Math.floor(Math.min(...years)) - MARGIN_YEARS
  const last = Math.ceil(Math.max(...years)) + MARGIN_YEARS
  const inner = TIMELINE.width - TIMELINE.left - TIMELINE.right
  const x = (date: IsoDate | null, open: number): number =>
    round(TIMELINE.left + (inner * ((date === null ? open : yearOf(date)) - first)) / (last - first))
  return {
    width: TIMELINE.width,
    height: TIMELINE.height,
    spans: spans.map(({ from, to, billable, assumed }) => {
      const start = x(from, first)
      return {
        x: start,
        width: round(x(to, last) - start),
        kind: assumed ? 'assumed' : billable ? 'in-force' : 'header',
      }
    }),
    events: [...new Set(events.map(({ date }) => x(date, first)))].map((at) => ({ x: at })),
    ticks: listYears(first, last).map((year) => ({ x: x(`${year}-01-01`, first), year: String(year) })),
    today: x(asOf, first),
  }
}

function listYears(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / MOST_LABELS))
  const years: number[] = []
  for (let year = first + 1; year < last; year += step) years.push(year)
  return years
}

/** The date as a year and a part of one. */
function yearOf(date: IsoDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return year + (month - 1) / 12 + (day - 1) / 365
}

const round = (value: number): number => Math.round(value * 10) / 10
