import { describe, expect, it } from 'vitest'
import { findIdentifiers } from '../../../src/reading/patients/identifiers.ts'

/** Birth dates found in a mail of October 2025. */
const births = (text: string): string[] =>
  findIdentifiers(text, [], [], undefined, [], '2025-10-23')
    .filter(({ kind }) => kind === 'dob')
    .map(({ text: written }) => written)

describe('a date of birth behind an age', () => {
  it.each([
    ['Winter Quenby turned 5 (10/12/20) and had her checkup', '10/12/20'],
    ['Winter turns 4 on 11/2/2021', '11/2/2021'],
    ['turning 12, 11-30-12', '11-30-12'],
    ['a 7 yo (3/4/18) for shots', '3/4/18'],
    ['the 6 year old, 12/1/18, came', '12/1/18'],
    ['9yo M 2.14.2016 sports physical', '2.14.2016'],
    ['age 16: 5/6/09', '5/6/09'],
    ['8 y/o [1/2/2017]', '1/2/2017'],
    ['she is 11 yrs old (7/8/14)', '7/8/14'],
    ['aged 3 (1/30/22)', '1/30/22'],
  ])('is found in %j', (text, date) => expect(births(text)).toEqual([date]))

  it.each([
    'a 5 yo, 10/21/25 checkup',
    'turned 65 on 3/1/25',
    'turned 65 (10/1/25)',
    '5 yo seen 10/12/20',
    '2 yo 10/12/23',
    'the first 5 years (10/12/21)',
    'age 7 (10/12/20)',
    '20 units, 10/12/20',
  ])('is none in %j', (text) => expect(births(text)).toEqual([]))
})

describe('the field of a claim form that holds a birth date', () => {
  it.each([
    ['FL6  012726 012726\nFL10 09141972', '09141972'],
    ['FL 10: 12 31 2019', '12 31 2019'],
    ['form locator 10 = 02291964', '02291964'],
    ['Box 3 05 06 1988', '05 06 1988'],
    ['item 3: 05/06/1988', '05/06/1988'],
    ['fl10  01022015', '01022015'],
  ])('is read in %j', (text, date) => expect(births(text)).toEqual([date]))

  it.each(['FL12 01272026', 'FL10 20260127', 'Box 31 05 06 2025', 'box 3 of 12', 'FL10 99213', 'item 13 05062025'])(
    'is none in %j',
    (text) => expect(births(text)).toEqual([]),
  )
})

describe('a row of a surname, an initial and a birth date', () => {
  const found = (text: string): string[] =>
    findIdentifiers(text, [], [], undefined, [], '2025-10-23').map(({ kind, text: written }) => `${kind}: ${written}`)

  it.each([
    ['0734-0851  VANTERPOOL K     3/22/58     lap chole', ['name: VANTERPOOL K', 'dob: 3/22/58']],
    ['1215-1302  NG P            7/30/71   appy', ['name: NG P', 'dob: 7/30/71']],
    ['0921-1147  QUENBY-ROE Z.  11/9/1944', ['name: QUENBY-ROE Z.', 'dob: 11/9/1944']],
    ['7:15 Quenby T | 4-2-66 | cataract', ['name: Quenby T', 'dob: 4-2-66']],
    ['rm 3 Zelbrandt, M (5/5/49) ERCP', ['name: Zelbrandt, M', 'dob: 5/5/49']],
    ['OR 2  HILL K  1/9/61  hernia', ['name: HILL K', 'dob: 1/9/61']],
  ])('is found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Hepatitis B 3/22/98',
    'Medicare Part B 7/1/99',
    'Vitamin D 3/22/25',
    'VANTERPOOL K 3/22/25',
    'Type A 4/1/88',
  ])('is none in %j', (text) => expect(found(text).filter((each) => each.startsWith('name'))).toEqual([]))
})
