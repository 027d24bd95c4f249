import { describe, expect, it } from 'vitest'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'

/** A Saturday. */
const SENT_ON = '2026-11-21'

const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

describe('the days of the way of a claim', () => {
  it.each([
    'Claim for 09/08/2026, billed 9/14, RTP 9/25. 99214 + 96127',
    "99214 dos 9/8, RTP'd 9/25 by the MAC",
    'Visit of 9/8. Claim was returned to provider 9/25, reason 32206',
    'the claim went back to provider 9/25, visit 9/8',
    '99495 claim for 9/8 suspended 9/25',
    'claim for 9/8 kicked back 9/25, G0467',
    'G0467 for 9/8, in T status 9/25',
    'G0467 for 9/8, unprocessable 9/25',
    'PAYER CHECK 8821   PD 10/14/2026\n09/08/2026 99204 25 285.00 CO-45\n09/08/2026 94010 70.00 CO-97',
    '99204 on 9/8 EFT 10/14 paid 0',
    '99204 9/8, ACH on 10/14 for less',
    '99204 9/8, deposited 10/14',
  ])('are none of the service in %j', (text) => expect(dateOfService(text)).toBe('2026-09-08'))

  it.each([
    ['pt returned to provider 9/25 for recheck 99213', '2026-09-25'],
    ['dialysis, PD on 9/8, 90945 denied 10/2', '2026-09-08'],
    ['PD 9/8 90945', '2026-09-08'],
  ])('are not told by the same words of a patient: %j', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('the days of the way of a specimen', () => {
  it.each([
    'Bx collected 9/8 (that is our DOS), grossed 9/9, signed out 9/12. 88305',
    'Bx 9/8 (our DOS), embedded 9/9, signed out 9/12. 88305',
    'Drawn 9/8, accessioned 9/9, received in lab 9/9, resulted 9/12 80307',
    'specimen taken 9/8, couriered 9/9, grossed 9/10, reported 9/12. 88305 x2',
    'Collected 9/8, picked up by courier 9/9, delivered to the lab 9/10',
    'The 88305 is for a skin bx of 9/8 (we use that as the date of service), final report 9/14',
    '9/8 is what we billed as DOS, path report 9/14',
  ])('are none of the service in %j', (text) => expect(dateOfService(text)).toBe('2026-09-08'))

  it('leave a day open that is asked to be the one', () => {
    expect(dateOfService('drawn 9/8/26, run 9/12/26, what dos goes on the claim for 81528')).toBeNull()
  })
})

describe('a day in may', () => {
  it.each([
    ['seen on the 4th of may 99213', '2026-05-04'],
    ['it was the 4th of may. 99213', '2026-05-04'],
    ['surgery was on may 4th 99213', '2026-05-04'],
    ['DOS may 4 99213', '2026-05-04'],
  ])('is read in small letters too: %j', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each(['99213, may 25 be used', 'the 4th may need a modifier, 99213', '99213, the 9th or may 4 units be billed'])(
    'is none where "may" is a verb: %j',
    (text) => expect(dateOfService(text)).toBeNull(),
  )
})

describe('several days of one series', () => {
  it.each([
    'tested on 9/8 for 2 hrs 40 and on 9/15 for 1 hr 15, 96136?',
    'OT 9/8 45 min, 9/15 50 min, how many units of 97530',
    'Interviews 9/8 and 9/15, report 9/22. Do we bill everything on the last day or split it? 96130',
    '96116 on 9/8, 96121 on 9/15; does it all go under one date or on two?',
    'interviews 9/8, 9/15 and feedback on 9/22, 96130: on the last or each on its own day?',
  ])('have no single day in %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each(['9/8 40 min visit, call with the pharmacy 9/15, 99215?', 'seen 9/8 for 40 minutes, all on one line? 99215'])(
    'are not made by one day that was timed: %j',
    (text) => expect(dateOfService(text)).toBe('2026-09-08'),
  )
})

describe('what happened to the patient behind the service', () => {
  it.each([
    'discharged 9/1, called 9/3, seen 9/8 for TCM. She was in the ER again 9/20',
    '99495, saw her 9/8; landed back in the hospital 9/12',
    'TCM visit in the office 9/8, readmitted on 9/20, still 99496?',
    'saw her 9/8 for 99214, back in the ED 9/20, does that change anything?',
    'visit 9/8 99214. He was rehospitalized 9/20, would it reset the global?',
  ])('is told beside it in %j', (text) => expect(dateOfService(text)).toBe('2026-09-08'))

  it.each(['was in the ER again 9/20, 99284', 'seen 9/8 for chest pain, was in the ED again 9/20 and we bill 99284'])(
    'is the service itself where its code follows: %j',
    (text) => expect(dateOfService(text)).toBe('2026-09-20'),
  )
})
