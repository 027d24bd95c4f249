import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readModifiers, readOthers } from './read-modifiers.ts'

const isCode: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{5}$/.test(code)) || (system === 'HCPCS' && /^[AGJ]\d{4}$/.test(code))

const modifiersIn = (text: string): string => readModifiers(text, isCode)
const othersIn = (text: string): string => readOthers(text, isCode)

describe('modifiers of which it is asked where they go', () => {
  it.each([
    ['11104, 17110, where does the 59 land?', '59'],
    ['11104, 17110, where does the 59 belong', '59'],
    ['11104 and 17110, where should a 59 sit?', '59'],
    ['11104 and 17110, where would the 59 get attached', '59'],
    ['11104 17110 which one does the 59 land on', '59'],
    ['11104 17110 which line would the 59 be on', '59'],
    ['11104 and 17110, which of them ends up with the 59', '59'],
    ['11104 17110 the 59 goes where?', '59'],
    ['11104 17110, on which one do I hang the 59', '59'],
    ['11104 17110, does the 59 live on the biopsy', '59'],
    ['92551 and 99392, does the 25 ride on the visit', '25'],
    ['G0466\n3) CG goes on which line when there is a visit', 'CG'],
    ['G0466 (2) CG on which one', 'CG'],
    ['G0466, which line gets CG?', 'CG'],
    ['G0466, does CG belong on the visit line', 'CG'],
    ['G0466, where does CG go?', 'CG'],
    ['G0466, CG - what line', 'CG'],
    ['G0466, what line is CG on', 'CG'],
    ['G0463 97597, is it the 25 on the G code?', '25'],
    ['G0463 97597, would it be a 25 on the G-code?', '25'],
    ['99214 20605, should the 25 be on the E&M', '25'],
    ['99214 20605, is that a 25 on the office visit', '25'],
    ['73560, do we split 26 / TC', '26 TC'],
    ['67028 RT\n99213 25 same dx', '25 RT'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    '99213, where does the 25 minutes go',
    '97110, which room is the 25 on',
    '99213: where is 22 in the POS list',
    '99213 the clinic lands at 24 visits',
    'where do the 52 patients go, 99213',
    'G0463, is that a 25 minute visit',
    '96372, the MA is on which shift',
    '99213, which line is PT on the schedule',
    '99213, PT goes where?',
    '97110 what line is PT on',
    '99214 25 same as before',
    '73560, split 26 / 30 with him',
    '97110 needs 25 / 30 min',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('modifiers of which it is asked whether they are called for', () => {
  it.each([
    '92526 and 92507, is a 59 called for?',
    '92526 and 92507, does that call for a 59',
    '92526 92507 would a 59 be in order',
    '92526 92507, is the 59 overkill',
    '92526 92507, is a 59 a must here',
    '92526 92507, whether a 59 is indicated',
    '92526 92507, do they warrant a 59',
    '92526 92507, any need for 59?',
    '92526 92507, is there a need for a 59',
    '92526 92507, no use for a 59?',
  ])('are read in %j', (text) => expect(modifiersIn(text)).toBe('59'))

  it.each([
    '99213, is 25 expected of 50 visits',
    '99213, we had 40 patients, 25 called for refills',
    '99213, she calls for 50 mg',
    '99213, doc is on call for 24?',
    '99213, any need for 24 hour care',
    '99213, is PT called for?',
    '99213, is 25 safe for her',
    '99213 the reason for 50 was told',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('revenue codes named after the first', () => {
  it.each([
    ['rev 0521 and therapy under 0900', 'REVENUE 0521, REVENUE 0900'],
    ['the visit under revenue 0521 and the therapist in 0900', 'REVENUE 0521, REVENUE 0900'],
    ['rev 0636 for the drug and 0510 for the clinic', 'REVENUE 0636, REVENUE 0510'],
    ['rev code 0450 for the ER, 0250 on the drugs', 'REVENUE 0450, REVENUE 0250'],
  ])('are read in %j', (text, expected) => expect(othersIn(text)).toBe(expected))

  it.each([
    ['rev 0636 and she came at 0915', 'REVENUE 0636'],
    ['rev 0510, times are 0830, 0915 on the log', 'REVENUE 0510'],
    ['rev 0360 done, bed 0214', 'REVENUE 0360'],
    ['rev 0450 ran 0810 to 0940', 'REVENUE 0450'],
    ['rev 0450 for a bolus in 0915-0930', 'REVENUE 0450'],
  ])('are none in %j', (text, expected) => expect(othersIn(text)).toBe(expected))
})
