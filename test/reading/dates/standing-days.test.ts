import { describe, expect, it } from 'vitest'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'

/** A Friday. */
const SENT_ON = '2026-11-20'

const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

describe('since when and until when something stood', () => {
  it.each([
    'my biller says G0512 ended on 7/1/2026',
    'G0512 was discontinued as of 9/30/26, is that so',
    'did 0591T sunset on 7/1/26',
    'the code stopped on 6/30/26',
    'our waiver ran out 9/30',
    'half of us say G0512 went away 7/1/2026, the other half says 10/1/2026',
    'Medicare is ok from 7/1 for the new PA, 99213?',
    'she is in network as of 9/1/26, 99213?',
    'he is credentialed with Cigna effective 9/1/26, 99213 under him?',
    'Our old clearinghouse was fine through 8/31, M54.5 rejects now',
    'we were billing 99213 ok till 8/31',
    'Certificate of waiver eff 03/01/2026, 81002',
    'CLIA certificate issued 3/1/26, 81002 QW?',
    'the last manager billed 99213 so from January to June',
  ])('is no day of a service in %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['97110 on 9/8/26 ended 10:40', '2026-09-08'],
    ['treated through 9/8/26, 98941', '2026-09-08'],
    ['99213 on 9/8/26, G0512 ended 7/1/26', '2026-09-08'],
    ['death certificate 9/8/26, 99238', '2026-09-08'],
    ['he was ok on 9/8/26, 99213', '2026-09-08'],
    ['everybody says 9/8 was the visit, 99213', '2026-09-08'],
    ['from January to June we billed it so. 9/8/26 99213', '2026-09-08'],
  ])('leaves the day of the service of %j at %s', (text, date) => expect(dateOfService(text)).toBe(date))
})

describe('a day beside the service', () => {
  it.each([
    ['Inc date  09/08/2026  Disp 1907\nsignature came in 9/16. A0425', '2026-09-08'],
    ['Trip Date: 9/8/2026\nclosed 9/9/2026\nA0428', '2026-09-08'],
    ['Enc dt: 9/8/2026\nclosed 9/9/2026\n99213', '2026-09-08'],
    ['the signed form came in 9/16, A0429 on 9/8', '2026-09-08'],
    ['orders came in on 9/2, she came in on 9/8, 96372', '2026-09-08'],
    ['Run date: 11/18/2026\n9/8/26 99213 denied', '2026-09-08'],
    ['Incident date: 6/3/2026\nseen 9/8/26 97110', '2026-09-08'],
    ['turned 5 (9/1/21) and had her checkup 9/8, flu 90656', '2026-09-08'],
    ['turned 65 (8/1/26) and had the IPPE 9/8/26, G0402', '2026-09-08'],
    ['admitted to the SNF 9/2, we shot the foot 9/8/26 POS 31, remit 10/1', '2026-09-08'],
    ['we imaged the ankle 9/8/26 in the SNF, admitted there 9/2', '2026-09-08'],
    ['scope 29881 8/20/26. 9/8 he came back for the other knee, 20610', '2026-09-08'],
    ['hip 27130 in June. So 9/8 our patient was seen for asthma, 99213 24? labs 9/10', '2026-09-08'],
  ])('leaves that of %j at %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    ['admitted her to the SNF 9/8/26 99305', '2026-09-08'],
    ['admitted to the nursing home 9/8, which code?', '2026-09-08'],
    ['echo 9/8/26 was neg, 93306?', '2026-09-08'],
    ['set up 9/5/26, 99453', '2026-09-05'],
    ['seen 9/8, turned in the form 9/12', '2026-09-08'],
    ['9/8 she had labs. 11/2 we saw her, 99214', '2026-11-02'],
    ['9/8 labs back\n9/15 99213\n9/22 eob', '2026-09-15'],
  ])('is the service where nothing else is told: %j is %s', (text, date) => expect(dateOfService(text)).toBe(date))

  it.each([
    '9/8   97110 23 min\n9/10  97110 15 min, 97140 12 min\n9/15  97110 38 min\nhow many units on each visit?',
    '> - 9/8 99213\n> - 9/15 99213\n> - 9/22 99214\nwhy did one deny?',
    'cuff shipped 9/3, set up 9/5, calls 9/12 (11 min) and 9/27, 99453 99454 99457',
  ])('is none among rows and a month of services in %j', (text) => expect(dateOfService(text)).toBeNull())
})
