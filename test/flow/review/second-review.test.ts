import { expect, it } from 'vitest'
import { readSecondReviewRule, wantsSecondReview } from '../../../src/flow/review/second-review.ts'
import { sampleDraft } from '../../support/drafted-case.ts'

it.each([
  ['never', 'never'],
  [' Low_Confidence ', 'low_confidence'],
  ['always', 'always'],
  ['99215, g2211', { codes: ['99215', 'G2211'] }],
  ['M54.50', { codes: ['M54.50'] }],
  ['sometimes', null],
  ['', null],
  ['1', null],
])('%j is read as %j', (text, rule) => {
  expect(readSecondReviewRule(text)).toEqual(rule)
})

it.each([
  ['never', 'answered', false],
  ['always', 'answered', true],
  ['low_confidence', 'answered', false],
  ['low_confidence', 'partly', true],
  ['low_confidence', 'needs_person', true],
  [{ codes: ['99213'] }, 'answered', true],
  [{ codes: ['99214'] }, 'answered', false],
] as const)('under %j an answer that is %s needs two people: %s', (rule, disposition, wanted) => {
  expect(wantsSecondReview(rule, { ...sampleDraft(), disposition })).toBe(wanted)
})
