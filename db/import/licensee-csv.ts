import { type DateSpan, type IsoDate, isoDate } from '../../src/domain/iso-date.ts'
import type { RowSink, SourceFile } from './layout.ts'
import { findColumn, readCsvRows } from './read-csv.ts'

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

/** A row of a licensee's list; `effective` is null where its dates are none. */
export type LicenseeRow = { line: number; code: string; description: string; kind: string; effective: DateSpan | null }

/** The rows below the headings. Says so to the sink where the headings are missing. */
export async function* readLicenseeRows(
  file: SourceFile,
  findColumns: (header: readonly string[]) => LicenseeColumns | null,
  sink: RowSink,
): AsyncGenerator<LicenseeRow> {
  let columns: LicenseeColumns | null = null
  for await (const { line, cells } of readCsvRows(file)) {
    if (columns === null) {
      columns = findColumns(cells)
      if (columns === null) return sink.reject(file, line, 'no headings code and description')
      continue
    }
    const cell = (index: number): string => cells[index] ?? ''
    yield {
      line,
      code: cell(columns.code).toUpperCase(),
      description: cell(columns.description).replace(/\s+/g, ' '),
      kind: cell(columns.kind),
      effective: readSpan(cell(columns.from), cell(columns.to)),
    }
  }
}

/** The validity written in two cells, blank where open; null where a date is none or the end precedes the beginning. */
function readSpan(fromText: string, toText: string): DateSpan | null {
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
