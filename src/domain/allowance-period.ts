import type { Period } from './allowance.ts'
import { instantInZone } from './zoned-time.ts'

/** One period of a count. */
export type CountPeriod = {
  /** `2026-07-14`, `2026-07` or `ever`. */
  key: string
  /** When the next one begins; null: never. */
  resetsAt: Date | null
  /** When nobody needs the count any more. */
  forgetAfter: Date
}

const DAY_MS = 24 * 3_600_000

/** A count without an end is forgotten when nothing was added to it for so long. */
const EVER_DAYS = 400

/** The period that `at` belongs to, by the calendar of that zone. */
export function periodOf(per: Period, at: Date, timeZone: string): CountPeriod {
  if (per === 'ever') {
    return { key: 'ever', resetsAt: null, forgetAfter: new Date(at.getTime() + EVER_DAYS * DAY_MS) }
  }
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at).slice(0, 10)
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const next = per === 'day' ? new Date(Date.UTC(year, month - 1, day + 1)) : new Date(Date.UTC(year, month, 1))
  const resetsAt = instantInZone(`${next.toISOString().slice(0, 10)}T00:00`, timeZone)
  if (resetsAt === null) throw new RangeError('a day without a beginning')
  return {
    key: per === 'day' ? today : today.slice(0, 7),
    resetsAt,
    forgetAfter: new Date(resetsAt.getTime() + DAY_MS),
  }
}
