import { anyOf, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { lineBefore, type Span } from '../text/span.ts'

/** `in the 90`: the days of a global period. */
const PERIOD_BEFORE = /\b(?:in|inside|within|during|after|past|outside|of)[ \t](?:the|her|his|our)[ \t]$/i
/** Nouns whose number this is. */
const COUNTS_SOMETHING = inOrder(
  /\b/i,
  anyOf(
    /pages?|ages?|aged|box|boxes|item|items|line|lines|step|chapter|section|table|version|day/i,
    /days|week|weeks|hour|hours|year|years|question|questions|grade|stage|class|row|column/i,
    /field|fields|loop|number|no\.?|top|over(?<!\d\d over)|under|above|below|least|most|about/i,
    /almost|nearly|around|approximately|bmi|sat|temp|bp|hr|wt/i,
  ),
  /[ \t:#]{1,2}(?:\d{1,3}[ \t]?(?:-|,|\/|or|and|to)[ \t]?){0,3}-?$/i,
)
/** `is it counted in the 62?`: units or tests that were counted, where a part of them is asked about. */
const COUNTED_BEFORE =
  /\b(?:in|within|inside|among|out[ \t]of|part[ \t]of|count(?:ed|ing|s)?|toward)[ \t](?:the|those|these|all|that|my|our|her|his)[ \t]-?$/i
const NAMED_COUNT = /^[ \t]?(?:[?.,;!)]|$|or\b|and\b|too\b|total\b|units?\b)/i

/** `4 boxes of 50` */
const OF_PACKS = inOrder(
  /\b(?:box(?:es)?|bottles?|vials?|cases?|packs?|packages?|pkgs?|bags?|sets?|rolls?|cartons?|kits?|sleeves?|tubes?)[ \t]/i,
  /(?:of|w\/|with)[ \t]$/i,
)
const OR_NEXT = /^[ \t]?(?:or|vs\.?|versus|\/)[ \t]?(\d\d)(?![\d%]|[.,]\d)/i
const OR_PREVIOUS = /(?<![\d.,-])(\d\d)[ \t]?(?:or|vs\.?|versus|\/)[ \t]?$/i
const TOLD_COUNT = everywhere(
  /(?<![\d.:])(\d\d)[ \t]?(?:-[ \t]?)?(?:hrs?|hours?|h|minutes?|mins?|units?|days?|strips|mg)\b/i,
)

const TOLD_HOURS = everywhere(/(?<![\d.:])(\d\d)[ \t]?(?:-[ \t]?)?(?:hrs?|hours?|h)\b/i)

/** Characters around two numbers in which one of them is told as a count: looked for at every pair, so that it has to be bounded. */
const COUNT_REACH = 400

/** True for `26 hr 40 min. Do I bill 26 or 27`: of two numbers in a row one was told as a count. 24 and 25 are rather modifiers. */
export function isRounded(text: string, { start, end }: Span, code: string): boolean {
  const other = OR_NEXT.exec(text.slice(end, end + 24))?.[1] ?? OR_PREVIOUS.exec(lineBefore(text, start, 24))?.[1]
  if (other === undefined || Math.abs(Number(other) - Number(code)) !== 1) return false
  if (code === '24' || other === '24') return false
  const told = code === '25' || other === '25' ? TOLD_HOURS : TOLD_COUNT
  const near = text.slice(Math.max(0, start - COUNT_REACH), end + COUNT_REACH)
  return Array.from(near.matchAll(told), ([, count]) => count).some((count) => count === code || count === other)
}

/** True for a number that is told as a count beside it: `25 minutes … so 25?` */
export function isToldAsCount(text: string, start: number, code: string): boolean {
  const near = text.slice(Math.max(0, start - COUNT_REACH), start + COUNT_REACH)
  return Array.from(near.matchAll(TOLD_COUNT), ([, count]) => count).includes(code)
}

/** True for a number of pages, days and the like, and for the days of a global period. */
export const isOfThings = (code: string, before: string): boolean =>
  COUNTS_SOMETHING.test(before) || OF_PACKS.test(before) || (code === '90' && PERIOD_BEFORE.test(before))

/** True for a number that rather counts what was told of before: `are controls counted in the 62?` */
export const isOfCount = (before: string, after: string): boolean =>
  NAMED_COUNT.test(after) && COUNTED_BEFORE.test(before)
