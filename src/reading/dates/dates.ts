import type { DateMention, DatePrecision } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { indexText, type TextIndex } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { DATE_FORMS } from './date-forms.ts'

/** A date of the text before its role is known; a month stands for its first day, a year for its first of January. */
export type ReadDate = Omit<DateMention, 'role' | 'precision' | 'until'> & {
  precision: DatePrecision
  /** The last day where a range is written as one. */
  until: IsoDate | null
}

/**
 * Every date the text names, in its order, without overlaps; of the forms people type in US billing mail: `1/22/13`,
 * `2026-03-04`, `Nov 3`, `March 4th, 2026`, `3-Mar-26`, `1/2024`, `last Tuesday`, `2012`. Numbers are read month first.
 * A day without a year is the last such day not after `sentOn`.
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
