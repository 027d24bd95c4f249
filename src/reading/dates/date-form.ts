import type { DatePrecision } from '../../domain/inquiry.ts'
import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { cuedPattern, cueWords, matchCued, type TextIndex } from '../text/text-index.ts'
import { MONTH_WORDS, WEEKDAY_WORDS } from './calendar-words.ts'

/** What a written date says; `until` is the last day where a range is written. */
export type WrittenDay = { date: IsoDate; until: IsoDate | null }

/** One way of writing a date. */
export type DateForm = {
  precision: DatePrecision
  find(text: string, index: TextIndex): RegExpExecArray[]
  /** Null where the calendar has no such day. */
  read(parts: RegExpExecArray, sentOn: IsoDate): WrittenDay | null
}

export const NOT_INSIDE = '(?<![\\w/.$#-])'
export const MONTH = `(${MONTH_WORDS})\\b\\.?`
export const ORDINAL = '(?:st|nd|rd|th)?'
export const YEAR = "((?:19|20)\\d\\d|['’]\\d\\d)"
const MONTH_CUES = MONTH_WORDS.replaceAll('|', ' ')
export const MONTHS = cueWords(MONTH_CUES)
export const WEEKDAYS = cueWords(WEEKDAY_WORDS.replaceAll('|', ' '))

/** The matches of a pattern that begins with a figure of `least` to `most` characters, with one of `signs` right behind it. */
export const atFigure = (pattern: RegExp, least: number, most: number, signs?: string): DateForm['find'] => {
  const figure = figurePattern(pattern, { least, most, first: DIGITS, signs })
  return (text, index) => matchFigures(text, index, figure)
}

/** The matches of a pattern that begins with one of `words`. */
export const atWord = (words: string, pattern: RegExp): DateForm['find'] => {
  const cued = cuedPattern(words, pattern)
  return (text, index) => matchCued(text, index, cued)
}

/** The matches of a pattern behind the name of a month. */
export const atMonth = (pattern: string): DateForm['find'] =>
  atWord(MONTH_CUES, new RegExp(NOT_INSIDE + MONTH + pattern, 'i'))

/** A written day, or null where the calendar has none. */
export const day = (date: IsoDate | null, until: IsoDate | null = null): WrittenDay | null =>
  date === null ? null : { date, until: until !== null && until > date ? until : null }

/** The four-digit year of two digits: up to five years after the mail it is this century, else the last one. */
export function wholeYear(written: string, sentOn: IsoDate): number {
  const digits = Number(written.replace(/\D/g, ''))
  if (digits >= 100) return digits
  const limit = Number(sentOn.slice(0, 4)) + 5
  return 2000 + digits <= limit ? 2000 + digits : 1900 + digits
}

/** That day in the written year, else the last such day not after `sentOn`. */
export function namedDay(month: number, date: number, year: string | undefined, sentOn: IsoDate): IsoDate | null {
  if (year) return isoDate(wholeYear(year, sentOn), month, date)
  const sentYear = Number(sentOn.slice(0, 4))
  const thisYear = isoDate(sentYear, month, date)
  return thisYear && thisYear <= sentOn ? thisYear : isoDate(sentYear - 1, month, date)
}
