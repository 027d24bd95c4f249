const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const count = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`

/** How long ago that was: `just now`, `4 minutes`, `2 hours`, `3 days`. */
export function durationInWords(since: Date, now: Date): string {
  const passed = now.getTime() - since.getTime()
  if (passed < MINUTE) return 'just now'
  if (passed < HOUR) return count(Math.floor(passed / MINUTE), 'minute')
  if (passed < 2 * DAY) return count(Math.floor(passed / HOUR), 'hour')
  return count(Math.floor(passed / DAY), 'day')
}

const DATE_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})

const TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** A point in time for people and for machines; the server's time zone is named. */
export type Instant = { iso: string; words: string }

/** `Fri, 20 Nov 2026, 09:14 UTC`. */
export function instantOf(at: Date): Instant {
  return { iso: at.toISOString(), words: DATE_AND_TIME.format(at) }
}

/** `10:34:12 UTC` where that is within twelve hours of `now`, the date too otherwise. */
export function momentOf(at: Date, now: Date): Instant {
  const near = Math.abs(at.getTime() - now.getTime()) < 12 * HOUR
  return near ? { iso: at.toISOString(), words: TIME.format(at) } : instantOf(at)
}

/** How long to wait: `30 seconds`, `15 minutes`. */
export function waitInWords(seconds: number): string {
  return seconds < 60 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')
}
