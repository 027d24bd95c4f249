import type { DateMention, DatePrecision } from '../domain/inquiry.ts'
import { addDays, type IsoDate, isoDate } from '../domain/iso-date.ts'
import { MONTH_WORDS } from './calendar-words.ts'
import { DATE_FORMS } from './date-forms.ts'
import { lineBefore } from './span.ts'
import { indexText, type TextIndex } from './text-index.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

/** A date of the text before its role is known; a month stands for its first day, a year for its first of January. */
export type ReadDate = Omit<DateMention, 'role' | 'precision' | 'until'> & {
  precision: DatePrecision
  /** The last day where a range is written as one. */
  until: IsoDate | null
}

/**
 * Every date the text names, in its order, without overlaps; of the forms people type in US billing mail: `1/22/13`,
 * `2026-03-04`, `Nov 3`, `March 4th, 2026`, `3-Mar-26`, `1/2024`, `last Tuesday`, `2012`. Numbers are read month first.
 * A day without a year is the last such day not after `sentOn`, or the one near a whole date of the same text.
 */
export function readDates(
  text: string,
  sentOn: IsoDate,
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
): ReadDate[] {
  const read = text.slice(0, MAX_READ_CHARACTERS)
  const found: ReadDate[] = []
  for (const form of DATE_FORMS) {
    for (const parts of form.find(read, index)) {
      const span = form.read(parts, sentOn)
      if (span === null) continue
      const { index: start, 0: written } = parts
      found.push({ ...span, precision: form.precision, text: written, start, end: start + written.length })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return inYearsNear(found.filter(withoutOverlap()), read, sentOn)
}

/** A day without its year: `5/2`, `May 2`, `2nd of May`. */
const YEARLESS = new RegExp(
  `^(?:\\d{1,2}/\\d{1,2}|(?:${MONTH_WORDS})\\.?[ \\t]{1,2}\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?[ \\t-](?:of[ \\t])?(?:${MONTH_WORDS}))$`,
  'i',
)
const BIRTH_BEFORE = /\b(?:DOB|d\.o\.b|birth\w{0,4}|born|b\.)[^.?!;\n\d]{0,14}$/i
/** Days of one story lie no further apart. */
const NEAR_DAYS = 120

/** `44970 on May 2, back May 12 2025`: a day without a year is of the year of the whole date next to it in the text. */
function inYearsNear(dates: ReadDate[], text: string, sentOn: IsoDate): ReadDate[] {
  const isYearless = (date: ReadDate): boolean => date.precision === 'day' && YEARLESS.test(date.text)
  if (!dates.some(isYearless)) return dates
  const whole = dates.filter(
    (date) =>
      date.precision === 'day' &&
      /\d{4}|[/.'’-]\d\d$/.test(date.text) &&
      !YEARLESS.test(date.text) &&
      !BIRTH_BEFORE.test(lineBefore(text, date.start, 30)),
  )
  if (whole.length === 0) return dates
  return dates.map((date) => (isYearless(date) ? { ...date, date: nearDay(date, whole, sentOn) } : date))
}

function nearDay(date: ReadDate, whole: readonly ReadDate[], sentOn: IsoDate): IsoDate {
  const distance = (other: ReadDate): number => Math.abs(other.start - date.start)
  const [next] = whole.toSorted((one, other) => distance(one) - distance(other))
  if (next === undefined) return date.date
  const year = Number(next.date.slice(0, 4))
  const [, month = 0, day = 0] = date.date.split('-').map(Number)
  const near = [year - 1, year, year + 1]
    .map((each) => isoDate(each, month, day))
    .find((each) => each !== null && addDays(next.date, -NEAR_DAYS) <= each && each <= addDays(next.date, NEAR_DAYS))
  return near && near <= sentOn ? near : date.date
}

function withoutOverlap(): (date: ReadDate) => boolean {
  let readTo = 0
  return (date) => {
    if (date.start < readTo) return false
    readTo = date.end
    return true
  }
}
