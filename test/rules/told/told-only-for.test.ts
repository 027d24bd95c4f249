import { describe, expect, it } from 'vitest'
import { findOnlyReason } from '../../../src/rules/told/told-only-for.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const reasonOf = (text: string) => findOnlyReason(inquiryAsking(text, ['billed_together']))

describe('a patient who came for a procedure and nothing else', () => {
  it.each([
    ['she was only there for the injection', 'the injection'],
    ['if the only reason he came was the injection', 'the injection'],
    ['The sole reason for the visit was a biopsy', 'the biopsy'],
    ['the whole purpose of coming in was her shot', 'the shot'],
    ['the infusion was the only reason for the visit', 'the infusion'],
    ['he came for nothing but the injection', 'the injection'],
  ])('%s', (text, words) => expect(reasonOf(text)).toBe(words))

  it.each([
    'she was not only there for the injection',
    'the only reason we appealed was the money',
    'injection was the second reason for the visit',
    'only the injection was denied',
  ])('is not told by: %s', (text) => expect(reasonOf(text)).toBeNull())
})
