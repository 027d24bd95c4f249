/** When the desk works, and within how many working hours an answer is due. */
export type WorkingTime = {
  /** IANA name, such as America/New_York. */
  timeZone: string
  /** Days of the week it works on, 0 is Sunday. */
  days: readonly number[]
  /** Minutes after midnight, local time; the end is later on the same day. */
  fromMinute: number
  toMinute: number
  answerHours: number
}

/** Where nothing else is set. */
export const USUAL_WORKING_TIME: WorkingTime = {
  timeZone: 'UTC',
  days: [1, 2, 3, 4, 5],
  fromMinute: 8 * 60,
  toMinute: 18 * 60,
  answerHours: 4,
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** A desk that works on no day would never be due; this many days are looked through. */
const MOST_DAYS = 400

/** When an answer is due to a question that has waited since `since`. Whatever comes earlier is never due later. */
export function dueTime(since: Date, time: WorkingTime): Date {
  let left = time.answerHours * 60
  let at = since
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const { weekday, minute } = localTime(at, time.timeZone)
    const begin = Math.max(minute, time.fromMinute)
    const open = time.days.includes(weekday) ? Math.max(0, time.toMinute - begin) : 0
    if (open >= left && open > 0) return addMinutes(at, begin - minute + left)
    left -= open
    at = nextMidnight(at, minute, time.timeZone)
  }
  return at
}

const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS)

/** The next local midnight. The days on which clocks change have 23 or 25 hours, so the guess is mended once. */
function nextMidnight(at: Date, minute: number, timeZone: string): Date {
  const guess = addMinutes(at, DAY_MINUTES - minute)
  const off = localTime(guess, timeZone).minute
  return off === 0 ? guess : addMinutes(guess, off < DAY_MINUTES / 2 ? -off : DAY_MINUTES - off)
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const formats = new Map<string, Intl.DateTimeFormat>()

/** The weekday and the minutes since midnight, with fractions, that clocks there show. */
function localTime(at: Date, timeZone: string): { weekday: number; minute: number } {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const fraction = (at.getTime() % MINUTE_MS) / MINUTE_MS
  return {
    weekday: WEEKDAYS.indexOf(parts.weekday ?? ''),
    minute: Number(parts.hour) * 60 + Number(parts.minute) + fraction,
  }
}

/** The hours written as `Mon-Fri 8-18` or `Mon,Wed,Fri 8:30-17`; null where they cannot be read. */
export function readWorkingHours(text: string): Pick<WorkingTime, 'days' | 'fromMinute' | 'toMinute'> | null {
  const parts = /^\s*([A-Za-z,\s-]+?)\s+(\d{1,2})(?::(\d\d))?\s*-\s*(\d{1,2})(?::(\d\d))?\s*$/.exec(text)
  if (parts === null) return null
  const [, dayText = '', fromHour, fromRest = '0', toHour, toRest = '0'] = parts
  const days = readDays(dayText)
  const fromMinute = Number(fromHour) * 60 + Number(fromRest)
  const toMinute = Number(toHour) * 60 + Number(toRest)
  if (days === null || fromMinute >= toMinute || toMinute > DAY_MINUTES) return null
  return { days, fromMinute, toMinute }
}

function readDays(text: string): number[] | null {
  const days = new Set<number>()
  for (const range of text.split(',')) {
    const [first = -1, last = first] = range.split('-').map(readDay)
    if (first < 0 || last < 0) return null
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day)
      if (day === last) break
    }
  }
  return [...days].sort()
}

const readDay = (name: string): number =>
  WEEKDAYS.findIndex((day) => day.toLowerCase() === name.trim().slice(0, 3).toLowerCase())

/** When the desk opens on the first working day that is at least `days` local days after `now`, on that weekday if one is given. */
export function openingAfter(now: Date, days: number, time: WorkingTime, weekday: number | null = null): Date {
  let at = now
  for (let passed = 0; passed < MOST_DAYS; ) {
    at = nextMidnight(at, localTime(at, time.timeZone).minute, time.timeZone)
    passed += 1
    const today = localTime(at, time.timeZone).weekday
    const wanted = weekday === null ? time.days.includes(today) : today === weekday
    if (passed >= days && wanted) break
  }
  return addMinutes(at, time.fromMinute)
}

/** Working minutes between two points in time, 0 where the second is not later. Counts no further than {@link MOST_DAYS} days. */
export function workingMinutes(from: Date, to: Date, time: WorkingTime): number {
  let worked = 0
  let at = from
  for (let day = 0; day < MOST_DAYS && at < to; day += 1) {
    const { weekday, minute } = localTime(at, time.timeZone)
    const midnight = nextMidnight(at, minute, time.timeZone)
    const end = midnight <= to ? DAY_MINUTES : minute + (to.getTime() - at.getTime()) / MINUTE_MS
    if (time.days.includes(weekday)) {
      worked += Math.max(0, Math.min(end, time.toMinute) - Math.max(minute, time.fromMinute))
    }
    at = midnight
  }
  return worked
}
