import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { readCareDays } from '../../../src/rules/days/care-days.ts'
import { transitionalCare } from '../../../src/rules/guidelines/transitional-care.ts'
import { facts } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const inquiryOf = (text: string) => ({
  ...readInquiry({ subject: '', text, sentOn: '2026-07-05' }, (system) => system !== 'ADD-ON'),
  maskedText: text,
})

const say = (text: string): string =>
  sentencesOf(
    transitionalCare,
    inquiryOf(text),
    facts('2026-03-12', { guidance: [guidanceRow('em/tcm')] }),
  ).short.join()

describe('the days after a discharge', () => {
  it.each([
    ['Went home from the hospital 3/3/2026, our nurse called 3/5/2026, visit was 3/12/2026. 99496?', 9, 2],
    ['99495: dc 6/1/2026, phone contact 6/2, office visit 6/18', 17, 1],
    ['Discharged Friday 5/1/2026, reached her 5/5, seen 5/8. 99496', 7, 2],
    ['saw her 10 days after discharge, 99495?', 10, null],
    ['called her 1 day after discharge, seen on day 6. 99496', 6, null],
    ['discharged 11/2, called 11/3, seen in office 11/14, 99496 denied', 12, 1],
    ['discharged 3/3/2026, left voicemail 3/4/2026, no answer, seen 3/9/2026. 99496?', 6, null],
    ['99496 or 99495?', null, null],
    [
      'Discharged on Friday June 12, got her on the phone on Tuesday the 16th, did not see her until Monday the 29th. 99495?',
      17,
      2,
    ],
    ['Discharged Tuesday June 30, called Thursday the 2nd, seen Friday the 3rd. 99496', 3, 2],
    [
      'Left the hospital Friday 10/3/2025. Nurse didnt reach her until Wed the 8th. Seen face to face on 10/9. 99496',
      6,
      3,
    ],
    ['discharged 6/26/2026, left voicemail but no attempts before, reached her 7/1/2026, seen 7/2/2026. 99496?', 6, 3],
    ['discharged 6/26/2026, could not reach him, left voicemail, reached 7/1/2026, seen 7/2/2026. 99496?', 6, null],
    // That was no Monday in the year the date is read in.
    ['Discharged on Monday June 12, called on the phone Tuesday the 13th, seen Monday the 26th, 99495?', 14, null],
  ])('%s', (text, visit, contact) => {
    expect(readCareDays(inquiryOf(text), '2026-07-05')).toEqual({ visit, contact })
  })
})

describe('the code of transitional care', () => {
  it.each([
    ['discharged 3/3/2026, visit 3/12/2026, high complexity, 99496?', /^No, report 99495: .* 9 days .* 99496 needs/],
    [
      'discharged 3/3/2026, visit 3/9/2026, high complexity, 99496?',
      /^Yes, 99496: .* 6 days after discharge with high/,
    ],
    ['discharged 3/3/2026, visit 3/9/2026, moderate MDM, 99496?', /^No, report 99495: .* needs high complexity/],
    ['discharged 3/3/2026, visit 3/9/2026. 99495 or 99496', /^With the visit 6 days after .* 99496 where/],
    ['discharged 3/3/2026, visit 3/12/2026. 99495 or 99496', /^It is 99495: /],
    [
      'discharged 3/3/2026, visit 3/12/2026. 99496. Is that right or is it 99495? Do we bill the visit date or day 30?',
      /^It is 99495: .* Medicare takes the day of the visit as date of service/,
    ],
    ['discharged 3/3/2026, visit 3/20/2026. 99495?', /^No: the visit was 17 days .* neither is reported, but .*\.$/],
    ['discharged 3/3/2026, called 3/4/2026, seen 3/20/2026. 99495?', /A contact in time does not change that\.$/],
    ['discharged 3/3/2026, visit 3/9/2026, low MDM. 99495?', /^No: transitional care needs decision making/],
    [
      'discharged 3/3/2026, called 3/10/2026, visit 3/12/2026. 99495?',
      /^No: the first contact was 5 weekdays .* neither 99496 nor 99495 is reported/,
    ],
  ])('where it is told: %s', (text, sentence) => expect(say(text)).toMatch(sentence))

  it.each(['is 99496 payable?', 'discharged 3/3/2026, visit 3/9/2026, 99214?'])('is not judged: %s', (text) =>
    expect(say(text)).toBe(''),
  )
})

describe('a discharge that transitional care does not follow', () => {
  it.each([
    ['pt discharged from hospital to SNF. 99495 ok?', 'discharge to SNF;'],
    ["she was d/c'd to a nursing home on Friday, 99496?", 'discharge to nursing home;'],
    ['discharged to inpatient rehab, we called next day, 99495', 'discharge to inpatient rehab;'],
    ['seen in the ED, not admitted. 99495 for the follow up?', 'an emergency visit alone'],
    ['ER visit only, can we bill 99495', 'an emergency visit alone'],
  ])('%s', (text, said) => expect(say(text)).toMatch(new RegExp(`^No: .*${said}`)))

  it.each([
    'discharged from SNF to home 6/1/2026, seen 6/5/2026, 99495?',
    'discharged to rehab, then home 6/1/2026, seen 6/5/2026. 99496',
    'discharged home with outpatient rehab 6/1/2026, seen 6/5/2026. 99496',
    'if she is discharged to a SNF is 99495 ok?',
    'sent to the ED and admitted, discharged 6/1/2026, seen 6/5/2026. 99496',
  ])('is not told by: %s', (text) => expect(say(text)).not.toMatch(/discharge to|emergency visit/))
})
