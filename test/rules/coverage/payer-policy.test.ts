import { expect, it } from 'vitest'
import { payerPolicy } from '../../../src/rules/coverage/payer-policy.ts'
import { facts, inquiryAbout } from '../../support/codebook-facts.ts'

it.each([
  [null, []],
  ['Medicare', []],
  ['Medicare Part B', []],
  ['Aetna', ['Aetna']],
  ['Medicare Advantage', ['Medicare Advantage']],
  ['Medicare; Texas Medicaid', ['Texas Medicaid']],
])('for payer %s the policies of %j are missing', (payer, missing) => {
  const { findings, gaps } = payerPolicy.check({ ...inquiryAbout('99213'), payer }, facts('2026-03-04'))
  expect(findings).toEqual([])
  expect(gaps.map(({ about }) => about)).toEqual(missing)
})

it('a commercial plan without a name is told as what it is', () => {
  const { gaps } = payerPolicy.check({ ...inquiryAbout('99213'), payer: 'Commercial' }, facts('2026-03-04'))
  expect(gaps[0]?.why).toContain('the policy of the commercial plan, which may differ')
})
