import { describe, expect, it } from 'vitest'
import { findHeadedNames } from '../../../src/reading/patients/headed-names.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'
import { knowing } from '../known-codes.ts'

const names = (text: string): string[] =>
  findHeadedNames(text, indexText(text)).map(({ start, end }) => text.slice(start, end))
const identifiers = (text: string): string[] =>
  readInquiry({ subject: '', text, sentOn: '2025-11-14' }, knowing('CPT 99213')).identifiers.map(
    ({ kind, text: written }) => `${kind}: ${written}`,
  )

describe('a name that is known by what stands below or behind it', () => {
  it.each([
    ['Thessaly Wainwright\nDOB 4-19-1938', ['Thessaly Wainwright']],
    ['> Quenby, Olga M.\n> MRN: 00481', ['Quenby, Olga M.']],
    ['Wendy Strick\nMedicare 2TN9-WA6-VC35', ['Wendy Strick']],
    ['PT QUENBY/OLGA M  CLM 5521', ['QUENBY/OLGA M']],
    ['NAME: DOE/JANE', ['DOE/JANE']],
    ['Fitzwalter acct 88-20413, 50590', ['Fitzwalter']],
  ])('is found in %j', (text, expected) => expect(names(text)).toEqual(expected))

  it.each([
    'Patient Info\nDOB 1/2/50',
    'Sunshine Pediatrics\nMRN 5512',
    'Best regards\nMedicare 2TN9-WA6-VC35',
    'Insurance Aetna\nMember 5512',
    'Hello Maria\nMRN 5512',
    'PT OT/ST 97110',
    'PATIENT NAME/DOB',
    'Aetna acct 5520413',
    'Billing acct 5512',
    'Quest acct 88213',
  ])('is none in %j', (text) => expect(names(text)).toEqual([]))
})

describe('what portals and files write of a patient', () => {
  it.each([
    [
      'Beneficiary ........ Delacroix-Hume, Osgood\nICN ................ 25162880013474',
      'name: Delacroix-Hume, Osgood',
    ],
    ['Beneficiary ........ Delacroix-Hume, Osgood\nICN ................ 25162880013474', 'claim: 25162880013474'],
    ['Injured worker Terrence Ogilvy, 99213', 'name: Terrence Ogilvy'],
    ['Worker: Terrence Ogilvy 99213', 'name: Terrence Ogilvy'],
    ['(Araminta J, b. Jan 8 ’93) 99213', 'dob: Jan 8 ’93'],
    ['PT QUENBY/OLGA  19520714  99213', 'dob: 19520714'],
  ])('is masked in %j: %s', (text, expected) => expect(identifiers(text)).toContain(expected))

  it.each(['our worker told us 99213', '99213 ... thanks', 'the employee at the desk 99213'])('is none in %j', (text) =>
    expect(identifiers(text)).toEqual([]),
  )
})
