import { CMS, calendarYear, chooseYear, scopeOf } from './cms-release.ts'
import type { Layout } from './layout.ts'
import { localityLocator, localityName, readFactor, readLocalityKey } from './payment-locality.ts'
import { findColumn, readCsvRows, readHeadRows } from './read-csv.ts'

/** Heading of the last column, which tells the national factor. */
const NATIONAL_FACTOR = /^National Anes(?:thesia)? CF/i

/** Anaesthesia conversion factors by locality. */
export const mpfsAnesthesia: Layout = {
  name: 'Medicare physician fee schedule, anesthesia conversion factors (ANES2025.csv)',
  recognise(file, given) {
    const header = readHeadRows(file, 1)[0] ?? []
    if (!header.some((cell) => NATIONAL_FACTOR.test(cell))) return null
    const year = chooseYear(file, given, '', 'ANES2025.csv')
    return {
      source: 'mpfs-anesthesia',
      label: String(year),
      title: `Medicare physician fee schedule ${year}, anesthesia conversion factors`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files',
      effective: calendarYear(year),
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
      if (cells.every((cell) => cell === '')) continue
      const cell = (index: number): string => cells[index] ?? ''
      const key = readLocalityKey(cell(findColumn(header, 'contractor')), cell(findColumn(header, 'locality')))
      const name = localityName(cell(findColumn(header, 'locality name')))
      const factor = readFactor(cell(header.findIndex((heading) => NATIONAL_FACTOR.test(heading))))
      if (key === null || name === '' || factor === null) {
        sink.reject(file, line, key === null ? 'no contractor and locality numbers' : 'the factor is no number')
        continue
      }
      const full = sink.add('payment_localities', {
        ...key,
        name,
        anesthesia_conversion_factor: factor,
        effective: edition.effective,
        locator: localityLocator(key),
      })
      if (full) await full
    }
  },
}
