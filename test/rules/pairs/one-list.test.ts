import { expect, it } from 'vitest'
import { areOfOneList } from '../../../src/rules/pairs/one-list.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

it.each([
  ['Dictated 49591 x 2 and mesh 0437T. Is the visit at 2 weeks billable?', true],
  ['49591, 0437T. Is the visit at 2 weeks billable?', true],
  ['49591 done, then back for 0437T. Is the visit at 2 weeks billable?', false],
  ['49591 and 0437T at 2 weeks, billable?', false],
])('codes of one list are of one day: %s', (text, said) => {
  const inquiry = { ...inquiryAsking(text, ['billed_together'], '49591', '0437T'), maskedText: text }
  expect(areOfOneList(['49591', '0437T'], '2 weeks', inquiry)).toBe(said)
})
