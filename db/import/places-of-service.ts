import { CMS, chooseYear, scopeOf } from './cms-release.ts'
import type { Layout } from './layout.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'

const FACILITY: Readonly<Record<string, boolean>> = { facility: true, 'non-facility': false }

/** Place-of-service codes, with whether the fee schedule's facility rate applies. */
export const placesOfService: Layout = {
  name: 'Place-of-service codes (place_of_service_2024.csv)',
  recognise(file, given) {
    const header = readHeadRows(file, 1)[0] ?? []
    if (['pos code', 'pos name', 'pos type'].some((heading) => findColumn(header, heading) < 0)) return null
    const year = chooseYear(file, given, '', 'place_of_service_2024.csv')
    return {
      source: 'pos',
      label: String(year),
      title: `Place-of-service codes, ${year}`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/coding-billing/place-of-service-codes/code-sets',
      // The code set stays in force until a later one takes its place.
      effective: { from: `${year}-01-01`, to: null },
      scope: scopeOf(file),
    }
  },
  async read(file, edition, sink) {
    let header: string[] | null = null
    for await (const { line, cells } of readCsvRows(file)) {
      if (header === null) {
        header = cells
        continue
      }
      const code = cells[findColumn(header, 'pos code')] ?? ''
      const type = (cells[findColumn(header, 'pos type')] ?? '').toLowerCase()
      const name = cells[findColumn(header, 'pos name')] ?? ''
      // Numbers without a place are listed as well.
      if (type === 'unassigned') continue
      const facility = FACILITY[type]
      if (!/^\d{1,2}$/.test(code) || name === '' || facility === undefined) {
        const missing = name === '' ? 'name' : facility === undefined ? 'type Facility or Non-Facility' : 'code'
        sink.reject(file, line, `no ${missing}`)
        continue
      }
      const padded = code.padStart(2, '0')
      const row = { code: padded, name, facility, effective: edition.effective, locator: `POS ${padded}` }
      const full = sink.add('places_of_service', row)
      if (full) await full
    }
  },
}
