import { describe, expect, it } from 'vitest'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'
import { readDates } from '../../../src/reading/dates/dates.ts'

/** A Saturday. */
const SENT_ON = '2026-11-21'

const dates = (text: string) => readDates(text, SENT_ON).map(({ date }) => date)
const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

describe('the dates of a text', () => {
  it.each([
    ['1/22/13', '2013-01-22'],
    ['01/22/2013', '2013-01-22'],
    ['10-14-2025', '2025-10-14'],
    ['2026-03-04', '2026-03-04'],
    ['March 4th, 2026', '2026-03-04'],
    ['Mar 4 2026', '2026-03-04'],
    ['4 March 2026', '2026-03-04'],
    ['3-Mar-26', '2026-03-03'],
    ['1/3-1/5/24', '2024-01-03'],
    ['March 3-5, 2026', '2026-03-03'],
    ['D8*20260304', '2026-03-04'],
    ['DOS 03042026', '2026-03-04'],
    ['Nov 3', '2026-11-03'],
    ['March twenty-first, 2026', '2026-03-21'],
    ['the second of June', '2026-06-02'],
    ['Dec 3', '2025-12-03'],
    ['12/25/68', '1968-12-25'],
    ['1/2024', '2024-01-01'],
    ['Aug 2025', '2025-08-01'],
    ['DOS 5/3', '2026-05-03'],
    ['I saw her in clinic 3/18', '2026-03-18'],
    ['office consult 12/22, commercial plan', '2025-12-22'],
    ['admitted 9/4', '2026-09-04'],
    ['yesterday', '2026-11-20'],
    ['last Tuesday', '2026-11-17'],
    ['last Saturday', '2026-11-14'],
    ['this morning', '2026-11-21'],
    ['3 days ago', '2026-11-18'],
    ['two weeks ago', '2026-11-07'],
    ['last month', '2026-10-01'],
    ['claims for last week', '2026-11-08'],
    ['she was seen last week', '2026-11-08'],
    ['Q3 2024', '2024-07-01'],
    ['seen in March', '2026-03-01'],
    ['since December', '2025-12-01'],
    ['D.O.S.: 20251103', '2025-11-03'],
    ['DTM*472*20251103', '2025-11-03'],
  ])('reads %j as %s', (text, date) => expect(dates(text)).toEqual([date]))

  it.each([
    ['10061 on 3/3, packing change by our PA 3/9 billed 99212', ['2026-03-03', '2026-03-09']],
    ['10061 on 3/3, packing change 3/9, 99212', ['2026-03-03', '2026-03-09']],
    ['strength 3/3 L, 3/5 R, 97110', []],
  ])('reads of %j the days %j', (text, days) => expect(dates(text)).toEqual(days))

  it('takes last week from its Sunday to its Saturday, and leaves it open on a Sunday', () => {
    const [week] = readDates('claims for last week', SENT_ON)
    expect(week).toMatchObject({ precision: 'week', date: '2026-11-08', until: '2026-11-14' })
    expect(readDates('claims for last week', '2026-11-22')).toEqual([])
  })

  it.each(['13/45/2024', '2/30/2024', '1/2 of a vial', '24/7', '12:30', '99213-25', '2026-0041-77', 'may 25 be used'])(
    'reads no day in %j',
    (text) => expect(readDates(text, SENT_ON).filter(({ precision }) => precision === 'day')).toEqual([]),
  )
})

