import { describe, expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { knowing } from '../known-codes.ts'

const isCode = knowing('CPT 99213', 'CPT 99392', 'CPT 47562', 'HCPCS A0427', 'CPT 80053', 'HCPCS G0439')
const identifiersOf = (subject: string, text: string): string[] =>
  readInquiry({ subject, text, sentOn: '2026-11-18' }, isCode).identifiers.map(
    ({ kind, text: written }) => `${kind}: ${written}`,
  )
const identifiers = (text: string): string[] => identifiersOf('question', text)

describe('a person of whom a mail tells', () => {
  it.each([
    ["Cora, Rosamunde Hartvigsen's lap chole of 11/5. 47562", 'name: Rosamunde Hartvigsen'],
    ['Hi, Slavomir "Sly" Hartvigsen had his wellness on Thursday, G0439', 'name: Slavomir "Sly" Hartvigsen'],
    ["Mitchell, Oddvar Hartvigsen's cysto was 11/5, 47562", 'name: Oddvar Hartvigsen'],
    ['Wellness for toddler Oakleigh (8/30/25) on 11/5, 99392', 'dob: 8/30/25'],
    ['Hello, Quenby Hartvigsen was seen for 99213', 'name: Quenby Hartvigsen'],
    ['Patient edna hartvigsen complained about the 99213', 'name: edna hartvigsen'],
    ['Pt edna hartvigsen, 99213 denied', 'name: edna hartvigsen'],
    ['Member edna hartvigsen called about 99213', 'name: edna hartvigsen'],
    ['Run 26-00533 on 11/3, crew did ALS, A0427', 'account: 26-00533'],
    ['ambulance, incident # 2026-00533, A0427', 'account: 2026-00533'],
    ['EMS trip no 26-1183 A0427', 'account: 26-1183'],
    ['patient ref KAD 22418 for 99213', 'mrn: KAD 22418'],
    ['client reference: 771204, 99213', 'mrn: 771204'],
    ['Well check yesterday for baby Oakley (11/3/25), 99392', 'dob: 11/3/25'],
    ['Saw infant Oakley (b. 12/9/25) on 11/17, 99392', 'dob: 12/9/25'],
  ])('is found in %j', (text, identifier) => expect(identifiers(text)).toContain(identifier))

  it('is found where a subject begins with the name', () => {
    expect(identifiersOf('Quillon Hartvigsen - knee problems', 'TKA 27447 on 9/14/26.\n\nThanks')).toContain(
      'name: Quillon Hartvigsen',
    )
  })

  it.each([
    'Patient complained that her 99213 was denied',
    'Patient called yesterday about 99213',
    'run 2 of the A0427 batch, crew of two',
    'incident 2026-00533 of our help desk, 99213',
    '99213 and 80053, all same pt. 25 on the visit?',
    'Patient rose from the chair, 99213',
    'Patient grace period ended, 99213',
    'Member services says 99213 is out',
    'Toddler Clinic of Reno, 99392',
    'newborn visit (11/3/26) 99392',
    'the baby claim (11/3/25) denied 99392',
  ])('is none in %j', (text) => expect(identifiers(text)).toEqual([]))

  it('leaves who is greeted alone', () => {
    expect(identifiers('Hi Quenby Hartvigsen, can we bill 99213?')).toEqual([])
  })
})
