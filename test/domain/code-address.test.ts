import { describe, expect, it } from 'vitest'
import {
  canonicalCode,
  factId,
  findSystemBySlug,
  hrefOfCode,
  hrefOfEdits,
  slugOf,
} from '../../src/domain/code-address.ts'
import { CODE_SYSTEMS, type CodeSystem } from '../../src/domain/code-reference.ts'

describe('the address of a code', () => {
  it.each<[CodeSystem, string, string | null, string]>([
    ['CPT', '99213', null, '/codes/cpt/99213'],
    ['ICD-10-CM', 'M17.11', '2025-03-04', '/codes/icd-10-cm/M17.11?on=2025-03-04'],
    ['ICD-9-CM', '715.16', null, '/codes/icd-9/715.16'],
  ])('of %s %s on %s is %s', (system, code, on, href) => {
    expect(hrefOfCode(system, code, on)).toBe(href)
  })

  it('names every code system once, and is read back', () => {
    expect(new Set(CODE_SYSTEMS.map(slugOf)).size).toBe(CODE_SYSTEMS.length)
    for (const system of CODE_SYSTEMS) {
      expect(findSystemBySlug(slugOf(system))).toBe(system)
      expect(findSystemBySlug(system)).toBe(system)
    }
    expect(findSystemBySlug('constructor')).toBeNull()
  })

  it('of its edits carries only what was asked', () => {
    expect(hrefOfEdits('CPT', '20610', { with: '769', after: '', on: null })).toBe('/codes/cpt/20610/edits?with=769')
  })
})

describe('a code as it is typed', () => {
  it.each<[CodeSystem, string, string | null]>([
    ['CPT', '99213', '99213'],
    ['CPT', '0591t', '0591T'],
    ['CPT', '9921', null],
    ['HCPCS', 'g0438', 'G0438'],
    ['ICD-10-CM', 'm1711', 'M17.11'],
    ['ICD-10-CM', 'M17.11', 'M17.11'],
    ['ICD-10-CM', 's72001a', 'S72.001A'],
    ['ICD-10-CM', '715.16', null],
    ['ICD-9-CM', '71516', '715.16'],
    ['ICD-9-CM', 'e8859', 'E885.9'],
    ['MS-DRG', '1', '001'],
    ['POS', '2', '02'],
    ['REVENUE', '450', '0450'],
    ['MODIFIER', 'xs', 'XS'],
    ['CARC', '97', '97'],
    ['RARC', 'n130', 'N130'],
    ['RARC', '130', null],
    ['CPT', "'; drop", null],
  ])('of %s, %j, is %j in the codebook', (system, text, code) => {
    expect(canonicalCode(system, text)).toBe(code)
  })
})

it('a row has one id wherever it is cited, of letters, digits, dots and dashes', () => {
  const row = { source: 'ncci-ptp-practitioner', edition: '2024Q3', locator: 'column 1 20611, column 2 76942' }
  expect(factId(row)).toBe('ncci-ptp-practitioner-2024q3-column-1-20611-column-2-76942')
})
