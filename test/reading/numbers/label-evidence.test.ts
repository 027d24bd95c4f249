import { describe, expect, it } from 'vitest'
import type { IsCode } from '../../../src/domain/is-code.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { findIdentifiers } from '../../../src/reading/patients/identifiers.ts'

/** A codebook that knows every procedure of five digits and a few of a letter, so that the words around a number decide. */
const isCode: IsCode = (system, code) =>
  (system === 'CPT' && /^\d{5}$/.test(code)) || (system === 'HCPCS' && /^(?:A0\d{3}|E0\d{3}|J1100|G0316)$/.test(code))
const codes = (text: string): string[] => findCodeReferences(text, isCode).map(({ code }) => code)
/** The same where the codebook does not know the number. */
const unknown = (text: string): string[] => findCodeReferences(text, () => false).map(({ code }) => code)

describe('two groups of five behind the word for a claim', () => {
  it.each(['Claim 26058-77391, Pruitt, Odalys', 'claim 41702-63318 denied'])('are its number: %s', (text) => {
    expect(unknown(text)).toEqual([])
  })

  it('are a range where they are codes', () => {
    expect(codes('claim 99213-99215 denied')).toContain('99213')
  })
})

describe('everyday words that name a number by what stands beside them', () => {
  it.each([
    'Run 20610, 6/02/2025.',
    'BLS run 36415 to the wound center',
    'ambulance trip 29881 was a return',
    'Trip 45380 - 3/2/25',
    'incident 31255 of 6/1/25',
    'Aetna claims go out (payer 99202)',
    'see (job 29881) and (dispatch 93005)',
    'payor 62308 and Optum 87726, Cigna (62308), Humana # 61101',
    'CHK/EFT: 20610, EFT/CHECK 99204, ACH / TRACE 36415',
    'CHECK: 20610   CHECK DATE: 06/19/2025',
    'their check 29881 for $412.00',
    'check 20553 was voided',
    'paid by check 20553 on 6/2/25',
    'EFT 20553 posted 6/1',
    'D: 09/26/2025 T: 09/27/2025 10:14 Job 20610',
    'dictation job 20610, print job 99203',
    'purchase order 20610, supply order 99204',
    'run sheet 93005/2, packing slip 20553',
    'reference 20610-RV, case 29881-WD',
    'call ref 20610, portal reference 99204',
    'lockbox 20610, mail drop 29881, site code 99204',
    'Run 20610. Res to hosp.',
    'Trip 29881\nALS crew',
    'Run 20610 / check 29881 are on the old EOB',
    'cultures sent (lab req 20611)',
    'path requisition 29881',
  ])('take the number of %j from the codes', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['Run 20610 with 25 please', ['20610', '25']],
    ['Please run 99213 through your edits.', ['99213']],
    ['We request 29881. Thanks', ['29881']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))

  it.each(['rx order J4418', 'pharmacy order Q9471 came late', 'sticker says loc S2204', 'request G7417-RV'])(
    'take the number of %j, which no codebook knows',
    (text) => expect(unknown(text)).toEqual([]),
  )

  it.each([
    ['order 80053 and 85025', ['80053', '85025']],
    ['Order 80053, 10/4 draw', ['80053']],
    ['Run 80053 and 85025 on both', ['80053', '85025']],
    ['run 99213 on 10/4/25 thru the scrubber', ['99213']],
    ['Run 99213, 10/4 visit, again', ['99213']],
    ['please check 99213 for $92 allowed', ['99213']],
    ['can you check 99213 cleared the edits', ['99213']],
    ['check 99213 posted twice', ['99213']],
    ['check 99213 for 10/4/25', ['99213']],
    ['check: 99213', ['99213']],
    ['good job 99213 paid', ['99213']],
    ['payer 99213 denied', ['99213']],
    ['reference 20610-RT', ['20610']],
    ['ref A0427-RH', ['A0427']],
    ['case 00790-P3', ['00790']],
    ['pharmacy order J1100', ['J1100']],
    ['loc G0316 for time', ['G0316']],
    ['charge sheet 99213, fee sheet 20610', ['99213', '20610']],
    ['EFT denied 99213', ['99213']],
    ['appeal 20610, PCR 87635, which cost 99213', ['20610', '87635', '99213']],
    ['we are tracking 99213 denials', ['99213']],
    ['our site 99213 code 20610', ['99213', '20610']],
    ['LOC: 99214', ['99214']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('numbers of Medicare, of payers and of laboratories', () => {
  it.each([
    'we gave the NOMNC (CMS 10123) and CMS 10055',
    'CMS form 20027 and HCFA no. 20033',
    'Novitas JL (12502), JE - 01112, J6 contract 06102',
    'NGS (14112), contract 12502, Palmetto GBA (11202)',
    'LCD (33822), article (56789)',
    'AFP 18400, wbc: 14300, glucose of 11042',
    'CK peaked at 10060, trop 20600, CEA is 12002',
    'viral load 20610',
    'bed 20, bay C50, pod 3',
    'dept: 20520',
  ])('are no codes in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['does CMS 10060 pay', ['10060']],
    ['per CMS 99213 is fine', ['99213']],
    ['Novitas 11402 denied, Noridian 11301 paid', ['11402', '11301']],
    ['LCD (20610) is which', ['20610']],
    ['AFP 82105, CEA 82378, CK 82550, glucose: 82947', ['82105', '82378', '82550', '82947']],
    ['viral load 87536', ['87536']],
    ['hospital bed E0260, bed E0303', ['E0260', 'E0303']],
    ['Aetna 99213 denied, Humana 20610 paid', ['99213', '20610']],
    ['dept 99213 charges', ['99213']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('things of an office that have numbers', () => {
  it.each([
    'scanner # 45378, workstation id 99213',
    'transaction number 20610, trace # 99213',
    'grievance no. 31255, inquiry # 20610',
    'ord# 20610, appeal # 99213, conf no. 29881, ePCR # 93005',
    'cost center 29881, employee id 99204, RMA # 20553',
    'letter #99213, session at site # 20610, provider # 45378',
  ])('are no codes in %j', (text) => expect(codes(text)).toEqual([]))

  it.each([
    ['I notice no 99213 on the claim', ['99213']],
    ['did you call on 99213', ['99213']],
    ['procedure # 20610, CPT # 99213, line # 99214', ['20610', '99213', '99214']],
    ['the refund was for 99213', ['99213']],
    ['provider 99213 only', ['99213']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('numbers of records right beside a patient', () => {
  const found = (text: string) => findIdentifiers(text, [], []).map(({ kind, text: written }) => `${kind}: ${written}`)

  it.each([
    ['pt R.K. chart 40817, by video', 'mrn: 40817'],
    ['patient Olga Quist, chart 40817', 'mrn: 40817'],
    ['Quist, Olga acct 40817', 'account: 40817'],
    ['chart 40817 (O.Q.)', 'mrn: 40817'],
    ['chart 40817 dob 1/2/1950', 'mrn: 40817'],
    ['recip # 3301782395', 'member_id: 3301782395'],
    ['recip. no 3301782395', 'member_id: 3301782395'],
    ['Subs # 884120033', 'member_id: 884120033'],
    ['mbr # 884120033', 'member_id: 884120033'],
    ['I.D. # 3301782395', 'member_id: 3301782395'],
    ['MA # 3301782395', 'member_id: 3301782395'],
    ['CIN 91234567A', 'member_id: 91234567A'],
    ['Medi-Cal # 91234567A', 'member_id: 91234567A'],
    ['mcaid # 3301782395', 'member_id: 3301782395'],
    ['contract # 884120033', 'member_id: 884120033'],
    ['DBN 00123456789', 'member_id: 00123456789'],
    ['EDIPI 1234567890', 'member_id: 1234567890'],
    ['HRN 304417', 'mrn: 304417'],
    ['guarantor # 304417', 'mrn: 304417'],
  ])('are found in %j', (text, expected) => expect(found(text)).toContain(expected))

  it.each([
    'pt chart 99213 level ok?',
    'chart 99213 for Dr Reed',
    'Per chart 99213 was chosen',
    'MA 99211 visit',
    'CIN 2 with 57460',
    'sub 99213 for 99214',
    'person 99213, contract 99213 rate',
  ])('are none in %j', (text) => expect(found(text).filter((each) => !each.startsWith('name'))).toEqual([]))
})

describe('numbers whose sentence or place in the mail says what they are', () => {
  it.each([
    'HIS LETTER IS UNDER PO 40917, 20610',
    'lot no on the vial is 23811, 20610',
    'The 75898 stamped on the sheet is our asset number, 20610',
    '20610\n\n85374 office zip if you need locality',
    '20610\nSkip at Lakeview Optical\ntray V2700',
    '20610?\n\nRosalba - WorkFirst Occ Health, site 31255',
    '20610\nObadiah Kranz\nRoute 2, Box 40106',
    '20610 BILLED 95.00 ALLOWED 0.00\nCHECK 71275',
    '20610. Case log 93005',
    '20610 ticket ref H0038',
  ])('leave nothing but the code of %j', (text) => expect(codes(text)).toEqual(['20610']))

  it.each([
    ['20610 and site 29881 were denied, why?', ['20610', '29881']],
    ['can the unit bill 29881', ['29881']],
    ['we bill from the truck 93005', ['93005']],
    ['29881 is the code our surgeon wants', ['29881']],
    ['check 20610', ['20610']],
  ])('leave the codes of %j', (text, expected) => expect(codes(text)).toEqual(expected))
})

describe('numbers of members in two groups', () => {
  const members = (text: string): string[] =>
    findIdentifiers(text, findCodeReferences(text, known), []).map(({ kind, text: written }) => `${kind} ${written}`)
  const known: IsCode = (system, code) => system === 'CPT' && /^(?:95811|99213|20610)$/.test(code)

  it.each([
    'I am member W2207 41693, got a bill for 95811',
    'member W2207 41693 denied for 99213',
    'subscriber XK418 20931 termed',
    'policy W2207 41693',
    'member number is W2207 41693',
    'her insured QA9921 55127 was dropped',
    'beneficiary T4410 88213, 20610 denied',
    'member # W2207 41693',
    'group W2207 41693',
    'recipient H3302 71940',
  ])('are one number in %j', (text) => {
    expect(members(text).join()).toMatch(/^member_id [A-Z]{1,2}\d{3,4} \d{5}/)
    expect(findCodeReferences(text, known).filter(({ code }) => /^[A-Z]|41693|20931|55127/.test(code))).toEqual([])
  })

  it.each([
    'member W2207, 41693',
    'member J1100 99213 denied',
    'the group 99213 20610',
    'policy G0316 with 99213',
    'member 99213 20610',
  ])('are none in %j', (text) => expect(members(text).join()).not.toMatch(/member_id \w+ \d{5}/))
})
