import { describe, expect, it } from 'vitest'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { findIdentifiers } from '../../../src/reading/patients/identifiers.ts'

/** What is found in a mail of November 2025, its codes left alone; `own` words of it are the sender's signature. */
const found = (text: string, own = ''): string[] => {
  const codes = findCodeReferences(text, (system) => system === 'CPT')
  const start = text.indexOf(own)
  const signed = own === '' ? [] : [{ start, end: start + own.length }]
  return findIdentifiers(text, codes, signed, undefined, [], '2025-11-14').map(
    ({ kind, text: written }) => `${kind}: ${written}`,
  )
}

describe('names that are spelled', () => {
  it.each([
    [
      'the patient is vanterpoolski that’s v a n t e r p o o l s k i she had the hip',
      ['name: vanterpoolski', 'name: v a n t e r p o o l s k i'],
    ],
    ['its about quenby thats q u e n b y', ['name: quenby', 'name: q u e n b y']],
    ['a miss tarrowick spelled t-a-r-r-o-w-i-c-k', ['name: tarrowick', 'name: t-a-r-r-o-w-i-c-k']],
    ['spelled Q, U, E, N, B, Y and Quenby was here', ['name: Q, U, E, N, B, Y', 'name: Quenby']],
    ['spelling is z e l b r', ['name: z e l b r']],
    ['I will spell it q.u.e.n.b.y', ['name: q.u.e.n.b.y']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each(['that’s a b', 'it’s a good one', 'spelled out in the LCD', 'that is a, b or c?', 'it’s A, B and C'])(
    'are not seen in %j',
    (text) => expect(found(text)).toEqual([]),
  )
})

describe('both parts of a name in small letters', () => {
  it.each([
    ['pt last name rose first charity', ['name: rose', 'name: charity']],
    ['first name ines last name vanterpool', ['name: ines', 'name: vanterpool']],
    ['last name is quenby, first is olga', ['name: quenby', 'name: olga']],
    ['lname: quenby fname: olga', ['name: quenby', 'name: olga']],
    ['surname quenby and first name olga', ['name: quenby', 'name: olga']],
    ['Last name quenby first Olga', ['name: quenby', 'name: Olga']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'last name first name dob are in the box',
    'the last name is wrong first name is fine',
    'last visit first injection',
    'last name, first name',
    'the first dose last week',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('initials of who was seen', () => {
  it.each([
    ['I saw M.K. on 3 Nov', ['name: M.K.']],
    ['seen R. T. twice', ['name: R. T.']],
    ['evaluated Q.B.V. for an hour', ['name: Q.B.V.']],
    ['we treated J.L. again', ['name: J.L.']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'saw P.T. twice',
    'seen O.T. eval',
    'saw U.S. rules',
    'seen E.R. notes',
    'saw P.A. first',
    'saw an M.D.',
    'seen at 9 A.M.',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('first names that are everyday words', () => {
  it.each([
    ['Sky’s vaccines', []],
    [
      'Sunny’s vaccines\n\nSunny Vanterpool (MRN 4410) had hers',
      ['name: Sunny', 'name: Sunny Vanterpool', 'mrn: 4410'],
    ],
    ['Pt: Destiny Quenby. Did we bill Destiny twice?', ['name: Destiny Quenby', 'name: Destiny']],
    ['I got a bill. My name is Clement Garcia', ['name: Clement Garcia']],
    ['I was charged twice. This is Noble Ramirez', ['name: Noble Ramirez']],
  ])('are found again in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Pt: Summer Quenby. Summer 2025 rates',
    'Pt: Noble Quenby, clement weather',
    'Pt: Hope Quenby. Hope you are well',
  ])('are left in %j', (text) => expect(found(text)).toHaveLength(1))
})

describe('names in cells beside their label', () => {
  it.each([
    '<tr><td>Pt</td><td>Vanterpool, Remedios</td></tr>',
    '<tr><td width=3D"40">Patient</td>\n<td class=3D"x">Vanterpool, Remedios</td></tr>',
    '| Patient | Vanterpool, Remedios |',
    'Member|  Vanterpool, Remedios',
    '<th>Name</th><td>Vanterpool, Remedios</td>',
  ])('are found in %j', (text) => expect(found(text)).toEqual(['name: Vanterpool, Remedios']))

  it.each([
    '| Patient | Service | Charge |',
    'Patient | Date of Service | Code',
    '<td>Patient</td><td>Office Visit</td>',
    'Name | Status',
    'Client | Procedure | Units',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('numbers beside a plan or a patient', () => {
  it.each([
    ['Henrietta Quenby, Wellcare 81220947-01', ['name: Henrietta Quenby', 'member_id: 81220947-01']],
    ['Quenby, Aetna W204417733', ['name: Quenby', 'member_id: W204417733']],
    ['on Molina: 7700412233', ['member_id: 7700412233']],
    ['Humana H55512345 denied it', ['member_id: H55512345']],
    ['Vanterpool, Olga (AX 40921 7736) ED', ['name: Vanterpool, Olga', 'account: AX 40921 7736']],
    ['Olga Vanterpool (ZK 204 417 733)', ['name: Olga Vanterpool', 'account: ZK 204 417 733']],
    ['Olga Vanterpool (# HN 7720-41853)', ['name: Olga Vanterpool', 'account: # HN 7720-41853']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Aetna 99213 denied',
    'Humana 10122025 visit',
    'United 2025 fee schedule',
    'Cigna 62308',
    'our visits (CPT 99213 99214)',
    'Modifiers (RT 20610 20611)',
    'Injection (AX 20610 2025)',
  ])('are none in %j', (text) => expect(found(text)).toEqual([]))
})

describe('telephones in a signature', () => {
  it.each([
    ['parent ph (210) 555-0165', 'phone: (210) 555-0165'],
    ['mom’s cell: 210-555-0165', 'phone: 210-555-0165'],
    ['pt phone # 210.555.0165', 'phone: 210.555.0165'],
    ['her home number is 210-555-0165', 'phone: 210-555-0165'],
    ['call him, guardian contact no. 210-555-0165', 'phone: 210-555-0165'],
    ['call the patient back at 210-555-0165', 'phone: 210-555-0165'],
  ])('are the patient’s in %j', (line, expected) => expect(found(`99213?\n\n${line}`, line)).toEqual([expected]))

  it.each([
    'ph (210) 555-0165',
    'Patient Care, 210-555-0165',
    'patient line: 210-555-0165',
    'Family Practice, phone 210-555-0165',
  ])('are the sender’s in %j', (line) => expect(found(`99213?\n\n${line}`, line)).toEqual([]))
})

it.each(['last 4 of soc 4471', 'last four of her social 4471', 'last 4 of soc sec 4471', 'last 4 soc: 4471'])(
  'the end of a social security number is found in %j',
  (text) => expect(found(text)).toEqual(['ssn: 4471']),
)

it.each(['start of soc 4471', 'last 4 of 4471 claims'])('no such end is seen in %j', (text) =>
  expect(found(text)).toEqual([]),
)
