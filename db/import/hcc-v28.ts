import { CMS, calendarYear, scopeOf } from './cms-release.ts'
import type { Layout } from './layout.ts'
import { readLines } from './read-lines.ts'

const URL = 'https://www.cms.gov/medicare/payment/medicare-advantage-rates-statistics/risk-adjustment'

/** Diagnosis without its dot, category, and `D` at the second category of a diagnosis that has two. */
const MAPPING = /^([A-Z][0-9][0-9A-Z]{1,5})\t(\d{1,3})\t(D?)\s*$/

const LABEL = /^\s*(HCC\d{1,3})\s*=\s*"([^"]*)"\s*;?\s*$/

/** ICD-10-CM to HCC mapping of the model's software, such as `F2824T1N.TXT`: model 28, payment year 2024. */
export const hccV28: Layout = {
  name: 'CMS-HCC V28, diagnoses by category (F2824T1N.TXT)',
  recognise(file) {
    const [, digits] = /^F28(\d\d)[A-Z0-9]+\.TXT$/i.exec(file.name) ?? []
    const [firstLine = ''] = file.head.toString('latin1').split(/\r\n|\n|\r/, 1)
    if (digits === undefined || !MAPPING.test(firstLine)) return null
    const year = 2000 + Number(digits)
    return {
      source: 'cms-hcc-v28',
      label: `PY${year}`,
      title: `CMS-HCC model V28, diagnoses by category, payment year ${year}`,
      publisher: CMS,
      url: URL,
      // A payment year is scored on the diagnoses of the calendar year before it.
      effective: calendarYear(year - 1),
      scope: scopeOf(file),
    }
  },
  async read(file, edition, sink) {
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (text.trim() === '') continue
      const [, diagnosis = '', category] = MAPPING.exec(text) ?? []
      if (category === undefined) {
        sink.reject(file, number, 'no diagnosis and category, with tabs between them')
        continue
      }
      const code = diagnosis.length > 3 ? `${diagnosis.slice(0, 3)}.${diagnosis.slice(3)}` : diagnosis
      const full = sink.add('risk_categories', {
        model: 'CMS-HCC V28',
        code,
        category: `HCC${category}`,
        effective: edition.effective,
        locator: `${diagnosis}, category ${category}`,
      })
      if (full) await full
    }
  },
}

/** Names of the categories, from the SAS macro `V28115L3.TXT` of the model's software. */
export const hccV28Labels: Layout = {
  name: 'CMS-HCC V28, names of the categories (V28115L3.TXT)',
  recognise(file) {
    const [, macro] = /^\s*%MACRO\s+(V28\d{3}L\d)\s*;/i.exec(file.head.toString('latin1')) ?? []
    if (macro === undefined) return null
    return {
      source: 'cms-hcc-v28-labels',
      label: macro.toUpperCase(),
      title: 'CMS-HCC model V28, names of the payment categories',
      publisher: CMS,
      url: URL,
      effective: { from: null, to: null },
      scope: scopeOf(file),
    }
  },
  async read(file, edition, sink) {
    let inLabels = false
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (!inLabels) {
        inLabels = /^\s*LABEL\s*$/i.test(text)
        continue
      }
      if (/^\s*;?\s*$/.test(text)) continue
      if (/^\s*%MEND/i.test(text)) return
      // The same names follow once more for the model's internal variables, CC1 to CC463.
      if (/^\s*CC\d/.test(text)) continue
      const [, code, name = ''] = LABEL.exec(text) ?? []
      if (code === undefined || name.trim() === '') {
        sink.reject(file, number, 'no category and name')
        continue
      }
      const full = sink.add('codes', {
        system: 'HCC',
        code,
        description: name.trim(),
        billable: false,
        effective: edition.effective,
        locator: code,
      })
      if (full) await full
    }
  },
}
