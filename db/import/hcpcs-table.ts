import { assembleHcpcs, type HcpcsRecord, recogniseHcpcsEdition } from './hcpcs-records.ts'
import type { Layout, RowSink, SourceFile } from './layout.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'
import { readSheetRows } from './read-xlsx.ts'

/** Headings of the columns that are read, of the 48 there are. */
type Columns = Record<'code' | 'kind' | 'long' | 'short' | 'added' | 'terminated', number> & { references: number[] }

/** Remarks stand above the headings: six rows in 2019, nine in 2020. */
const ROWS_ABOVE = 40

/** HCPCS Level II as CSV. */
export const hcpcsCsv: Layout = {
  name: 'HCPCS Level II, CSV (HCPC2024_OCT_ANWEB.csv)',
  recognise(file, given) {
    return readHeadRows(file, ROWS_ABOVE).some((cells) => findColumns(cells) !== null)
      ? recogniseHcpcsEdition(file, given)
      : null
  },
  async read(file, _edition, sink) {
    await readRecords(file, sink, readCsvRows(file))
  },
}

/** HCPCS Level II as a spreadsheet. What is inside cannot be seen from its first bytes, so its name has to tell. */
export const hcpcsXlsx: Layout = {
  name: 'HCPCS Level II, spreadsheet (HCPC2024_OCT_ANWEB.xlsx)',
  recognise(file, given) {
    return /^HCPC.*ANWEB.*\.xlsx$/i.test(file.name) ? recogniseHcpcsEdition(file, given) : null
  },
  async read(file, _edition, sink) {
    await readRecords(file, sink, rowsOfSheet(file))
  },
}

async function* rowsOfSheet(file: SourceFile): AsyncGenerator<{ line: number; cells: string[] }> {
  for await (const { rowNumber, cells } of readSheetRows(file)) yield { line: rowNumber, cells }
}

async function readRecords(
  file: SourceFile,
  sink: RowSink,
  rows: AsyncIterable<{ line: number; cells: string[] }>,
): Promise<void> {
  const codes = assembleHcpcs(file, sink)
  let columns: Columns | null = null
  for await (const { line, cells } of rows) {
    if (columns === null) {
      columns = findColumns(cells)
      continue
    }
    if (cells.every((cell) => cell.trim() === '')) continue
    const record = readRecord(line, cells, columns)
    if (typeof record === 'string') sink.reject(file, line, record)
    else {
      const full = codes.take(record)
      if (full) await full
    }
  }
  if (columns === null) sink.reject(file, 1, 'no row of headings with HCPC, RECID, LONG DESCRIPTION and ADD DT')
  await codes.end()
}

/** Where the columns are, read from a row of headings; null where the row is none. */
function findColumns(cells: readonly string[]): Columns | null {
  const columns = {
    code: findColumn(cells, 'hcpc'),
    kind: findColumn(cells, 'recid'),
    long: findColumn(cells, 'long description'),
    short: findColumn(cells, 'short description'),
    added: findColumn(cells, 'add dt'),
    terminated: findColumn(cells, 'term dt'),
  }
  const references = ['xref1', 'xref2', 'xref3', 'xref4', 'xref5'].map((heading) => findColumn(cells, heading))
  return Object.values(columns).includes(-1) ? null : { ...columns, references: references.filter((each) => each >= 0) }
}

/** The record of a row, or the reason there is none. */
function readRecord(line: number, cells: readonly string[], columns: Columns): HcpcsRecord | string {
  const cell = (index: number): string => (cells[index] ?? '').trim()
  const code = cell(columns.code).toUpperCase()
  const kind = cell(columns.kind)
  if (!/^[3478]$/.test(kind)) return 'RECID is not 3, 4, 7 or 8'
  const isModifier = kind === '7' || kind === '8'
  if (!(isModifier ? /^[A-Z0-9]{2}$/ : /^[A-Z][0-9]{4}$/).test(code)) return 'HCPC is no code'
  return {
    line,
    code,
    kind,
    longDescription: cell(columns.long),
    shortDescription: cell(columns.short),
    crossReferences: columns.references.map(cell),
    added: cell(columns.added),
    terminated: cell(columns.terminated),
  }
}
