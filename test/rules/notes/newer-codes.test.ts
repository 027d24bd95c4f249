import { describe, expect, it } from 'vitest'
import type { ConversionFact } from '../../../src/domain/codebook.ts'
import { findNewerCode } from '../../../src/rules/notes/newer-codes.ts'
import { codeRow, edition, facts } from '../../support/codebook-facts.ts'

const { citation } = codeRow('R51')
const converted = (fromCode: string, toCode: string, from: `${number}-${number}-${number}`): ConversionFact => ({
  fromSystem: 'ICD-10-CM',
  fromCode,
  toSystem: 'ICD-10-CM',
  toCode,
  flags: null,
  effective: { from, to: null },
  citation,
})
const known = facts('2026-03-05', {
  editions: [edition('icd10cm-tabular', 'FY2017', '2016-10-01..2017-09-30')],
  conversions: [converted('R51', 'R51.9', '2020-10-01'), converted('K52.2', 'K52.21', '2016-10-01')],
})
const note = {
  citation: { ...citation, source: 'icd10cm-tabular', edition: 'FY2017' },
  effective: { from: null, to: null },
}

describe('a code that came after the edition of a note', () => {
  it.each([
    [['R51.9', 'G43.909'], 'R51.9'],
    [['R51', 'G43.909'], 'R51'],
    [['K52.21', 'K50.00'], null],
    [['E11.22', 'E10.9'], null],
  ])('of %j: %s', (codes, newer) => {
    expect(findNewerCode(codes, note, known)).toBe(newer)
  })
})
