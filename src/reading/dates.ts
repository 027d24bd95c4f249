import type { DateMention } from '../domain/inquiry.ts'
import { addDays, type IsoDate, isoDate } from '../domain/iso-date.ts'
import { MONTH_WORDS, monthNumber, WEEKDAY_WORDS, weekdayNumber } from './calendar-words.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

/** A date as far as the text gives it: a month stands for its first day, a year for its first of January. */
export type DatePrecision = 'day' | 'month' | 'year'

/** A date of the text before its role is known. */
export type ReadDate = Omit<DateMention, 'role'> & { precision: DatePrecision }

type Reader = {
  pattern: RegExp
  precision: DatePrecision
  read(parts: RegExpExecArray, sentOn: IsoDate): IsoDate | null
}

const MONTH = `(${MONTH_WORDS})\\b\\.?`
const NOT_INSIDE = '(?<![\\w/.$#-])'

const READERS: readonly Reader[] = [
  {
    // `1/3-1/5/24`: the range begins in the year it ends in.
    pattern:
      /(?<![\w/.$#-])(\d{1,2})\/(\d{1,2})[ \t]?[-–][ \t]?\d{1,2}\/\d{1,2}\/((?:19|20)\d\d|\d\d)(?![\w/]|[-.]\d)/g,
    precision: 'day',
    read: ([, month, day, year], sentOn) => isoDate(wholeYear(year ?? '', sentOn), Number(month), Number(day)),
  },
  {
    // Eight digits behind "DOS", or as an electronic claim writes it: `D8*20260304` (X12 837).
    pattern: /(?<=\b(?:DOS|date of service|D8)[ \t:#*]{0,3})(\d{8})(?!\d)/gi,
    precision: 'day',
    read: ([, digits = '']) => eightDigits(digits),
  },
  {
    pattern: /(?<![\w/.$#-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\w/]|[-.]\d)/g,
    precision: 'day',
    read: ([, year, , month, day]) => isoDate(Number(year), Number(month), Number(day)),
  },
  {
    // Behind another date a hyphen joins a range: `1/3/24-1/5/24`.
    pattern:
      /(?<![\w/.$#]|(?<!\/\d\d|\/\d{4})-)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/]|\.\d|-\d(?!\d?\/))/g,
    precision: 'day',
    read: ([, month, , day, year], sentOn) => isoDate(wholeYear(year ?? '', sentOn), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(
      `${NOT_INSIDE}${MONTH}[ \\t]{0,2}(\\d{1,2})(?:st|nd|rd|th)?(?:-\\d{1,2})?(?:[ \\t]{0,2},[ \\t]{0,2}|[ \\t]{1,2}(?:of[ \\t])?)((?:19|20)\\d\\d|['’]\\d\\d)(?![\\w/-])`,
      'gi',
    ),
    precision: 'day',
    read: ([, month, day, year], sentOn) =>
      isoDate(wholeYear(year ?? '', sentOn), monthNumber(month ?? '') ?? 0, Number(day)),
  },
  {
    pattern: new RegExp(
      `${NOT_INSIDE}(\\d{1,2})(?:st|nd|rd|th)?(?:[ \\t-]|[ \\t]of[ \\t])${MONTH}(?:[ \\t,-]{1,2}((?:19|20)\\d\\d|['’]?\\d\\d)(?![\\w/%-]))?`,
      'gi',
    ),
    precision: 'day',
    read: ([, day, month, year], sentOn) => namedDay(namedMonth(month, year), Number(day), year, sentOn),
  },
  {
    pattern: new RegExp(`${NOT_INSIDE}${MONTH}[ \\t]{1,2}(\\d{1,2})(?:st|nd|rd|th)?(?![\\w/-]|[.,:]\\d)`, 'gi'),
    precision: 'day',
    read: ([, month, day], sentOn) => namedDay(namedMonth(month, undefined), Number(day), undefined, sentOn),
  },
  {
    pattern: new RegExp(
      `${NOT_INSIDE}${MONTH}[ \\t]{0,2}(?:of[ \\t]|,[ \\t]?)?((?:19|20)\\d\\d|['’]\\d\\d)(?![\\w/-])`,
      'gi',
    ),
    precision: 'month',
    read: ([, month, year], sentOn) => isoDate(wholeYear(year ?? '', sentOn), monthNumber(month ?? '') ?? 0, 1),
  },
  {
    pattern: /(?<![\w/.$#-])(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?![\w/-])/g,
    precision: 'month',
    read: ([, month, year]) => isoDate(Number(year), Number(month), 1),
  },
  {
    pattern:
      /(?<=\b(?:DOS|dates? of service|svc date|service date|seen|on|performed|back|scheduled|for)[ \t:]{1,3})(\d{1,2})\/(\d{1,2})(?![\w/.%-])/gi,
    precision: 'day',
    read: ([, month, day], sentOn) => namedDay(Number(month), Number(day), undefined, sentOn),
  },
  {
    pattern: new RegExp(
      `\\b(today|yesterday|day before yesterday)\\b|\\b(?:last|this past|past)[ \\t](${WEEKDAY_WORDS})\\b`,
      'gi',
    ),
    precision: 'day',
    read: ([, day, weekday], sentOn) =>
      weekday ? lastWeekday(weekday, sentOn) : addDays(sentOn, relativeDays(day ?? '')),
  },
  {
    pattern: /(?<![\w/.$#,-])((?:19|20)\d\d)(?![\w/%-]|[.,]\d)/g,
    precision: 'year',
    read: ([, year]) => isoDate(Number(year), 1, 1),
  },
]

/**
 * Every date the text names, in its order, without overlaps; of the forms people type in US billing mail: `1/22/13`,
 * `2026-03-04`, `Nov 3`, `March 4th, 2026`, `3-Mar-26`, `1/2024`, `last Tuesday`, `2012`. Numbers are read month first.
 * A day without a year is the last such day not after `sentOn`.
 */
export function readDates(text: string, sentOn: IsoDate): ReadDate[] {
  const read = text.slice(0, MAX_READ_CHARACTERS)
  const found: ReadDate[] = []
  for (const { pattern, precision, read: toDate } of READERS) {
    for (const parts of read.matchAll(pattern)) {
      const date = toDate(parts, sentOn)
      if (date) found.push({ date, precision, text: parts[0], start: parts.index, end: parts.index + parts[0].length })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter(withoutOverlap())
}

function withoutOverlap(): (date: ReadDate) => boolean {
  let readTo = 0
  return (date) => {
    if (date.start < readTo) return false
    readTo = date.end
    return true
  }
}

/** The four-digit year of two digits: up to five years after the mail it is this century, else the last one. */
function wholeYear(written: string, sentOn: IsoDate): number {
  const digits = Number(written.replace(/\D/g, ''))
  if (digits >= 100) return digits
  const limit = Number(sentOn.slice(0, 4)) + 5
  return 2000 + digits <= limit ? 2000 + digits : 1900 + digits
}

/** `20260304` or `03042026`. */
function eightDigits(digits: string): IsoDate | null {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  return isoDate(part(0, 4), part(4, 6), part(6, 8)) ?? isoDate(part(4, 8), part(0, 2), part(2, 4))
}

/** The number of a month; 0, which no calendar has, for a lower-case "may" without a year: it is a verb more often. */
function namedMonth(word = '', year: string | undefined): number {
  return word === 'may' && !year ? 0 : (monthNumber(word) ?? 0)
}

function namedDay(month: number, day: number, year: string | undefined, sentOn: IsoDate): IsoDate | null {
  if (year) return isoDate(wholeYear(year, sentOn), month, day)
  const sentYear = Number(sentOn.slice(0, 4))
  const thisYear = isoDate(sentYear, month, day)
  return thisYear && thisYear <= sentOn ? thisYear : isoDate(sentYear - 1, month, day)
}

function lastWeekday(word: string, sentOn: IsoDate): IsoDate | null {
  const wanted = weekdayNumber(word)
  if (wanted === null) return null
  const sentDay = new Date(`${sentOn}T00:00:00Z`).getUTCDay()
  return addDays(sentOn, -(((sentDay - wanted + 6) % 7) + 1))
}

function relativeDays(word: string): number {
  const days: Record<string, number> = { today: 0, yesterday: -1, 'day before yesterday': -2 }
  return days[word.toLowerCase()] ?? 0
}
