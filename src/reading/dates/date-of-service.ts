import { type DateMention, type Identifier, isWeekOrMonth } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { findTableCells, type TableCell } from '../text/table-columns.ts'
import { cueWords, indexText, placesOf, type TextIndex } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { borrowYears } from './borrowed-years.ts'
import { chooseDay } from './chosen-day.ts'
import { isListOfPatients, withCellDates } from './date-cells.ts'
import { weigh } from './date-weights.ts'
import { type ReadDate, readDates } from './dates.ts'
import { leaveOut } from './days-together.ts'
import { isFar, isLongSpan, isOfMonths } from './far-days.ts'
import { readLater } from './later-events.ts'
import { isMonthOfCourse, isMonthOfService } from './monthly-services.ts'
import { bringForward, tellsEarlier, tellsNext } from './planned-days.ts'
import { readStay } from './stay-days.ts'
import { type CoveredHead, findToldNow, findWrittenParts } from './told-now.ts'
import { LISTED, OF_SERVICE } from './weighed.ts'
import type { Weight } from './weight.ts'

/** A test that was looked at, a talk, a course: not the service asked about. */
const BESIDE_SERVICE = anyOf(
  /\breviewed\b[^.?!;\n\d]{0,24}\bfrom[ \t]$/i,
  /\b(?:meeting|hearing(?![ \t](?:aid|loss|test|exam|screen|eval)))\b[^.?!;\n\d]{0,40}$/i,
  inOrder(/\b/i, /webinar|seminar|training|conference|newsletter|bulletin|emailed|e-mailed/i, /\b[^.?!;\n\d]{0,16}$/i),
)
const BESIDE_SERVICE_WORDS = cueWords(
  'reviewed meeting hearing webinar seminar training conference newsletter bulletin emailed mailed',
)
/** `is 96110 valid 2024?`: the code is asked to have been valid when the service was done. */
const VALID_BEFORE =
  /\b(?:valid|active|billable|payable|in effect)[ \t](?:(?:for|in|on|as of|during|back in)[ \t])?(?:dos[ \t])?$/i
const VALID_WORDS = cueWords('valid active billable payable effect')
/** `3 days a week`, `one unit per day`: of a span of such days none is the day of the service. */
const REPEATED =
  /\b(?:(?:per|a|each|every)[ \t](?:week|wk|day)|(?:x|times?|days?)[ \t]?\/[ \t]?(?:week|wk)|daily|per diem)\b/i
/** Characters around a span in which it is told so. */
const SPAN_REACH = 300
/** `denied 10/2 and again 10/9` */
const LISTED_AGAIN = /^,?[ \t](?:and[ \t]|then[ \t]){0,2}(?:again|another)(?:[ \t]on)?[ \t]$/i
/** What else of a message tells of its days. */
export type AboutText = {
  /** The heads of messages that are passed on, which are covered in the text. */
  heads?: readonly CoveredHead[]
  /** Who and what tells whose service it is. */
  patients?: readonly Identifier[]
}

export type ServiceDates = {
  dateOfService: IsoDate | null
  dates: DateMention[]
}

/**
 * The dates the text names and the one the service was on: the first the sender calls so; else the last of those whose
 * words suggest it (of a first and a second eye the second is asked about); else the only one left. Birth dates, dates of
 * letters and remittances, and dates after `sentOn` do not count, a future date does when it is the only one.
 */
export function readServiceDates(
  text: string,
  sentOn: IsoDate,
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
  { heads = [], patients = [] }: AboutText = {},
): ServiceDates {
  const cells = findTableCells(text, index)
  const { dates: written, now } = readFromNow(text, sentOn, index, cells, heads)
  if (written.length === 0) return { dateOfService: null, dates: [] }
  const weighOnce = rememberWeights((date) => (date.start === now?.start ? 'other' : weigh(text, date, sentOn)))
  const dates = bringForward(
    text,
    borrowYears(text, written, sentOn, (date) => weighOnce(date) !== 'other'),
    sentOn,
  )
  const weights = weighDates(text, dates, sentOn, cells, index, weighOnce)
  const series = leaveOut({ text, dates, weights, sentOn, index, patients })
  const chosen = chooseDay(text, dates, weights, sentOn, index)
  let service = false
  const mentions = dates.flatMap((mention, index): DateMention[] => {
    if (!endsRange(text, dates[index - 1], mention))
      service =
        weights[index] === 'called' ||
        weights[index] === 'named' ||
        series.has(mention) ||
        (mention.date === chosen && weights[index] !== 'other')
    const next = dates[index + 1]
    const ranged = next && next.date > mention.date && endsRange(text, mention, next)
    if (mention.precision === 'year' && !service) return []
    return [{ ...mention, until: mention.until ?? (ranged ? next.date : null), role: service ? 'service' : 'other' }]
  })
  return { dateOfService: chosen, dates: mentions }
}

/**
 * The dates of the text, the relative ones counted from the day it says it was written on, where it says one; those of a
 * message that is passed on from its own day.
 */
function readFromNow(
  text: string,
  sentOn: IsoDate,
  index: TextIndex,
  cells: readonly TableCell[],
  heads: readonly CoveredHead[],
): { dates: ReadDate[]; now: ReadDate | null } {
  const readOn = (day: IsoDate): ReadDate[] => withCellDates(readDates(text, day, index), cells, text, day)
  const read = readOn(sentOn)
  const now = findToldNow(text, read, index)
  const dates = now === null || now.date === sentOn ? read : readOn(now.date)
  const parts = findWrittenParts(text, dates, heads, sentOn, index)
  if (parts.length === 0) return { dates, now }
  const dayOf = (start: number): IsoDate | null => parts.findLast(({ from }) => from <= start)?.writtenOn ?? null
  const days = new Set(parts.flatMap(({ writtenOn }) => writtenOn ?? []))
  const told = [...days].flatMap((day) => readOn(day).filter(({ start }) => dayOf(start) === day))
  const others = dates.filter(({ start }) => dayOf(start) === null)
  return { dates: [...told, ...others].sort((one, other) => one.start - other.start), now }
}

