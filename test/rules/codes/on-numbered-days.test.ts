import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { notEffective } from '../../../src/rules/codes/not-effective.ts'
import { onEachDay } from '../../../src/rules/codes/on-each-day.ts'
import { drugUnits } from '../../../src/rules/guidelines/drug-units.ts'
import { codeRow, facts, replacementRow } from '../../support/codebook-facts.ts'

const DRUG = { system: 'HCPCS', source: 'hcpcs' } as const
const rows = {
  codes: [
    codeRow('J2505', '2004-01-01..2021-12-31', { ...DRUG, description: 'Injection, pegfilgrastim, 6 mg' }),
    codeRow('J2506', '2022-01-01..', { ...DRUG, description: 'Injection, pegfilgrastim, 0.5 mg' }),
  ],
  replacements: [replacementRow('J2505', ['J2506'], null)],
}
const text = '1. 12/29/2021 Neulasta 6 mg J2505 x1, right?\n2. 1/5/2022 same dose, J2505 denied. which code and units?'
const inquiry = {
  ...readInquiry({ subject: '', text, sentOn: '2026-11-22' }, (system) => system === 'HCPCS'),
  maskedText: text,
}
const check = (rule: typeof notEffective) => rule.check(inquiry, facts('2026-11-22', rows)).findings

describe('a code asked about on two days, each under its number', () => {
  it('is deleted for the later one alone', () => {
    expect(check(notEffective)).toMatchObject([
      { numbers: ['2'], parameters: { asOf: '2022-01-05', lastDate: '2021-12-31' } },
    ])
  })

  it('is told to be valid on the earlier one', () => {
    expect(check(onEachDay)).toMatchObject([{ parameters: { holds: ['2021-12-29'], isTold: true } }])
  })

  it('has the units of the code of each day', () => {
    expect(check(drugUnits)).toMatchObject([
      { numbers: ['1'], subjects: ['J2505'], parameters: { units: 1, written: null } },
      { numbers: ['2'], subjects: ['J2506', 'J2505'], parameters: { units: 12, written: null } },
    ])
  })
})
