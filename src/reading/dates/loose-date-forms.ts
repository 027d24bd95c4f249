import { addDays, type IsoDate, isoDate, weekdayOf } from '../../domain/iso-date.ts'
import { after, inOrder, notAfter, notBefore } from '../../patterns/compose-patterns.ts'
import { countOf, monthNumber } from './calendar-words.ts'
import { atMonth, atWord, type DateForm, day, type WrittenDay, wholeYear } from './date-form.ts'

/** Forms that name a part of a year, or count days back: a quarter, a month without its year, "3 days ago". */
export const LOOSE_FORMS: readonly DateForm[] = [
  {
    find: atWord(
      'q',
      /(?<![A-Za-z0-9/.$#-])Q([1-4])(?:[ \t]?(?:of[ \t])?|[ \t]?['’/-])((?:19|20)\d\d|\d\d)(?![\w/-])/i,
    ),
    precision: 'month',
    read: ([, quarter = '', year = ''], sentOn) => readQuarter(wholeYear(year, sentOn), Number(quarter)),
  },
  {
    find: atWord('q', /(?<=(?<![\w/.$#-])((?:19|20)\d\d)[ \t-]?)Q([1-4])(?![\w/-])/i),
    precision: 'month',
    read: ([, year = '', quarter = '']) => readQuarter(Number(year), Number(quarter)),
  },
  {
    // "may" and "march" are verbs in small letters.
    find: atMonth(
      inOrder(
        after(/\b/, /in|since|during|from|of|back in|this past|DOS|early|late|mid|last/, /[ \t:-]{1,3}\w{3,9}\.?/),
        /(?![ \t]{0,2}\d|[ \t]?['’]\d|[\w/-])/,
      ).source,
    ),
    precision: 'month',
    read: (parts, sentOn) => {
      const [, month = ''] = parts
      const number = /^(?:may|march|mar)$/.test(month) ? null : monthNumber(month)
      if (number === null) return null
      // "Last November", written in November, is that of the year before.
      const isLast = /\blast[ \t]$/i.test(parts.input.slice(Math.max(0, parts.index - 6), parts.index))
      const thisMonth = isLast && Number(sentOn.slice(5, 7)) === number
      return day(thisMonth ? isoDate(Number(sentOn.slice(0, 4)) - 1, number, 1) : lastMonthOf(number, sentOn))
    },
  },
  {
    find: atWord('last', /\blast[ \t]month\b/i),
    precision: 'month',
    read: (_, sentOn) => day(monthBefore(sentOn)),
  },
  {
    find: atWord('last', /\blast[ \t](?:week|wk)\b/i),
    precision: 'week',
    read: (_, sentOn) => weekBefore(sentOn),
  },
  {
    find: atWord(
      'day days week weeks',
      inOrder(
        after(
          notAfter(/[\w.$/-]|\b(?:months?|years?|yrs?|weeks?)[ \t](?:and|&)[ \t]/i),
          /(a|one|two|three|four|five|six|\d{1,2})[ \t]/i,
        ),
        /(days?|weeks?)[ \t](?:ago|back)\b/i,
        notBefore(/[ \t](?:on[ \t]|last[ \t])?(?:sun|mon|tue|wed|thu|fri|sat)/i),
      ),
    ),
    precision: 'day',
    // Weeks are counted in sevens.
    read: ([, count = '', unit = ''], sentOn) => {
      const days = countOf(count) * (/^week/i.test(unit) ? 7 : 1)
      return day(addDays(sentOn, -days))
    },
  },
]

function readQuarter(year: number, quarter: number): WrittenDay | null {
  const next = quarter === 4 ? isoDate(year + 1, 1, 1) : isoDate(year, quarter * 3 + 1, 1)
  return day(isoDate(year, quarter * 3 - 2, 1), next && addDays(next, -1))
}

/** Weeks begin on Sunday; of what somebody writes on one, last week may be the one just ended or the one before. */
function weekBefore(sentOn: IsoDate): WrittenDay | null {
  const today = weekdayOf(sentOn)
  const first = addDays(sentOn, -7 - today)
  return today === 0 ? null : day(first, addDays(first, 6))
}

function firstOf(date: IsoDate): IsoDate | null {
  return isoDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1)
}

function monthBefore(sentOn: IsoDate): IsoDate | null {
  const first = firstOf(sentOn)
  return first && firstOf(addDays(first, -1))
}

/** The first day of the last such month that had begun when the message was written. */
function lastMonthOf(month: number, sentOn: IsoDate): IsoDate | null {
  const year = Number(sentOn.slice(0, 4))
  const thisYear = isoDate(year, month, 1)
  return thisYear && thisYear <= sentOn ? thisYear : isoDate(year - 1, month, 1)
}
