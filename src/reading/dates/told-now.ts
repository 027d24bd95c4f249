import { lineBefore } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { WEEKDAY_WORDS } from './calendar-words.ts'
import { WEEKDAYS } from './date-form.ts'
import type { ReadDate } from './dates.ts'

/** `Its Thursday Nov 20 2025`, `Today is 11/20/25`; `Sent: Tuesday, November 11, 2025` heads a mail that is passed on. */
const NOW_BEFORE = new RegExp(
  `(?:^Sent:[ \\t]*|\\b(?:it['’]?s|it is|today is|today['’]s date(?: is)?:?)[ \\t])(?:(?:${WEEKDAY_WORDS}),?[ \\t])?$`,
  'i',
)

/** One of these stands before it, or a day of the week. */
const NOW_WORDS = cueWords('sent today')

/** The date the text says it was written on, which relative days of it count from; null where it says none. */
export function findToldNow(text: string, dates: readonly ReadDate[], index: TextIndex): ReadDate | null {
  if (placesOf(index, NOW_WORDS).length === 0 && placesOf(index, WEEKDAYS).length === 0) return null
  const told = dates.find(
    ({ start, precision, text: written }) =>
      precision === 'day' && /\d/.test(written) && NOW_BEFORE.test(lineBefore(text, start, 40)),
  )
  return told ?? null
}
