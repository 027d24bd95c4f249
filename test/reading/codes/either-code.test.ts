import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readModifiers, readOthers } from './read-modifiers.ts'

const isCode: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{5}$/.test(code)) || (system === 'HCPCS' && /^[AEGJL]\d{4}$/.test(code))

const modifiersIn = (text: string): string => readModifiers(text, isCode)
const othersIn = (text: string): string => readOthers(text, isCode)

describe('two modifiers of which one is asked after', () => {
  it.each([
    ['Is 59 or 51 expected on the second repair, 13132?', '51 59'],
    ['13132, would a 51 or a 59 be wanted on it?', '51 59'],
    ['99214, is 25/57 recommended here?', '25 57'],
    ['99214: is either 25 or 57 preferred?', '25 57'],
    ['71046: we put TC and the radiologist puts 26, even for inpatients', '26 TC'],
    ['99214, the tech adds 25 but the doctor uses 57, who is right', '25 57'],
    ['they take the film and bill TC, he appends 26. 71046', '26 TC'],
    ['93306-TC from us and the payer expects 26 from him', '26 TC'],
  ])('are both read in %j', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    'the doctor uses 25 gauge needles for 20610',
    'she adds 25 patients a week, 99213',
    'is 30 or 60 minutes expected for 99214?',
    'he puts 50 units on J0585',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('two places of service of which one has the word', () => {
  it.each([
    ['is an assisted living 12 or POS 13? 99349', 'POS 12, POS 13'],
    ['would it be 11 or POS 22 for 99214', 'POS 11, POS 22'],
    ['11/POS 22 for 99214?', 'POS 11, POS 22'],
    ['31 vs. place of service 32 for 99309', 'POS 31, POS 32'],
  ])('are both read in %j', (text, places) => expect(othersIn(text)).toBe(places))

  it.each([
    ['on line 12 or POS 13 we put 99349', 'POS 13'],
    ['use modifier 25 or POS 11 for 99214', 'POS 11'],
    ['99214 in 88 or POS 11', 'POS 11'],
  ])('are not a number of something else: %j', (text, places) => expect(othersIn(text)).toBe(places))
})
