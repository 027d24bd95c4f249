import { describe, expect, it } from 'vitest'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'

/** A Saturday. */
const SENT_ON = '2026-11-21'

const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

describe('the date of service beside the days of papers and money', () => {
  it.each([
    ['99214 9/8/26 denied 10/5/26 CO-97', '2026-09-08'],
    ['They rejected 20610 on 10/5/26; we saw him 9/8/26', '2026-09-08'],
    ['Visit 9/8/26. Humana denied it on 10/5/26 and again 10/29/26', '2026-09-08'],
    ['claim for 09/08/2026 (99214) came back 10/05/2026', '2026-09-08'],
    ['first appeal sent 10/12/26, decision 11/3/26, procedure performed 9/8/26', '2026-09-08'],
    ['appealed 10/12/26, upheld 11/3/26, 99214 9/8/26', '2026-09-08'],
    ['99214 9/8/26 billed 9/12/26 paid 9/30/26 recouped 11/3/26', '2026-09-08'],
    ['refunded 10/1/26, 99214 9/8/26', '2026-09-08'],
    ['On 10/30 we got a denial for 9/8 99214', '2026-09-08'],
    ['the EOB for 9/8/26 shows CO-45', '2026-09-08'],
    ['paid 10/30/26 for 9/8/26', '2026-09-08'],
    ['my statement of October 30 says 99396; I was there September 8', '2026-09-08'],
    ['I saw Dr. Oyelaran on Sept. 8th. Bill came Nov. 1st', '2026-09-08'],
    ['I came in for my checkup on September 8 and now have an invoice dated September 30', '2026-09-08'],
    ['You billed me on 11/1/26 for my 9/8/26 visit', '2026-09-08'],
    ["records request rec'd 11/3/26, records due 12/18/26, visit 9/8/26", '2026-09-08'],
    ['internal audit 11/3/26: 99214 on 9/8/26 downcoded', '2026-09-08'],
    ['at the 11/3 meeting they said the 9/8 visit was wrong', '2026-09-08'],
    [
      'was seen on 9.8.26 in POS 31. In his memo of October 5 the auditor lowered it. She moves to POS 32 on 11/20',
      '2026-09-08',
    ],
    ['Date of Svc....: 09/08/26  Date Billed....: 09/12/26', '2026-09-08'],
    ['Srv Date 9/8/26, Pmt Date 10/30/26', '2026-09-08'],
    ['11/20/2026\n\nHello, pt seen 9/8/26 99214', '2026-09-08'],
    ['VIS date 8/6/21, 90686 9/8/26', '2026-09-08'],
  ])('of %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a day of eight digits', () => {
  it.each([
    ['From/To ............ 09082026 - 09082026\nProc ... 99214', '2026-09-08'],
    ['SVC HC:99214 QTY 1 CHG 60.00 DATE 20260908 CAS CO*151', '2026-09-08'],
    ['Date: 20260908 99214', '2026-09-08'],
  ])('is that of the service in %j', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each(['99214, check date 20260908', '99214 print date 20260908', 'up to date 12345678 of 99214'])(
    'is none in %j',
    (text) => expect(dateOfService(text)).toBeNull(),
  )
})

describe('a day without its year that lies ahead of the message', () => {
  it.each([
    ['Surgeon did the hysterectomy 58571 on 12/2. Payer paid half', '2025-12-02'],
    ['20680 removed on 12/15, still denied', '2025-12-15'],
    ['he injected both knees, 20610, on 12/20', '2025-12-20'],
  ])('is the last such day in %j, where it is told as done', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    '20680 will be removed on 12/15',
    'they did not pay 99213 on 12/2',
    'does the policy for 99213 change on 12/2',
  ])('is not the last one in %j', (text) => expect(dateOfService(text)?.slice(0, 4)).not.toBe('2025'))

  it.each([
    '99214, mostly on Sunday nights',
    '99214 we run on Friday mornings',
    'the doctor rounds on Saturday mornings, 99232',
  ])('nor is a day of %j one of a service', (text) => expect(dateOfService(text)).toBeNull())
})

describe('the date of service beside other days of care', () => {
  it.each([
    ['Ordered 8/2/26, shipped 8/20/26, delivered 9/8/26 E0601', '2026-09-08'],
    ['Delivered 09/08/2026 (sleep study 07/19/2026, order 08/30/2026). E0601', '2026-09-08'],
    ['Set up 9/8/26, F2F 7/2/26, WOPD 8/30/26. E0601', '2026-09-08'],
    ['dispensed 9/8/26, surgery on 8/1/26, Rx signed 8/14/26', '2026-09-08'],
    ['order date 8/2/26, exam date 9/8/26', '2026-09-08'],
    ['DOP: 9/8/26 D: 9/9/26 T: 9/10/26', '2026-09-08'],
    ['Date Performed: 09/08/2026 Date Reported: 09/10/2026', '2026-09-08'],
    ['Collected: 09/08/2026 08:10 Received: 09/08/2026 Reported: 09/10/2026', '2026-09-08'],
    ['accessioned 9/9/26, collected 9/8/26, signed out 9/11/26', '2026-09-08'],
    ['71260 on 9/8/26. Electronically signed by A. Bell MD 09/09/2026', '2026-09-08'],
    ['the note was addended 9/12/26, seen 9/8/26', '2026-09-08'],
    ['late entry 9/12/26 for 9/8/26 visit', '2026-09-08'],
    ['reviewed her 8/15/26 MRI at the 9/8/26 visit', '2026-09-08'],
    ['in clinic 9/8/26. Labs 8/29/26 reviewed', '2026-09-08'],
    ['45385 9/8/26; prior colonoscopy 9/1/2020', '2026-09-08'],
    ['nailed at another hospital on 9/8/26, followed by us at home from 9/19/26', '2026-09-08'],
    ['Dr. Roe ordered the MRI 8/20, auth came 9/1, done 9/8', '2026-09-08'],
    ['new NP started 9/1/26, credentialed 10/15/26, saw pt 9/8/26', '2026-09-08'],
    ['pre-op clearance 9/8/26 for surgery 9/22/26', '2026-09-08'],
    ['chole done 8/21/26 by us. came 9/8/26 for BP check', '2026-09-08'],
    ['Right eye done 8/17/2026. Left eye 09/08/2026 by same surgeon', '2026-09-08'],
    ['the evening of 9/8/26 into 9/9/26', '2026-09-08'],
    ['Last one was sept 8 2026 with 96372', '2026-09-08'],
    ['Saturday night ED, kid fell off a bike. Sibling 5.17.2018', '2026-11-21'],
  ])('of %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'we moved the practice, what changed 10/1',
    'new pt 9/8/26 (was seen by our partner 5/6/2022)',
    'seen 9/2, 9/9, 9/16 and 9/23 for 97110',
    'Dates of service 05/05/2026 - 05/30/2026, 3 days a week, one unit per day',
  ])('is none in %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('the day of a stay', () => {
  it.each([
    ['Admit 09/08/2026, disch 09/11/2026, 99223', '2026-09-08'],
    ['I admitted Mrs. Vance on September 8th (99223) with her son there. Discharged 9/11.', '2026-09-08'],
    ['patient admitted through ED 9/8/26, 99223 billed, d/cd 9/11/26', '2026-09-08'],
    ['Seen in observation 9/7/26 99222 and discharged 9/8/26 99238', '2026-09-08'],
    ['Adm: 09/08/26 Disch: 09/11/26', '2026-09-08'],
    ['admitted 9/8/26, d/c 9/11/26. 99239', '2026-09-11'],
    ['admitted 9/8/26, discharged 9/11/26. 99222 and 99239', '2026-09-08'],
    ['Admit Dt 09/08/2026 D/C Dt 09/11/2026 MS-DRG 470', '2026-09-11'],
    ['Admit 09/08/2026, disch 09/11/2026, grouped to DRG 470', '2026-09-11'],
  ])('in %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a date in a segment of a claim or remittance', () => {
  it.each([
    ['DTP*472*D8*20260908~', '2026-09-08'],
    ['DTP*472*RD8*20260908-20260910~', '2026-09-08'],
    ['DMG*D8*19610309*F~\nDTP*472*D8*20260908~', '2026-09-08'],
    ['DTP*431*D8*20260801~\nDTP*472*D8*20260908~', '2026-09-08'],
    ['DTP*434*RD8*20260908-20260910~', '2026-09-08'],
    ['DTM*232*20260908~\nDTM*233*20260908~\nDTM*050*20260920~', '2026-09-08'],
    ['SV1|HC:99214|150|UN|1~DTP|472|D8|20260908~', '2026-09-08'],
    ['0908 090826 11 1 81003  15.00  0.00 CO-16', '2026-09-08'],
    ['SVC DT 0908 090826   88305   12\nREMIT DT 092826', '2026-09-08'],
    ['DTP*431*D8*20260801~\nCAS*CO*97', null],
    ['DMG*D8*20190309*F~', null],
    ['DTM*405*20260930~', null],
    ['ext 0908 090826 is my number', null],
    ['0908 130826 11 1 81003', null],
  ])('of %j dates the service %s', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('relative days', () => {
  it.each([
    ["Its Thursday Nov 19 2026 and I'm closing out the pt we saw two days ago", '2026-11-17'],
    ['Sent: Wednesday, November 18, 2026\n\nPatient seen yesterday', '2026-11-17'],
    ['Today is 11/19/26. Seen yesterday', '2026-11-18'],
  ])('of %j count from the day the text says it was written on', (text, date) => {
    expect(dateOfService(text)).toBe(date)
  })

  it('do not count from a day of a visit', () => {
    expect(dateOfService('surgery was Thursday Nov 12 2026, seen yesterday')).toBe('2026-11-20')
  })
})

describe('the date of service by the words of its clause', () => {
  it.each([
    ['seen by phone on 9/8/26 from home, 99213', '2026-09-08'],
    ['PT treated Bea N. by zoom on 9/8/26', '2026-09-08'],
    ['had 77067 on 9/8/26. He got the bill 11/4', '2026-09-08'],
    ['My appt Sept 8. EOB from Humana came Oct 30. Why 99214?', '2026-09-08'],
    ['new pt today. Reviewed outside echo and labs (10/30), 99204?', '2026-11-21'],
    ['hosp d/c 9/1. We called 9/3, visit with Dr. Ode 9/8/26. 99496?', '2026-09-08'],
    ['he fell 9/7/26 and we set the wrist 9/8/26. 25605', '2026-09-08'],
    ['we removed the stent 9/8/26. It was placed 8/3/26 elsewhere. 52310?', '2026-09-08'],
    ['shaved 2 lesions 9/8/26 (path benign 9/13/26), 11305', '2026-09-08'],
    ['infusion 9/8/26, 96413. Next cycle 9/29/26', '2026-09-08'],
    ['read by Dr. Ode on 9/10/26, night of 9/8/26, 95811', '2026-09-08'],
    ['nurse phoned 9/3, saw NP 9/8/26, 99495', '2026-09-08'],
    ['took back 99214 for Sept 8 on Nov 3', '2026-09-08'],
    ['Check 88120 10/24/2026\n09/08/2026 09/08/2026 11 99213 1 130.00', '2026-09-08'],
    ['went out of joint 9/8/26 and was put back in the OR. 27130 was done 8/1/26', '2026-09-08'],
    ['80053 drawn 9/10', '2026-09-10'],
    ['no showed 9/3/26, visit 9/8/26, 11730', '2026-09-08'],
    ['mychart msg 9/13/26 about 99213 from 9/8/26', '2026-09-08'],
    ['99204 9/8/26, told she is new. But she saw our partner 3/14/2023', '2026-09-08'],
  ])('of %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'is it due by 11/21, 99213',
    'out of the office until Monday 11/16/2026',
    'paid since 1/1/2026?',
    'our contract renewed 7/1/26, 99213',
    'the mri 9/20/26 and the ct 9/22/26',
  ])('is none in %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('a day that is planned', () => {
  it.each([
    ['scheduled 12/9/2026 for 15823, visual field done 10/28', '2026-12-09'],
    ['lid surgery scheduled Dec 9 for 15823', '2026-12-09'],
    ['planning 64590 on 12/3/26; trial leads went in 9/18/26', '2026-12-03'],
    ['64590 done 9/8/26, scheduled 12/9/26 for a recheck', '2026-09-08'],
    ['wound debrided 11/6, she returns 12/2. 97597?', '2026-11-06'],
    ['f/u 11/6, 99213', '2026-11-06'],
  ])('leaves the date of service of %j at %s', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('the day a message was written', () => {
  it.each([
    ['Date: Fri, Oct 16, 2026 at 6:02 AM\n09/08/26 97530 GP 2 120.00', '2026-09-08'],
    ['[11/13 2:14 PM] Kim: esi 9/22, 62323\n[11/13 2:15 PM] Lou: yes', '2026-09-22'],
    ['11/13/26, 2:14 PM - Kim: esi 9/22, 62323', '2026-09-22'],
    ['Date: 9/8/2026\n99213', '2026-09-08'],
  ])('is not the date of service of %j', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a month', () => {
  it.each([
    'in October our nurse had 63 minutes, 99490?',
    'Dr saw him 3 times in September for ESRD',
    'billing PCM for October',
  ])('of a monthly service has no one day: %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['CCM for October 2026, 99490', '2026-10-01'],
    ['seen in September for 99213', '2026-09-01'],
  ])('with its year or of a visit counts: %j', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a year apart', () => {
  it.each([
    ['G0556-G0558 confuses me. medicare pt with QMB, DM and CHF, 2026. and can 99490 be billed too', '2026-01-01'],
    ['G0558 for a Medicare patient, 2025?', '2025-01-01'],
    ['99490 medicare, 2026', '2026-01-01'],
    ['Medicare patient (2026), is 99490 ok', '2026-01-01'],
    ['is 99453 payable in the office, 2025?', '2025-01-01'],
    ['99204, new patient, 2026. which level', '2026-01-01'],
    ['93306, 2025; is 26 needed', '2025-01-01'],
    ['Medicaid of Ohio, outpatient, 2026: 97110', null],
    ['MLN booklet for Medicare, the network, 2025.', null],
    ['99213, Medicare Claims Processing Manual, 2025.', null],
    ['99213 for a patient born in June, 2025', null],
    ['99490 medicare, 2019', null],
    ['99213, CPT Assistant, 2026.', null],
    ['99213, our audit of the office, 2025.', null],
    ['99213 in a hospital in Ohio. Spring, 2025.', null],
  ])('behind what is asked about tells the year: %j', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a month or a year that tells of somebody or of an old claim', () => {
  it.each([
    'he plateaued in December but still comes, 98941',
    'her pain improved in October. 97110?',
    'she turned 65 in September, 99397',
    'he retired in August and lost his plan, 99213',
    'she quit smoking in March, 99406',
    'I took over this desk in August so bear with me. 96372 with 99213?',
    'our new biller started here in June, 11042 and 97597',
    'old comp claim from 2013, what should it be for visits this year? M54.2',
    'the claim from 2012 has the old dx. What do we use this year',
  ])('is none of the service in %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['he came in December 2025 and improved, 98941', '2025-12-01'],
    ['claim from 2013: M54.2', '2013-01-01'],
    ['98941 in October, he improved', '2026-10-01'],
    ['she started with a rash here and was seen in October, 99213', '2026-10-01'],
  ])('counts where something was done in it: %j', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a day without its year behind a whole one', () => {
  it.each([
    ['intake 3/4/25, quit, and came back; did another 90791 on 11/2', '2026-11-02'],
    ['G0439 done 11/20/25, had it again 11/16', '2026-11-16'],
    ['20610 3/1/25, second injection done 2/20', '2026-02-20'],
  ])('is later in %j, where the story goes on', (text, date) => expect(dateOfService(text)).toBe(date))

  it('is of the same year where nothing goes on', () => {
    expect(dateOfService('surgery 5/5/25, pre-op visit 99213 was 4/28')).toBe('2025-05-05')
  })
})

describe('a row of days with short labels', () => {
  it.each([
    ['ADM: 09/07/2026   SURG: 09/08/2026   DISCH: 09/10/2026\n22633', '2026-09-08'],
    ['Received: 9/10/26  Proc: 9/8/26  45385', '2026-09-08'],
  ])('names the day of the service in %j', (text, date) => expect(dateOfService(text)).toBe(date))
})
