import { addDays, type IsoDate, isoDate } from '../domain/iso-date.ts'
import { DAY_WORDS, dayNumber, MONTH_WORDS, monthNumber, WEEKDAY_WORDS, weekdayNumber } from './calendar-words.ts'
import {
  atFigure,
  atMonth,
  atWord,
  type DateForm,
  day,
  MONTH,
  MONTHS,
  NOT_INSIDE,
  ORDINAL,
  wholeYear,
  YEAR,
} from './date-form.ts'
import { LOOSE_FORMS } from './loose-date-forms.ts'
import { cueWords, placesOf } from './text-index.ts'

const WEEKDAYS = cueWords(WEEKDAY_WORDS.replaceAll('|', ' '))
const findBehindWeekday = atFigure(
  new RegExp(`(?<=\\b(?:${WEEKDAY_WORDS})\\.?,?[ \\t]\\(?)(\\d{1,2})\\/(\\d{1,2})(?![\\w/%-]|\\.\\d)`, 'iy'),
  1,
  2,
  '/',
)

/** Forms of numbers alone, month first. */
const NUMERIC_FORMS: readonly DateForm[] = [
  {
    // `1/3-1/5/24`: the range begins in the year it ends in.
    find: atFigure(
      /(?<![\w/.$#-])(\d{1,2})\/(\d{1,2})[ \t]?(?:[-–]|to|thru|through)[ \t]?(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d|\d\d)(?![\w/]|[-.]\d)/iy,
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, first, lastMonth, last, year = ''], sentOn) => {
      const ends = wholeYear(year, sentOn)
      return day(isoDate(ends, Number(month), Number(first)), isoDate(ends, Number(lastMonth), Number(last)))
    },
  },
  {
    // Eight digits, or six, behind "DOS", or as an electronic claim writes it: `D8*20260304` (X12 837).
    find: atFigure(
      /(?<=\b(?:D\.?O\.?S\.?|dates? of service|(?:service|svc) date|D8|DTM\*(?:472|150))[ \t:#*]{0,3})(\d{8}|\d{6})(?!\d)/iy,
      6,
      8,
    ),
    precision: 'day',
    read: ([, digits = ''], sentOn) => day(digits.length === 6 ? sixDigits(digits, sentOn) : eightDigits(digits)),
  },
  {
    // `20250812 | 52000`: the date column of a payer's row.
    find: atFigure(/(?<![\w/.$#-])(20\d{6})(?=[ \t]*[|;,\t][ \t]*(?:\d{5}|[A-V]\d{4})(?!\d))/y, 8, 8),
    precision: 'day',
    read: ([, digits = '']) => day(eightDigits(digits)),
  },
  {
    find: atFigure(/(?<![\w/.$#-])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\w/]|[-.]\d)/y, 4, 4, '-/.'),
    precision: 'day',
    read: ([, year, , month, date]) => day(isoDate(Number(year), Number(month), Number(date))),
  },
  {
    // Behind another date a hyphen joins a range: `1/3/24-1/5/24`.
    find: atFigure(
      /(?<![\w/.$#]|(?<!\/\d\d|\/\d{4})-)(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/]|\.\d|-\d(?!\d?\/))/y,
      1,
      2,
      '-/.',
    ),
    precision: 'day',
    read: ([, month, , date, year = ''], sentOn) => day(isoDate(wholeYear(year, sentOn), Number(month), Number(date))),
  },
  {
    find: atFigure(/(?<![\w/.$#-])(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?![\w/-])/y, 1, 2, '/'),
    precision: 'month',
    read: ([, month, year]) => day(isoDate(Number(year), Number(month), 1)),
  },
  {
    // `DOS 3/4 and 3/11/24`: the first day is of the year of the last.
    find: atFigure(
      /(?<=\b(?:D\.?O\.?S\.?|dates? of service|svc date|service date|seen|on|performed|done|billed|back|again|scheduled|surgery|procedure|visit|clinic|office|hospital|consult|E[DR]|admitted|discharged|came in|returned|saw[ \t](?:her|him|them|pt|the[ \t](?:pt|patient))|remit|(?:last|this) (?:month|week),?|to (?:the )?OR|for)[ \t:]{1,3}(?:\d{1,2}\/\d{1,2}(?:,[ \t]?|[ \t](?:and|&)[ \t])){0,4})(\d{1,2})\/(\d{1,2})(?![\w/%-]|\.\d)(?=(?:(?:,[ \t]?(?:and[ \t])?|[ \t]?(?:&|\+|and)[ \t]?)\d{1,2}\/\d{1,2}(?![\w/%-]|\.\d)){0,8}(?:(?:,[ \t]?(?:and[ \t])?|[ \t]?(?:&|\+|and)[ \t]?)\d{1,2}\/\d{1,2}\/((?:19|20)\d\d|\d\d)(?!\d))?)/iy,
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date, year], sentOn) => day(namedDay(Number(month), Number(date), year, sentOn)),
  },
  {
    // A row that begins with its day: `9/10 99460`.
    find: atFigure(
      /(?<=(?:^|\n)[ \t]*(?:[-*•][ \t]*)?)(\d{1,2})\/(\d{1,2})(?=[ \t:,-]{1,4}(?:\d{5}|[A-V]\d{4})(?!\d))/y,
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `Wednesday (11/12)`
    find: (text, index) => (placesOf(index, WEEKDAYS).length === 0 ? [] : findBehindWeekday(text, index)),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `her 11/3 visit`
    find: atFigure(
      /(?<![\w/.$#-])(\d{1,2})\/(\d{1,2})(?=[ \t](?:visits?|claims?|surgery|procedure|appt|appointment|encounter|dos|service)\b)/iy,
      1,
      2,
      '/',
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    find: atFigure(/(?<![\w/.$#,-])((?:19|20)\d\d)(?![\w/%-]|[.,]\d)/y, 4, 4),
    precision: 'year',
    read: ([, year]) => day(isoDate(Number(year), 1, 1)),
  },
]

/** Forms with the name of a month. */
const NAMED_FORMS: readonly DateForm[] = [
  {
    find: atMonth(
      `[ \\t]{0,2}(\\d{1,2})${ORDINAL}(?:[ \\t]?[-–][ \\t]?(\\d{1,2})${ORDINAL})?(?:[ \\t]{0,2},[ \\t]{0,2}|[ \\t]{1,2}(?:of[ \\t])?)${YEAR}(?![\\w/-])`,
    ),
    precision: 'day',
    read: ([, month = '', first, last, year = ''], sentOn) => {
      const number = monthNumber(month) ?? 0
      const whole = wholeYear(year, sentOn)
      return day(isoDate(whole, number, Number(first)), last ? isoDate(whole, number, Number(last)) : null)
    },
  },
  {
    find: (text, index) => (placesOf(index, MONTHS).length === 0 ? [] : findDayOfMonth(text, index)),
    precision: 'day',
    read: ([, date, month, year], sentOn) => day(namedDay(namedMonth(month, year), Number(date), year, sentOn)),
  },
  {
    find: atMonth(`[ \\t]{1,2}(\\d{1,2})${ORDINAL}(?![\\w/-]|[.,:]\\d)`),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(namedMonth(month, undefined), Number(date), undefined, sentOn)),
  },
  {
    find: atMonth(`[ \\t]{0,2}(?:of[ \\t]|,[ \\t]?)?${YEAR}(?![\\w/-])`),
    precision: 'month',
    read: ([, month = '', year = ''], sentOn) => day(isoDate(wholeYear(year, sentOn), monthNumber(month) ?? 0, 1)),
  },
  {
    // `the fourth of November`
    find: atMonth(`(?<=\\b(${DAY_WORDS})(?:[ \\t]of)?[ \\t]\\w{3,9}\\.?)(?:[ \\t]{0,2},?[ \\t]?${YEAR})?(?![\\w/-])`),
    precision: 'day',
    read: ([, month = '', date = '', year], sentOn) =>
      day(namedDay(namedMonth(month, year), dayNumber(date) ?? 0, year, sentOn)),
  },
  {
    // `March twenty-first`
    find: atMonth(`[ \\t](?:the[ \\t])?(${DAY_WORDS})\\b(?:[ \\t]{0,2},?[ \\t]?${YEAR})?(?![\\w/-])`),
    precision: 'day',
    read: ([, month = '', date = '', year], sentOn) =>
      day(namedDay(namedMonth(month, year), dayNumber(date) ?? 0, year, sentOn)),
  },
]

const findDayOfMonth = atFigure(
  new RegExp(
    `${NOT_INSIDE}(\\d{1,2})${ORDINAL}(?:[ \\t-]|[ \\t]of[ \\t])${MONTH}(?:[ \\t,-]{1,2}((?:19|20)\\d\\d|['’]?\\d\\d)(?![\\w/%-]))?`,
    'iy',
  ),
  1,
  4,
  ' \t-',
)

/** Forms that count from the day the message was written. */
const RELATIVE_FORMS: readonly DateForm[] = [
  {
    find: atWord('today yesterday day this', /\b(today|yesterday|day before yesterday|this (?:morning|afternoon))\b/i),
    precision: 'day',
    read: ([, word = ''], sentOn) => day(addDays(sentOn, relativeDays(word))),
  },
  {
    // `saw her Monday`; `open Monday to Friday` is no day of a visit.
    find: atWord(
      WEEKDAY_WORDS.replaceAll('|', ' '),
      new RegExp(
        `(?<=\\b(?:seen|done|performed|treated|billed|on|came in|came back|(?:visit|check|exam|surgery|procedure|injection|appt|appointment|shot|scope)|(?:was|were) (?:in|here|seen)|(?:saw|did|treated) (?:her|him|them|this|it|pt|patient))[ \\t])(${WEEKDAY_WORDS})\\b(?![ \\t]?(?:[-–&/]|to\\b|thru\\b|through\\b|and\\b|or\\b|,?[ \\t](?:${WEEKDAY_WORDS}|${MONTH_WORDS}|\\d{1,2}(?!\\d))))`,
        'i',
      ),
    ),
    precision: 'day',
    read: ([, weekday = ''], sentOn) => day(lastWeekday(weekday, sentOn)),
  },
  {
    // `on the 3rd`; `on the 3rd line` is no day.
    find: atFigure(
      /(\d{1,2})(?:st|nd|rd|th)(?<=\b(?:seen|done|performed|on|visit|surgery|procedure|back|came in|came back|billed|dos)[ \t]the[ \t]\w{3,4})(?=[ \t]*(?:[,.?!;)]|$)|[ \t](?:of this month|we|she|he|they|i|pt|patient|the|dr|doc|our|for|and(?![ \t]\d)|at|in|with|by|was|were|but|then|is|did|had|of last month)\b)/imy,
      3,
      4,
    ),
    precision: 'day',
    read: ([, date = ''], sentOn) => day(lastSuchDay(Number(date), sentOn)),
  },
  {
    find: atWord('last this past', new RegExp(`\\b(?:last|this past|past)[ \\t](${WEEKDAY_WORDS})\\b`, 'i')),
    precision: 'day',
    read: ([, weekday = ''], sentOn) => day(lastWeekday(weekday, sentOn)),
  },
]

/** Every form people write a date in; where two match the same place, the longer one counts. */
export const DATE_FORMS: readonly DateForm[] = [...NUMERIC_FORMS, ...NAMED_FORMS, ...RELATIVE_FORMS, ...LOOSE_FORMS]

/** `20260304` or `03042026`. */
function eightDigits(digits: string): IsoDate | null {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  return isoDate(part(0, 4), part(4, 6), part(6, 8)) ?? isoDate(part(4, 8), part(0, 2), part(2, 4))
}

/** `030426` */
function sixDigits(digits: string, sentOn: IsoDate): IsoDate | null {
  return isoDate(wholeYear(digits.slice(4), sentOn), Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))
}

/** The number of a month; 0, which no calendar has, for a lower-case "may" without a year: it is a verb more often. */
function namedMonth(word = '', year: string | undefined): number {
  return word === 'may' && !year ? 0 : (monthNumber(word) ?? 0)
}

function namedDay(month: number, date: number, year: string | undefined, sentOn: IsoDate): IsoDate | null {
  if (year) return isoDate(wholeYear(year, sentOn), month, date)
  const sentYear = Number(sentOn.slice(0, 4))
  const thisYear = isoDate(sentYear, month, date)
  return thisYear && thisYear <= sentOn ? thisYear : isoDate(sentYear - 1, month, date)
}

/** The last day of that number not after the message was written. */
function lastSuchDay(date: number, sentOn: IsoDate): IsoDate | null {
  const [year = 0, month = 0] = sentOn.split('-').map(Number)
  for (let back = 0; back < 12; back++) {
    const months = year * 12 + month - 1 - back
    const found = isoDate(Math.floor(months / 12), (months % 12) + 1, date)
    if (found !== null && found <= sentOn) return found
  }
  return null
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
