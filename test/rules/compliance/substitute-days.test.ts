import { describe, expect, it } from 'vitest'
import type { DateMention, Inquiry } from '../../../src/domain/inquiry.ts'
import { substituteDays } from '../../../src/rules/compliance/substitute-days.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2025-10-15', { guidance: [guidanceRow('compliance/locum')] })
const mention: DateMention = {
  date: '2025-07-14',
  text: '7/14/2025',
  start: 0,
  end: 0,
  role: 'other',
  precision: 'day',
}

function say(text: string): string[] {
  const inquiry: Inquiry = { ...inquiryAsking(text, ['compliance']), dates: [mention] }
  return sentencesOf(substituteDays, inquiry, known).short
}

describe('the sixty days of a substitute physician', () => {
  it.each([
    'On maternity leave since 7/14/2025, locum covering. When do we have to stop?',
    'Our locum started 7/14/2025, how long?',
    'substitute physician from 7/14/2025, until when?',
  ])('are counted from the day told: %s', (text) => {
    expect(say(text)[0]).toContain('Through 2025-09-11: the 60 continuous days')
    expect(say(text)[0]).toContain('Services from 2025-09-12 on')
  })

  it.each([
    'The locum saw her on 7/14/2025, is Q6 right?',
    'A locum NP since 7/14/2025, how long?',
    'On active duty since 7/14/2025, locum covering, how long?',
    'On leave since 7/14/2025, when do we stop?',
  ])('are left open: %s', (text) => expect(say(text)).toEqual([]))
})
