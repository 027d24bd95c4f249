import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readModifiers, readOthers } from './read-modifiers.ts'

const isCode: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{5}$/.test(code)) ||
  (system === 'HCPCS' && /^[ADGJ]\d{4}$/.test(code)) ||
  (system === 'ICD-10-CM' && /^[A-Z]\d\d/.test(code)) ||
  (system === 'CARC' && /^(?:\d+|B\d+)$/.test(code)) ||
  (system === 'RARC' && /^(?:M|MA|N)\d+$/.test(code))

const modifiersIn = (text: string): string => readModifiers(text, isCode)
const othersIn = (text: string): string => readOthers(text, isCode)

describe('a modifier called by its number alone, where only codes are named', () => {
  it.each([
    ['99214 and 11200 denied, I now see there was no 25.', '25'],
    ['99214 and 11200. There wasn\u2019t a 25 so they bundled it', '25'],
    ['99214 and 11200 went out with no 25 and came back', '25'],
    ['99214, 11200: our claim is missing the 25.', '25'],
    ['99214 and 11200, forgot the 25 again', '25'],
    ['99214 G0439 rejected for lack of 25', '25'],
    ['99214 G0439 denied since no 25 was on it', '25'],
    ['99214 G0439 without 25 it denies', '25'],
    ['99214 and 20611, somebody left the 25 off.', '25'],
    ['11104 and 11200. Would you strip the 59?', '59'],
    ['11104 and 11200, it needs its own 59.', '59'],
    ['11104 and 11200. 59, 51, neither?', '51 59'],
    ['11104 and 11200. A 59, a 51, or leave it bare?', '51 59'],
    ['28296-T5, 28232-T6. Do I hang a 59 on it, a 51, or leave it off?', '51 59 T5 T6'],
    ['66984 RT 12/9, LT 12/23. Does our line carry 54 and her line 55 with the day of transfer?', '54 55 LT RT'],
    ['99222 and 99238, one with a 25. Which is right', '25'],
    ['office visit 99213, with a 25, and 20611', '25'],
    ['47563. He wants 49591 (initial, under 3 cm) with a 59. Right?', '59'],
    ['12002 and 99283 the visit carries a 25 already', '25'],
    ['99213 G0439 the scrubber keeps asking for 25', '25'],
    ['99213 G0439 we resent it with 25', '25'],
    ['99213 G0439 on a corrected claim with 25', '25'],
    ['99213 G0439 my gut says 25', '25'],
    ['99213 G0439 is 25 all I need', '25'],
    ['93000 done in the hospital, so 26?', '26'],
    ['93306 only the 26 is ours', '26'],
    ['27130 back in the OR, would that be 78', '78'],
    ['99213 by phone, do we switch to 93?', '93'],
    ['17110 and 99213 do I use 25 & on which', '25'],
    ['so can we bill 99213 with 25 thank you', '25'],
    ['bill 20611 with 50 question mark', '50'],
    ['45385-PT, 45380-PT, or does the 33 belong because of the plan', '33 PT'],
    ['98941 he was using AT on everybody, I told him to stop', 'AT'],
    ['98941 billed with AT on all of them', 'AT'],
    ['99214 and 11730 bounced, he swears he sent a 25 but I see none', '25'],
    ['99396 and 99213. The 25 fell off when it was sent again', '25'],
    ['99309 twice by two of our NPs. a 25 wont help will it', '25'],
    ['99203 with 17000 no 25 anywhere on the claim', '25'],
    ['29827 with 29823, my partner hangs 59 on it every time', '59'],
    ['I thought 20605 could ride with a 59, no?', '59'],
    ['90837 over zoom, 95 is what we put, now they say 93', '93 95'],
    ['47562 turned open, is 22 worth trying', '22'],
    ['66984-LT in the global of the RT, that\u2019s a 79 yes', '79 LT RT'],
    ['99213 with gq', 'GQ'],
    ['A0427 with qn ok', 'QN'],
    ['77067 w/ gg on both', 'GG'],
    ['98941 with at on each', 'AT'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    '99213 there was no 25 minute limit',
    '99213 there were 25 denials',
    '99213 missing 25 of the claims',
    '99213 left 25 on the table',
    '99213 with a 59 y/o female',
    '99213 seen the 25th, ok?',
    '99213 on the 25 of march',
    '99213 see line 25 of the report',
    '99213 room 50 bed 2',
    '99213 pays at 59% of charges',
    '96372 with 25 patients a day',
    '99213 raised by 50 cents',
    'J3301 used 50 mg, billed 5',
    '99213 for the 51 year old',
    'J3301 drew up 50 and wasted 25',
    '96127 with a score of 25.',
    '96127 PHQ score was a 25.',
    '99213 switch to 25 mg',
    '99213 changed to 22 units',
    '99213 took 53 minutes, so 53?',
    '99213 glucose down to 52.',
    '99213 he went to 59.',
    'we sent a 25 page appeal for 99214',
    'lost the 59 records for 20611, can we appeal?',
    'the 25 fell in the same week, 99213',
    '99213: the 50 did not help her pain',
    '97110, 25 is what we documented in minutes',
    '99291: O2 changed to 95.',
    '99213 took it with at least two people',
    '87491 with gc and chlamydia',
    '96365 with qw dosing',
  ])('is none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('a place of service called by its number alone', () => {
  it.each([
    ['99213 by phone, and what place of service, 10?', 'POS 10'],
    ['99213 what POS goes on it, 02?', 'POS 02'],
    ['99213 POS 10 or what. Half of our plans want 02.', 'POS 10, POS 02'],
    ['99213 POS 10. The other payers still require 02, medicare takes 10', 'POS 10, POS 02'],
    ['telehealth 99214 at home: is it 10 or 02, one plan takes 02 only', 'POS 10, POS 02'],
    ['99308 POS 32, though two are on skilled days, then it\u2019s 31 correct?', 'POS 32, POS 31'],
    ['99308 POS 32, in a part A stay would that be 31?', 'POS 32, POS 31'],
  ])('is read in %j', (text, places) => expect(othersIn(text)).toBe(places))

  it.each([
    ['99213 what place of service, 25 visits?', ''],
    ['99213 POS 11. The plan wants 12 notes', 'POS 11'],
    ['99213 POS 11, so 12 people waited', 'POS 11'],
    ['99213 half of our plans want 02', ''],
    ['99308 POS 11 then 25?', 'POS 11'],
    ['video visit 10/02 99213', ''],
    ['99349 he is on 02 with 2 liters, POS 13', 'POS 13'],
    ['E1390 O2 sat, bill 02 with the tank, POS 12', 'POS 12'],
  ])('is none more in %j', (text, places) => expect(othersIn(text)).toBe(places))
})

describe('codes of a claim without the word for them', () => {
  it.each([
    ['99284 96365 96375, infusion charges are sitting in 0260 and 0450.', 'REVENUE 0260, REVENUE 0450'],
    ['96365 push, charges post to 0260', 'REVENUE 0260'],
    ['drug charges landed in 0250 but J3301 should be under 0636', 'REVENUE 0250, REVENUE 0636'],
    ['J1885 is charged to 0636, infusion start 0915', 'REVENUE 0636'],
    ['G0180 denied on 2/27, B7 N570, for her', 'CARC B7, RARC N570'],
    ['G0180 came back denied with B7/N570', 'CARC B7, RARC N570'],
    ['Medicaid denies 97155 as B15 when the clock overlaps', 'CARC B15'],
    ['they reject each 97155 citing B15', 'CARC B15'],
    ['S72.011A with 0SRR0JZ, which one sequences first', 'ICD-10-PCS 0SRR0JZ'],
    ['the DRG moves with 0DTJ4ZZ', 'ICD-10-PCS 0DTJ4ZZ'],
  ])('are read in %j', (text, codes) => expect(othersIn(text)).toBe(codes))

  it.each([
    '96365 charges dropped at 0410',
    '96365 charges went in 0900 today',
    '96372 denied, B12 injection',
    'denied J3420 with B12 deficiency',
    'vitamin B6 N95 denied',
    'Z12.11 on claim 0AB12CD',
    'paid 99213, the rest by 0SRR0JZ',
  ])('are none in %j', (text) => expect(othersIn(text)).toBe(''))

  it.each(['D7220, D9222. GA by our dr.', '41899 with GA given by the anesthesiologist', 'D7220 GA in the office'])(
    'takes GA for the anesthesia in %j',
    (text) => expect(modifiersIn(text)).toBe(''),
  )
  it('takes GA for the notice where it is a modifier', () => {
    expect(modifiersIn('98941 mod GA by our office policy')).toBe('GA')
  })
})
