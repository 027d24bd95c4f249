import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { findObservedHours } from '../../../src/rules/counted/observed-hours.ts'

const hoursOf = (text: string) =>
  findObservedHours({ ...readInquiry({ subject: 'G0378', text, sentOn: '2026-03-05' }, () => true), maskedText: text })

describe('hours of observation', () => {
  it.each([
    ['G0378, he was there 31 hours', 31, '31 hours'],
    ['obs of 30 hr 20 min', 30, '30 hours 20 minutes, to the nearest hour'],
    ['obs of 30 hours and 35 minutes, 30 or 31 units?', 31, '30 hours 35 minutes, to the nearest hour'],
    ['obs order 3/4 10:15, d/c order and left 3/5 12:00', 26, '25 hours 45 minutes, to the nearest hour'],
    ['ED at 8pm, obs order 10:30 pm, discharged 6:15 pm', 20, '19 hours 45 minutes, to the nearest hour'],
    ['placed in observation 07:00, discharged 15:00', 8, '8 hours'],
    [
      '28 hr 50 min in all, do we take out the 3 hrs he was in the cath lab',
      26,
      '28 hours 50 minutes without the 3 hours with monitoring of its own (25 hours 50 minutes), to the nearest hour',
    ],
    [
      'obs 24 hours, subtract 1 hour for the colonoscopy?',
      23,
      '24 hours without the 1 hour with monitoring of its own (23 hours)',
    ],
  ])('%s', (text, value, words) => expect(hoursOf(text)).toEqual({ value, text: words }))

  it.each([
    'do we take out the 2 hrs she was in endo with monitoring?',
    'obs order at 10:30, when does it end?',
    'one stay of 20 hr 10 min and one of 31 hr 5 min',
    'G0378 how many units',
  ])('are not told by: %s', (text) => expect(hoursOf(text)).toBeNull())
})
