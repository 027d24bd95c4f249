import { basename } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import type { DateSpan } from '../../src/domain/iso-date.ts'
import type { Given, SourceFile } from './layout.ts'

/** A release of ICD-10: for a whole federal fiscal year, or its update of 1 April. */
export type FiscalRelease = { year: number; update: 'October' | 'April' }

/** The release named in a text, such as `icd10cm_order_2026.txt`, `icd10cm-order-April-2025.txt` or `FY2026`; else null. */
export function findFiscalRelease(text: string): FiscalRelease | null {
  const [, year] = /(?<!\d)(20\d\d)(?!\d)/.exec(text) ?? []
  if (year === undefined) return null
  return { year: Number(year), update: /(?<![a-z])apr(?:il)?(?![a-z])/i.test(text) ? 'April' : 'October' }
}

/**
 * The release the person says, or else the one the name of the file or of its zip tells.
 * @throws AppError `invalid` where none does; `example` is what such a file is called
 */
export function chooseFiscalRelease(file: SourceFile, given: Given | undefined, example: string): FiscalRelease {
  for (const text of [given?.edition ?? '', file.name, basename(file.path)]) {
    const found = findFiscalRelease(text)
    if (found !== null) return found
  }
  throw new AppError(
    'invalid',
    `${file.name} does not tell its fiscal year: give it back its published name (such as ${example}), or say --edition FY2026.`,
  )
}

/** `FY2026`, or `FY2026-April` for the update. */
export const fiscalLabel = ({ year, update }: FiscalRelease): string =>
  update === 'April' ? `FY${year}-April` : `FY${year}`

/** `fiscal year 2026`, or `fiscal year 2026, update of April`. */
export const fiscalTitle = ({ year, update }: FiscalRelease): string =>
  update === 'April' ? `fiscal year ${year}, update of April` : `fiscal year ${year}`

/** The dates of service the release speaks for; the fiscal year begins on 1 October of the year before. */
export const fiscalDates = ({ year, update }: FiscalRelease): DateSpan => ({
  from: update === 'April' ? `${year}-04-01` : `${year - 1}-10-01`,
  to: `${year}-09-30`,
})
