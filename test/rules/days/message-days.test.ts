import { describe, expect, it } from 'vitest'
import { findElapsed } from '../../../src/rules/days/message-days.ts'
import { claimSetting } from '../../../src/rules/message/claim-setting.ts'
import { inquiryAsking } from '../../support/codebook-facts.ts'

describe('the time since a surgery', () => {
  it.each([
    ['6 wks post TKA', 42, true],
    ['two weeks after the surgery', 14, true],
    ['10 days later', 10, false],
    ['debridement after FESS 31255 three weeks ago', 21, true],
    ['surgery was 12 days ago', 12, false],
    ['3 months out', 90, true],
    ['POD #5', 5, false],
    ['post-op day 12', 12, false],
    ['postop 4 weeks', 28, true],
    ['surgery Monday, seen Thursday', 3, false],
    ['cataract surgery, next day visit', 1, false],
    ['surgery on Friday and back Tuesday', 4, false],
    ['Then visit in 3 weeks 99213 denied', 21, true],
    ['seen at 10 days for a rash', 10, false],
    ['nail recheck at 8 days', 8, false],
    ['recheck in 3 wks', 21, true],
  ])('%s', (text, days, about) => {
    expect(findElapsed(inquiryAsking(text, []))).toMatchObject({ days, about })
  })

  it.each([
    ['99213 and 20610 the same day'],
    ['seen on Monday'],
    ['52601 & 52204 same day 8/14/24'],
    ['day 8/14/24'],
    ['decision for surgery the next day'],
    ['seen Tuesday, decided on ORIF, surgery Wednesday'],
    ['45 minutes, 2 units'],
    ['the payer changed its policy two months ago'],
    ['seen 3 days after ER put a splint on'],
    ['25600, 2 days after the fall'],
  ])('is not told by "%s"', (text) => {
    expect(findElapsed(inquiryAsking(text, []))).toBeNull()
  })

  it('is counted between two dates', () => {
    const inquiry = inquiryAsking('surgery 12/20/2024, seen 1/3/2025', [])
    inquiry.dates = ['2025-01-03', '2024-12-20'].map((date) => ({ date, text: date, start: 0, end: 0, role: 'other' }))
    expect(findElapsed(inquiry)).toMatchObject({ days: 14, from: '2024-12-20', to: '2025-01-03' })
  })
})

it('is not counted from a visit of the day before the surgery', () => {
  const inquiry = inquiryAsking('99214 the day before 47562, 10/1/25 and 10/2/25', [])
  inquiry.dates = ['2025-10-01', '2025-10-02'].map((date) => ({ date, text: date, start: 0, end: 0, role: 'service' }))
  expect(findElapsed(inquiry)).toBeNull()
})

it('is not counted from the visit with 57 of the day before', () => {
  const inquiry = inquiryAsking('99284 5/5/25 and surgery 5/6/25', [], '99284-57', '27814')
  inquiry.dates = ['2025-05-05', '2025-05-06'].map((date) => ({ date, text: date, start: 0, end: 0, role: 'service' }))
  expect(findElapsed(inquiry)).toBeNull()
})

it('is not counted from the visit of the day before that decided on it', () => {
  const inquiry = inquiryAsking(
    'Seen 4/2/25, decided on a pacer, 33208 on 4/3/25. Check on day 10?',
    [],
    '99223',
    '33208',
  )
  inquiry.dates = ['2025-04-02', '2025-04-03'].map((date) => ({ date, text: date, start: 0, end: 0, role: 'service' }))
  expect(findElapsed(inquiry)).toMatchObject({ days: 10, from: null })
})

it('is told by the sentence about the surgery, not by the one about the claim', () => {
  expect(findElapsed(inquiryAsking('Seen 10 days post-op. Denied 3 weeks later.', []))).toMatchObject({ days: 10 })
})

it('is not told by two dates of which one may be of the claim', () => {
  const inquiry = inquiryAsking('20610 on 1/3/24, denied 2/10/24', [])
  inquiry.dates = ['2024-01-03', '2024-02-10'].map((date) => ({ date, text: date, start: 0, end: 0, role: 'other' }))
  expect(findElapsed(inquiry)).toBeNull()
})

describe('a visit of the eve of the surgery', () => {
  const told = (text: string, ...codes: string[]) => findElapsed(inquiryAsking(text, [], ...codes))

  it.each([
    ['saw pt in ER Sunday night, admitted 99223, appy 44970 Monday morning', '99223', '44970'],
    ['consulted Tuesday evening 99254, hip fixed Wednesday 27236', '99254', '27236'],
    ['99222 by our surgeon on Thursday, 47562 the next day', '99222', '47562'],
    ['99284 Friday, ORIF 25607 Saturday, ED visit bundled in the global', '99284', '25607'],
    ['47562 Tuesday; the 99213 Monday was the night before', '47562', '99213'],
  ])('counts no days: %s', (text, ...codes) => {
    expect(told(text, ...codes)).toBeNull()
  })

  it.each([
    ['chole 47562 Monday, seen Tuesday on the floor 99232', '47562', '99232'],
    ['47562 Monday. ER visit Tuesday 99283 by the same surgeon', '47562', '99283'],
    ['new pt 99203 and 17110 Monday, came back Tuesday bleeding 99213', '99203', '17110', '99213'],
    ['had 27447 on Monday, seen in the ED Tuesday 99283, global?', '27447', '99283'],
    ['follow-up 99213 Monday, 49650 Tuesday', '99213', '49650'],
  ])('is not told by %s', (text, ...codes) => {
    expect(told(text, ...codes)).toMatchObject({ days: 1 })
  })
})

describe('the files that speak for a claim', () => {
  it.each([
    ['facility side', null, 'outpatient_hospital'],
    ['pro fee, outpatient hospital', 'outpatient_hospital', 'practitioner'],
    ['in the outpatient hospital', 'outpatient_hospital', 'outpatient_hospital'],
    ['in the office', 'office', 'practitioner'],
    ['', null, 'practitioner'],
  ] as const)('"%s" in setting %s: %s', (text, setting, files) => {
    expect(claimSetting({ ...inquiryAsking(text, []), setting })).toBe(files)
  })

  it("are the practitioners' where a place of service is named, for it stands on their claim", () => {
    const inquiry = inquiryAsking('POS 22', [], '22')
    const references = inquiry.references.map((each) => ({ ...each, system: 'POS' as const }))
    expect(claimSetting({ ...inquiry, references, setting: 'outpatient_hospital' })).toBe('practitioner')
  })
})
