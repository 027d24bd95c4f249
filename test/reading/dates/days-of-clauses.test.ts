import { describe, expect, it } from 'vitest'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'

/** A Friday. */
const SENT_ON = '2026-11-20'

const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

describe('the verb nearest before a date', () => {
  it.each([
    ['74.0 for a visit on September 9, 2026? Claim went out 9/16, we resent w/ 74.1 on 10/20', '2026-09-09'],
    ['9/18 biopsy of the thyroid 10005; payer took 76536 back on 11/6', '2026-09-18'],
    ['paid 92950 and rejected 31500 on 10/26, ED 9/8/26', '2026-09-08'],
    ['we refiled 20610 on 10/26 for the 9/8/26 injection', '2026-09-08'],
    ['99203 on 9/8/26, her COBRA ended 10/31', '2026-09-08'],
    ['insurance moved to a new plan 9/1/26, pt seen 9/8/26, 99203', '2026-09-08'],
    ['resending this from 10/22. Abscess drained on 9/8/26, 10061', '2026-09-08'],
    ['hip 27130 was 8/8/26. Went out of socket 9/8/26', '2026-09-08'],
    ['taken back to the OR on 9/8/26 for 13160', '2026-09-08'],
    ['arm broke at soccer sept 7. saw him the next day sept 8. 25500', '2026-09-08'],
    ['one last claim 9/8, 93000 with G0439', '2026-09-08'],
    ['Effective 9/8 we joined the ACO. On that date pt had G0438?', '2026-09-08'],
    ['According to our remit, 9/8/26 77080 is too soon: last paid 12/4/23', '2026-09-08'],
    ['90837 on 9/8 with verification on 9/7', '2026-09-08'],
    ['wound care visit 9/8, home health episode began 8/31. 97597', '2026-09-08'],
    ['add 76942 to her 9/8 claim, we billed 20606 alone on 9/13', '2026-09-08'],
    ['Encounter 9/8/2026 -- Provider Obi -- Closed 9/10/2026 -- Coder hold 9/11/2026', '2026-09-08'],
    ['hearing aid check 9/8, aids dispensed 3/14/25. 92593?', '2026-09-08'],
    ['hip 8/10/26 by another group. She fell and 9/8/26 our doc did the ORIF, 27507', '2026-09-08'],
    ['11/4 claim 99215 rejected at the clearinghouse 11/5, resubmitted 11/6, accepted 11/7', '2026-11-04'],
    ['dx changed on 9/16 after the culture. visit 9/8. N39.0', '2026-09-08'],
    ['generator changed 9/8/26, it was put in 2/14/22. 33262', '2026-09-08'],
    ['admitted 9/6, I consulted 9/8 and followed 9/9, 9/10. 99253?', '2026-09-08'],
    ['Consent signed 9/8/26 for 82306, drawn same day', '2026-09-08'],
    ['Obs start 9/8/26 2100, dc 9/9/26 1500. 99221 or 99234', '2026-09-08'],
    ['injected 20550 in Aug elsewhere. trigger finger 10/14, 26055', '2026-10-14'],
    ['rounded at Elm Court on 9/8/26. She came off Part A 10/2 (admitted 8/20). 99308', '2026-09-08'],
  ])('leaves the date of service of %j at %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'we started with Epic on 6/1 and since then 36415 gets dropped',
    'the new fee schedule was loaded 11/1, 99213 prices at zero',
    'Paid 99213 on 9/5 and now on 11/2 they want the money back',
    'our carrier policy MED-204 updated 8/21/2026 calls 64405 investigational',
    'Dr. Roe will be out 11/2 to 11/9, who signs 99213',
    'Deductible met 9/1. Are wellness 99396 exempt?',
    'the waiver ended 9/30, is 99213-93 paid',
    'The patient will turn 65 on 10/5/26. G0402?',
    'two weeks ago we asked about 95810 and no answer yet',
    'and now 10/28 they took it again. 99214',
    'per call 11/3 with the rep they reject 80061',
    'spoke to Noridian 10/29/26 ref 11882, 64615 needs J0585?',
    'We appealed 9/30, redetermination decided 11/3, how long for level 2? 15734',
    'Rejected 8/3/26 and nobody worked it',
  ])('tells of no service in %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('a day that its own words make another', () => {
  it.each([
    ['8/18/25 was her last nerve block. We did it again 9/8/26, 64635', '2026-09-08'],
    ['9/3 no show, 9/8 seen 99213', '2026-09-08'],
    ['stitches out 9/8/26, they were put in by another doc 8/25/26. 15853?', '2026-09-08'],
    ['09/08/2026  09/08/2026  11  99214 25  $215.00 paid 0.00 10/24/2026 CO-50', '2026-09-08'],
    ['stress test on 9/1/26 was abnormal so we did the cath 9/8/26, 93458', '2026-09-08'],
    ['9/8/26 - f/u DM2. A1c 8.1 (6/2/26: 7.2). 99214', '2026-09-08'],
    ['A1c 9/1 was 9.2. Seen 9/8/26 for 95251', '2026-09-08'],
    ['was keyed 9/18/26 should be 9/8/26, 17000', '2026-09-08'],
    ['correct date is 9/8/26 not 9/18/26, 17000', '2026-09-08'],
    ['My husband was in your ER September 8 and we got a bill Oct 3 and another Nov 9', '2026-09-08'],
    ['seen 9/8/26, fx finger 26720, ortho will see him 9/22/26', '2026-09-08'],
    ['lip lac ED 9/8 12011, suture removal 9/15', '2026-09-08'],
    ['box 14: 9/1/26 box 24a 090826 090826 11 99213', '2026-09-08'],
    ['virtual check in, 9/8/26, 8 min. It worked last Dec', '2026-09-08'],
    ['DATE: 09/08/2026\nknee pain, xray 8/22/26 OA. Injected 40 mg kenalog', '2026-09-08'],
    ['Mammogram 8/12/26 normal. flu given 9/8/26, 90662', '2026-09-08'],
    ['99222 and 44950 on 9/8/26? home yesterday, wound check 12/3', '2026-09-08'],
    ['admitted from home 9/8/26, 99222', '2026-09-08'],
    ['FL6 090826 090826\nFL45 lines 99213', '2026-09-08'],
    ['9/8 Mrs. Oakes had a shave 11301. shes coming back 12/2 for the path', '2026-09-08'],
    ['hip 27130 on 8/20/26. 9/8 he came back with a new ache in the wrist, 20605', '2026-09-08'],
    ['pt exp 9/8/26, pronounced at bedside, 99238', '2026-09-08'],
  ])('leaves the date of service of %j at %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'between 59400 and 59510? EDC 2/14/27, LMP 5/10/26',
    'SOC 9/30/26, cert period 9/30/26 - 11/28/26. G0180?',
    'edit starts with dates of service on or after 10/1/26. 20611?',
    'services after 10/1/26 need 95810 auth',
    'rule for services on and after January 1, 2027: G0136?',
    'auth 47562 good through 12/12/26',
    'last nail care 8/13/2026 - when is 11721 allowed again?',
    'policy last reviewed 8/21/2026 on 64405',
    'hospice elected 10/20/26, can 99214 be billed',
    'MCR B 11/1/26, G0438?',
    'within 180 days of 9/10/26?',
    'CTs 74177: comparison from 3/4/2026 in the report',
    'before 10/1 we used M54.5',
    'How many days after discharge 10/17 can we do the visit for 99495?',
    'when is it 78, if index case is 10/8 and they go back within the week',
    'Depo every 12 weeks, is 10/24 ok to give?',
    'what replaces 0591T 1/1/27?',
  ])('is none in %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('days that make each other another', () => {
  it.each([
    'seen 9/2, 9/9, 9/16 for 98941, do all need AT?',
    'weighed in 3/4, 4/2, 5/7 and 6/3 for G0447',
    'PT visits 9/3 9/5 9/10 9/12 all denied, 97110',
    '10/6 97110 2u, 10/8 97110 3u, 10/10 97140 1u, which of these',
    '99214 10/2, 99213 10/16, 99215 10/30 all from one doctor',
    'labs 9/2 and 10/15 and both denied 82306',
    'doc saw the dialysis pt on 10/3 and 10/17 and NP 10/24, 90961?',
    'they extrapolated 99215 from 1/1/25 to 12/31/25',
    'Does 95811 pay if the home study 8/12 was neg? In lab not scheduled yet',
    'Consult was 05/21/2026. No surgery date as yet. 43775?',
    'saw our GI partner in the other office in Mar 2024. Now comes to me. new or est?',
    'rental started 3/15/24, KX at month 13?',
    '5A1955Z: intubated 7/30 at 2145, extubated 8/4 0600, DRG 207?',
    'H&P coming in January, new or est?',
    'MVA 6/2/26, treated 6/11 through 10/30 for 98941',
    'On call weekend 11/28-11/29, is 99053 billable',
  ])('leave none in %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['Shipped 9/8/26, A4253. pump bought back in 2023', '2026-09-08'],
    ['G2012 on 9/8/26, it was paid in 2024 and last Dec', '2026-09-08'],
    ['saw our partner at the other site in 2/2024, now seen by me 9/8/26. 99204', '2026-09-08'],
    ['EGD and colon same day 9/8, 43239 45385? prep visit was 8/29', '2026-09-08'],
    ['note says d/c day over 30 min, 99239. in 9/4 out 9/8', '2026-09-08'],
    ['in 9/8 out 9/11, 99222 and 99239', '2026-09-08'],
    ['99490 for 9/8/26 and 99213 on 9/8/26', '2026-09-08'],
    ['> Office of P. Hallam\n> November 3, 2026\n>\n> Your visit of March 11, 2015 lists 357.2', '2015-03-11'],
    ['in lab not scheduled yet, 95800 done 9/8/26', '2026-09-08'],
  ])('leave the one of %j at %s', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a day to come', () => {
  it.each([
    ["She'll have the surgery 12/3, 29827", '2026-12-03'],
    ['pt is coming 12/1 for a second epidural 62323', '2026-12-01'],
    ['surgery is 12/7, 29827', '2026-12-07'],
    ['AWV is booked for 12/8/26, G0439', '2026-12-08'],
  ])('that is planned in %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'they audit 12/1',
    'are you open Thanksgiving? 99213',
    'our doctor is away 12/1',
    'recert due 12/29',
    'open again 1/4',
  ])('and nearly a year back is none in %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('days that are each of a service of their own', () => {
  const served = (text: string) => {
    const { dateOfService, dates } = readServiceDates(text, SENT_ON)
    return { dateOfService, served: dates.flatMap(({ date, role }) => (role === 'service' ? [date] : [])) }
  }

  it.each([
    ['G35 was paid 8/1/26, rejected 10/14/26', ['2026-08-01', '2026-10-14']],
    ['E11.A on both claims. 9/3/26 denied, 11/5/26 paid.', ['2026-09-03', '2026-11-05']],
    [
      '66984 RT 9/15/26 then 66984 LT 10/10/26. Also 92014 visit on 10/1/26',
      ['2026-09-15', '2026-10-10', '2026-10-01'],
    ],
  ])('leave none for the message, and are all kept: %j', (text, days) => {
    expect(served(text)).toEqual({ dateOfService: null, served: days })
  })

  it('are not those of one claim and its remittance', () => {
    expect(served('DOS 9/3/26, denied 9/20/26, paid 10/14/26')).toEqual({
      dateOfService: '2026-09-03',
      served: ['2026-09-03'],
    })
  })
})
