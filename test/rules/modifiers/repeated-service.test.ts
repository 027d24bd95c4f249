import { expect, it } from 'vitest'
import { repeatedService } from '../../../src/rules/modifiers/repeated-service.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'

const lineOf = (text: string, ...codes: string[]): unknown => {
  const rows = facts('2026-02-08', { guidance: [guidanceRow('global/modifiers-76-77')] })
  const { findings } = repeatedService.check(inquiryAsking(text, ['modifier_choice'], ...codes), rows)
  return findings[0]?.parameters.line ?? null
}

it.each([
  ['CXR read by Dr. Lowe and again at 1400 read by Dr. Pruitt. 76 or 77 on the second?', '71045-26', '71045-26-77'],
  [
    '2 portable chest films, both read by our group (diff radiologists). CO-18, how to rebill?',
    '71045-26',
    '71045-26-77',
  ],
  [
    'xray before and after, 73030-RT twice, denied as a dup. 76 or 77? same doctor read both',
    '73030-RT',
    '73030-RT-76',
  ],
  ['EKG done twice, same doctor, 76 or 77?', '93010', '93010-76'],
])('tells the modifier of a service given again: %s', (text, code, line) => {
  expect(lineOf(text, code)).toBe(line)
})

it.each([
  ['EKG twice, 76 or 77?', ['93010']],
  ['if another doctor reads the second one is it 77?', ['93010']],
  ['same doctor the first two times, another doctor the third, 76 or 77?', ['93010']],
  ['DEXA 14 months after one ordered by another doctor, second, which ABN modifier?', ['77080']],
  ['CBC twice, two doctors ordered, modifier?', ['85025']],
  ['seen twice by different doctors, modifier?', ['99213']],
  ['again by another doctor, 77?', ['93010', '71045']],
])('leaves it open where nobody, somebody perhaps, or another kind is told: %s', (text, codes) => {
  expect(lineOf(text, ...codes)).toBeNull()
})

it.each([
  ['potassium drawn at 6a, noon and 6p on the same day. 84132 x3 with 91 or 59 or 76?', '84132-x3', '84132-91', 2],
  ['84132 x2, drawn q 6h, which modifier?', '84132-x2', '84132-91', 1],
])('counts the repeats of a laboratory test drawn anew: %s', (text, code, line, repeats) => {
  const rows = facts('2026-02-08', { guidance: [guidanceRow('global/modifiers-76-77')] })
  const inquiry = inquiryAsking(text, ['modifier_choice'], code.slice(0, 5))
  const references = inquiry.references.map((each) => ({ ...each, units: Number(code.slice(-1)) }))
  const { findings } = repeatedService.check({ ...inquiry, references }, rows)
  expect(findings[0]?.parameters).toMatchObject({ line, repeats })
})

it.each(['84132 x2, 6am hemolyzed and redrawn at 7am, 91?', '84132 x2 denied, which modifier?'])(
  'does not where a test was only done over, or no time is told: %s',
  (text) => {
    const rows = facts('2026-02-08', { guidance: [guidanceRow('global/modifiers-76-77')] })
    const inquiry = inquiryAsking(text, ['modifier_choice'], '84132')
    const references = inquiry.references.map((each) => ({ ...each, units: 2 }))
    expect(repeatedService.check({ ...inquiry, references }, rows).findings).toEqual([])
  },
)
