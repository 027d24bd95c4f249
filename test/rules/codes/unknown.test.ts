import { describe, expect, it } from 'vitest'
import { unknown } from '../../../src/rules/codes/unknown.ts'
import { codeRow, facts, inquiryAbout } from '../../support/codebook-facts.ts'

describe('a code without any row', () => {
  it('is a gap, never a finding', () => {
    expect(unknown.check(inquiryAbout('99999'), facts('2026-03-04'))).toEqual({
      findings: [],
      gaps: [{ about: '99999', why: 'CPT 99999 is not in the data loaded here.' }],
    })
  })

  it('is no gap where a row exists, of whatever date', () => {
    const rows = { codes: [codeRow('90862', '..2012-12-31')] }
    expect(unknown.check(inquiryAbout('90862'), facts('2026-03-04', rows)).gaps).toEqual([])
  })

  it('is no gap where it is from and to of an ambulance trip', () => {
    const named = (...codes: string[]) =>
      unknown.check(inquiryAbout(...codes), facts('2026-03-04')).gaps.map(({ about }) => about)
    expect(named('A0427', 'NH')).toEqual(['A0427'])
    expect(named('99213', 'NH')).toEqual(['99213', 'NH'])
  })

  it('is named once', () => {
    expect(unknown.check(inquiryAbout('99999', '99999'), facts('2026-03-04')).gaps).toHaveLength(1)
  })

  it('of a system no file is loaded for says which file is missing', () => {
    const inquiry = inquiryAbout('97')
    const [reference] = inquiry.references
    if (reference) reference.system = 'CARC'
    expect(unknown.check(inquiry, facts('2026-03-04')).gaps[0]?.why).toBe(
      'No CARC file is loaded here, so 97 cannot be looked up.',
    )
  })
})
