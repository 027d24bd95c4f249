import { isWeekOrMonth } from '../../domain/inquiry.ts'
import { type IsoDate, weekdayOf } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { cueWords, placesOf } from '../text/text-index.ts'
import { weekdayNumber } from './calendar-words.ts'
import { type ClaimRow, findRefusedDay, readRows } from './claim-rows.ts'
import { namesCode, scoreClause, tellsPaperAlone } from './clause-evidence.ts'
import type { ReadDate } from './dates.ts'
import { isLongBack } from './far-days.ts'
import { tellsPartner } from './other-days.ts'
import { tellsPlan } from './planned-days.ts'
import { findSeveral } from './several-services.ts'
import { LISTED, OF_SERVICE, type Weighed } from './weighed.ts'

/**
 * Leaves out the dates that mean no day of the service because of what the other dates of the text are.
 * @returns the dates that are each the day of one service of several, of which none is the day of the message
 */
export function leaveOut(weighed: Weighed): ReadonlySet<ReadDate> {
  if (weighed.dates.length > 1) {
    leaveNowOut(weighed)
    leaveWeekdaysOut(weighed)
    const rows = readRows(weighed)
    if (keepRefused(weighed, rows)) return new Set()
    const several = findSeveral(weighed, rows)
    if (several !== null) {
      weighed.weights.fill('other')
      return new Set(several)
    }
  }
  leaveWiderOut(weighed)
  leaveEarlierOut(weighed)
  leaveUnplannedOut(weighed)
  leavePartnersOut(weighed)
  leavePapersOut(weighed)
  return new Set()
}

/** Of rows of claims that were paid and of one that was not the latter is asked about; true where it is so. */
function keepRefused({ dates, weights }: Weighed, rows: readonly ClaimRow[]): boolean {
  const day = findRefusedDay(rows)
  if (day === null) return false
  for (const [at, { date }] of dates.entries()) if (date !== day) weights[at] = 'other'
  return true
}

/** `saturday clinic` above `8/30/25`: a day of the week in the subject names the written day that falls on it. */
function leaveWeekdaysOut({ text, dates, weights }: Weighed): void {
  const subjectEnd = text.indexOf('\n\n')
  const isWeekday = ({ start, end }: ReadDate): boolean => {
    const written = text.slice(start, end)
    return start < subjectEnd && /^[a-z.]+$/i.test(written) && weekdayNumber(written) !== null
  }
  if (!dates.some(isWeekday)) return
  const fallen = new Map<number, IsoDate>()
  for (const [at, { start, end, date, precision }] of dates.entries()) {
    const counts = precision === 'day' && weights[at] !== 'other' && /\d/.test(text.slice(start, end))
    if (counts) fallen.set(weekdayOf(date), date)
  }
  for (const [at, each] of dates.entries()) {
    const other = isWeekday(each) ? fallen.get(weekdayOf(each.date)) : undefined
    if (other !== undefined && other !== each.date) weights[at] = 'other'
  }
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

/** "The visit of 10/14/2025; it was fine in September, the one of 2023 too": beside a day they tell of another time. */
function leaveWiderOut({ dates, weights }: Weighed): void {
  const hasDay = dates.some(({ precision }, at) => precision === 'day' && OF_SERVICE.has(weights[at] ?? 'other'))
  if (!hasDay) return
  for (const [at, { precision }] of dates.entries()) {
    const isWeak = OF_SERVICE.has(weights[at] ?? 'other')
    if (precision === 'year' || (isWeekOrMonth(precision) && isWeak)) weights[at] = 'other'
  }
}

/** `in-lab not scheduled yet`, `no surgery date as yet`: what is asked about is still to come. */
const NOT_YET = anyOf(
  inOrder(
    /\bwhen[ \t](?:can|may|could|is|will|are)[ \t](?:we|she|he|they|it|i|the[ \t](?:pt|patient)|pt)/i,
    /[ \t](?:(?:next|first|again)[ \t])?/i,
    /do|bill|have|get|come|be|eligible|due|see|repeat|redo|schedule/i,
    /\b/i,
  ),
  inOrder(
    /\b/i,
    /not|never|isn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t/i,
    /[ \t](?:yet[ \t])?(?:been[ \t])?(?:yet[ \t])?(?:scheduled|booked)\b/i,
  ),
  inOrder(
    /\bno[ \t](?:\w+[ \t]){0,2}(?:date|visit|appt|appointment)(?:[ \t](?:set|scheduled|booked))?/i,
    /[ \t](?:as[ \t])?yet\b/i,
  ),
  /\b(?:not|hasn['’]?t)[ \t](?:been[ \t])?(?:done|performed|seen)[ \t]yet\b/i,
)
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

/** `Rejected 8/3/25 and nobody worked it`: not even where no other day is told. */
function leavePapersOut({ text, dates, weights }: Weighed): void {
  let left = -1
  for (const [at, date] of dates.entries()) {
    if (weights[at] !== 'handled') continue
    const before = dates[at - 1]
    const isListed = left === at - 1 && before !== undefined && LISTED.test(text.slice(before.end, date.start))
    if (!isListed && !tellsPaperAlone(text, date, before, dates[at + 1])) continue
    weights[at] = 'other'
    left = at
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
