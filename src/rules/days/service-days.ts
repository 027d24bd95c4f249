import type { CodeReference } from '../../domain/code-reference.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { namesCode } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { isDoneOtherDay } from './done-other-day.ts'
import { daysOfLines } from './line-days.ts'
import { withUndatedVisit } from './recovery-visit.ts'
import { areToldOfTwoDays } from './told-days.ts'

/** What is written between a code and its date, and has no day of its own: `99213 denied CO-97 on 6/10/2025`. */
const NOT_PERFORMED: ReadonlySet<CodeReference['system']> = new Set(['MODIFIER', 'CARC', 'RARC'])

/** Characters between a code and the date that is its own. */
const NEAR = 40
/** Characters at most between two codes of a list, and between a date and the code it leads: ` + `, ` and `. */
const JOINT = 5

/**
 * The day of service of each code where the message names more than one day: the date that follows the code before another
 * code does, else the one right before it. A code with two days, or with none near it, is left out.
 */
export function findServiceDays(inquiry: Inquiry): ReadonlyMap<string, IsoDate> {
  const days = findAllDays(inquiry)
  return new Map([...days].flatMap(([code, [first, second]]) => (first && !second ? [[code, first] as const] : [])))
}

/** The days on which the message sets that code, in their order; none where it names no more than one day. */
export const findDaysOf = (code: string, inquiry: Inquiry): IsoDate[] =>
  [...(findAllDays(inquiry).get(code) ?? [])].sort()

/** The numbers of the questions in which one of the days is written or none is; null where the sender numbered none of them. */
export function numbersOfDays(days: readonly IsoDate[], { asks, dates }: Inquiry): string[] | null {
  const numbered = asks.flatMap(({ number, text }) => {
    const named = dates.filter((each) => text.includes(each.text)).map(({ date }) => date)
    return number === null ? [] : [{ number, named }]
  })
  if (numbered.every(({ named }) => named.length === 0)) return null
  const own = numbered.filter(({ named }) => named.length === 0 || named.some((day) => days.includes(day)))
  return [...new Set(own.map(({ number }) => number))]
}

/** How many days of service the codes of the message have, also those of a code that has two. */
export const countServiceDays = (inquiry: Inquiry): number =>
  new Set([...findAllDays(inquiry).values()].flatMap((days) => [...days])).size

/** True where the message sets the two codes on days of which none is the other's: an NCCI edit says nothing of them. */
export function haveNoDayInCommon(one: string, other: string, inquiry: Inquiry): boolean {
  const days = findAllDays(inquiry)
  const [first, second] = [days.get(one), days.get(other)]
  if (isPlannedAfter(one, other, inquiry) || isPlannedAfter(other, one, inquiry)) return true
  if (areToldOfTwoDays(one, other, inquiry)) return true
  if (isDoneOtherDay(one, other, inquiry) || isDoneOtherDay(other, one, inquiry)) return true
  const [oneDay, otherDay] = [findWeekday(one, inquiry), findWeekday(other, inquiry)]
  if (oneDay !== null && otherDay !== null && oneDay !== otherDay) return true
  return first !== undefined && second !== undefined && ![...first].some((day) => second.has(day))
}

/** The only weekday right behind a code, `90935 Monday`; null where there is none or several. */
function findWeekday(code: string, inquiry: Inquiry): string | null {
  const behind = everywhere(
    inOrder(
      /\b/,
      new RegExp(code.toLowerCase(), ''),
      /\b[ \t]*(?:-\d\d[ \t]*)?(?:on[ \t]+)?(?:the[ \t]+)?(mon|tue|wed|thu|fri|sat|sun)/,
      /(?:s|r|rs|day|sday|nesday|rsday|urday)?\b/,
    ),
  )
  const days = new Set([...textOf(inquiry).matchAll(behind)].map(([, day]) => day))
  return days.size === 1 ? ([...days][0] ?? null) : null
}

