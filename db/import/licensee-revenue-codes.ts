import type { Layout } from './layout.ts'
import { findLicenseeColumns, type LicenseeColumns, labelOf, readLicenseeRows } from './licensee-csv.ts'
import { findColumn, readHeadRows } from './read-csv.ts'

/** Four digits, the first of them often left out; a category has an X for the last one (`025X`). */
const CODE = /^\d{2,3}[\dX]$/

/**
 * Revenue codes from the CSV of a licensee of the NUBC. Headings `code` (or `revenue code`) and `description`, optionally
 * `start` and `stop`; with the heading `code` the file's name has to contain `revenue`.
 */
export const licenseeRevenueCodes: Layout = {
  name: 'Revenue codes, CSV of a licensee (columns revenue code, description, start, stop)',
  recognise(file) {
    const header = readHeadRows(file, 1)[0] ?? []
    const isRevenue = findColumn(header, 'revenue code', 'rev code') >= 0 || /revenue/i.test(file.name)
    if (!isRevenue || findColumns(header) === null) return null
    return {
      source: 'revenue-codes',
      label: labelOf(file),
      title: 'Revenue codes, list of the licensee',
      publisher: 'National Uniform Billing Committee, by its licensee',
      url: null,
      effective: { from: null, to: null },
      // A licensee's list may be a selection.
      scope: 'rows',
    }
  },
  async read(file, _edition, sink) {
    for await (const { line, code: written, description, effective } of readLicenseeRows(file, findColumns, sink)) {
      if (!CODE.test(written) || description === '' || effective === null) {
        const fault = description === '' ? 'no description' : effective === null ? 'dates that are none' : 'no code'
        sink.reject(file, line, CODE.test(written) ? `${written} has ${fault}` : 'the code is not three or four digits')
        continue
      }
      const code = written.padStart(4, '0')
      const full = sink.add('codes', {
        system: 'REVENUE',
        code,
        description,
        billable: !code.endsWith('X'),
        effective,
        locator: `revenue code ${code}`,
      })
      if (full) await full
    }
  },
}

const findColumns = (header: readonly string[]): LicenseeColumns | null =>
  findLicenseeColumns(header, 'revenue code', 'rev code')
