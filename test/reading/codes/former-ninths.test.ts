import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { readOthers } from './read-modifiers.ts'

const NINTH = ['715.96', '719.46', '354.0', '726.10', 'V45.89', 'V58.2']
const isCode: IsCode = (system, code) =>
  (system === 'ICD-9-CM' && NINTH.includes(code)) ||
  (system === 'ICD-10-CM' && code === 'V58.2') ||
  (system === 'CPT' && /^\d{5}$/.test(code))

const othersIn = (text: string): string => readOthers(text, isCode)

describe('a diagnosis of ICD-9-CM without a word for its system', () => {
  it.each([
    'Was 20610 with 715.96 fine in 2011?',
    '64721 w/ 354.0, DOS 2012',
    'they call 726.10 "not a valid code"',
    'the adjuster says 719.46 is expired',
    '354.0 isn’t a code, they claim',
    '719.46 was a valid dx then?',
    'what is 726.10 called now',
    'what did 715.96 become',
    'new code for 354.0 please',
    'the audit letter lists 719.46. What is that now?',
    '64721 and 354.0, what are both now',
    'an old case, 719.46 and 20610, what would it be called today',
  ])('is read in %j', (text) => expect(othersIn(text)).toMatch(/^ICD-9-CM \d{3}\.\d{1,2}$/))

  it('is read with its letter where ICD-10-CM has no such code', () => {
    expect(othersIn('V45.89 on a bill of 2012, what is it today')).toBe('ICD-9-CM V45.89')
    expect(othersIn('V58.2 on the bill')).toBe('')
  })

  it.each([
    'we got paid 99213 and 719.46 on 4/3',
    'billed 62323 for 726.10 and got 354.0',
    '99213 allowed 719.46 paid 354.0',
    'balance is 719.46, is 99213 valid',
    'charge 354.0 for 99213, is the code valid?',
    'J3301 with 354.0 mg, valid?',
    'the claim shows 719.46 paid',
  ])('is none in %j', (text) => expect(othersIn(text)).toBe(''))
})

describe('revenue codes beside a procedure', () => {
  it.each([
    ['hosp outpt - 0762 with G0378', 'REVENUE 0762'],
    ['CDM: C1713 under 0278 or 0272', 'REVENUE 0278, REVENUE 0272'],
    ['hospital clinic, 0510 with G0463', 'REVENUE 0510'],
    ['outpatient: G0378 billed under 0762', 'REVENUE 0762'],
    ['what is rev 0278 supposed to be for vs 0272', 'REVENUE 0278, REVENUE 0272'],
  ])('are read in %j', (text, codes) => expect(othersIn(text)).toBe(codes))

  it.each([
    'hospital nurse gave it at 0905 with 96365',
    'hospital outpatient, arrived 0905 with 99285 charged',
    '0762 with G0378',
    'seen in the hospital 0830 and 99213 billed',
    'UB line from 0905 - 0945 with 36430',
  ])('are none in %j', (text) => expect(othersIn(text)).toBe(''))
})

describe('remarks behind a reason', () => {
  it('are no diagnosis where the subject names them alone', () => {
    expect(othersIn('Units N362\n\nJ3301 x40 CO-151 N362 $0.00')).toContain('RARC N362')
    const dotted: IsCode = (system, code) => isCode(system, code) || code === 'N36.2'
    expect(readOthers('dx N36.2, remit CO-16 N362', dotted)).toBe('CARC 16, RARC N362')
  })
})