const PLANNED = anyOf(
  inOrder(
    /\b/,
    anyOf(
      /remov\w*|pull\w*/,
      /tak(?:e|en|ing) (?:it |the \w+ )?out/,
      /com(?:e|es|ing) (?:back|out)/,
      /return\w*|schedul\w*|bring \w+ back/,
    ),
    /\b[^.?!\n]{0,40}\bin (?:an?|one|two|three|four|six|\d{1,2})(?: ?(?:to|-) ?\d)? /,
    /(?:days?|weeks?|wks?|months?)\b/,
  ),
  /\b(?:an?|one|two|three|four|six|\d{1,2}) (?:days?|weeks?|wks?|months?) later\b/,
  /^at (?:an?|one|two|three|four|six|\d) (?:days?|weeks?|wks?)\b/,
)

/** `the 99213 went out on a separate claim two days later`: the day of a claim is no day of service. */
const SENT_LATER =
  /\b(?:claim|batch|went out|sent|submitted|mailed|filed|resubmitted|rebilled)\b[^.?!\n]{0,30}\b(?:later|weeks?|days?)\b/

/** Weeks of a pregnancy, or of a child, are its age and no later day. */
const AGE_IN_WEEKS = /\b(?:pregnan|gestat|iup\b|obstet|newborn|infant|baby|59\d{3}\b|768\d\d\b)/

/** True where the one code is told only of what is still to come, `pull the stent in 2 weeks (52310)`, and the other apart from it. */
function isPlannedAfter(one: string, other: string, inquiry: Inquiry): boolean {
  const [coming, done] = [one.toLowerCase(), other.toLowerCase()]
  const text = textOf(inquiry)
  const parts = text.split(/(?<=[.?!])\s+|\n|[,;]? (?:and )?then\b|[,;] (?:and )?(?:when|once|later)\b/)
  const telling = (
    AGE_IN_WEEKS.test(text)
      ? parts
      : parts.flatMap((each) => each.split(/[,;]? (?:and )?(?=at \w+ (?:days?|weeks?|wks?)\b)/))
  ).filter((sentence) => sentence.includes(coming) && !SENT_LATER.test(sentence))
  return telling.length > 0 && telling.every((sentence) => PLANNED.test(sentence) && !sentence.includes(done))
}

/** The days of messages that were read: they are asked for at every pair of codes. */
const DAYS = new WeakMap<Inquiry, ReadonlyMap<string, Set<IsoDate>>>()

function findAllDays(inquiry: Inquiry): ReadonlyMap<string, Set<IsoDate>> {
  const known = DAYS.get(inquiry)
  if (known !== undefined) return known
  const days = readDays(inquiry)
  DAYS.set(inquiry, days)
  return days
}

/** The days of service of each code that has one near it, where the message names more than one. */
function readDays(inquiry: Inquiry): ReadonlyMap<string, Set<IsoDate>> {
  const { references, dates, dateOfService } = inquiry
  const ofLines = daysOfLines(inquiry)
  if (ofLines.length > 0)
    return withUndatedVisit(readDatedLines(inquiry, [...ofLines, ...dates.filter(isWholeDay)]), inquiry)
  // Lines that each begin with a date tell the days of their codes, also where none is called the date of service.
  const served = dates.filter((each) => isWholeDay(each) && each.role === 'service')
  if (dateOfService === null && served.length < 2) return readDatedLines(inquiry, dates.filter(isWholeDay))
  const days = dates.filter(
    (each) =>
      served.includes(each) ||
      (isWholeDay(each) &&
        dateOfService !== null &&
        each.date < dateOfService &&
        isWithinYear(each.date, dateOfService)),
  )
  if (new Set(days.map(({ date }) => date)).size < 2) return new Map()
  const listed = readDatedLines(inquiry, days)
  const codes = references
    .filter(({ system }) => !NOT_PERFORMED.has(system))
    .toSorted((one, other) => one.start - other.start)
  const found = new Map<string, Set<IsoDate>>()
  const taken = new Set<number>()
  let listedUnder: (typeof days)[number] | undefined
  for (const [at, { code, start, end }] of codes.entries()) {
    const next = codes[at + 1]?.start ?? Number.POSITIVE_INFINITY
    const before = codes[at - 1]?.end ?? 0
    const behind = days.find((day) => day.start >= end && day.start - end <= NEAR && day.start < next)
    const ahead = days.findLast((day) => day.end <= start && start - day.end <= NEAR && day.start >= before)
    // `3/1 99222, home on 3/2 (99238)`: a date right before the code, which no code before it has, is its own.
    const isOwn = ahead !== undefined && start - ahead.end <= 2 && !taken.has(ahead.start)
    // `9/8: 31255 + 30520. Debridement 9/17, 31237`: a list has the day before it, and the day of the next code is that code's.
    const isNexts = behind && next - behind.end <= JOINT && behind.start - end > JOINT
    const isListed = listedUnder !== undefined && start - before <= JOINT && (isNexts || !behind)
    const own = isListed ? listedUnder : isOwn ? ahead : (behind ?? ahead)
    listedUnder = own && own.end <= start ? own : undefined
    if (own) taken.add(own.start)
    if (own) found.set(code, (found.get(code) ?? new Set()).add(own.date))
    // `31256 and 31267 on 6/2`: so has one before it.
    for (let each = at; own && own.start >= end && each > 0; each--) {
      const [prior, after] = [codes[each - 1], codes[each]]
      if (!prior || !after || after.start - prior.end > JOINT || found.has(prior.code)) break
      found.set(prior.code, new Set([own.date]))
    }
  }
  const returned = days.filter((day) => !taken.has(day.start) && isOfReturn(inquiry, day.text))
  const undated = codes.filter(({ code }) => isVisit(code) && !found.has(code))
  const [day, visit] = [returned[0], undated[0]]
  if (day && visit && returned.length === 1 && undated.length === 1) found.set(visit.code, new Set([day.date]))
  return new Map([...found, ...listed])
}

