import { CMS, calendarYear, chooseYear, scopeOf } from './cms-release.ts'
import type { Layout } from './layout.ts'
import { localityLocator, localityName, readFactor, readLocalityKey } from './payment-locality.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'

type Columns = Record<'contractor' | 'state' | 'locality' | 'name' | 'work' | 'expense' | 'malpractice', number>

const ROWS_ABOVE = 10

/** Geographic practice cost indices by locality (addendum E of the fee schedule rule). */
export const mpfsGpci: Layout = {
  name: 'Medicare physician fee schedule, geographic practice cost indices (GPCI2025.csv)',
  recognise(file, given) {
    const rows = readHeadRows(file, ROWS_ABOVE)
    if (!rows.some((cells) => findColumns(cells) !== null)) return null
    const year = chooseYear(file, given, rows.flat().join(' '), 'GPCI2025.csv')
    return {
      source: 'mpfs-gpci',
      label: String(year),
      title: `Medicare physician fee schedule ${year}, geographic practice cost indices`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files',
      effective: calendarYear(year),
      scope: scopeOf(file),
    }
  },
  async read(file, edition, sink) {
    let columns: Columns | null = null
    for await (const { line, cells } of readCsvRows(file)) {
      if (columns === null) {
        columns = findColumns(cells)
        continue
      }
      // Footnotes stand below the table, in its first column.
      if (cells.slice(1).every((cell) => cell === '')) continue
      const cell = (column: keyof Columns): string => cells[columns?.[column] ?? -1] ?? ''
      const key = readLocalityKey(cell('contractor'), cell('locality'))
      const indices = {
        work_gpci: readFactor(cell('work')),
        practice_expense_gpci: readFactor(cell('expense')),
        malpractice_gpci: readFactor(cell('malpractice')),
      }
      if (key === null || cell('name') === '' || Object.values(indices).includes(null)) {
        sink.reject(file, line, key === null ? 'no contractor and locality numbers' : 'an index is no number')
        continue
      }
      const full = sink.add('payment_localities', {
        ...key,
        state: cell('state').toUpperCase() || null,
        name: localityName(cell('name')),
        ...indices,
        effective: edition.effective,
        locator: localityLocator(key),
      })
      if (full) await full
    }
  },
}

/** Where the columns are, read from a row of headings (the year stands in three of them); null where the row is none. */
function findColumns(cells: readonly string[]): Columns | null {
  const headings = cells.map((cell) => cell.replace(/20\d\d|\(.*?\)|\*/g, ' '))
  const columns = {
    contractor: findColumn(headings, 'medicare administrative contractor', 'contractor'),
    state: findColumn(headings, 'state'),
    locality: findColumn(headings, 'locality number'),
    name: findColumn(headings, 'locality name'),
    work: findColumn(headings, 'pw gpci'),
    expense: findColumn(headings, 'pe gpci'),
    malpractice: findColumn(headings, 'mp gpci'),
  }
  return Object.values(columns).includes(-1) ? null : columns
}
