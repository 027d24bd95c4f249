import { describe, expect, it } from 'vitest'
import type { DateMention, Inquiry } from '../../../src/domain/inquiry.ts'
import { welcomeYear } from '../../../src/rules/coverage/welcome-year.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2026-04-02', { guidance: [guidanceRow('preventive/wellness-frequency')] })

function say(text: string, [words, date]: readonly [string, string], day: string | null, code = 'G0402'): string[] {
  const mention: DateMention = { date, text: words, start: 0, end: 0, role: 'other', precision: 'day' }
  const inquiry: Inquiry = { ...inquiryAsking(text, ['denial'], code), dateOfService: day, dates: [mention] }
  return sentencesOf(welcomeYear, inquiry, known).short
}

describe('the welcome visit', () => {
  it.each([
    ['Part B eff 03/01/2024, denied', ['03/01/2024', '2024-03-01'], '2025-03-01', 'No: Part B began on 2024-03-01'],
    ['Part B started 3/1/24. Why denied?', ['3/1/24', '2024-03-01'], '2025-02-28', 'Yes: Part B began on 2024-03-01'],
    ['she got Medicare B 6/1/2025', ['6/1/2025', '2025-06-01'], '2026-06-01', 'No: Part B began on 2025-06-01'],
    ['she got Medicare 6/1/2025, perhaps Part A alone', ['6/1/2025', '2025-06-01'], '2026-06-01', undefined],
    ['Medicare B since 2/29/2024', ['2/29/2024', '2024-02-29'], '2024-12-01', undefined],
  ] as const)('%j', (text, began, day, said) => {
    const [sentence] = say(text, began, day)
    if (said === undefined) expect(sentence).toBeUndefined()
    else expect(sentence).toContain(said)
  })

  it.each([
    ['without a date of service', 'Part B eff 03/01/2024', null, 'G0402'],
    ['where the date is another one', 'born 03/01/2024', '2025-04-22', 'G0402'],
    ['for a wellness visit after that year', 'Part B eff 03/01/2024', '2025-04-22', 'G0439'],
    ['where the service lies before', 'Part B eff 03/01/2024', '2024-01-22', 'G0402'],
  ])('is left open %s', (_why, text, day, code) => {
    expect(say(text, ['03/01/2024', '2024-03-01'], day, code)).toEqual([])
  })
})

describe('a wellness visit', () => {
  it.each(['G0438', 'G0439'])('is too soon in the first twelve months of Part B: %s', (code) => {
    const [sentence] = say('Part B started 06/01/2025, denied', ['06/01/2025', '2025-06-01'], '2026-02-18', code)
    expect(sentence).toContain('Too soon: Part B began on 2025-06-01')
    expect(sentence).toContain('G0438, the first one, is from 2026-06-01 on')
  })
})
