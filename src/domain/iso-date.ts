/** A calendar day written `YYYY-MM-DD`. Never a point in time: dates of service have no time zone. */
export type IsoDate = string

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day as an {@link IsoDate}, or null when the calendar has no such day (`2023-02-29`). */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return null
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** True for a text of the shape `YYYY-MM-DD` that names a day of the calendar. */
export function isIsoDate(text: string): boolean {
  const parts = SHAPE.exec(text)
  return parts !== null && isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null
}

/** The day `days` after `date` (before it when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** 0 (Sunday) to 6. */
export const weekdayOf = (date: IsoDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()

/** A span of days, both ends included; null is an end the source leaves open or does not tell. */
export type DateSpan = { from: IsoDate | null; to: IsoDate | null }

/** True when `date` lies in `span`. ISO dates compare as text. */
export function spanContains(span: DateSpan, date: IsoDate): boolean {
  return (span.from === null || span.from <= date) && (span.to === null || date <= span.to)
}
