import { describe, expect, it } from 'vitest'
import { findPatientNames } from '../../../src/reading/patients/patient-names.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'

const names = (text: string): string[] =>
  findPatientNames(text, indexText(text)).map(({ start, end }) => text.slice(start, end))

describe('names with a nickname in them', () => {
  it.each([
    ['99213 for Marguerite "Peggy" Aldane denied', 'Marguerite "Peggy" Aldane'],
    ['pt Robert ‘Bob’ Haskell was seen', 'Robert ‘Bob’ Haskell'],
    ['Katherine (Kitty) Delane was seen today', 'Katherine (Kitty) Delane'],
    ['William “Bill” Prather dob 3/3/55', 'William “Bill” Prather'],
    ['denial on Eleanor R. "Ellie" Voss', 'Eleanor R. "Ellie" Voss'],
    [
      'the 99213 was denied\n\nMarguerite "Peggy" Aldane\nwhich goes first, right?\n\nFran\nTamarind Foot',
      'Marguerite "Peggy" Aldane',
    ],
    ['Mrs. Helen (Nell) Quist came in', 'Helen (Nell) Quist'],
  ])('are whole in %j', (text, name) => expect(names(text)).toContain(name))

  it.each([
    'Fracture (Closed) Treatment 27786',
    'use "Modifier" 25',
    'Medicare (Part B) Pays 99213',
    'Grace (Hospice) Center',
    'Thanks\nMarguerite "Peggy" Aldane',
    'the "Gold Standard" 99213',
    'Surgery ("Lap") Chole',
  ])('are none in %j', (text) => expect(names(text)).toEqual([]))
})

describe('names in small letters that somebody is to look at', () => {
  it.each([
    'can u check edna kovalchyk, dos 10-2-25',
    'look at edna kovalchyk please',
    'pull up edna kovalchyk pls',
    'pls review edna kovalchyk 99213',
    'look into edna kovalchyk’s claim',
    'its under edna kovalchyk 11721',
    'did edna kovalchyk have an auth',
    'edna kovalchyk dos 10-2-25 11721',
    'checking edna kovalchyk again',
  ])('are found in %j', (text) => expect(names(text)).toContain('edna kovalchyk'))

  it('are found surname first', () => expect(names('kovalchyk, edna dos 10-2-25')).toContain('kovalchyk, edna'))

  it.each([
    'check payer rules, dos 10-2-25',
    'check grace period 99213',
    'look at rose gardens',
    'review medicare advantage policy',
    'pull up claims history',
    'did allen testing get paid',
    'audit april encounters',
    'verify frank hematuria',
    'new patient visit dos 10-2-25',
  ])('are none in %j', (text) => expect(names(text)).toEqual([]))
})
