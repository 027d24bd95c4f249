import { describe, expect, it } from 'vitest'
import type { DateMention, Inquiry } from '../../../src/domain/inquiry.ts'
import { careTakenOver } from '../../../src/rules/guidelines/care-taken-over.ts'
import { codeRow, facts, feeRow, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const knownOf = (globalDays: string) =>
  facts('2025-10-15', {
    codes: [codeRow('66984')],
    fees: [feeRow('66984', 'A', globalDays)],
    guidance: [guidanceRow('global/transfer-of-care')],
  })
const day = (date: string, text: string): DateMention => {
  return { date, text, start: 0, end: 0, role: 'other', precision: 'day' }
}

function say(text: string, globalDays = '090', surgery: string | null = '2025-09-08'): string[] {
  const dates = [day('2025-09-08', '9/8/25'), day('2025-09-22', '9/22/25')]
  const inquiry: Inquiry = { ...inquiryAsking(text, ['modifier_choice'], '66984'), dateOfService: surgery, dates }
  return sentencesOf(careTakenOver, inquiry, knownOf(globalDays)).short
}

describe('care that was taken over', () => {
  it.each(['66984 9/8/25, care assumed 9/22/25, how many days?', '66984 on 9/8/25, we took over 9/22/25'])(
    'is counted to the end of the period: %s',
    (text) => expect(say(text)[0]).toMatch(/care from 2025-09-22 through 2025-12-07, .* is 77 days/s),
  )

  it('is counted from the day of the surgery where the message counts so', () => {
    expect(say('66984 9/8/25. We take over cataract pts from the surgeon day 8')[0]).toMatch(
      /no visit of the recovery beside it: care from 2025-09-16 \(day 8\) through 2025-12-07, .* is 83 days/s,
    )
    expect(say('66984 9/8/25, seen on day 8')).toEqual([])
    expect(say('66984 9/8/25, we took over on 9/22/25, day 14')[0]).toMatch(/care from 2025-09-22 through/)
  })

  it('is left open of another period, another date or an unknown surgery', () => {
    expect(say('66984 9/8/25, care assumed 9/22/25', '010')).toEqual([])
    expect(say('66984 9/8/25, seen 9/22/25')).toEqual([])
    expect(say('care assumed 9/22/25', '090', null)).toEqual([])
  })
})
