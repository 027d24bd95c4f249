import type { Identifier } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { findRefusedDay, isOfServices, readRows } from './claim-rows.ts'
import { namesCode, scoreClause, tellsPaperAlone, tellsService } from './clause-evidence.ts'
import type { ReadDate } from './dates.ts'
import { isOfPatients } from './days-of-patients.ts'
import { isLongBack } from './far-days.ts'
import { namesOnlyMonthlyCodes } from './monthly-services.ts'
import { tellsPartner } from './other-days.ts'
import { tellsPlan } from './planned-days.ts'
import type { Weight } from './weight.ts'
import { asksAboutEach, asksWhichDay } from './which-day.ts'

/** The weights of the dates of a text, which are changed in place. */
type Weighed = {
  text: string
  dates: readonly ReadDate[]
  weights: Weight[]
  sentOn: IsoDate
  index: TextIndex
  /** What tells of whom the days are. */
  patients: readonly Identifier[]
}

/** What joins two dates of one list: `seen 10/2 & 10/9/25`. */
export const LISTED = /^[ \t]*(?:,|&|\+|and|,[ \t]?and)[ \t]*$/i
/** The same, or a blank alone. */
const IN_SERIES = /^[ \t]*(?:,|&|\+|and|,[ \t]?and)?[ \t]*$/i
/** `9/2 and 10/15 and both denied` */
const BOTH_BEHIND = /^[^.?!;\n]{0,60}\b(?:both|each)\b/i
/** Days of one list, or of one line with a code for each, from which on they are a series of services and not one. */
const SERIES = 3
const BEGINS_LINE = /^[>*•\s-]*$/
/** `9/8   97110 23 min` */
const ROW_CODE = /^[ \t:|,-]{1,6}(\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/i
/** Weights of a day that something was done for somebody on. */
const OF_SERVICE = new Set<Weight>(['visited', 'likely', 'plain'])

/**
 * Leaves out the dates that mean no day of the service because of what the other dates of the text are.
 * @returns the dates that are each the day of one service of several, of which none is the day of the message
 */
export function leaveOut(weighed: Weighed): ReadonlySet<ReadDate> {
  leaveNowOut(weighed)
  if (keepRefused(weighed)) return new Set()
  const days = listServed(weighed)
  if (isOpen(weighed)) {
    weighed.weights.fill('other')
    return new Set(days)
  }
  const claims = listClaims(weighed)
  if (claims.length > 0 || isOfSeries(weighed, days)) {
    weighed.weights.fill('other')
    return new Set(claims.length > 0 ? claims : days)
  }
  leaveWiderOut(weighed)
  leaveEarlierOut(weighed)
  leaveUnplannedOut(weighed)
  leaveNewYearsOut(weighed)
  leavePartnersOut(weighed)
  leavePapersOut(weighed)
  return new Set()
}

/** The days up to now on which something may have been done. */
const listServed = ({ dates, weights, sentOn }: Weighed): ReadDate[] =>
  dates.filter(({ date, precision }, at) => {
    return precision === 'day' && date <= sentOn && OF_SERVICE.has(weights[at] ?? 'other')
  })

/** Of rows of claims that were paid and of one that was not the latter is asked about; true where it is so. */
function keepRefused({ text, dates, weights }: Weighed): boolean {
  const day = findRefusedDay(readRows(text, dates, weights))
  if (day === null) return false
  for (const [at, { date }] of dates.entries()) if (date !== day) weights[at] = 'other'
  return true
}

/** Weights of a day that may be the day of somebody's service. */
const OF_ANYBODY = new Set<Weight>(['called', 'named', 'visited', 'likely', 'plain'])

/** True where the days are of several patients or of several rows, or it is asked which of them counts. */
function isOpen({ text, dates, weights, sentOn, index, patients }: Weighed): boolean {
  const days = dates.filter(({ date, precision }, at) => {
    return precision === 'day' && date <= sentOn && OF_ANYBODY.has(weights[at] ?? 'other')
  })
  if (isOfPatients(text, days, patients) || isOfServices(text, readRows(text, dates, weights))) return true
  if (weights.some((weight) => weight === 'called' || weight === 'named')) return false
  if (distinct(days) >= SERIES && asksAboutEach(text, index)) return true
  const counted = dates.filter(({ precision }, at) => precision === 'day' && weights[at] !== 'other')
  return distinct(counted) > 1 && asksWhichDay(text, index)
}

const PAID = /\b(?:paid|went through|accepted)\b/i
const REFUSED = /\b(?:rejected|denied|bounced|unpaid|not paid)\b/i

/** `9/3/2025 rejected, 11/5/2025 paid`: the days of two claims, of which one was paid and the other was not; else empty. */
function listClaims({ text, dates, weights, sentOn }: Weighed): ReadDate[] {
  if (weights.some((weight) => weight === 'called' || weight === 'named')) return []
  const days = dates.filter(({ date, precision }) => precision === 'day' && date <= sentOn)
  if (days.length !== 2 || distinct(days) !== 2) return []
  const told = days.map(({ start, end }) => {
    const before = /[^.,;!?\n]*$/.exec(lineBefore(text, start, 14))?.[0] ?? ''
    return `${before} ${/^[^.,;!?\n]*/.exec(lineAfter(text, end, 14))?.[0] ?? ''}`
  })
  const isPaid = told.some((each) => PAID.test(each) && !REFUSED.test(each))
  return isPaid && told.some((each) => REFUSED.test(each)) ? days : []
}

/** `coded 250.00 on June 12, 2013; what is it today?`: "today" beside a day is when it is asked. */
function leaveNowOut({ text, dates, weights }: Weighed): void {
  const isNow = ({ start, end }: ReadDate): boolean => /^(?:today|now)$/i.test(text.slice(start, end))
  for (const [at, date] of dates.entries()) {
    const next = dates[at + 1]
    if (!next || !isNow(date) || next.precision !== 'day' || !/^[ \t,(-]{1,3}$/.test(text.slice(date.end, next.start)))
      continue
    // "seen today 11/14/25" may be sent a week later.
    if (weights[at + 1] === 'plain') weights[at + 1] = weights[at] ?? 'plain'
    weights[at] = 'other'
  }
  const hasDay = dates.some((date, at) => date.precision === 'day' && !isNow(date) && weights[at] !== 'other')
  if (!hasDay) return
  for (const [at, date] of dates.entries()) if (isNow(date) && weights[at] === 'plain') weights[at] = 'other'
}

/**
 * True for days of which none is the day of the service: a list of three and more, as many on one line that have each a
 * code of their own, as many rows that begin with a day and repeat a code, several of a service of the month.
 */
function isOfSeries({ text, dates, weights, index }: Weighed, days: readonly ReadDate[]): boolean {
  if (weights.some((weight) => weight === 'called' || weight === 'named')) return false
  if (distinct(days) > 1 && namesOnlyMonthlyCodes(text, index, linesOf(text, days))) return true
  const counted = new Set(days)
  let listed = new Set<IsoDate>()
  let coded = new Set<IsoDate>()
  const rows = new Map<IsoDate, string>()
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1]
    const between = before === undefined ? '' : text.slice(before.end, date.start)
    if (weights[at] === 'other' || !IN_SERIES.test(between.slice(0, 8))) listed = new Set()
    if (weights[at] !== 'other') listed.add(date.date)
    if (between.includes('\n')) coded = new Set()
    if (counted.has(date) && namesCode(text, date, before, dates[at + 1])) {
      coded.add(date.date)
      const [, code] = ROW_CODE.exec(lineAfter(text, date.end, 16)) ?? []
      if (code !== undefined && BEGINS_LINE.test(lineBefore(text, date.start, 8))) rows.set(date.date, code)
    }
    if (listed.size > 1 && BOTH_BEHIND.test(text.slice(date.end, date.end + 70))) return true
    if (listed.size >= SERIES || coded.size >= SERIES || isOfVisits(rows)) return true
  }
  return false
}

