import { describe, expect, it } from 'vitest'
import type { GuidanceFact } from '../../../src/domain/codebook.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { transitionalCare } from '../../../src/rules/guidelines/transitional-care.ts'
import { codeRow, facts } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const { effective, citation } = codeRow('99495')
const NOTE: GuidanceFact = {
  key: 'em/tcm',
  short: null,
  text: 'x',
  topic: 'guidelines',
  when: [],
  settles: ['units'],
  verdict: 'informational',
  reviewBy: null,
  effective,
  citation,
}

function say(text: string): string[] {
  const read = readInquiry({ subject: '', text, sentOn: '2026-06-05' }, (_system, code) => code.startsWith('9'))
  const known = facts('2026-06-05', { guidance: [NOTE] })
  return sentencesOf(transitionalCare, { ...read, maskedText: text }, known).short
}

describe('the days of transitional care', () => {
  it.each([
    [
      'a visit too late for the sooner code',
      'discharged 3/3/26, our nurse called 3/5/26, visit on 3/12/26, high complexity. 99496?',
      'Not 99496: the visit came on day 9 after the discharge, and 99496 asks for 7 days, whatever the complexity. 99495 fits (within 14 days), where decision making was of at least moderate complexity; the contact on business day 2 was in time. Only one of the two is reported.',
    ],
    [
      'a visit in time for either',
      'went home 4/3/26, spoke with her 4/6/26, seen 4/9/26, 99495 or 99496?',
      'The visit came on day 6 after the discharge, in time for either code: 99496 where decision making was of high complexity, 99495 where it was moderate; the contact on business day 1 was in time.',
    ],
    [
      'a visit too late for both',
      '99495 ok? d/c 4/3/26, visit 4/20/26',
      'No: the visit came on day 17 after the discharge, too late for 99495 (14 days) and 99496 (7 days): it is an ordinary E/M.',
    ],
    [
      'a contact behind the weekend that came too late',
      'Discharged Friday 5/1/26, MA called 5/6/26, seen 5/8/26. 99496?',
      'No: the contact came on business day 3 after the discharge, and transitional care asks for it within 2 (or for two documented tries within them); without it the visit is an ordinary E/M.',
    ],
    [
      'a day in words',
      'TCM patient seen 12 days after discharge, which code?',
      'The visit came on day 12 after the discharge: 99495 fits (within 14 days), where decision making was of at least moderate complexity. Only one of the two is reported.',
    ],
    [
      'words behind their dates',
      '3/3/26 discharged, 3/4/26 called, 3/9/26 seen: 99496',
      'The visit came on day 6 after the discharge, in time for either code: 99496 where decision making was of high complexity, 99495 where it was moderate; the contact on business day 1 was in time.',
    ],
  ])('tell of %s', (_what, text, sentence) => {
    expect(say(text)).toEqual([sentence])
  })

  it('say nothing of a contact nobody answered', () => {
    const [sentence = ''] = say(
      'discharged 3/3/26, left voicemail 3/4/26 and called 3/5/26, no answer, seen 3/9/26. 99496?',
    )
    expect(sentence).toMatch(/day 6/)
    expect(sentence).not.toMatch(/contact/)
  })

  it.each(['discharged 3/3/26, seen 3/9/26, 99214?', '99496, what is needed?', '99495 denied, paid 4/3/26'])(
    'are not told for %j',
    (text) => expect(say(text)).toEqual([]),
  )
})
