import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { MONTH_WORDS } from './calendar-words.ts'
import type { ReadDate } from './dates.ts'

/** `6/1`, `June 1st`, `1 June`: a day of a month without its year. */
const WITHOUT_YEAR = new RegExp(
  `^(?:\\d{1,2}/\\d{1,2}|(?:${MONTH_WORDS})\\.?[ \\t]+\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?[ \\t-](?:of[ \\t])?(?:${MONTH_WORDS}))$`,
  'i',
)
/** True for a day written without its year. */
export const isWithoutYear = ({ precision, text }: ReadDate): boolean =>
  precision === 'day' && WITHOUT_YEAR.test(text.trim())

/** `5/5/25`, `2025-05-05`, `May 5, 2025` */
const WITH_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|(?:19|20)\d\d/

/**
 * The dates with the days that name no year put into the year that brings them nearest to a day written in full, the one
 * before them first: of "surgery 5/5/25, seen 6/1" the visit was in 2025. No day is put after `sentOn`.
 * Behind words that go on with the story no day is put before the one it goes on from: of "intake 3/4/25, came back, intake
 * again 2/27" the second was later.
 * @param counts false for a written day that others take no year from, such as that of a letter or a birth
 */
export function borrowYears(
  text: string,
  dates: readonly ReadDate[],
  sentOn: IsoDate,
  counts: (date: ReadDate) => boolean,
): ReadDate[] {
  const isWhole = (each: ReadDate): boolean => each.precision === 'day' && WITH_YEAR.test(each.text.trim())
  const whole = dates.filter((each) => isWhole(each) && counts(each))
  if (whole.length === 0) return [...dates]
  return dates.map((each) => {
    if (!isWithoutYear(each)) return each
    const anchor = whole.findLast(({ start }) => start < each.start) ?? whole[0]
    if (anchor === undefined) return each
    const near = bringNear(each.date, anchor.date, sentOn)
    const goesBack = near < anchor.date && anchor.start < each.start && goesOn(text, anchor.end, each.start)
    return goesBack ? each : { ...each, date: near }
  })
}

/** What tells, between two days, that the second came later. */
const GOES_ON = anyOf(
  /\b(?:came|come|comes|was|is|being)[ \t]back\b|\breturn(?:ed|s)?\b|\bre-?(?:started|admitted|established|enrolled|referred)\b/i,
  /\b(?:again|another|afterwards?|since[ \t]then|this[ \t]time|new[ \t]episode|then[ \t](?:quit|left|stopped))\b/i,
  /\bsecond[ \t](?:one|time|visit|eval\w*|intake|scan|study|injection|surgery|procedure|opinion)\b/i,
)
/** Characters between two days of one story at most. */
const STORY = 200

const goesOn = (text: string, from: number, to: number): boolean =>
  to - from < STORY && GOES_ON.test(text.slice(from, to))

/** Milliseconds: days of one story lie no further apart than 120 days; else the last such day is meant. */
const NEAR = 120 * 86_400_000

function bringNear(date: IsoDate, anchor: IsoDate, sentOn: IsoDate): IsoDate {
  const year = Number(anchor.slice(0, 4))
  const near = [year - 1, year, year + 1]
    .map((each) => `${each}${date.slice(4)}` as IsoDate)
    .filter((each) => each <= sentOn && !Number.isNaN(Date.parse(each)) && distance(each, anchor) <= NEAR)
    .toSorted((one, other) => distance(one, anchor) - distance(other, anchor))
  return near[0] ?? date
}

const distance = (one: IsoDate, other: IsoDate): number => Math.abs(Date.parse(one) - Date.parse(other))