/** A date is weighed to tell whether others borrow its year, and again to choose. */
function rememberWeights(weighDate: (date: ReadDate) => Weight): (date: ReadDate) => Weight {
  const known = new Map<number, Weight>()
  return (date) => {
    const weight = known.get(date.start) ?? weighDate(date)
    known.set(date.start, weight)
    return weight
  }
}

/** What the text says about each of its dates. */
function weighDates(
  text: string,
  dates: readonly ReadDate[],
  sentOn: IsoDate,
  cells: readonly TableCell[],
  index: TextIndex,
  weighOnce: (date: ReadDate) => Weight,
): Weight[] {
  const ofService = cells.filter(({ kind }) => kind === 'service_date')
  const inColumn: Weight = isListOfPatients(dates, cells, text) ? 'plain' : 'called'
  const isInColumn = (date: ReadDate): boolean =>
    ofService.some(({ start, end }) => start <= date.start && date.end <= end)
  const talksBeside = placesOf(index, BESIDE_SERVICE_WORDS).length > 0
  const isBesideService = ({ start }: ReadDate): boolean =>
    talksBeside && BESIDE_SERVICE.test(lineBefore(text, start, 50))
  const asksValid = placesOf(index, VALID_WORDS).length > 0
  const stayOf = readStay(text, dates, index)
  const tellsLater = dates.length > 1 ? readLater(text, index) : () => false
  const weights: Weight[] = []
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1]
    const stay = stayOf(date)
    if (endsRange(text, before, date)) weights.push('other')
    else if (isOfRepeated(text, date, dates[at + 1])) weights.push('other')
    else if (isInColumn(date)) weights.push(inColumn)
    else if (stay !== null) weights.push(stay === 'service' ? 'called' : 'other')
    else if (isWeekOrMonth(date.precision) && (isMonthOfService(text, date, index) || isMonthOfCourse(text, date)))
      weights.push('other')
    else if (asksValid && isAskedValid(text, date, sentOn)) weights.push('likely')
    else {
      const own = leaveAround(text, date, weighOnce(date), sentOn, tellsLater)
      const isWeak = own === 'likely' || own === 'plain' || own === 'handled'
      const isBeside =
        (isWeak && (isBesideService(date) || isFar(text, date, sentOn) || isOfMonths(text, date))) ||
        ((isWeak || own === 'visited') && isLongSpan(date, lastOf(text, date, dates[at + 1])))
      weights.push(weighListed(isBeside ? 'other' : own, weights.at(-1), text, before, date))
    }
  }
  return weights
}

/** The last day of the span that begins with a date, or null where it is a day alone. */
const lastOf = (text: string, date: ReadDate, next: ReadDate | undefined): IsoDate | null =>
  date.until ?? (next !== undefined && endsRange(text, date, next) ? next.date : null)

/** True for the first day of a span of a week and more whose service is told to be of days or weeks. */
function isOfRepeated(text: string, date: ReadDate, next: ReadDate | undefined): boolean {
  const last = lastOf(text, date, next)
  if (last === null || last < addDays(date.date, 6)) return false
  return REPEATED.test(text.slice(Math.max(0, date.start - SPAN_REACH), date.end + SPAN_REACH))
}

/** `she returns 11/20`, `he had been admitted 10/22`: another day, unless no other is told. */
function leaveAround(
  text: string,
  { date, start, end }: ReadDate,
  own: Weight,
  sentOn: IsoDate,
  tellsLater: ReturnType<typeof readLater>,
): Weight {
  if (!OF_SERVICE.has(own)) return own
  const words = lineBefore(text, start, 60)
  if (tellsLater(words, () => lineAfter(text, end, 80))) return 'handled'
  return tellsNext(words, date > sentOn) || tellsEarlier(words) ? 'handled' : own
}

function isAskedValid(text: string, { start, date }: ReadDate, sentOn: IsoDate): boolean {
  const before = lineBefore(text, start, 50)
  return date <= sentOn && VALID_BEFORE.test(before) && !/\bauth/i.test(before)
}

/** True for the later end of `4/1/2024 - 4/30/2024`: the service is dated by where it began. */
function endsRange(text: string, before: ReadDate | undefined, date: ReadDate | undefined): boolean {
  if (!before || !date || date.start - before.end > 12) return false
  const between = text.slice(before.end, date.start)
  if (/^[ \t]*and[ \t]*$/i.test(between)) return /\bbetween[ \t]+$/i.test(lineBefore(text, before.start, 12))
  return /^[ \t]*(?:-|–|—|to|thru|through|until|into)[ \t]*$/i.test(between)
}

/** A date that no word of its own introduces means what the date before it in its list means. */
function weighListed(
  own: Weight,
  last: Weight | undefined,
  text: string,
  before: ReadDate | undefined,
  date: ReadDate,
): Weight {
  if (last === undefined || before === undefined || date.precision !== 'day' || date.start - before.end > 16) return own
  const between = text.slice(before.end, date.start)
  if (own === 'plain') return LISTED.test(between) || LISTED_AGAIN.test(between) ? last : own
  return own === 'likely' && LISTED_AGAIN.test(between) ? last : own
}
