import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { sessionsInYear } from '../../../src/rules/coverage/sessions-in-year.ts'
import { facts } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const guidance = ['lcd/epidural-frequency', 'lcd/trigger-points-frequency'].map((key) => guidanceRow(key))
const say = (text: string, dateOfService: '2026-02-16' | null = null): string[] => {
  const inquiry = readInquiry({ subject: '', text, sentOn: '2026-03-17' }, (system) => system !== 'ADD-ON')
  return sentencesOf(
    sessionsInYear,
    { ...inquiry, dateOfService, maskedText: text },
    facts(dateOfService ?? '2026-03-17', { guidance }),
  ).short
}

describe('sessions told with their days', () => {
  it.each([
    [
      'He had 62323 on 6/2/25, 9/15/25, 12/8/25 and 2/16/26. Is another next month covered?',
      'Too many before 2026-06-02: 4 sessions of 62323',
    ],
    [
      'He had 62323 on 3/2/25, 9/15/25, 12/8/25 and 2/16/26. Is another next month covered?',
      'Within the number: 3 sessions of 62323',
    ],
    [
      '20552 done 6/2/25, 9/15/25 and 12/8/25, how often is it covered?',
      'Too many before 2026-06-02: 3 sessions of 20552',
    ],
  ])('%s', (text, said) => {
    expect(say(text)[0]).toContain(said)
  })

  it('do not count the service itself', () => {
    const text = 'He had 62323 on 6/2/25, 9/15/25, 12/8/25 and 2/16/26. The last was denied for frequency.'
    expect(say(text, '2026-02-16')[0]).toContain('Within the number: 3 sessions of 62323')
  })

  it.each([
    'He had 62323 on 2/16/26. Is another next month covered?',
    'How often is 62323 covered? Denial letters came 6/2/25, 9/15/25, 12/8/25 and 2/16/26.',
    'He had 64493 on 6/2/25, 9/15/25, 12/8/25 and 2/16/26. Is another covered?',
    'Commercial plan. He had 62323 on 6/2/25, 9/15/25, 12/8/25 and 2/16/26. Is another covered by Aetna commercial?',
    '62323 on 6/2/25 and 2/16/26, which modifier?',
  ])('are not counted otherwise: %s', (text) => {
    expect(say(text)).toEqual([])
  })
})
