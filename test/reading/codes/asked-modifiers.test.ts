import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readModifiers, readOthers } from './read-modifiers.ts'

const isCode: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{5}$/.test(code)) || (system === 'HCPCS' && /^[EGJ]\d{4}$/.test(code))

const modifiersIn = (text: string): string => readModifiers(text, isCode)
const othersIn = (text: string): string => readOthers(text, isCode)

describe('modifiers that are missed, offered or asked after', () => {
  it.each([
    ['99215 took the 96372 with it as there was no 25 on the visit', '25'],
    ['20610 99213, had no 59 on the injection', '59'],
    ['99213, did you notice no 25 on the visit', '25'],
    ['no 25 on the claim for 99213', '25'],
    ['99213, there wasn’t a 25 on it', '25'],
    ['11042, I did not see a 59 on there', '59'],
    ['11721 q8 denied again', 'Q8'],
    ['11719 q7 paid, 11720 q8 bundled', 'Q7 Q8'],
    ['20550 rt rejected', 'RT'],
    ['11720 q9 co-50', 'Q9'],
    ['20610-RT, should that have been 50?', '50 RT'],
    ['17110-59, shouldn’t it be XS', '59 XS'],
    ['screening scope 45380-33, should it have been PT?', '33 PT'],
    ['colonoscopy 45384, PT instead of 33?', '33 PT'],
    ['found a polyp, 45385, does it need PT', 'PT'],
    ['92552 & 92567 w/ AB?', 'AB'],
    ['G0101 with GG?', 'GG'],
    ['80305-QW, is 91 any good here', '91 QW'],
    ['11043, is 59 the way to go', '59'],
    ['67028 50 one line and J0178 x 4', '50'],
    ['64493 50 two lines or one', '50'],
    ['E0601 is rented, what goes after RR on the first claim', 'RR'],
    ['E0260, do we put KH after RR', 'KH RR'],
    ['CPT  Mod     Min\n00790  AA P3   96\n00790  QZ P2   88', 'AA P2 P3 QZ'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    'patient has no 25 minutes documented, 99213',
    '99213, no 25 page limit on the fax',
    '99213, no 25 on the list of rooms',
    '97110 was not the 52 on the sheet',
    '95004 x 62, are controls counted in the 62?',
    '97110 x 59, is the eval part of the 59?',
    '97110 patient needs PT, is OT with it',
    '97110, PT instead of OT?',
    '99214 with BP?',
    '92014 w/ CL?',
    '20610 w/ US?',
    '99213 with MA?',
    '67028 50 units',
    '99213 25 minutes on one line',
    'is 90 the most days for 99213',
    '11721 q 8 weeks',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('GA', () => {
  it.each(['GA on 99213?', '99213, use of GA here', 'instead of GA on 99213 we put GZ', 'is GA or GX right on G0101'])(
    'is the notice in %j',
    (text) => expect(modifiersIn(text)).toMatch(/GA/),
  )

  it.each([
    '97153 with Anthem BCBS of GA',
    '99213 for GA Medicaid',
    'Medicaid of GA, 99213',
    '99213 at Piedmont Heart of GA',
    'near GA, 99213',
    '41899 under GA',
    '41899, GA vs MAC',
    '41899 MAC or GA',
    '41899 GA with LMA',
    '99213 for GA residents',
  ])('is a state or an anesthesia in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('reasons, groups and lines that a short word or none names', () => {
  it.each([
    ['76942 denied\nREM: M15', 'RARC M15'],
    ['RMK N19, rmks: MA130', 'RARC N19, RARC MA130'],
    ['remark cd N130', 'RARC N130'],
    ['rem code: N179', 'RARC N179'],
    ['inpatient, what is the difference between 871 and 872', 'MS-DRG 871, MS-DRG 872'],
    ['sepsis POA, 871 vs 872?', 'MS-DRG 871, MS-DRG 872'],
    ['principal is A41.9. is it 193/194', 'MS-DRG 193, MS-DRG 194'],
    ['FQHC lines\n0521 G0467 / 99213\n0900 G0470 / 90834', 'REVENUE 0521, REVENUE 0900'],
    ['outpatient\n0636 J1439\n0250 J1100', 'REVENUE 0636, REVENUE 0250'],
    ['hospital claim\n0450 99284\n0510 G0463', 'REVENUE 0450, REVENUE 0510'],
  ])('are read in %j', (text, expected) => expect(othersIn(text)).toBe(expected))

  it.each([
    'REM: N2 for 40 % of 95810',
    'REM sleep N3, 95810',
    'sepsis, bp 140 and 142, 99223',
    'inpatient weight between 150 and 152 lbs',
    'principal asked, 151 vs 152 claims',
    'inpatient 99223, rooms 871 and 895',
    '871 vs 872',
    '0521 99213',
    'hospital\n0905 J1100\n0930 J1885',
    'hospital log, infusion\n0905 96365\n0930 96375',
    'outpatient\n0905 96365\n0930 96375',
    '31541 by CO2 laser',
    '93568 with a CO2 angiogram',
  ])('are none in %j', (text) => expect(othersIn(text)).toBe(''))
})
