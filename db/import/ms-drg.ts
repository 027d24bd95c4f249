import type { DateSpan } from '../../src/domain/iso-date.ts'
import { CMS, scopeOf } from './cms-release.ts'
import type { Layout } from './layout.ts'
import { readLines } from './read-lines.ts'

const TITLE = /List of MS-DRGs\s+Version (\d{2})(?:\.(\d))?/i
const HEADINGS = /^DRG MDC MS Description/

/** Columns 1-3 number, 5-6 major diagnostic category, 9 M or P, from 12 the title; both may be blank. */
const ROW = /^(\d{3}) (\d\d| {2}) {2}([MP ]) {2}(\S.*)$/

/** Version 40 is that of fiscal year 2023. */
const FISCAL_YEAR_OF_VERSION_ZERO = 1983

/** MS-DRG definitions manual, appendix A: the list of groups. */
export const msDrg: Layout = {
  name: 'MS-DRG definitions manual, appendix A (msdrg_v40_appendix_A.txt)',
  recognise(file) {
    const [, version, half] = TITLE.exec(file.head.toString('latin1')) ?? []
    if (version === undefined) return null
    const label = half === undefined || half === '0' ? `v${version}` : `v${version}.${half}`
    return {
      source: 'ms-drg',
      label,
      title: `MS-DRG definitions manual, ${label}, appendix A`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/payment/prospective-payment-systems/acute-inpatient-pps/ms-drg-classifications-and-software',
      effective: datesOfVersion(Number(version), half === '1'),
      scope: scopeOf(file),
    }
  },
  async read(file, _edition, sink) {
    let inList = false
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (!inList) {
        inList = HEADINGS.test(text)
        continue
      }
      if (text.trim() === '') continue
      const [, code, category = '', kind, title = ''] = ROW.exec(text) ?? []
      if (code === undefined) {
        sink.reject(file, number, 'no number, category, M or P and title at their columns')
        continue
      }
      const where = [`MS-DRG ${code}`, category.trim() === '' ? '' : `MDC ${category}`, kindOf(kind)]
      const full = sink.add('codes', {
        system: 'MS-DRG',
        code,
        description: title.trim(),
        billable: true,
        // The list tells neither when a group began nor when it ends: the edition's year must not bound its life.
        effective: { from: null, to: null },
        locator: where.filter((part) => part !== '').join(', '),
      })
      if (full) await full
    }
  },
}

const kindOf = (letter: string | undefined): string => (letter === 'P' ? 'surgical' : letter === 'M' ? 'medical' : '')

/** The fiscal year of a version, from October; version .1 is in force from its April. */
function datesOfVersion(version: number, isApril: boolean): DateSpan {
  const year = FISCAL_YEAR_OF_VERSION_ZERO + version
  return { from: isApril ? `${year}-04-01` : `${year - 1}-10-01`, to: `${year}-09-30` }
}
