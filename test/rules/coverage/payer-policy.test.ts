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

it.each([
  ['Commercial', 'the policy of the commercial plan'],
  ['Medicare Advantage', 'the policy of the Medicare Advantage plan'],
  ['Aetna', 'the policy of Aetna'],
])('names the payer %s as people do: %s', (payer, named) => {
  const { gaps } = payerPolicy.check({ ...inquiryAbout('99213'), payer }, facts('2026-03-04'))
  expect(gaps[0]?.why).toContain(`Not in the data loaded here: ${named}, which may differ`)
})

it('names the state whose Medicaid is meant', () => {
  const details = {
    ...{ serviceDate: null, planType: null, providers: [], patient: { ageYears: null, sex: null } },
    ...{ laterality: null, measures: [], state: { code: 'LA', from: 'signature' as const } },
  }
  const { gaps } = payerPolicy.check({ ...inquiryAbout('90471'), payer: 'Medicaid', details }, facts('2026-03-04'))
  expect(gaps[0]?.why).toContain('the policy of Medicaid in LA, which may differ')
})
