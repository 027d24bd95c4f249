import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import { canonicalIcd10cm, ICD10CM_PUBLISHER, ICD10CM_URL } from './icd10cm-code.ts'
import type { Layout } from './layout.ts'
import { firstLine, parseOrderLine } from './order-line.ts'
import { readLines } from './read-lines.ts'

/** ICD-10-CM order file: every code and header of one fiscal year, each in force for that year. */
export const icd10cmOrder: Layout = {
  name: 'ICD-10-CM order file (icd10cm_order_2026.txt)',
  recognise(file, given) {
    const first = parseOrderLine(firstLine(file.head))
    // The codes of ICD-10-PCS begin with a digit or are seven characters long, those of ICD-10-CM with category A00.
    if (first === null || !/^[A-Z]\d/.test(first.code)) return null
    const release = chooseFiscalRelease(file, given, 'icd10cm_order_2026.txt')
    return {
      source: 'icd10cm',
      label: fiscalLabel(release),
      title: `ICD-10-CM, ${fiscalTitle(release)}, order file`,
      publisher: ICD10CM_PUBLISHER,
      url: ICD10CM_URL,
      effective: fiscalDates(release),
      scope: 'all',
    }
  },
  async read(file, edition, sink) {
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (text.trim() === '') continue
      const line = parseOrderLine(text)
      const code = line && canonicalIcd10cm(line.code)
      if (!line || !code) {
        sink.reject(file, number, 'not an order number, a code, 0 or 1, and titles in their columns')
        continue
      }
      const full = sink.add('codes', {
        system: 'ICD-10-CM',
        code,
        description: line.title,
        billable: line.billable,
        effective: edition.effective,
        locator: `order number ${line.order}`,
      })
      if (full) await full
    }
  },
}