/** True for rows of several days with a code that comes again; `9/10 99460`, `9/11 99462`, `9/12 99238` are the days of one stay. */
const isOfVisits = (rows: ReadonlyMap<IsoDate, string>): boolean =>
  rows.size >= SERIES && new Set(rows.values()).size < rows.size

/** The lines from that of the first day to that of the last. */
function linesOf(text: string, days: readonly ReadDate[]): Span {
  const start = text.lastIndexOf('\n', days[0]?.start ?? 0) + 1
  const end = text.indexOf('\n', days.at(-1)?.end ?? 0)
  return { start, end: end === -1 ? text.length : end }
}

const distinct = (days: readonly ReadDate[]): number => new Set(days.map(({ date }) => date)).size

/** "The visit of 10/14/2025; it was fine in September, the one of 2023 too": beside a day they tell of another time. */
function leaveWiderOut({ dates, weights }: Weighed): void {
  const hasDay = dates.some(({ precision }, at) => precision === 'day' && OF_SERVICE.has(weights[at] ?? 'other'))
  if (!hasDay) return
  for (const [at, { precision }] of dates.entries()) {
    const isWeak = OF_SERVICE.has(weights[at] ?? 'other')
    if (precision === 'year' || (precision === 'month' && isWeak)) weights[at] = 'other'
  }
}

