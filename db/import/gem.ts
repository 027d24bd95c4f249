import { CMS } from './cms-release.ts'
import { chooseFiscalRelease, fiscalDates, fiscalLabel, fiscalTitle } from './fiscal-year.ts'
import { canonicalIcd10cm } from './icd10cm-code.ts'
import type { FactRow, Layout } from './layout.ts'
import { firstLine } from './order-line.ts'
import { readLines } from './read-lines.ts'

/** Source code, target code, five flags. @see CMS, General Equivalence Mappings documentation for technical users, 2018 */
const LINE = /^([A-Z0-9]{3,7}) +([A-Z0-9]{3,7}|NoDx|NoPCS) +([01]{3}\d{2})\s*$/i

/** Three digits and up to two more; E codes have four characters before the dot. */
const ICD9_CODE = /^(?:\d{3}|V\d{2}|E\d{3})\d{0,2}$/

type Direction = { source: string; from: string; to: string; title: string }

const TO_TEN: Direction = {
  source: 'gem-icd9-icd10',
  from: 'ICD-9-CM',
  to: 'ICD-10-CM',
  title: 'ICD-9-CM to ICD-10-CM',
}
const TO_NINE: Direction = {
  source: 'gem-icd10-icd9',
  from: 'ICD-10-CM',
  to: 'ICD-9-CM',
  title: 'ICD-10-CM to ICD-9-CM',
}

/**
 * General equivalence maps of diagnoses, both ways. The flags are kept as published, five digits: approximate, no map,
 * combination, scenario, choice list. The maps ended in 2018: a target may have been split or deleted since.
 */
export const gem: Layout = {
  name: 'General equivalence map of diagnoses (2018_I9gem.txt, 2018_I10gem.txt)',
  recognise(file, given) {
    const [, from, to] = LINE.exec(firstLine(file.head)) ?? []
    const direction = from === undefined || to === undefined ? null : directionOf(from, to)
    if (direction === null) return null
    const release = chooseFiscalRelease(file, given, '2018_I9gem.txt')
    return {
      source: direction.source,
      label: fiscalLabel(release),
      title: `General equivalence map, ${direction.title}, ${fiscalTitle(release)}`,
      publisher: CMS,
      url: 'https://www.cms.gov/medicare/coding-billing/icd-10-codes/icd-10-cm-icd-10-pcs-gem-archive',
      effective: fiscalDates(release),
      scope: 'all',
    }
  },
  async read(file, edition, sink) {
    const direction = edition.source === TO_NINE.source ? TO_NINE : TO_TEN
    for await (const { number, text } of readLines(file, 'latin1')) {
      if (text.trim() === '') continue
      const row = readMapping(text, direction)
      if (row === null) {
        sink.reject(file, number, `not an ${direction.from} code, an ${direction.to} code or NoDx, and five flags`)
        continue
      }
      const full = sink.add('conversion_maps', { ...row, effective: edition.effective })
      if (full) await full
    }
  },
}

/** Which of the two maps the first line belongs to; null for the maps of procedures. */
function directionOf(from: string, to: string): Direction | null {
  if (canonicalIcd9(from) && canonicalIcd10cm(to)) return TO_TEN
  return canonicalIcd10cm(from) && canonicalIcd9(to) ? TO_NINE : null
}

function readMapping(text: string, { from, to }: Direction): FactRow | null {
  // One V code of the final map is written in lower case.
  const [, written = '', target = '', flags = ''] = LINE.exec(text.toUpperCase()) ?? []
  const canonical = (system: string, code: string) =>
    system === 'ICD-9-CM' ? canonicalIcd9(code) : canonicalIcd10cm(code)
  const fromCode = canonical(from, written)
  const toCode = target.startsWith('NO') ? null : canonical(to, target)
  // The second flag says that there is no target, and only then there may be none.
  if (fromCode === null || (toCode === null) !== (flags[1] === '1')) return null
  return {
    from_system: from,
    from_code: fromCode,
    to_system: to,
    to_code: toCode,
    flags,
    locator: text.trim().replace(/ +/g, ' '),
  }
}

/** `001.0` from `0010`, `E000.0` from `E0000`, `V01.0` from `V010`; null where it is no diagnosis of ICD-9-CM. */
function canonicalIcd9(text: string): string | null {
  if (!ICD9_CODE.test(text)) return null
  const category = text.slice(0, text.startsWith('E') ? 4 : 3)
  return text === category ? category : `${category}.${text.slice(category.length)}`
}