describe('the date of service', () => {
  it.each([
    ['DOS 01/22/2013, Medicare', '2013-01-22'],
    ['date of surgery August 4, 2025; seen again, DOS 09/30/2025, 99213', '2025-09-30'],
    ['Doc talked by phone 14 min with the pt 4/8/2025', '2025-04-08'],
    ['talked to the rep 4/8/2025', null],
    ['G0438 done 11/20/2025. Booked for an AWV 12/4/2026. Will Medicare pay or wait till the 20th?', '2026-12-04'],
    ['After the upgrade on 10/1 the scrubber flags E1165', null],
    ['Visit of June 12, 2013 was 250.00. What is it in ICD-10 today?', '2013-06-12'],
    ['seen today for 99213', '2026-11-21'],
    ['20250812 | 52000-51 | denied', '2025-08-12'],
    ['our new address as of 12/1/2025: 88 Millrace Ln', null],
    ['dictated on 11/14. The visit was 11.12.25', '2025-11-12'],
    ['op note dictated 1/14/2026: thyroidectomy this AM, back to the OR', '2026-01-14'],
    ['dictated 1/14/2026: scope this morning', '2026-01-14'],
    ['dictated 1/14/2026, we need a code', null],
    ['wants 2025 work RVUs and global days', '2025-01-01'],
    ['Ohio, Part B, CY 2025: 00142', '2025-01-01'],
    ['inpatient DRG, admitted 2/4/2026, discharged 2/6/2026', '2026-02-06'],
    ['infusion on weds 2/4', '2026-02-04'],
    ['we took him to the lab on the fourth of November', '2026-11-04'],
    ['I have a meeting with the vice president on Thursday about 99214', null],
    ['G0447 for service date 20251124 was denied', '2025-11-24'],
    ['CO 29 DOS 1/3/24 sent 2/10/25', '2024-01-03'],
    ['DOB 04/12/1951. 20610 on 3/4/2026', '2026-03-04'],
    ['DOB 04/12/1951', null],
    ['seen 10/2 & 10/9/25 for 97597', '2025-10-09'],
    ['G0283 denied since January', '2026-01-01'],
    ['wRVUs 2024: 99213', '2024-01-01'],
    ['phone visits Medicare 2026', '2026-01-01'],
    ['can we bill G0511 in 2025?', '2025-01-01'],
    ['last here 2/2/2023 now 1/9/26', '2026-01-09'],
    ['Service 11/14/2025 CPT 97140', '2025-11-14'],
    ['66984 RT 1/6/26; LT scheduled 1/20/26. mod?', '2026-01-20'],
    ['27447 on 11/3/25. Came back 12/1/25 with drainage', '2025-12-01'],
    ['claims 4/1/2024 thru 4/30/2024', '2024-04-01'],
    ['DOS 1/3/24-1/5/24', '2024-01-03'],
    ['the letter dated 3/4/2026 says no', null],
    ['3/4/2026, 3/9/2026: which one?', null],
    ['scheduled for 12/15/2026', '2026-12-15'],
    ['Remit CO-146 DOS 1/2024', '2024-01-01'],
    ['what if it was 2012?', '2012-01-01'],
    ['in 2012 we billed 90801', '2012-01-01'],
    ['claim from 2014: 724.4', '2014-01-01'],
    ['the 2024 fee, Q3 2024', '2024-07-01'],
    ['DOS 3/4 and 3/11/24 both', '2024-03-04'],
    ['DOI 5/1/2025, surgery 6/12/2025', '2025-06-12'],
    ['seen on 8/4/2025 and billed 8/9/25', '2025-08-04'],
    ['svc 10/7/25, denied 11/4/25, resubmitted 11/20/25', '2025-10-07'],
    ['pt d.o.b. Jan 2, 1960', null],
    ['signed 11/1/25, credentialed 9/15/25', null],
    ['effective 1/1/2026, appeal deadline 2/1/2026', null],
    ['updating a superbill from 2012', null],
    ['times for 2024+?', null],
    ['hooked up Mon 9/15/25, unhooked Wed 9/17/25, report signed 9/19/25', '2025-09-15'],
    ['given on 01/22/2025, claim drop date 02/03/2025', '2025-01-22'],
    ['scheduled for 12/3/2025. Auth A771 valid 11/01/2025 - 01/31/2026', '2025-12-03'],
    ['our policy, last approved on January 15, 2024', null],
    ['can we do 90853 over zoom in 2026 for Medicare', '2026-01-01'],
  ])('of %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it('marks its mention and leaves the others', () => {
    const { dates: mentions } = readServiceDates('DOB 04/12/1951 DOS 3/4/2026', SENT_ON)
    expect(mentions.map(({ text, role }) => [text, role])).toEqual([
      ['04/12/1951', 'other'],
      ['3/4/2026', 'service'],
    ])
  })

  it.each([
    ['44970 on May 2. Back May 12 2025, drained', ['2025-05-02', '2025-05-12']],
    ['discharged 10/2/2015, after October 1', ['2015-10-02', '2015-10-01']],
    ['DOB 3/4/2020, seen 9/10', ['2020-03-04', '2026-09-10']],
    ['seen 3/4/2019, and again on 9/10', ['2019-03-04', '2026-09-10']],
  ])('a day without a year in %j is of the year of the whole date near it', (text, days) => {
    expect(readServiceDates(text, SENT_ON).dates.map(({ date }) => date)).toEqual(days)
  })

  it('reaches to the end of a range, and both ends are of the service', () => {
    const { dates: mentions } = readServiceDates('12/15/2012 through 1/15/2013', SENT_ON)
    expect(mentions.map(({ date, until, role }) => [date, until, role])).toEqual([
      ['2012-12-15', '2013-01-15', 'service'],
      ['2013-01-15', null, 'service'],
    ])
  })

  it('reads a chain of thousands of dates without end', () => {
    expect(readServiceDates('1/1/24 - 1/2/24 - '.repeat(5_000), SENT_ON).dateOfService).toBe('2024-01-01')
  })
})

