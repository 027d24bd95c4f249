import { basename } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { Given, RecognisedEdition, SourceFile } from './layout.ts'

export const CMS = 'Centers for Medicare & Medicaid Services'

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** The quarter (1 to 4) a month falls in, written `OCT`, `October` or `10`; null where it is no month. */
export function quarterOfMonth(month: string): number | null {
  const index = /^\d+$/.test(month) ? Number(month) - 1 : MONTHS.indexOf(month.slice(0, 3).toUpperCase())
  return index >= 0 && index < MONTHS.length ? Math.floor(index / 3) + 1 : null
}

/** The month a quarterly release comes out in: `October` for quarter 4. */
export const releaseMonth = (quarter: number): string => ['January', 'April', 'July', 'October'][quarter - 1] ?? ''

/** First and last day of the calendar year. */
export const calendarYear = (year: number): DateSpan => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The calendar year written in a text, such as 2025 in `GPCI2025.csv` or `CY 2025`; null where none is. */
export function findYear(text: string): number | null {
  const [year] = /(?<!\d)20\d\d(?!\d)/.exec(text) ?? []
  return year === undefined ? null : Number(year)
}

/**
 * The year of a file published once a year: the one the person says, or the one in `text` (its headings), in its name or
 * in that of its zip (`RVU25D.zip`).
 * @throws AppError `invalid` where none tells it; `example` is what such a file is called
 */
export function chooseYear(file: SourceFile, given: Given | undefined, text: string, example: string): number {
  const archive = basename(file.path)
  const [, release] = /(?<![A-Z])RVU(\d\d)[A-D]/i.exec(archive) ?? []
  const year = [given?.edition ?? '', text, file.name, archive, release === undefined ? '' : `20${release}`]
    .map(findYear)
    .find((found) => found !== null)
  if (typeof year === 'number') return year
  throw new AppError(
    'invalid',
    `${file.name} does not tell its year: give it back its published name (such as ${example}), or say --edition 2026.`,
  )
}

/** What a row missing from the file proves: nothing where the file calls itself an excerpt. */
export const scopeOf = (file: SourceFile): RecognisedEdition['scope'] => (/excerpt/i.test(file.name) ? 'rows' : 'all')
