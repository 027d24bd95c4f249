import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readModifiers, readOthers } from './read-modifiers.ts'

const isCode: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{5}$/.test(code)) || (system === 'HCPCS' && /^[AEGJL]\d{4}$/.test(code))

const modifiersIn = (text: string): string => readModifiers(text, isCode)
const othersIn = (text: string): string => readOthers(text, isCode)

describe('letters of which it is asked whether they are needed', () => {
  it.each([
    ['99232, IS FS NEEDED?', 'FS'],
    ['99223 by both, is FS required or not', 'FS'],
    ['99233 do we need FS', 'FS'],
    ['99232 was sent without FS, does it matter', 'FS'],
    ['93010 if FY is still required', 'FY'],
    ['98941 is AT necessary', 'AT'],
    ['99291 should the NP use an FT?', 'FT'],
    ['92557 with AB ok?', 'AB'],
    ['92552 w/ AB right?', 'AB'],
    ['92567 with AB allowed, no order', 'AB'],
    ['J1885 TB on it? is TB needed', 'TB'],
    ['33533 our PA assisted, AS which lines', 'AS'],
    ['22551 with the PA, AS on which codes?', 'AS'],
    ['63047 and 63048, then AS for which ones', 'AS'],
    ['99233 by both, and do we still put FS?', 'FS'],
    ['99223 should they also send FS', 'FS'],
    ['99214 by video, does it need 95 w/ POS 10', '95'],
    ['99213 audio, need 93 with pos 10?', '93'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    '70450, is CT needed?',
    '99213 USE AS NEEDED',
    '97110, is PT required?',
    '99213 with the MA ok?',
    'is RA needed with 99213',
    '99213, PUT AT THE END',
    '99284 sent to the ED, which lines',
    '93306 with BP ok?',
    '99213 FILED AS WHICH PROVIDER',
    '99203, is PA required?',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('numbers that somebody names as a modifier', () => {
  it.each([
    ['95810 AND 95811 SAME NIGHT. TECH SAYS 59', '59'],
    ['20610 and 99213, my biller wants a 25', '25'],
    ['11042 97597 coder said 59 but I doubt it', '59'],
    ['66984 second eye, dr. Voss insists on 79.', '79'],
    ['58571 58661 the scrubber says add 51', '51'],
    ['29881 29877 our vendor swears by 59', '59'],
    ['99213 93000 she thinks 25, is she right', '25'],
    ['17311 17312, is it 51 on the 17312?', '51'],
    ['99213 20610 is it 25 on the visit', '25'],
    ['67904 GA, do we do 50', '50'],
    ['67904-GA both eyes, should we use a 50 or two lines', '50 GA'],
    ['64721-RT, can we go with 59 here', '59 RT'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toContain(modifiers.split(' ')[0]))

  it.each([
    '99213 the remit says 59',
    '99213, tech says 59 minutes',
    '97110, therapist said 25 min of exercise',
    '99213 EOB says 50',
    '97110 do we do 50 units',
    '99213 patient says 79 is her age',
    '99214 payer wants 25 pages',
    '99213 doc says 22 gauge',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('two modifiers without a sign between', () => {
  it.each([
    ['87804-QW59?', '59 QW'],
    ['20610-RT59 denied', '59 RT'],
    ['11042-59LT', '59 LT'],
    ['97110-GP59 and 97140-GO59', '59 GO GP'],
    ['64483-50KX ok?', '50 KX'],
    ['L1833-KXRT', 'KX RT'],
    ['28285-T659 x2', '59 T6'],
  ])('are both read in %j', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each(['Dayton 45402-2559', '87804-QW599', '99213-AB12', '20610-RTLTX'])('are none in %j', (text) =>
    expect(modifiersIn(text)).toBe(''),
  )
})

describe('what goes on behind a place, a revenue code or a group', () => {
  it.each([
    ['J1644, is rev 0636 right or 0250', 'REVENUE 0636, REVENUE 0250'],
    ['rev code 0450 ok, or is it 0456?', 'REVENUE 0450, REVENUE 0456'],
    ['revenue 636 correct or should it be 250', 'REVENUE 0636, REVENUE 0250'],
    ['goes under rev 0657 or 0651?', 'REVENUE 0657, REVENUE 0651'],
    ['rev 0360 not 0361', 'REVENUE 0360, REVENUE 0361'],
    ['rev 0510, or does it go under 0761', 'REVENUE 0510, REVENUE 0761'],
    ['POS 22 right or 19', 'POS 22, POS 19'],
    ['POS 11 ok or do we use 19?', 'POS 11, POS 19'],
    ['DRG 871 correct or 872', 'MS-DRG 871, MS-DRG 872'],
    ['POS 10 & 93 or 95?', 'POS 10'],
    ['90834 POS 02, 95 or 93', 'POS 02'],
    ['POS 11 and 59 on it', 'POS 11'],
  ])('in %j are %s', (text, others) => expect(othersIn(text)).toBe(others))

  it.each([
    ['rev 0636 right or 250 dollars off', 'REVENUE 0636'],
    ['POS 11 right or 20 minutes', 'POS 11'],
  ])('in %j is only %s', (text, others) => expect(othersIn(text)).toBe(others))
})

describe('numbers that were counted', () => {
  it.each([
    'G0378, 38 hr 40 min. Do I bill 38 or 39?',
    'obs G0378: 52 hours 35, is it 52 or 53',
    'A4253, 4 boxes of 50',
    'A4253 two packs of 25 strips',
    'J1885, a box of 25 on the invoice',
  ])('are no modifiers in %j', (text) => expect(modifiersIn(text)).toBe(''))

  it.each([
    ['99213 denied in the global, 24 or 25?', '24 25'],
    ['52 or 53 on 45378? bad prep', '52 53'],
    ['99213 in 25 minutes with 20610, do I bill 25 or 24', '24 25'],
    ['93010 read at the hospital, do I bill 26 or TC', '26 TC'],
  ])('are in %j', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))
})
