import { describe, expect, it } from 'vitest'
import type { Identifier } from '../../../src/domain/inquiry.ts'
import { readServiceDates } from '../../../src/reading/dates/date-of-service.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'

/** A Friday. */
const SENT_ON = '2026-11-20'

const dateOfService = (text: string) => readServiceDates(text, SENT_ON).dateOfService

/** The day of a text in which those names are patients. */
function dayWith(text: string, names: readonly string[]) {
  const patients = names.map((name): Identifier => {
    const start = text.indexOf(name)
    return { kind: 'name', text: name, start, end: start + name.length }
  })
  return readServiceDates(text, SENT_ON, indexText(text), { patients }).dateOfService
}

describe('days of several patients', () => {
  it.each([
    ['Obrecht was 9/18/26 and Tilde 9/21/26, physicals with 99213-25', ['Obrecht', 'Tilde']],
    ['Hesse, R  8/12/26 20610\nVidal, M  8/13/26 20610', ['Hesse, R', 'Vidal, M']],
    ['9/18/26 (Obrecht) and 9/21/26 (Tilde) both got J1885', ['Obrecht', 'Tilde']],
  ])('leave none in %j', (text, names) => expect(dayWith(text, names)).toBeNull())

  it.each([
    'Martha on 10/13, Naomi was 10/15, 99391 each',
    'Case 1, 10/24: one CRNA. Case 2, 10/26: three rooms, 00567',
    'pt A seen 10/14 99213, pt B seen 10/19 99214',
  ])('that no number identifies leave none in %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['Hesse, Rita had 27130 on 8/12/26. Rita came back 9/8/26 with a rash', ['Hesse, Rita', 'Rita'], '2026-09-08'],
    ['Obrecht 9/8/26 and Tilde 9/8/26, 20610', ['Obrecht', 'Tilde'], '2026-09-08'],
    ['Martha had a scope 8/12 with Dr. Naomi Roe, seen again 9/8/26', ['Martha'], '2026-09-08'],
  ])('are not those of one: %j', (text, names, day) => expect(dayWith(text, names)).toBe(day))
})

describe('rows of days and codes', () => {
  it.each([
    'Date Code Min\n9/4/26    99309  35\n9/11/26   99310  48\n9/25/26   99308  16\nlevels ok?',
    '99213  8/4/26  paid\n99213  9/1/26  paid\n99214  9/29/26  paid',
    'ledger\n090426 11 97110\n091126 11 97110\n092526 11 97140',
    'refunds for Nash (9/22), Vale (10/6), Dunn (8/14). 96372 paid twice',
  ])('of three days and more are none: %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['pt 1 DOS 9/24/26 99214 paid\npt 2 DOS 10/8/26 99214 CO-16\npt 3 DOS 10/8/26 J2323 CO-16', '2026-10-08'],
    ['8/4/26 99213 paid\n9/1/26 99213 paid\n9/29/26 99213 denied CO-119\nwhy that one?', '2026-09-29'],
    ['9/10 99221\n9/11 99232\n9/12 99238', '2026-09-12'],
    ['9/8/26 99213 paid\n9/8/26 20610 denied', '2026-09-08'],
    ['9/8/26 99213 paid 80.11 CO-45\n9/8/26 20610 paid', '2026-09-08'],
  ])('that were refused among paid ones tell the day, as do those of one: %j', (text, day) => {
    expect(dateOfService(text)).toBe(day)
  })
})

describe('a question which day counts', () => {
  it.each([
    'hooked up 9/14/26, lights on 9/15/26. Is it the 14th or the 15th? 95811',
    'case began 9/14 23:10, closed 9/15 03:45. Which date is the date of service? 00840',
    'Impressions 10/4, delivered 10/25. We cant agree which of the two days to use, D7880',
    'device picked up 9/8/26, returned 9/11. What date of service do we put, G0399',
    'drawn 9/8/26, run 9/10/26, what dos goes on the claim for 81528',
    'cast 9/8/26, recast 9/22/26, off 10/14/26. 29075 each?',
    'reduced 9/8/26 25605, recast 9/22/26, cast off 10/14/26. Which of these is ours?',
    'eval 9/8, fitting 9/22, seen 10/9: is any of that payable, V5261',
  ])('leaves none in %j', (text) => expect(dateOfService(text)).toBeNull())

  it.each([
    ['27447 on 9/8/26, what date does the global end?', '2026-09-08'],
    ['seen 9/8/26 for 99495, what date goes on the claim?', '2026-09-08'],
    ['11750 on 9/8/26, which of the codes is right', '2026-09-08'],
    ['DOS 9/8/26 99213, denied 10/2/26, which date is the 90 days from', '2026-09-08'],
    ['9/8/26 both eyes, 92134 each?', '2026-09-08'],
  ])('is none where one day is told or something else asked: %j', (text, day) => expect(dateOfService(text)).toBe(day))
})

describe('a stay whose days between are coded', () => {
  it.each([
    'Admitted 09/27/2026 at 2240 from ED, dc 10/02/2026 to SNF. 99223 x1, 99233 x4, 99239 x1',
    'came in through the ED late on 9/28/2026 and left AMA on 10/3/2026, 99231-99233 for the dailies?',
    'intubated 9/1/26 2200, dc 9/20/26 to LTAC. 94002 94003, how many?',
  ])('has no one day: %j', (text) => expect(dateOfService(text)).toBeNull())
})

