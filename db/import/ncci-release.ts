import { basename } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { Given, SourceFile } from './layout.ts'

/** The calendar quarter an NCCI release is in force. */
export type Quarter = { year: number; quarter: number }

export const NCCI_URL = 'https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits'

/** Version 2.0 would have been 1996; the first digit group counts years from here. */
const YEAR_OF_VERSION_ZERO = 1994

/**
 * The quarter of a PTP version as file names write it: `v302r0` is version 30.2, revision 0, in force in the third
 * quarter of 2024. The second number counts quarters from 0.
 * @see CMS, "Quarterly Update to the CCI Edits, Version 21.1, Effective April 1, 2015"
 */
export function quarterOfVersion(name: string): Quarter | null {
  const [, major, minor] = /(?<![a-z0-9])v(\d{1,2})([0-3])r\d+(?!\d)/i.exec(name) ?? []
  return major === undefined ? null : { year: YEAR_OF_VERSION_ZERO + Number(major), quarter: Number(minor) + 1 }
}

/** The quarter written as a label, `2024Q3` (`2024 q3` and `2024-Q3` too), anywhere in `text`. */
export function quarterOfLabel(text: string): Quarter | null {
  const [, year, quarter] = /(?<!\d)((?:19|20)\d\d)[ _-]?Q([1-4])(?!\d)/i.exec(text) ?? []
  return year === undefined ? null : { year: Number(year), quarter: Number(quarter) }
}

/** The quarter that begins on a date as file names write it: `07-01-2024`, also with `_` or `/` or nothing between. */
export function quarterOfDate(name: string): Quarter | null {
  const [, month, year] = /(?<!\d)(01|04|07|10)[-_/]?01[-_/]?((?:19|20)\d\d)(?!\d)/.exec(name) ?? []
  return year === undefined ? null : { year: Number(year), quarter: (Number(month) + 2) / 3 }
}

/** `2024Q3`. */
export const quarterLabel = ({ year, quarter }: Quarter): string => `${year}Q${quarter}`

const FIRST_DAYS = ['01-01', '04-01', '07-01', '10-01']
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31']

/** First and last day of the quarter. */
export const quarterDates = ({ year, quarter }: Quarter): DateSpan => ({
  from: `${year}-${FIRST_DAYS[quarter - 1]}`,
  to: `${year}-${LAST_DAYS[quarter - 1]}`,
})

/**
 * The quarter a file is in force: the one the person says, or the one `readName` finds in its name or in that of its zip.
 * @throws AppError `invalid` where neither tells it; `example` is what such a file is called
 */
export function chooseQuarter(
  file: SourceFile,
  given: Given | undefined,
  readName: (name: string) => Quarter | null,
  example: string,
): Quarter {
  const found = quarterOfLabel(given?.edition ?? '') ?? readName(file.name) ?? readName(basename(file.path))
  if (found !== null) return found
  throw new AppError(
    'invalid',
    `${file.name} does not tell its quarter: give it back its published name (such as ${example}), or say --edition 2026Q3.`,
  )
}
