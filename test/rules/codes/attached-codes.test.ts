import { expect, it } from 'vitest'
import { attachedCodes } from '../../../src/rules/codes/attached-codes.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'

it.each([
  ['Codes are on the attached sheet (scan0043.pdf). Can they go together', [], 1],
  ['see attached, which modifier?', [], 1],
  ['Codes are on the attached sheet, 11720 and 11055 together?', ['11720'], 0],
  ['Can they go together', [], 0],
])('%j with %j asks for the codes: %i', (text, codes, asked) => {
  const { gaps, questions } = attachedCodes.check(
    inquiryAsking(text, ['billed_together'], ...codes),
    facts('2026-03-01'),
  )
  expect([gaps.length, questions?.length ?? 0]).toEqual([asked, asked])
})
