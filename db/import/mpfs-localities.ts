import { CMS, calendarYear, chooseYear, scopeOf } from './cms-release.ts'
import type { Layout } from './layout.ts'
import { localityLocator, localityName, readLocalityKey } from './payment-locality.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'
import { findStateCode } from './state-codes.ts'

type Columns = Record<'contractor' | 'locality' | 'state' | 'name' | 'counties', number>

const ROWS_ABOVE = 10

/** The counties of each payment locality (`25LOCCO`). */
export const mpfsLocalities: Layout = {
  name: 'Medicare physician fee schedule, counties of localities (25LOCCO.csv)',
  recognise(file, given) {
    const rows = readHeadRows(file, ROWS_ABOVE)
    if (!rows.some((cells) => findColumns(cells) !== null)) return null
    const year = chooseYear(file, given, rows.flat().join(' '), '25LOCCO.csv')
    return {
      source: 'mpfs-localities',
      label: String(year),
      title: `Medicare physician fee schedule ${year}, counties of the payment localities`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files',
      effective: calendarYear(year),
      scope: scopeOf(file),
    }
  },
  async read(file, edition, sink) {
    let columns: Columns | null = null
    let state = ''
    for await (const { line, cells } of readCsvRows(file)) {
      if (columns === null) {
        columns = findColumns(cells)
        continue
      }
      // A footnote stands below the table, in its first column.
      if (cells.slice(1).every((cell) => cell === '')) continue
      const cell = (column: keyof Columns): string => cells[columns?.[column] ?? -1] ?? ''
      // The state is written once, at its first locality.
      if (cell('state') !== '') state = cell('state')
      const key = readLocalityKey(cell('contractor'), cell('locality'))
      const name = localityName(cell('name'))
      const code = findStateCode(state)
      if (key === null || name === '' || code === null) {
        const missing = key === null ? 'contractor and locality numbers' : name === '' ? 'name' : 'state'
        sink.reject(file, line, `no ${missing}`)
        continue
      }
      const full = sink.add('payment_localities', {
        ...key,
        state: code,
        name,
        counties: cell('counties') || null,
        effective: edition.effective,
        locator: localityLocator(key),
      })
      if (full) await full
    }
  },
}

function findColumns(cells: readonly string[]): Columns | null {
  const columns = {
    // The published heading is misspelt.
    contractor: findColumn(cells, 'medicare adminstrative contractor', 'medicare administrative contractor'),
    locality: findColumn(cells, 'locality number'),
    state: findColumn(cells, 'state'),
    name: findColumn(cells, 'fee schedule area'),
    counties: findColumn(cells, 'counties'),
  }
  return Object.values(columns).includes(-1) ? null : columns
}