/** `in-lab not scheduled yet`, `no surgery date as yet`: what is asked about is still to come. */
const NOT_YET =
  /\bwhen[ \t](?:can|may|could|is|will|are)[ \t](?:we|she|he|they|it|i|the[ \t](?:pt|patient)|pt)[ \t](?:(?:next|first|again)[ \t])?(?:do|bill|have|get|come|be|eligible|due|see|repeat|redo|schedule)\b|\b(?:not|never|isn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t)[ \t](?:yet[ \t])?(?:been[ \t])?(?:yet[ \t])?(?:scheduled|booked)\b|\bno[ \t](?:\w+[ \t]){0,2}(?:date|visit|appt|appointment)(?:[ \t](?:set|scheduled|booked))?[ \t](?:as[ \t])?yet\b|\b(?:not|hasn['’]?t)[ \t](?:been[ \t])?(?:done|performed|seen)[ \t]yet\b/i
const NOT_YET_WORDS = cueWords('scheduled booked yet when')

/** Beside it the day of an earlier visit or test that no code stands with is not the one asked about. */
function leaveEarlierOut({ text, dates, weights, index, sentOn }: Weighed): void {
  const places = placesOf(index, NOT_YET_WORDS)
  const isToCome = places.some((at) => NOT_YET.test(lineBefore(text, at, 40) + lineAfter(text, at, 40)))
  if (!isToCome) return
  for (const [at, date] of dates.entries()) {
    const isWeak = weights[at] === 'plain' || weights[at] === 'likely' || weights[at] === 'handled'
    if (!isWeak) continue
    if (isLongBack(date.date, sentOn) || !namesCode(text, date, dates[at - 1], dates[at + 1])) weights[at] = 'other'
  }
}

/** `what replaces it 1/1/26`: a day to come counts where a service is planned for it. */
function leaveUnplannedOut({ text, dates, weights, sentOn }: Weighed): void {
  for (const [at, date] of dates.entries()) {
    if (date.date <= sentOn || date.precision !== 'day') continue
    if (weights[at] !== 'plain' && !(weights[at] === 'likely' && date.date.endsWith('-01'))) continue
    const isPlanned =
      tellsPlan(lineBefore(text, date.start, 60)) ||
      // Codes and rules begin and end with a year.
      (!date.date.endsWith('-01-01') && scoreClause(text, date, dates[at - 1], dates[at + 1]) > 0)
    if (!isPlanned) weights[at] = 'other'
  }
}

/** `what became of 0591T 1/1/25`: on New Year's Day codes, plans and fees begin; a service done on it is told as done. */
function leaveNewYearsOut({ text, dates, weights }: Weighed): void {
  for (const [at, date] of dates.entries()) {
    if (date.precision !== 'day' || !date.date.endsWith('-01-01')) continue
    const isWeak = weights[at] === 'plain' || weights[at] === 'likely' || weights[at] === 'handled'
    const isSpan = /^[ \t]*(?:-|–|to|thru|through)[ \t]*\d/i.test(lineAfter(text, date.end, 12))
    if (isWeak && !isSpan && !tellsService(text, date, dates[at - 1], dates[at + 1])) weights[at] = 'other'
  }
}

/** `Rejected 8/3/25 and nobody worked it`: not even where no other day is told. */
function leavePapersOut({ text, dates, weights }: Weighed): void {
  for (const [at, date] of dates.entries()) {
    if (weights[at] === 'handled' && tellsPaperAlone(text, date, dates[at - 1], dates[at + 1])) weights[at] = 'other'
  }
}

/** `saw our partner in 2/2023, now sees me`: where no other day is told, that of a visit long ago is not the one asked about. */
function leavePartnersOut({ text, dates, weights, sentOn }: Weighed): void {
  const [at, ...others] = weights.flatMap((weight, each) => (weight === 'other' ? [] : [each]))
  const date = at === undefined ? undefined : dates[at]
  if (at === undefined || date === undefined || others.length > 0) return
  if (!OF_SERVICE.has(weights[at] ?? 'other') || !isLongBack(date.date, sentOn)) return
  if (tellsPartner(lineBefore(text, date.start, 60))) weights[at] = 'other'
}
