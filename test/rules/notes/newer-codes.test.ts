import { describe, expect, it } from 'vitest'
import type { ConversionFact } from '../../../src/domain/codebook.ts'
import { findNewerCode } from '../../../src/rules/notes/newer-codes.ts'
import { codeRow, edition, facts } from '../../support/codebook-facts.ts'

const { citation } = codeRow('R51')
const converted = (fromCode: string, toCode: string): ConversionFact => ({
  ...{ fromSystem: 'ICD-10-CM', fromCode, toSystem: 'ICD-10-CM', toCode, flags: null },
  // The row is of the edition of the table, whenever the code began.
  effective: { from: '2025-10-01', to: null },
  citation,
})
const known = facts('2026-03-05', {
  codes: [
    codeRow('E10.A0', '2024-10-01..'),
    codeRow('R51.9', '2020-10-01..'),
    codeRow('R73.03', '2016-10-01..'),
    codeRow('R51'),
    codeRow('E11.22'),
  ],
  editions: [edition('icd10cm-tabular', 'FY2017', '2016-10-01..2017-09-30')],
  conversions: [converted('R51.9', 'R51'), converted('R73.03', 'R73.09'), converted('E10.A0', 'R73.03')],
})
const note = {
  citation: { ...citation, source: 'icd10cm-tabular', edition: 'FY2017' },
  effective: { from: null, to: null },
}

describe('a code that came after the edition of a note', () => {
  it.each([
    [['R51.9', 'G43.909'], 'R51.9'],
    [['R51', 'G43.909'], 'R51'],
    [['R73.03', 'E11.65'], null],
    [['E11.22', 'E10.9'], null],
  ])('of %j: %s', (codes, newer) => {
    expect(findNewerCode(codes, note, known)).toBe(newer)
  })
})
