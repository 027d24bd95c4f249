import { type DateSpan, type IsoDate, isoDate } from '../../src/domain/iso-date.ts'
import type { SourceFile } from './layout.ts'
import { findColumn } from './read-csv.ts'

/** Where a licensee's own CSV has its columns; -1 where it lacks an optional one. */
export type LicenseeColumns = { code: number; description: number; from: number; to: number; kind: number }

/** Columns by their headings, in any order; null where code or description is missing. */
export function findLicenseeColumns(header: readonly string[], ...codeHeadings: string[]): LicenseeColumns | null {
  const columns = {
    code: findColumn(header, 'code', ...codeHeadings),
    description: findColumn(header, 'description', 'text', 'title', 'meaning'),
    from: findColumn(header, 'effective from', 'start', 'start date', 'effective date'),
    to: findColumn(header, 'effective to', 'stop', 'stop date', 'end date', 'deactivation date'),
    kind: findColumn(header, 'kind', 'type', 'code type', 'list'),
  }
  return columns.code < 0 || columns.description < 0 ? null : columns
}

/** The validity written in two cells, blank where open; null where a date is none or the end precedes the beginning. */
export function readSpan(fromText: string, toText: string): DateSpan | null {
  const from = fromText === '' ? null : readDate(fromText)
  const to = toText === '' ? null : readDate(toText)
  if ((from === null && fromText !== '') || (to === null && toText !== '')) return null
  return from !== null && to !== null && to < from ? null : { from, to }
}

/** A day written `2026-03-01`, `20260301` or, as in the United States, `3/1/2026`. */
function readDate(text: string): IsoDate | null {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? []
  if (year !== undefined) return isoDate(Number(year), Number(month), Number(day))
  const [, usMonth, usDay, usYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  return usYear === undefined ? null : isoDate(Number(usYear), Number(usMonth), Number(usDay))
}

/** The date in the file's name (`carc-2026-03.csv`), or `own`: a later file of that name takes the place of the first. */
export const labelOf = (file: SourceFile): string =>
  /20\d\d(?:[-_]?(?:[01]\d|Q[1-4])(?:[-_]?[0-3]\d)?)?(?!\d)/i.exec(file.name)?.[0].replaceAll('_', '-') ?? 'own'
