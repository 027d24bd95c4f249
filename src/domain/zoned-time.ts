/** A wall clock of no place yet: `2026-11-21T08:00`. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/

/** The point in time at which clocks in that zone show `local`, or null where no such time is written. A time that clocks skip in spring is read as after the skip. */
export function instantInZone(local: string, timeZone: string): Date | null {
  const parts = LOCAL.exec(local)
  if (parts === null) return null
  const [, year, month, day, hour, minute] = parts.map(Number)
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute)
  if (new Date(wall).toISOString().slice(0, 16) !== local.slice(0, 16)) return null
  // The offset depends on the instant that is looked for: two steps settle it, except in the hour that clocks skip.
  const guess = wall - offsetAt(wall, timeZone)
  const instant = wall - offsetAt(guess, timeZone)
  const isShown = wall - offsetAt(instant, timeZone) === instant
  return new Date(isShown ? instant : Math.max(guess, instant))
}

/** How far clocks in that zone are ahead of UTC at that instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const fields = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day, hour, minute, second } = fields
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

/** True for a zone clocks can be set by: `America/Chicago`, `UTC`, `-05:00`. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }))
  } catch {
    return false
  }
}

/** The ISO date that clocks in that zone show then. */
export function dayInZone(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}
