import { addDays } from '../../src/domain/iso-date.ts'
import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import { canonicalIcd10cm, ICD10CM_PUBLISHER, ICD10CM_URL } from './icd10cm-code.ts'
import type { FactRow, Layout } from './layout.ts'
import { firstLine } from './order-line.ts'
import { readLines } from './read-lines.ts'

/** Word, indicator, code, short title of up to 60 characters, long title. */
const CHANGE = /^(Add|Delete|Revise from|Revise to): +([01]) ([A-Z0-9]{3,7}) +(?<=^.{23})(.{0,60})(?: (.*))?$/

/** The counts at the end of the file begin with this line. */
const SUMMARY = /^Headers\s*$/

/**
 * Addenda to the ICD-10-CM order file: the codes and headers that begin with the release, and those that end before it.
 * A code that becomes a header does both. Revised titles are no facts of their own: the order file has them.
 */
export const icd10cmAddenda: Layout = {
  name: 'ICD-10-CM order file addenda (icd10cm_order_addenda_2026.txt)',
  recognise(file, given) {
    if (!CHANGE.test(firstLine(file.head))) return null
    const release = chooseFiscalRelease(file, given, 'icd10cm_order_addenda_2026.txt')
    return {
      source: 'icd10cm-addenda',
      label: fiscalLabel(release),
      title: `ICD-10-CM, ${fiscalTitle(release)}, addenda to the order file`,
      publisher: ICD10CM_PUBLISHER,
      url: ICD10CM_URL,
      effective: fiscalDates(release),
      scope: 'rows',
    }
  },
  async read(file, edition, sink) {
    const firstDay = edition.effective.from ?? ''
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (SUMMARY.test(text)) return
      if (text.trim() === '' || text.startsWith('Revise')) continue
      const row = readChange(text, firstDay)
      if (row === null) {
        sink.reject(file, number, 'not Add, Delete or Revise with 0 or 1, a code and titles in their columns')
        continue
      }
      const full = sink.add('codes', row)
      if (full) await full
    }
  },
}

function readChange(text: string, firstDay: string): FactRow | null {
  const [, word, indicator, written = '', short = '', long = ''] = CHANGE.exec(text) ?? []
  const code = canonicalIcd10cm(written)
  if (word === undefined || code === null) return null
  return {
    system: 'ICD-10-CM',
    code,
    description: long.trim() || short.trim() || null,
    billable: indicator === '1',
    effective: word === 'Add' ? { from: firstDay, to: null } : { from: null, to: addDays(firstDay, -1) },
    locator: `${word}: ${indicator} ${written}`,
  }
}
