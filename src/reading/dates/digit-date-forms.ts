import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { after, anyOf, inOrder, notBefore, sticky } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { atFigure, type DateForm, day, namedDay, wholeYear } from './date-form.ts'

/** What a day written in eight or six digits stands behind: `DOS 03042026`, `Study date: 20260304`, `FL6 030426`. */
const DIGITS_LABEL = inOrder(
  /\b/,
  anyOf(
    /D\.?O\.?S\.?|DOP|dates? of \w{3,12}/,
    inOrder(
      anyOf(
        /serv(?:ice)?|svc|srvc?|exam|study|scan|imaging|encounter|enc|visit|appt/,
        /proc(?:edure)?|surg(?:ery)?|op|admit|admission|adm|disch(?:arge)?|collection/,
        /contact|from|performed/,
      ),
      /[ \t_]?(?:date|dt)(?:\/time)?/,
    ),
    /R?D8|DTM[*|]\d{3}|FL[ \t]?#?(?:0?6|45)/,
    /from[ \t]?\/[ \t]?(?:to|thru)/,
    /date(?=[ \t:]{1,3}20\d{6}(?!\d))/,
  ),
  // Some portals fill the blanks behind a label with dots.
  /(?:[ \t]?\.{3,40}[ \t]|[ \t:#=*|]{0,3})/,
).source

/** `091225 44970` */
const CODE_BEHIND = /^[ \t:,-]{1,3}(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/

/** Days written in digits without signs, month or year first, where what stands beside them says that they are days. */
export const DIGIT_DATE_FORMS: readonly DateForm[] = [
  {
    // An electronic claim writes a span with a hyphen: `RD8*20260304-20260306` (X12 837).
    find: atFigure(new RegExp(`(?<=${DIGITS_LABEL})(\\d{8}|\\d{6})(?:[ \\t]?-[ \\t]?(\\d{8}))?(?!\\d)`, 'iy'), 6, 8),
    precision: 'day',
    read: ([, digits = '', last], sentOn) => day(readDigits(digits, sentOn), last ? eightDigits(last) : null),
  },
  {
    // `DOS 0318`: a day and its month.
    find: atFigure(
      sticky(
        inOrder(
          after(
            /\b(?:D\.?O\.?S\.?|dates? of (?:service|svc)|(?:service|svc) (?:date|dt))/i,
            /[ \t:#=]{1,3}(?:(?:of|is|was|on)[ \t])?(?:(?:0[1-9]|1[0-2])[0-3]\d(?:,|[ \t](?:and|&))[ \t]?){0,4}/i,
          ),
          /(0[1-9]|1[0-2])([0-3]\d)/i,
          notBefore(/[\w%]|[-/.:]\d|[ \t]?(?:hrs?|hours?|am|pm)\b|[ \t]\d{2,4}(?!\d)/i),
        ),
      ),
      4,
      4,
    ),
    precision: 'day',
    read: ([, month, date], sentOn) => day(namedDay(Number(month), Number(date), undefined, sentOn)),
  },
  {
    // `20250812 | 52000`: the date column of a payer's row.
    find: atFigure(/(?<![\w/.$#-])(20\d{6})(?=[ \t]*[|;,\t][ \t]*(?:\d{5}|[A-V]\d{4})(?!\d))/y, 8, 8),
    precision: 'day',
    read: ([, digits = '']) => day(eightDigits(digits)),
  },
  {
    // `44970, 091225, PA assisted`: six digits beside a code that are a day of the last year.
    find: atFigure(
      sticky(
        inOrder(
          anyOf(
            /(?<=(?<![\w.$#-])(?:\d{4}[0-9FTU]|[A-V]\d{4})(?:-\w\w)?(?:,|[ \t]on)?[ \t])/im,
            /(?<=^[ \t]*)/im,
            /(?<=\b(?:surgery|procedure|visit|seen|done|performed|on)[ \t])/im,
          ),
          /(\d{6})(?=[,.;]?(?:\s|$))/im,
        ),
      ),
      6,
      6,
    ),
    precision: 'day',
    read: ({ 1: digits = '', index, input }, sentOn) => {
      const date = sixDigits(digits, sentOn)
      const isRecent = date !== null && date <= sentOn && Number(sentOn.slice(0, 4)) - Number(date.slice(0, 4)) <= 1
      const isBesideCode =
        !/^[ \t]*$/.test(lineBefore(input, index, 40)) || CODE_BEHIND.test(lineAfter(input, index + 6, 12))
      return isRecent && isBesideCode ? day(date) : null
    },
  },
  {
    // `091825 091825 11 99213`: both days of a line of the claim form.
    find: atFigure(
      /(?<![\w/.$#-])(\d{6})[ \t]{1,4}(\d{6})(?=[ \t]{1,8}(?:\d{2}[ \t]{1,8})?(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d))/y,
      6,
      6,
      ' \t',
    ),
    precision: 'day',
    read: ([, from = '', to = ''], sentOn) => {
      const [first, last] = [sixDigits(from, sentOn), sixDigits(to, sentOn)]
      return first === null || last === null || first > last || last > sentOn ? null : day(first, last)
    },
  },
  {
    // `0304 030626 11 1 99213`: the days of a line of a Medicare remittance, its place, its units and its code.
    find: atFigure(
      /(?<![\w/.$#-])(\d{4})[ \t]{1,4}(\d{6})(?=[ \t]{1,8}(?:\d{1,3}[ \t]{1,8}){0,2}(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d))/y,
      4,
      4,
      ' \t',
    ),
    precision: 'day',
    read: ([, from = '', to = ''], sentOn) => {
      const last = sixDigits(to, sentOn)
      const first = sixDigits(from + to.slice(4), sentOn)
      return last === null || first === null || first > last || last > sentOn ? null : day(first, last)
    },
  },
]

/** The day of eight or six digits; of six the year is the last two. */
export const readDigits = (digits: string, sentOn: IsoDate): IsoDate | null =>
  digits.length === 6 ? sixDigits(digits, sentOn) : eightDigits(digits)

/** `20260304` or `03042026`. */
function eightDigits(digits: string): IsoDate | null {
  const part = (from: number, to: number) => Number(digits.slice(from, to))
  return isoDate(part(0, 4), part(4, 6), part(6, 8)) ?? isoDate(part(4, 8), part(0, 2), part(2, 4))
}

/** `030426` */
function sixDigits(digits: string, sentOn: IsoDate): IsoDate | null {
  return isoDate(wholeYear(digits.slice(4), sentOn), Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))
}
