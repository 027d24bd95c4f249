import { describe, expect, it } from 'vitest'
import { findToldDecision } from '../../../src/rules/told/told-decision.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

const told = (text: string) => findToldDecision({ ...inquiryAsking(text, ['modifier_choice']), maskedText: text })

describe('a visit that led to the surgery', () => {
  it.each([
    ['Surgeon was called to the ED, admitted and took the pt to OR that evening. 44970', 'took the pt to the OR'],
    ['99223, then rushed her straight to the OR for 44970', 'rushed her straight to the OR'],
    ['seen in the ER and was taken to surgery at once', 'was taken to surgery'],
    ['Consult 99222, decided to operate, 47562 next morning', 'decided to operate'],
    ['seen Tuesday, decided on ORIF of the radius, surgery Wednesday', 'decided on orif'],
    ['decision for surgery was made at that visit', 'decision for surgery was made at that visit'],
  ])('%s', (text, words) => expect(told(text)).toBe(words))

  it.each([
    'He was already scheduled and was taken to the OR today',
    'Decision for surgery was made at the office visit last week',
    'What if we took him to the OR?',
    'decided on a cast, no repair',
    'She never went to the OR',
    'Elective lap chole, 47562 with 99213',
    'The bill was sent to the surgery center',
    'Saw her Monday, 99214, and took her to the OR Friday, 47562',
    'Consult 99222, took him to the OR 5 days later',
  ])('is not told by: %s', (text) => expect(told(text)).toBeNull())
})
