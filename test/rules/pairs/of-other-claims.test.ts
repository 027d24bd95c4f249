import { describe, expect, it } from 'vitest'
import { isOfOtherClaim } from '../../../src/rules/pairs/of-other-claims.ts'
import type { PairEdit } from '../../../src/rules/pairs/pair-edits.ts'
import { inquiryAsking, pairRow } from '../../support/codebook-facts.ts'

const edit = (one: string, two: string): PairEdit =>
  ({
    pair: [one, two],
    setting: 'practitioner',
    active: { row: pairRow(one, two, 1), covers: true },
  }) as unknown as PairEdit

describe('an edit that does not meet the claim asked about', () => {
  it('is that of two ways of giving vaccines where one goes to Part D', () => {
    const asked = inquiryAsking('shot', ['billed_together'], '90750', '90471', '90677', 'G0009')
    expect(isOfOtherClaim(edit('90471', 'G0009'), asked)).toBe(true)
    const ofPartB = inquiryAsking('shot', ['billed_together'], '90662', '90471', '90677', 'G0009')
    expect(isOfOtherClaim(edit('90471', 'G0009'), ofPartB)).toBe(false)
  })
})
