import { describe, expect, it } from 'vitest'
import { findIdentifiers, maskIdentifiers, maskOccurrences } from '../../src/reading/identifiers.ts'

const found = (text: string) => findIdentifiers(text, [], []).map(({ kind, text: written }) => `${kind}: ${written}`)

describe('identifiers of patients', () => {
  it.each([
    ['Pt: John Q. Sample DOB 04/12/1951', ['name: John Q. Sample', 'dob: 04/12/1951']],
    ['Subscriber: FAKE, LYDIA  Rel: self', ['name: FAKE, LYDIA']],
    ['PATIENT: Placeholder, Henry. PROC: lap chole', ['name: Placeholder, Henry']],
    [
      'patient Wanda Placeholder born March third nineteen forty',
      ['name: Wanda Placeholder', 'dob: March third nineteen forty'],
    ],
    ['Chart note for Robert Fakename', ['name: Robert Fakename']],
    ['pt jane doe came in', ['name: jane doe']],
    ['see OpNote_Sample_John.pdf', ['name: OpNote_Sample_John.pdf']],
    ['Pt: Jane Doe, 4/12/1951', ['name: Jane Doe', 'dob: 4/12/1951']],
    ['Mrs. Example came in', ['name: Example']],
    ['MBI 1EG4-TE5-MK73', ['mbi: 1EG4-TE5-MK73']],
    ['SSN 078-05-1120', ['ssn: 078-05-1120']],
    ['MRN: MR-77321-A Acct# 5520198', ['mrn: MR-77321-A', 'account: 5520198']],
    ['ID# ZGP402311998 01', ['member_id: ZGP402311998 01']],
    ['Group 0071442-010-00012', ['member_id: 0071442-010-00012']],
    ['Claim# 1142301175892', ['claim: 1142301175892']],
    ['Address: 99 Test Ln, Beaverton OR 97005', ['address: 99 Test Ln, Beaverton OR 97005']],
    ['her cell is (503) 555-0188, jane@x.example', ['phone: (503) 555-0188', 'email: jane@x.example']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Patient coded in ED: 99291, 31500',
    'Patient Medicare Advantage plan denied',
    'Pt came in for new shoulder pain',
    'patient financial services',
    'pt april 2024, patient came back, fee_schedule_2024.xlsx',
    'Denial for Trigger Point Injection',
    'MS-DRG 470, NPI 1234567893, Tax ID 12-3456789',
    'claim 99213 denied, case 20610',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))

  it('are found again where only the surname stands', () => {
    expect(found('Pt: Robert Fakename. Fakename returned.')).toEqual(['name: Robert Fakename', 'name: Fakename'])
  })

  it('never take a code, nor the phone of the sender’s own signature', () => {
    const text = 'Acct 99213123\nPh 503-555-0188'
    const code = { start: 5, end: 13 }
    const signature = { start: 14, end: text.length }
    expect(findIdentifiers(text, [code], [signature])).toEqual([])
  })
})

it('masks say what was removed, by place or by words', () => {
  const text = 'Pt: John Sample DOB 4/12/1951: 99214?'
  const identifiers = findIdentifiers(text, [], [])
  expect(maskIdentifiers(text, identifiers)).toBe('Pt: [name removed] DOB [date of birth removed]: 99214?')
  expect(maskOccurrences('FW: John Sample', identifiers)).toBe('FW: [name removed]')
})

it('masks whole words only, in whatever case and across line ends', () => {
  const al = [{ kind: 'name' as const, text: 'Al Sample', start: 0, end: 9 }]
  expect(maskOccurrences('AL\nSample and Al Samples', al)).toBe('[name removed] and Al Samples')
})
