import { CMS } from './cms-release.ts'
import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import type { Layout } from './layout.ts'
import { firstLine, parseOrderLine } from './order-line.ts'
import { readLines } from './read-lines.ts'

/** A table of three characters or a code of seven, without I and O. @see ICD-10-PCS Official Guidelines, A1 and A3 */
const CODE = /^[0-9A-HJ-NP-Z]{3}(?:[0-9A-HJ-NP-Z]{4})?$/

/** ICD-10-PCS order file: every code and table of one fiscal year, each in force for that year. */
export const icd10pcsOrder: Layout = {
  name: 'ICD-10-PCS order file (icd10pcs_order_2026.txt)',
  recognise(file, given) {
    const first = parseOrderLine(firstLine(file.head))
    if (first === null || !/^\d/.test(first.code)) return null
    const release = chooseFiscalRelease(file, given, 'icd10pcs_order_2026.txt')
    return {
      source: 'icd10pcs',
      label: fiscalLabel(release),
      title: `ICD-10-PCS, ${fiscalTitle(release)}, order file`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/coding-billing/icd-10-codes',
      effective: fiscalDates(release),
      scope: 'all',
    }
  },
  async read(file, edition, sink) {
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (text.trim() === '') continue
      const line = parseOrderLine(text)
      if (line === null || !CODE.test(line.code)) {
        sink.reject(file, number, 'not an order number, a code, 0 or 1, and titles in their columns')
        continue
      }
      const full = sink.add('codes', {
        system: 'ICD-10-PCS',
        code: line.code,
        description: line.title,
        billable: line.billable,
        effective: edition.effective,
        locator: `order number ${line.order}`,
      })
      if (full) await full
    }
  },
}
