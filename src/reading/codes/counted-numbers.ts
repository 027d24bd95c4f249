import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

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

/** True for a number of pages, days and the like, and for the days of a global period. */
export const isOfThings = (code: string, before: string): boolean =>
  COUNTS_SOMETHING.test(before) || (code === '90' && PERIOD_BEFORE.test(before))

/** True for a number that rather counts what was told of before: `are controls counted in the 62?` */
export const isOfCount = (before: string, after: string): boolean =>
  NAMED_COUNT.test(after) && COUNTED_BEFORE.test(before)