describe('the date of service in short wordings', () => {
  it.each([
    ['check these for 9/10/2024: 92250', '2024-09-10'],
    ['is 96110 valid 2024?', '2024-01-01'],
    ['was 99241 valid for 3/3/2025', '2025-03-03'],
    ['bilateral injections done 9/10. 64483', '2026-09-10'],
    ['her 11/3 visit was denied', '2026-11-03'],
    ['DOS 030425', '2025-03-04'],
    ['seen Tuesday, 99213', '2026-11-17'],
    ['between 3/1/25 and 3/31/25 we billed 99213', '2025-03-01'],
    ['last month, 10/6, he came for 90792', '2026-10-06'],
    ['our remit for 10/20: 31575 paid', '2026-10-20'],
    ['on the 3rd we did 20605', '2026-11-03'],
    ['seen the 30th, 99212', '2026-10-30'],
    ['well check Wednesday (11/18), 99395', '2026-11-18'],
    ['reviewed MRI from last week. 99203 on 11/12', '2026-11-12'],
    ['seen today 10/14/2026, skin tags', '2026-10-14'],
    ['appendix out on May 2, back May 12 2025 with an abscess', '2025-05-12'],
    ['9/10 99460\n9/11 99462\n9/12 99238', '2026-09-12'],
    ['inpatient stay, admitted 9/29/2025, discharged 10/2/2025', '2025-10-02'],
    ['DRG 470: admit 04/14/2025, discharge 04/17/2025', '2025-04-17'],
    ['2014 services: a claim dated March 12, 2014 with 99213', '2014-03-12'],
    ['operated 47562 on 5/5/25. Pt seen 6/1 for GERD', '2025-06-01'],
    ['surgery 12/20/2024, seen 1/5 for infection', '2025-01-05'],
    ['seen Dec 20, surgery was on January 5, 2025', '2025-01-05'],
    ['eff 1/1/2020 the rule changed, seen 11/3', '2026-11-03'],
    ['58571 and 58661 billed by GYN 8/2/24', '2024-08-02'],
    ['DATE OF SERVICE | CODE | ADJ\n04/02/2025 | 99223 | 218.73', '2025-04-02'],
  ])('of %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    'valid thru 12/31/2025',
    'enrolled in part B on 2/1/25',
    'open Monday to Friday',
    'pain 9/10',
    'last mammogram was 11 months and 5 days ago',
    'thank you for your answer on 69210 last week, now another one',
    'I resigned from the hospital medical staff last month, 99309 still mine?',
    'at a webinar last week they said 99214 needs 30 minutes',
    'reviewed labs from last week',
    'on the 3rd toe',
    'on the 2nd and 3rd toe',
    'webinar on 11/3/2026',
  ])('is none in %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('a date that tells of something beside the service', () => {
  it.each([
    ['rejected on a visit from 10/14/2025, it was fine in September', '2025-10-14'],
    ['medicare pt last colonoscopy 3/2017, when next?', null],
    ['27130 on 3/3/2026 dislocated, took her to the OR 3/23 for 27266', '2026-03-23'],
    ['ADMITTED OBS 2/4/2026, DISCHARGED 2/6/2026. BILLED 99219 AND 99217', '2026-02-04'],
    ['admitted 2/4/2026, discharged 2/6/2026, which DRG', '2026-02-06'],
    ['45385 on 2/3/2026, pt called back 2/5/2026 with bleeding, 45382', '2026-02-05'],
    ['all claims for June 2026, her Medicare effective date came back as 7/1/2026', '2026-06-01'],
  ])('leaves the date of service of %j at %s', (text, expected) => {
    expect(dateOfService(text)).toBe(expected)
  })
})
