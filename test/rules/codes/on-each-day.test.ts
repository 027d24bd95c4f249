import { describe, expect, it } from 'vitest'
import type { CodeFact } from '../../../src/domain/codebook.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { onEachDay } from '../../../src/rules/codes/on-each-day.ts'
import { codeRow, edition, facts } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const DX = { system: 'ICD-10-CM', source: 'icd10cm', edition: 'FY2026' } as const
const row = (code: string, valid: string, billable = true): CodeFact => codeRow(code, valid, { ...DX, billable })
const FILES = [
  edition('icd10cm', 'FY2025', '2024-10-01..2025-09-30'),
  edition('icd10cm', 'FY2026', '2025-10-01..2026-09-30'),
]
const CODES = [
  row('E11.A', '2025-10-01..'),
  row('E11.9', '2015-10-01..'),
  row('G35', '2015-10-01..2025-09-30'),
  row('G35', '2025-10-01..', false),
]

function say(text: string): string[] {
  const inquiry = readInquiry({ subject: '', text, sentOn: '2026-03-04' }, () => true)
  const asOf = inquiry.dateOfService ?? '2026-03-04'
  return sentencesOf(onEachDay, { ...inquiry, maskedText: text }, facts(asOf, { codes: CODES, editions: FILES })).short
}

describe('a code billed on several days', () => {
  it.each([
    [
      'E11.A on both claims. 9/3/2025 rejected, 11/5/2025 paid.',
      'E11.A is not valid for services on 2025-09-03 (its first valid date is 2025-10-01); it is on 2025-11-05. Each claim is edited against its own date of service, so that is no error of the payer: the claim of 2025-09-03 is sent again with a code that is valid on that day.',
    ],
    [
      'G35 was paid 8/1/2025, rejected 10/14/25',
      'G35 is not complete on 2025-10-14 (it was complete through 2025-09-30); it is on 2025-08-01. Each claim is edited against its own date of service, so that is no error of the payer: the claim of 2025-10-14 is sent again with a code that is valid on that day.',
    ],
  ])('is told for each of them: %s', (text, words) => {
    expect(say(text)).toEqual([words])
  })

  it.each([
    ['valid on all of them', 'E11.9 on both claims. 9/3/2025 rejected, 11/5/2025 paid.'],
    ['one day only, which is told of its own', 'E11.A DOS 9/3/2025 rejected'],
    ['beside the date of a letter', 'E11.A DOS 11/5/2025 denied, letter dated 9/3/2025'],
    ['beside a date that is of no claim', 'E11.A for 11/5/2025? His A1c of 9/3/2025 was 5.6'],
  ])('is left alone: %s', (_title, text) => {
    expect(say(text)).toEqual([])
  })
})