describe('the day that is asked about', () => {
  it.each([
    ['allergy testing 9/17\n\n95004 x 62 on 9/17/26, doc mixed the serum (95165) on 9/30/26', '2026-09-17'],
    ['Physical on 10/20 with Dr. Roe. Rash was back on 11/3. My question is about the physical', '2026-10-20'],
    ['saturday clinic\n\n8/29/26 walk in, 99051 with 99203', '2026-08-29'],
    ['28285 right 2nd toe done Oct 1. pre op was 9/22 and first dressing change is 10/8', '2026-10-01'],
    [
      '27236 was 6/4/2026. She came to the office 6/20/2026 for the shoulder. the post op check is on 7/1',
      '2026-06-20',
    ],
    ['NP did 30 min and MD 22 min on 10/06/2026, 99232. MD cosigned the note on 10/09', '2026-10-06'],
    ['A0429 with 22 miles on 10/11/26. Hospital run sheet came 10/20', '2026-10-11'],
    ['Consult 11/2, surgery 12/8/26 at the ASC. Will 15830 be covered?', '2026-12-08'],
    ['Repair was performed in the ED on Oct 8, 12011. Plastics sees her 10/15, sutures out 10/13', '2026-10-08'],
    ['58300 failed 9/24/26. Trying again 10/22 under sedation', '2026-09-24'],
    ['Scope stopped at the flexure 9/16/26. Repeat is set for 12/2. 45378-53?', '2026-09-16'],
    ['home from St. Ann 8/29, nurse reached him 9/2, office with Dr. Ode 9/5, 99496?', '2026-09-05'],
    ['roofer, hurt 10/4, ER elsewhere, here 10/7 for a recheck, 10180', '2026-10-07'],
    ['NSTEMI, to lab 10/08/2026 for 93458. He went home 10/10/2026', '2026-10-08'],
    ['slides collected 8/28/26 in Boise, we reviewed them 9/9/26, 88321', '2026-09-09'],
    ['signed the CCM consent 10/27/26 during her AWV G0439', '2026-10-27'],
    ['I saw M.K. on 3 Nov, 62 minutes; the intake (90792) had been on 6 Oct', '2026-11-03'],
    ['startup 95249 was 10/12/26, download 95251 was 10/27/26. I only ask about 95249', '2026-10-12'],
    ['called to see Mr. P on Oct 27 for a rash; he had been admitted Oct 22. 99253', '2026-10-27'],
    ['note for the 9/25/26 visit 99215 signed 11/3. Claim out 9/30', '2026-09-25'],
    ['left eye was 8/19/2026, 66984-LT, the OD did everything after 8/26', '2026-08-19'],
  ])('of %j is %s', (text, day) => expect(dateOfService(text)).toBe(day))
})

describe('days of papers, rules and plans', () => {
  it.each([
    ['knee replaced 1/1/2026 in the ED, 27447', '2026-01-01'],
    ['96365 on 10/1/26 for a migraine', '2026-10-01'],
    ['between 9/1/26 and 9/30/26 we billed 99213', '2026-09-01'],
    ['he had 2 shots on 9/8/26, 96372', '2026-09-08'],
    ['the rep said the visit of 9/8/26 needs 25, 99213', '2026-09-08'],
    ['medicaid took back 99213 from 9/8/26', '2026-09-08'],
    ['lab done 9/8/26, 80053', '2026-09-08'],
    ['seen after hours 9/8/26, 99051', '2026-09-08'],
  ])('do not cover a service: of %j it is %s', (text, day) => expect(dateOfService(text)).toBe(day))

  it.each([
    'SOC 4/3/2026, cert period 4/3 - 6/1/2026 and the next one 6/2 - 7/31/2026. G0299?',
    'Auth covers 12 visits 97110 between 9/1/2026 and 11/30/2026',
    'Auditor pulled ten charts from Q2 (4/1/26 thru 6/30/26), 99214',
    'Our EHR says G35 went away 10/1/2026',
    'Is 0591T still alive or was it replaced 1/1/2026?',
    'record says last 5/5/2016, does 12032 need the 59?',
    'payer says limit passed 7/14/2026. CO-29 on 99214',
    'first sent to the old payer on 8/15/2026. CO-29',
    'the rep said 6/1/2026, G0438?',
    'G0402 on 5/14/2024. When can we do the first AWV?',
    'If the procedure is on the 3rd is the 13th in the 10 days of 17000?',
    'got retro Medicaid from 6/1/2026, 99213',
    'license lapsed 9/30 and was reinstated 10/17, 99213',
    'CAQH attested 10/28/2026. Who bills 20610',
    'is audio only ok after 9/30/26? 98014',
    'Mon/Thu/Fri infusions, 96365',
    'JZ is edited from 10/1/26 on. Do vaccines count?',
    'If admission is 9/29 and discharge 10/3 does FY26 or FY27 apply?',
    'HealthNet termed 7/31/26, Blue Shield began 8/1/26, 99213',
  ])('are none in %j', (text) => expect(dateOfService(text)).toBeNull())
})
