import { describe, expect, it } from 'vitest'
import type { PlanType } from '../../../src/domain/inquiry.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { filingLimit } from '../../../src/rules/compliance/filing-limit.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = facts('2025-11-03', {
  guidance: [
    guidanceRow('denial/timely-filing'),
    guidanceRow('denial/timely-filing-other-payer'),
    guidanceRow('denial/timely-filing-retroactive-disenrolment'),
  ],
})

function say(text: string, dateOfService: string | null, planType: PlanType | null = 'medicare'): string[] {
  const asked = inquiryAsking(text, ['denial'])
  const details = { ...asked.details, planType } as typeof asked.details
  return sentencesOf(filingLimit, { ...asked, dateOfService, details }, known).short
}

describe('the last day for a Medicare claim', () => {
  it.each([
    ['2025-11-03', '2026-11-03'],
    ['2024-02-29', '2025-02-28'],
  ])('for services on %s is %s', (day, last) => {
    expect(say('past timely filing?', day)).toEqual([`For services on ${day} Medicare takes claims through ${last}.`])
  })

  it.each<[string, string, string | null, PlanType | null]>([
    ['no date of service', 'past timely?', null, 'medicare'],
    ['another plan', 'past timely?', '2025-11-03', 'commercial'],
    ['another question', 'why denied?', '2025-11-03', 'medicare'],
  ])('is not told for %s', (_title, text, day, plan) => expect(say(text, day, plan)).toEqual([]))
})

describe('a plan that took its payment back after a retroactive disenrolment', () => {
  const tell = (text: string): string => {
    const read = readInquiry({ subject: '', text, sentOn: '2025-10-15' }, () => true)
    return sentencesOf(filingLimit, { ...read, maskedText: text }, known).short.join()
  }

  it('extends the limit to the end of the 6th month after', () => {
    const told = tell('Medicare CO-29, DOS 07/30/2024. Her MA plan was retro-termed and recouped on 06/20/2025.')
    expect(told).toContain('through 2025-12-31')
  })

  it.each([
    'Medicare CO-29, DOS 07/30/2024. Her MA plan was retro-termed and recouped on 09/20/2024.',
    'Medicare CO-29, DOS 07/30/2024. Her MA plan was retro-termed, we do not know when it recouped.',
  ])('does not within 6 months, or where its day is not told: %s', (text) => expect(tell(text)).toBe(''))

  it('is no insurer of another kind', () => {
    const told = tell(
      'Medicare CO-29, DOS 07/30/2024. Her commercial plan was retro-termed and recouped on 06/20/2025.',
    )
    expect(told).not.toContain('2025-12-31')
  })
})

describe('a payer with a limit of its own', () => {
  const tell = (text: string): string => {
    const read = readInquiry({ subject: '', text, sentOn: '2026-05-20' }, () => true)
    return sentencesOf(filingLimit, { ...read, maskedText: text }, known).short.join()
  }

  it.each([
    'DOS 1/5/26, originally sent: 1/9/26, resent 4/28/26, denied CO-29. Payer limit is 90 days. Does the report count?',
    'CO-29, DOS 1/5/26. The plan has a 90 day filing limit, submitted on 1/9/26',
    'CO-29, DOS 1/5/26. Timely filing is 90 days, we filed it 1/9/26 and again 4/28/26',
    'CO-29, date of service 1/5/26. 90 days from the DOS to file, clearinghouse accepted 1/9/26',
  ])('is counted from the service: %s', (text) => {
    const told = tell(text)
    expect(told).toContain('90 days from 2026-01-05 end on 2026-04-05')
    expect(told).toContain('first sent on 2026-01-09 (day 4)')
    expect(told).not.toContain('Medicare')
  })

  it('may have passed when the claim was sent', () => {
    const told = tell('CO-29, DOS 1/5/26. Payer limit is 90 days, first sent on 4/28/26')
    expect(told).toContain('first sent on 2026-04-28 (day 113), after it')
  })

  it.each([
    'CO-29, DOS 1/5/26. Payer allows 90 days to appeal',
    'CO-29, DOS 1/5/26. Timely filing is 365 days',
    'CO-29, DOS 1/5/26. 90 day global, past timely?',
    'Medicare CO-29, DOS 1/5/26. Filing limit is 90 days?',
    'CO-29, DOS 1/5/26. The plan limit is 90 days for one line of business and the filing limit is 180 days for the other',
  ])('is not taken from other times: %s', (text) => expect(tell(text)).not.toContain('end on'))
})
