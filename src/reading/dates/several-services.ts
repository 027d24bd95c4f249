import type { IsoDate } from '../../domain/iso-date.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { type ClaimRow, isOfServices } from './claim-rows.ts'
import { namesCode } from './clause-evidence.ts'
import type { ReadDate } from './dates.ts'
import { isOfPatients } from './days-of-patients.ts'
import { namesOnlyMonthlyCodes } from './monthly-services.ts'
import { OF_SERVICE, type Weighed } from './weighed.ts'
import type { Weight } from './weight.ts'
import { asksAboutEach, asksWhichDay } from './which-day.ts'

/** The same, or a blank alone. */
const IN_SERIES = /^[ \t]*(?:,|&|\+|and|,[ \t]?and)?[ \t]*$/i
/** `9/2 and 10/15 and both denied` */
const BOTH_BEHIND = /^[^.?!;\n]{0,60}\b(?:both|each)\b/i
/** Days of one list, or of one line with a code for each, from which on they are a series of services and not one. */
const SERIES = 3

/** The days that are each of a service, where there are several and none of them is that of the message; else null. */
export function findSeveral(weighed: Weighed, rows: readonly ClaimRow[]): readonly ReadDate[] | null {
  const days = listServed(weighed)
  if (isOpen(weighed, rows)) return days
  const claims = listClaims(weighed)
  if (claims.length > 0) return claims
  return isOfSeries(weighed, days) ? days : null
}

/** The days up to now on which something may have been done. */
const listServed = ({ dates, weights, sentOn }: Weighed): ReadDate[] =>
  dates.filter(({ date, precision }, at) => {
    return precision === 'day' && date <= sentOn && OF_SERVICE.has(weights[at] ?? 'other')
  })

/** Weights of a day that may be the day of somebody's service. */
const OF_ANYBODY = new Set<Weight>(['called', 'named', 'visited', 'likely', 'plain'])

/** `Nash (9/22), Opal (10/6), Dunn (8/14)`: a list of what each had a day of its own. */
const isBracketed = (text: string, dates: readonly ReadDate[]): boolean =>
  distinct(
    dates.filter(
      ({ start, end }) => text[start - 1] === '(' && /^\)(?:,|[ \t]and\b|\.)/.test(text.slice(end, end + 5)),
    ),
  ) >= SERIES

/** True where the days are of several patients or of several rows, or it is asked which of them counts. */
function isOpen({ text, dates, weights, sentOn, index, patients }: Weighed, rows: readonly ClaimRow[]): boolean {
  const days = dates.filter(({ date, precision }, at) => {
    return precision === 'day' && date <= sentOn && OF_ANYBODY.has(weights[at] ?? 'other')
  })
  const past = dates.filter(({ date }) => date <= sentOn)
  if (isBracketed(text, past)) return true
  if (isOfPatients(text, days, patients) || isOfServices(text, rows)) return true
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

/**
 * True for days of which none is the day of the service: a list of three and more, as many on one line that have each a
 * code of their own, several of a service of the month.
 */
function isOfSeries({ text, dates, weights, index }: Weighed, days: readonly ReadDate[]): boolean {
  if (weights.some((weight) => weight === 'called' || weight === 'named')) return false
  if (distinct(days) > 1 && namesOnlyMonthlyCodes(text, index, linesOf(text, days))) return true
  if (areTimed(text, days)) return true
  const counted = new Set(days)
  let listed = new Set<IsoDate>()
  let coded = new Set<IsoDate>()
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1]
    const between = before === undefined ? '' : text.slice(before.end, date.start)
    if (weights[at] === 'other' || !IN_SERIES.test(between.slice(0, 8))) listed = new Set()
    if (weights[at] !== 'other') listed.add(date.date)
    if (between.includes('\n')) coded = new Set()
    if (counted.has(date) && namesCode(text, date, before, dates[at + 1])) {
      coded.add(date.date)
    }
    if (listed.size > 1 && BOTH_BEHIND.test(text.slice(date.end, date.end + 70))) return true
    if (listed.size >= SERIES || coded.size >= SERIES) return true
  }
  return false
}

/** `5/12 for 2 hrs 40`, `11/3 (45 min)`: how much was done on a day. */
const AMOUNT_BEHIND =
  /^[ \t]?[(:,=–-]?[ \t]?(?:for[ \t]|was[ \t])?(?:an?|\d{1,3}(?:\.\d{1,2})?)[ \t-]?(?:min(?:ute)?s?|hrs?|hours?)\b/i

/** True where two of the days are told each with the time it took: what one was, the others were too. */
const areTimed = (text: string, days: readonly ReadDate[]): boolean =>
  distinct(days) > 1 && distinct(days.filter(({ end }) => AMOUNT_BEHIND.test(text.slice(end, end + 20)))) > 1

/** The lines from that of the first day to that of the last. */
function linesOf(text: string, days: readonly ReadDate[]): Span {
  const start = text.lastIndexOf('\n', days[0]?.start ?? 0) + 1
  const end = text.indexOf('\n', days.at(-1)?.end ?? 0)
  return { start, end: end === -1 ? text.length : end }
}

const distinct = (days: readonly ReadDate[]): number => new Set(days.map(({ date }) => date)).size
