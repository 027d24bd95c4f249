import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate, weekdayOf } from '../../domain/iso-date.ts'
import { anyOf, captured, everywhere, inOrder as inSequence } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** Days after discharge: calendar days to the visit, weekdays to the first contact; null where they are not told. */
export type CareDays = { visit: number | null; contact: number | null }

type Role = 'discharge' | 'contact' | 'visit'

const ROLES = everywhere(
  anyOf(
    captured(
      anyOf(/discharg\w*|\bd\/?c['’]?e?d?\b|\bwent home|\bsent home|\bhome from|\bleft the hospital/, /\breleased/),
      'discharge',
    ),
    /(?<contact>\bcall\w*|\bphon\w*|\bcontact\w*|\bspoke|\breach(?:ed)?\b|\bgot (?:a )?hold of|\btexted|\bmessaged|\bvoice ?mail)/,
    captured(
      anyOf(
        /\bvisit\w*|\bseen\b|\bsaw\b/,
        /\bsee (?:her|him|them|the (?:pt|patient))\b/,
        /\bcame in|\bappointment|\bappt|\bf2f\b|\bface[ -]to[ -]face|\boffice\b|\bf\/u\b/,
        /\bfollow[ -]?up/,
      ),
      'visit',
    ),
  ),
)

const BARE_DATE = /(?<![\d/.$-])(?<month>\d{1,2})\/(?<day>\d{1,2})(?![\d/]|\.\d)/g

/** `Tuesday the 16th`, `Wed the 8th`: a day of the month told before it. */
const WEEKDAY_OF_MONTH = everywhere(
  inSequence(
    /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?,? the /,
    /(?<day>\d{1,2})(?:st|nd|rd|th)\b/,
  ),
)

/** Tries are no contact, and count where two were made: then nothing is said of its day, but where it says that none were. */
const UNANSWERED = anyOf(
  /\bvoice ?mail|\bleft (?:a )?(?:message|vm)|\bno answer/,
  /\bunable to reach|\b(?:could ?n.?t|not) reach(?! \w+ (?:un)?till?\b)/,
)
const UNTRIED = anyOf(
  /\b(?:no|without|zero) (?:\w+ )?(?:attempts?|tries|calls?)\b/,
  /\b(?:did ?n.?t|did not|never|nobody) (?:even )?(?:try|tried|call|called)\b/,
)

/** How far from a date its role is looked for. */
const BEFORE = 70
const AFTER = 30

const COUNTED = [
  /\b(?<count>\d{1,2})[ -]*(?:calendar )?days? (?:after|post|later|from|out|following|since)/g,
  /\b(?:on |at )?day #?(?<count>\d{1,2})\b/g,
]

/**
 * What the message tells of the days after a discharge, by dates or by numbers of days.
 * @param asOf the day whose year holds where no date of service tells one
 */
export function readCareDays(inquiry: Inquiry, asOf: IsoDate): CareDays {
  const text = textOf(inquiry)
  const dated = readDates(inquiry, text, inquiry.dateOfService ?? asOf)
  const from = dated.get('discharge')
  const counted = readCounts(text)
  const visit = dated.get('visit')
  const contact = dated.get('contact')
  return {
    visit: from && visit ? countDays(from, visit) : counted,
    contact:
      from && contact && (!UNANSWERED.test(text) || UNTRIED.test(text)) && !isOfOtherYear(inquiry, text)
        ? countWeekdays(from, contact)
        : null,
  }
}

/** The first date of each role. */
function readDates(inquiry: Inquiry, text: string, latest: IsoDate): Map<Role, IsoDate> {
  const found = new Map<Role, IsoDate>()
  let last = 0
  const placed = [...placeDates(inquiry, text), ...placeBareDates(latest, text)].toSorted(inOrder)
  for (const { date, start, end } of [...placed, ...placeWeekdays(placed, text)].toSorted(inOrder)) {
    if (start < last) continue
    const before = rolesIn(text.slice(Math.max(last, start - BEFORE), start)).at(-1)
    last = end
    const role = before ?? rolesIn(text.slice(end, end + AFTER))[0]
    if (role !== undefined && !found.has(role)) found.set(role, date)
  }
  return found
}

type Placed = { date: IsoDate; start: number; end: number }

const WEEKDAYS = ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur']
const WEEKDAY_BEFORE = new RegExp(`\\b(?<name>${WEEKDAYS.join('|')})day,? (?:the )?$`)

/** `Friday September 12` where that is no Friday: the year was taken, not told, and weekdays cannot be counted. */
const isOfOtherYear = (inquiry: Inquiry, text: string): boolean =>
  placeDates(inquiry, text).some(({ date, start }) => {
    const name = WEEKDAY_BEFORE.exec(text.slice(Math.max(0, start - 16), start))?.groups?.name
    return name !== undefined && WEEKDAYS.indexOf(name) !== weekdayOf(date)
  })

const inOrder = (one: Placed, other: Placed): number => one.start - other.start || other.end - one.end

/** Weekdays with their day of the month: of the month of the last date before them that is no weekday, or of the next one. */
function placeWeekdays(placed: readonly Placed[], text: string): Placed[] {
  return [...text.matchAll(WEEKDAY_OF_MONTH)].flatMap(({ index, 0: { length }, groups }) => {
    const before = placed.findLast(({ start, end }) => start < index && /\d/.test(text.slice(start, end)))?.date
    const day = Number(groups?.day)
    if (before === undefined || day < 1 || day > 31) return []
    const [year, month] = [Number(before.slice(0, 4)), Number(before.slice(5, 7)) - 1]
    const isNext = day < Number(before.slice(8, 10))
    const date = new Date(Date.UTC(year, month + (isNext ? 1 : 0), day)).toISOString().slice(0, 10) as IsoDate
    return [{ date, start: index, end: index + length }]
  })
}

/** The dates that were read, at their places in the masked text. */
function placeDates({ dates }: Inquiry, text: string): Placed[] {
  let from = 0
  return dates.flatMap(({ date, text: written, precision }) => {
    const start = (precision ?? 'day') === 'day' ? text.indexOf(written.toLowerCase(), from) : -1
    if (start === -1) return []
    from = start + written.length
    return [{ date, start, end: from }]
  })
}

/** `called 3/5` beside a date of service with its year: a day of that year, or of the one before where it would lie months ahead. */
function placeBareDates(latest: IsoDate, text: string): Placed[] {
  const year = Number(latest.slice(0, 4))
  return [...text.matchAll(BARE_DATE)].flatMap(({ index, 0: { length }, groups }) => {
    const [month, day] = [Number(groups?.month), Number(groups?.day)]
    if (month < 1 || month > 12 || day < 1 || day > 31) return []
    const isAhead = month > Number(latest.slice(5, 7)) + 1
    const written = `${isAhead ? year - 1 : year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return [{ date: written as IsoDate, start: index, end: index + length }]
  })
}

/** The days to the visit that are told as a number; a number behind a call is of the call. */
function readCounts(text: string): number | null {
  for (const pattern of COUNTED) {
    for (const { groups, index } of text.matchAll(pattern)) {
      const role = rolesIn(text.slice(Math.max(0, index - BEFORE), index)).at(-1)
      if (role !== 'contact') return Number(groups?.count)
    }
  }
  return null
}

const rolesIn = (text: string): Role[] =>
  [...text.matchAll(ROLES)].map(({ groups }) =>
    groups?.discharge === undefined ? (groups?.contact === undefined ? 'visit' : 'contact') : 'discharge',
  )

const DAY = 86_400_000
const timeOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)

const countDays = (from: IsoDate, to: IsoDate): number => Math.round((timeOf(to) - timeOf(from)) / DAY)

/** Mondays to Fridays after the first day, up to the last. */
function countWeekdays(from: IsoDate, to: IsoDate): number {
  const days = Array.from({ length: Math.max(0, countDays(from, to)) }, (_, at) => addDays(from, at + 1))
  return days.filter((day) => ![0, 6].includes(weekdayOf(day))).length
}
