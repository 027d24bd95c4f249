import { isoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder, notBefore, optional, sticky } from '../../patterns/compose-patterns.ts'
import { lineBefore } from '../text/span.ts'
import { placesOf } from '../text/text-index.ts'
import { DAY_WORDS, dayNumber, MONTH_WORDS, monthNumber } from './calendar-words.ts'
import {
  atFigure,
  atMonth,
  type DateForm,
  day,
  MONTH,
  MONTHS,
  NOT_INSIDE,
  namedDay,
  ORDINAL,
  wholeYear,
  YEAR,
} from './date-form.ts'

/** Forms with the name of a month. */
export const NAMED_FORMS: readonly DateForm[] = [
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
    read: ([whole, date, month, year], sentOn) => {
      const number = ORDINAL_OF_MAY.test(whole) ? 5 : namedMonth(month, year)
      return day(namedDay(number, Number(date), year, sentOn))
    },
  },
  {
    find: atMonth(
      `(?:[ \\t]{1,2}(?:the[ \\t])?|,[ \\t]the[ \\t](?=\\d{1,2}(?:st|nd|rd|th)))(\\d{1,2})${ORDINAL}(?![\\w/-]|[.,:]\\d)`,
    ),
    precision: 'day',
    read: ({ input, index, 0: whole, 1: month, 2: date }, sentOn) => {
      const number = isDayInMay(input, index, whole) ? 5 : namedMonth(month, undefined)
      return day(namedDay(number, Number(date), undefined, sentOn))
    },
  },
  {
    // `March 3-5`
    find: atMonth(
      `[ \\t]{1,2}(\\d{1,2})${ORDINAL}[ \\t]?[-–][ \\t]?(\\d{1,2})${ORDINAL}(?![\\w/-]|[ \\t]{0,2},?[ \\t]{0,2}(?:19|20)\\d\\d|[.:]\\d)`,
    ),
    precision: 'day',
    read: ([, month = '', first, last], sentOn) => {
      const ends = namedDay(namedMonth(month, undefined), Number(last), undefined, sentOn)
      const begins = ends && isoDate(Number(ends.slice(0, 4)), monthNumber(month) ?? 0, Number(first))
      return begins && begins < ends ? day(begins, ends) : null
    },
  },
  {
    // `Oct 2/25`
    find: atMonth('[ \\t]{1,2}(\\d{1,2})\\/(\\d\\d)(?![\\w/-])'),
    precision: 'day',
    read: ([, month, date, year], sentOn) => day(namedDay(namedMonth(month, year), Number(date), year, sentOn)),
  },
  {
    // `02OCT2025`
    find: atFigure(
      new RegExp(`${NOT_INSIDE}(\\d{1,2})(${MONTH_WORDS})((?:19|20)\\d\\d|\\d\\d)(?![\\w/-])`, 'iy'),
      6,
      9,
    ),
    precision: 'day',
    read: ([, date, month, year], sentOn) => day(namedDay(namedMonth(month, year), Number(date), year, sentOn)),
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

/** What two digits behind a month count: `seen on 3 Nov 40 minutes`. */
const COUNTS =
  '[ \\t]?(?:min(?:ute)?s?|hours?|hrs?|y\\/?o|years?|yrs?|units?|mg|ml|mcg|cm|mm|days?|visits?|patients?|pts?)\\b'

const findDayOfMonth = atFigure(
  sticky(
    inOrder(
      new RegExp(NOT_INSIDE, 'i'),
      /(\d{1,2})/i,
      new RegExp(ORDINAL, 'i'),
      /(?:[ \t-]|[ \t]of[ \t])/i,
      new RegExp(MONTH, 'i'),
      optional(
        inOrder(
          /[ \t,-]{1,2}((?:19|20)\d\d|['’]\d\d|(?<!,[ \t]?)\d\d)/i,
          notBefore(anyOf(/[\w/%-]/i, new RegExp(COUNTS, 'i'))),
        ),
      ),
    ),
  ),
  1,
  4,
  ' \t-',
)

/** `the 4th of may`: no verb stands behind an ordinal and "of". */
const ORDINAL_OF_MAY = /^\d{1,2}(?:st|nd|rd|th)[ \t]of[ \t]may\.?$/
/** `seen on may 4`, `dos may 4th`: what stands before a day and no verb. */
const BEFORE_MAY = /\b(?:on|since|dos|from|of|until|till|thru|through|by|seen|done|surgery|visit|here)[ \t:]{1,2}$/i

const isDayInMay = (text: string, start: number, whole: string): boolean =>
  whole.startsWith('may') && BEFORE_MAY.test(lineBefore(text, start, 12))

/** The number of a month; 0, which no calendar has, for a lower-case "may" without a year: it is a verb more often. */
function namedMonth(word = '', year: string | undefined): number {
  return word === 'may' && !year ? 0 : (monthNumber(word) ?? 0)
}
