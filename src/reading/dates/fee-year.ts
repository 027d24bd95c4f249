import type { Ask, DateMention } from '../../domain/inquiry.ts'
import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import type { ServiceDates } from './date-of-service.ts'

/** A year by itself: no part of a code, a date, an amount or an address. */
const YEAR = /(?<![\w/.$#-])20[0-4]\d(?![\w/%-]|[.,]\d)/g
/** What stands around a year that is that of a fee: `…, Dallas county TX, 2025?`, `for 2025`, `the 2025 amount`. */
const YEAR_BEFORE = /(?:^|[,;(:–]|\b[a-z]{2,})[ \t]*$/i
const YEAR_AFTER =
  /^[ \t]*(?:$|[?.!,;)\n\r]|(?:rate|fee|amount|allow|medicare|price|schedule|mpfs|pfs|national|locality)\w*\b)/i
/** Years that tell of something else. */
const OF_SOMETHING =
  /\b(?:since|until|before|after|copyright|edition|version|born|est|founded|from|suite|ste|box|room|rm|apt)[ \t.#]*$/i

/**
 * The year a fee is asked for, where the message dates no service: the only one that stands in the sentence that asks what
 * is paid.
 */
export function withFeeYear(read: ServiceDates, asks: readonly Ask[], text: string, sentOn: IsoDate): ServiceDates {
  if (read.dateOfService !== null) return read
  const mentions = asks.flatMap((ask) => (ask.kind === 'fee' ? readYears(ask.text, text.indexOf(ask.text)) : []))
  const [year] = mentions.filter(({ date }) => date <= sentOn)
  if (year === undefined || mentions.some(({ date }) => date !== year.date)) return read
  const others = read.dates.filter(({ start, end }) => end <= year.start || year.end <= start)
  return { dateOfService: year.date, dates: [...others, year].toSorted((one, other) => one.start - other.start) }
}

function readYears(asked: string, from: number): DateMention[] {
  if (from === -1) return []
  return Array.from(asked.matchAll(YEAR), ({ 0: written, index }) => ({ written, index })).flatMap(
    ({ written, index }): DateMention[] => {
      const [before, after] = [asked.slice(Math.max(0, index - 24), index), asked.slice(index + 4, index + 28)]
      const date = isoDate(Number(written), 1, 1)
      if (date === null || !YEAR_BEFORE.test(before) || !YEAR_AFTER.test(after) || OF_SOMETHING.test(before)) return []
      const start = from + index
      return [{ date, text: written, start, end: start + 4, role: 'service', precision: 'year', until: null }]
    },
  )
}
