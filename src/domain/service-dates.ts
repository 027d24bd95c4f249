import type { Details } from './inquiry.ts'
import type { IsoDate } from './iso-date.ts'

const MONTH_NAME = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/**
 * The time of the services where the message tells more than one day: `2026-04-01 to 2026-04-30`, `April 2026`, `2025`.
 * Null for a single day. An answer holds for the first day of it, so that both are shown.
 */
export function nameServiceDates(date: IsoDate | null, told: Details['serviceDate'] | undefined): string | null {
  if (date === null || told == null) return null
  if (told.until !== null) return `${date} to ${told.until}`
  if (told.precision === 'month') return MONTH_NAME.format(new Date(date))
  return told.precision === 'year' ? date.slice(0, 4) : null
}
