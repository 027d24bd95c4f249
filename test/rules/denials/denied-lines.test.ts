import { describe, expect, it } from 'vitest'
import { findDeniedCodes, isAskedApart } from '../../../src/rules/denials/denied-lines.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const CODE = /\b(?:[A-Z]\d{4}|\d{5})\b/g

const denied = (text: string, reason: string): string[] =>
  findDeniedCodes(reason, inquiryAsking(text, ['denial'], ...new Set(text.match(CODE) ?? [])))

describe('the reason of a denial', () => {
  it.each([
    ['05/06/2025 99214 25 paid\n69210 paid\nG2211 CO97', '97', ['G2211']],
    ['05/06/2025 99214 25 paid / 69210 paid / G2211 CO97', '97', ['G2211']],
    ['36415 CO97, 96374 CO97 M15, rest paid', '97', ['36415', '96374']],
    ['02/03/2026 | 99213 | 25 | 1 | CO-97\n02/17/2026 | 76942 | 26 | 1 | CO-50', '50', ['76942']],
    ['Denied 52332, CO-97. 52310 later in the office', '97', ['52332']],
    ['45380 and 45378 both denied CO-97, 45385 paid', '97', ['45380', '45378']],
    ['J2704 80 mg x8 and 96365 CO-97, 99214 no mod CO-4', '97', ['96365']],
    ['J2704 80 mg x8 and 96365 CO-97, 99214 mod 25 CO-4', '4', ['99214']],
    ['we got CO-97 on 76942 with 20610', '97', ['76942']],
    ['66984-RT 3/2/26, YAG 66821-RT 5/10/26 denied CO-97', '97', ['66821']],
    ['93017 CO-B15', 'B15', ['93017']],
    ['93306 and 93320 denied CO-97 for 93320', '97', ['93320']],
    ['1/20/26 99213-25 and 11042 99213 denied CO-97', '97', ['99213']],
  ])('stands with the codes of its line: %j, %s', (text, reason, codes) => {
    expect(denied(text, reason)).toEqual(codes)
  })

  it.each([
    ['Post op block 64488 with general 00840. Denied as bundled CO-97.', '97'],
    ['99214 and 69210, why CO-97?', '9'],
    ['CO-97 came for the claim. 99214 was on it', '97'],
    ['99214 paid, the rest of it came back as CO-97', '97'],
  ])('stands with no code: %j, %s', (text, reason) => {
    expect(denied(text, reason)).toEqual([])
  })
})

describe('a code that another question asks about', () => {
  it.each([
    ['93000 denied CO-97. 93015 in hospital?', true],
    ['93000 denied CO-97. 93015 paid.', false],
    ['Why was 93000 denied with 93015?', false],
  ])('explains no denial: %s', (text, apart) => {
    expect(isAskedApart('93015', '93000', inquiryAsking(text, ['denial'], '93000', '93015'))).toBe(apart)
  })
})
