import { describe, expect, it } from 'vitest'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowing } from '../known-codes.ts'
import { readModifiers } from './read-modifiers.ts'

const isCode = knowing(
  ...'99213 20610 66821 11721 93224 96372 95810 73630 97140 97110 64483 99214'.split(' ').map((code) => `CPT ${code}`),
  ...'G0463 J1439'.split(' ').map((code) => `HCPCS ${code}`),
)

const modifiersIn = (text: string): string => readModifiers(text, isCode)

describe('modifiers that what stands around them puts on a claim', () => {
  it.each([
    ['is it 24 + 25 on the visit and 79 on the inj? 99213 20610', '24 25 79'],
    ['99213, so 24 & 25 on the visit?', '24 25'],
    ['would it be 24 plus 25 on the visit, 99213', '24 25'],
    ['99213: 24, 25 on the visit?', '24 25'],
    ['95810, does 5.1 hours mean 52?', '52'],
    ['95810 for 4 hrs, would that mean a 52', '52'],
    ['73630 TC denied, the 26 line paid', '26 TC'],
    ['73630-TC, they paid our 26 portion', '26 TC'],
    ['0510  G0463 25    1    128.00\n0636  J1439 JZ   750  1890.00', '25 JZ'],
    ['73630 TC   CO-109\n73630 26   pd 8.14', '26 TC'],
    ['can we bill 99213 under Dr. Roe with Q6, or incident to', 'Q6'],
    ['99213 under the covering doc with a Q5?', 'Q5'],
    ['should we append Q6 to 99213', 'Q6'],
    ['99213-25 with 20610, would 59 make any difference', '25 59'],
    ['20610 and 99213, will they both pay with a 59?', '59'],
    ['73630-TC. I thought 26 goes to part B', '26 TC'],
    ['1) 99214-25\n2) 36415 sent out - 90 or do we not bill it at all', '25 90'],
    ['97140-GP they say it should be GO because he is an OT', 'GO GP'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    '96365 does that mean 22 or 19 for the place',
    '99214 does level 4 mean 25 minutes',
    '99213, pages 24 and 25 on the claim',
    '97110 25 min, 97140 24 min',
    '36415, the 24 line claim was denied',
    '99213, the 26 line items',
    '96372 zofran Q6 hours',
    '96372 with Q6 hour dosing',
    'for 99213 see Q5 in your FAQ',
    '99213, our answer to Q6',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('modifiers that were dictated', () => {
  it.each([
    ['can we bill 99213 with a twenty four', '24'],
    ['is 99213 billable with a twenty-four uh call me', '24'],
    ['ninety nine two thirteen, does it need a twenty five', '25'],
    ['66821, do we use a seventy nine or a seventy eight', '78 79'],
    ['append fifty nine to the 11721?', '59'],
    ['99213, it was sent without the twenty five.', '25'],
  ])('in %j are %s', (text, modifiers) => expect(modifiersIn(text)).toBe(modifiers))

  it.each([
    '93224 with a twenty four hour holter',
    '99213, it takes twenty five to thirty minutes',
    '99213 with a twenty five minute talk',
    '96372 with a twenty two gauge needle',
    '99213 gets a twenty five or thirty percent cut',
    'use twenty one claims for 99213',
  ])('are none in %j', (text) => expect(modifiersIn(text)).toBe(''))
})

describe('who gave the anesthesia, and where an ambulance went', () => {
  const known = knowing('CPT 00142', 'HCPCS A0427')
  const read = (text: string): string[] =>
    findCodeReferences(text, known).flatMap(({ system, code, modifiers }) =>
      system === 'MODIFIER' ? [code] : modifiers,
    )

  it.each([
    ['00142, do we bill QK/QX or can he just go AA?', ['QK', 'QX', 'AA']],
    ['00142 QK, or does he stay QZ?', ['QK', 'QZ']],
    ['A0427 RH, she thinks it should be SH because he was picked up outside', ['RH', 'SH']],
    ['A0427-RH, should it be SH?', ['RH', 'SH']],
  ])('is read in %j', (text, modifiers) => expect(read(text).toSorted()).toEqual([...modifiers].toSorted()))

  it.each(['00142 QK. Did the AA go home?', 'A0427 RH. In the SH unit she should be ok'])('is not told by %j', (text) =>
    expect(read(text)).toHaveLength(1),
  )
})