/** `came back 2/9 for a wound check. 99212 denied`: the day of the only visit that has none beside it. */
const isOfReturn = (inquiry: Inquiry, day: string): boolean =>
  textOf(inquiry)
    .split(day.toLowerCase())
    .slice(0, -1)
    .some((before) => RETURNED.test(before))

const RETURNED = inOrder(
  /\b/,
  anyOf(
    /(?:came|come|comes|coming) (?:back|in again)/,
    /returned|returns/,
    /(?:was )?(?:seen|saw (?:him|her|them|pt|the patient)) again/,
    /back in(?: the office)?/,
    /follow(?:ed)?[- ]?up(?: visit)?/,
    /f\/u|rechecked|recheck/,
  ),
  /(?: on| again| again on)? (?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,? ?$/,
)

const isWholeDay = ({ precision }: Pick<Inquiry['dates'][number], 'precision'>): boolean =>
  (precision ?? 'day') === 'day'

/**
 * The days of codes in lines that begin with a date, as those of a claim or a remittance do; a line that begins with a code
 * is of the day of the line above it. None where fewer than two days begin a line with a code.
 */
function readDatedLines(inquiry: Inquiry, days: Inquiry['dates']): Map<string, Set<IsoDate>> {
  const codes = procedureCodes(inquiry.references).map((code) => {
    return { code, start: code.toLowerCase() }
  })
  const found = new Map<string, Set<IsoDate>>()
  const leading = new Set<IsoDate>()
  // `1/1` begins `1/14` too.
  const longestFirst = days.toSorted((one, other) => other.text.length - one.text.length)
  let current: IsoDate | null = null
  for (const line of textOf(inquiry).split(LINE_END)) {
    const bare = line.replace(BEFORE_LINE, '')
    const dated: IsoDate | null = longestFirst.find(({ text }) => bare.startsWith(text.toLowerCase()))?.date ?? null
    const named = codes.filter(({ code }) => namesCode(bare, code))
    if (dated === null && !named.some(({ start }) => bare.startsWith(start))) current = null
    if (dated !== null) current = dated
    if (current === null) continue
    if (dated !== null && named.length > 0) leading.add(dated)
    for (const { code } of named) found.set(code, (found.get(code) ?? new Set()).add(current))
  }
  return leading.size < 2 ? new Map() : found
}

/** Where a line ends, also one of several written in a row. */
const LINE_END = /\n|[ \t]\/[ \t]|;[ \t]?/

/** What may stand before the date of a line. */
const BEFORE_LINE =
  /^[\s|>*\u2022-]*(?:(?:line|claim) \d{1,2}[\s:.]*|\d{1,2}[.)]\s+)?(?:(?:dos|svc|date)[\s:]*|[a-z ]{2,24}:\s*)?/

/** An earlier date beside a code is the day of its service; one of years ago is something else. */
const isWithinYear = (date: IsoDate, later: IsoDate): boolean =>
  Date.parse(`${later}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`) <= 366 * 86_400_000
