import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { isWithoutYear } from './borrowed-years.ts'
import { MONTH_WORDS } from './calendar-words.ts'
import type { ReadDate } from './dates.ts'

/** Days back from which a day without its year is rather the next such day than the last: `12/1`, written in November. */
const NEARLY_A_YEAR = 300
/** Days from which a span is the period of a plan, a certification, an audit or a contract and no service. */
const LONG_SPAN = 45
/** `rental started 3/15/24` */
const BEGAN_BEFORE = /\b(?:started|began|start|start date)[ \t:]{1,2}(?:on[ \t])?$/i
/** `denied since January`: the services from then on, however long ago. */
const SINCE_BEFORE = /\bsince[ \t]$/i

/** `the surgeon did the hysterectomy on 12/2`: what was done is of the last such day, however long ago. */
const DONE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /did(?! not\b)|performed|excised|removed|repaired|replaced|placed|inserted|injected|biopsied|scoped|fused/i,
    /debrided|drained|resected|ablated|stented|delivered|operated|infused|underwent|took out|put in|cut out|reduced/i,
  ),
  /\b(?<!\b(?:be|not|never|who|they|payer|medicare) \w{1,10})[^.?!;\n/]{0,90}\bon[ \t]$/i,
)
const BEHIND_ON = /\bon[ \t]$/i

/** `11/22-11/23` */
const OPEN_SPAN = /^\d{1,2}\/\d{1,2}[ \t]?(?:[-–]|[a-z]{2,7})[ \t]?\d{1,2}\/\d{1,2}$/i

/**
 * True for a date that its distance from the message makes another one than that of a service, unless words tell: a year
 * left open where the next such day is nearer, what began long ago.
 */
export function isFar(text: string, date: ReadDate, sentOn: IsoDate): boolean {
  if (!isLongBack(date.date, sentOn)) return false
  const before = lineBefore(text, date.start, 120)
  if (BEGAN_BEFORE.test(before)) return true
  if (BEHIND_ON.test(before) && DONE_BEFORE.test(before)) return false
  const isOfOpenYear = isWithoutYear(date) || OPEN_SPAN.test(date.text) || !/\d/.test(date.text)
  return isOfOpenYear && !SINCE_BEFORE.test(before)
}

/** `from January to June`, `since March until now` */
const MONTHS_BEHIND = new RegExp(
  `^(?:[ \\t](?:to|thru|through|until|till)[ \\t]|[ \\t]?[-–][ \\t]?)(?:${MONTH_WORDS}|now|today|present)\\b`,
  'i',
)

/** True for the first of several months that a span is told of. */
export const isOfMonths = (text: string, { precision, end }: ReadDate): boolean =>
  precision === 'month' && MONTHS_BEHIND.test(lineAfter(text, end, 24))

/** True for a day nearly a year before the message and more. */
export function isLongBack(date: IsoDate, sentOn: IsoDate): boolean {
  // Reckoning with days costs more than the months tell at once: eight are less, eleven and more are more.
  const months = monthsOf(sentOn) - monthsOf(date)
  if (months <= 8) return false
  return months >= 11 || addDays(date, NEARLY_A_YEAR) < sentOn
}

const monthsOf = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

/** True for a span of more than a month: `from 4/3 to 6/1/25`; a quarter named as such is one day to price on. */
export function isLongSpan({ date: first, precision }: ReadDate, last: IsoDate | null): boolean {
  if (precision !== 'day' || last === null) return false
  return last > addDays(first, LONG_SPAN)
}
