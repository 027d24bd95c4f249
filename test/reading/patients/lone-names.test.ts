import { describe, expect, it } from 'vitest'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { findIdentifiers } from '../../../src/reading/patients/identifiers.ts'

/** The names and numbers found in a mail of November 2025, its codes left alone. */
const found = (text: string): string[] => {
  const codes = findCodeReferences(text, (system) => system === 'CPT').filter(({ system }) => system === 'CPT')
  return findIdentifiers(text, codes, [], undefined, [], '2025-11-14').map(({ text: written }) => written)
}

describe('surnames and first names alone', () => {
  it.each([
    ['The claim on Wisniewska bounced twice.', ['Wisniewska']],
    ['Any news on Odhiambo?', ['Odhiambo']],
    ['Was 99213 paid for Takahashi or not?', ['Takahashi']],
    ['chart note for Zelbrandt says otherwise', ['Zelbrandt']],
    ['The session with Kiyan ran over.', ['Kiyan']],
    ['a well visit for Zaynab and shots', ['Zaynab']],
    ['Saw Xiomara on 9/20, new pt', ['Xiomara']],
    ['Petrosyan was scoped after a normal exam', ['Petrosyan']],
    ['Haddad had the MRI twice', ['Haddad']],
    ['Yamaguchi is 62 and on four meds', ['Yamaguchi']],
    ['Ngozi came back with drainage', ['Ngozi']],
    ['67F Zelbrandt CP, trop neg', ['Zelbrandt']],
    ['8yo Teodor fell off a swing', ['Teodor']],
    ['the Sanchez chart mixup', ['Sanchez']],
    ['99203 DOS 10/7 Fitzwilliam, billed', ['Fitzwilliam']],
    ['acct 118820, Rosenthal, sent twice', ['118820', 'Rosenthal']],
    ['Haddad: 38 min\nZelbrandt: 22 min\nIto: 53 min', ['Haddad', 'Zelbrandt', 'Ito']],
    ['Can you look at Bartholomew, Zelbrandt and Takahashi?', ['Bartholomew', 'Zelbrandt', 'Takahashi']],
    ['Seen: L.T. Vo and R. Ng', ['L.T. Vo', 'R. Ng']],
    ['The oldest is 6/3/25 (Haddad, T), the newest 8/29/25 (Ito, F).', ['Haddad, T', 'Ito, F']],
    ['Castellanos R  97110\nCastellanos R  97112', ['Castellanos R', 'Castellanos R']],
    ['DeShawn Little / V00382910 / 10/14', ['DeShawn Little', 'V00382910']],
    ['We saw Precious Adebayo today', ['Precious Adebayo']],
    ['> HADDAD, SALIM A  3RT7YW2MK41', ['HADDAD, SALIM A', '3RT7YW2MK41']],
    [
      'Silas Aurel Brook\n19 Tamarind Ct Apt 3, Ames, IA 50010\n3RT7-YW2-MK41',
      ['Silas Aurel Brook', '19 Tamarind Ct Apt 3, Ames, IA 50010', '3RT7-YW2-MK41'],
    ],
    ['we told them when Zelbrandt came', ['Zelbrandt']],
    ['does Zelbrandt’s 20610 need it', ['Zelbrandt']],
    ['Is it the same if Bhattacharya has both?', ['Bhattacharya']],
    ['Bhattacharya 99213 9/12 denied', ['Bhattacharya']],
    ['Thibodeaux’ 99213 was denied', ['Thibodeaux']],
    ['HD today: Sandoval, Crane, Zelbrandt. 90935 each?', ['Sandoval, Crane', 'Zelbrandt']],
    ['Consents: Hollister; Nuñez; Van Der Meer; O’Dell. Bill 99490?', ['Hollister', 'Nuñez', 'Van Der Meer', 'O’Dell']],
    ['Zaynab and Idris Haddad came for physicals', ['Zaynab', 'Idris Haddad']],
    ['Rm 4112 Haddad, Norm  99232\nRm 4120 Bigelow  99232', ['Haddad, Norm', 'Bigelow']],
    ['help w/ GUTIERREZ MARIA D 29880 please', ['GUTIERREZ MARIA']],
    ['acct 4471829 / J Beauregard / 31231', ['4471829', 'J Beauregard']],
    ['2mo Everleigh w fever', ['Everleigh']],
    ['They denied Zelbrandt’s 64405', ['Zelbrandt']],
    ['Please pull Zelbrandt’s eval and Quandtler’s MRI', ['Zelbrandt', 'Quandtler']],
    ['Does Zelbrandt need an ABN for 92250?', ['Zelbrandt']],
    ['When Zelbrandt came for his treadmill it failed', ['Zelbrandt']],
    ['Ferraro 99214, St. Clair 99214, Ibarra same, Nowicki 99213.', ['Ferraro', 'St. Clair', 'Ibarra', 'Nowicki']],
    ['Sessions: Gunther 22, Ruiz 36, 93798?', ['Gunther', 'Ruiz']],
    ['- Wexler: auth expired\n- Obi: no referral\n- McIlroy: denied', ['Wexler', 'Obi', 'McIlroy']],
    ['Any luck with Stanislav Zelbrandt’s RCR?', ['Stanislav Zelbrandt']],
    ['Butch Granger adj 3 regions 98941?', ['Butch Granger']],
    ['Rahimi coded in the ICU', ['Rahimi']],
    ['Precious Okonjo-Bell, BMI 44', ['Precious Okonjo-Bell']],
    ['Famira B 29F presents', ['Famira B']],
    ['NB Girl Hassan’s 99381', ['Hassan']],
    ['Col. Winthrop’s 45385', ['Winthrop']],
    ['Lt. Col. (ret) Zelbrandt had it', ['Zelbrandt']],
    ['is 92250 fine for Youssef?', ['Youssef']],
    ['Ananya was referred by Kaiser', ['Ananya']],
    ['the Villanueva hip (27130)', ['Villanueva']],
    [
      'why was I charged 99213? This is Barb Whitfield-Ochs, my birthday is June 3, 1957',
      ['Barb Whitfield-Ochs', 'June 3, 1957'],
    ],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Takahashi says to use 99214 and signed it',
    '20610?\n\nTakahashi, hospital pro fee coding and edits',
    'Rev. Code 0636, Lt. Knee, Sr. Analyst',
    'Zestril 22, Kenalog 36, Marcaine 11.',
    '- Availity: auth expired\n- Zirmed: down till noon',
    'Billing’s RCR, Kaiser’s MRI, the MA’s note',
    'Medicare’s 20610, Availity’s eval, Dr. Zelbrandt’s MRI',
    'Does Synvisc need an ABN for J7325?',
    'Was it read by Takahashi or not?',
    'and Savary dilator 16 mm passed over it',
    'we use it with Monocryl and nylon, so 12032?',
    'when GitHub came, on Content-Type again, if so',
    'patients in Lancaster, of Weston and near Clifton, 99213?',
    '20610?\n\nTakahashi\nCedar Spine Clinic',
    '20610? Thanks, Takahashi',
    'The claim on Synvisc bounced twice.',
    'The chart note for Medicare says otherwise',
    'Any news on Availity?',
    'Was it denied for Prolia or not?',
    'Dr. Takahashi was here today',
    'Scheduling called about the bill',
    'Toradol: 60 mg\nKenalog: 40 mg',
    'Can you look at Aetna, Cigna and Humana?',
    'We use Epic, Cerner and Athena',
    'Toupet had a Nissen before',
    'A Bowen disease excision and a Morton neuroma',
    '62 yo Hispanic male, 70F Caucasian',
    'Harrington Clinic was billed',
    'the Bartlett Regional claim edits',
    'Will Medicare pay? May we bill? Mark it?',
    'Bill Novitas for it',
    'STEMI, no Adenosine',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('initials', () => {
  it.each([
    ['Client initials K.M., and her partner J.L. came too', ['K.M.', 'J.L.']],
    ['pt JW was seen twice', ['JW']],
    ['pts JW, TB and RK all had it', ['JW, TB', 'RK']],
  ])('of patients are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each(['pt ED visit', 'pt DM was worse', 'Pt OT eval', 'the U.S. and the A.M. shift'])(
    'are not seen in %j',
    (text) => expect(found(text)).toEqual([]),
  )
})

describe('numbers of records without a label', () => {
  it.each([
    ['edit on CH0528-99417 again', ['CH0528-99417']],
    ['Reference: CV-2025-0871554', ['CV-2025-0871554']],
    ['Case # SC25-1187', ['SC25-1187']],
    ['Run # 25-EMS-04871', ['25-EMS-04871']],
    ['KCD-330-81-5526', ['KCD-330-81-5526']],
    ['Claim ctl 1125272019880', ['1125272019880']],
    ['W2847 19302 01 is her Aetna number', ['W2847 19302 01']],
    ['Her old ID was 880127734.', ['880127734']],
    [
      'Haddad 9041 7726 03, ships to RR 2 Box 118, Elkins WV 26241',
      ['Haddad', '9041 7726 03', 'RR 2 Box 118, Elkins WV 26241'],
    ],
    ['claims 2225268407731, 2225268407744 and 2225268407751', ['2225268407731', '2225268407744', '2225268407751']],
    ['Ms. Underhill ( 77-21-903 ).', ['Underhill', '77-21-903']],
    ['so her 9/9/48 means medicare', ['9/9/48']],
    ['payer has 1/1/1980, we have 01-01-1979', ['1/1/1980', '01-01-1979']],
    ['Chart - 209144', ['209144']],
    ['on Medicaid 4410098812 since May', ['4410098812']],
    ['Acct nos 4410982, 4410991 & 4411020', ['4410982', '4410991', '4411020']],
    ['Ms. Love - G0101 today? 05/30/58', ['Love', '05/30/58']],
    ['reference BX7719203', ['BX7719203']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'CMS-2025-0304 and OMB 0938-1197',
    'NDC 57894-0030-01, lot AB12-33417',
    'invoice INV-2025-00417, PO-2025-3381',
    '2025-11-14T09:22 and 14-NOV-2025',
    'C5-C6, L4-L5, ICD-10, COVID-19, CMS-1500',
    '99213-25-59 with 20610-RT, range 99202-99215',
    'E11.9 is the number',
    'ref CC-690672, reference 100-04, case 99215',
    'effective 1/1/1996, deleted 12/31/1998',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('a line of a signature', () => {
  const signed = (line: string): string[] => {
    const text = `99204?\n\n${line}\n\nPatience, front desk`
    const own = [{ start: 8, end: text.length }]
    return findIdentifiers(text, [{ start: 0, end: 5 }], own).map(({ text: written }) => written)
  }

  it('that a birth date stands in is a patient’s', () =>
    expect(signed('D. Whitestone  |  cell 605-555-0181  |  01/30/1988')).toEqual([
      'D. Whitestone',
      '605-555-0181',
      '01/30/1988',
    ]))

  it.each(['D. Whitestone  |  cell 605-555-0181', 'Whitestone Clinic, since 01/30/1988, 605-555-0181'])(
    'is the sender’s where none does: %j',
    (line) => expect(signed(line).filter((written) => /605/.test(written))).toEqual([]),
  )
})

it('a number behind a name that is a code elsewhere is that code again', () =>
  expect(found('Reyes, Ana  99213\nHaddad, Sam  99213')).toEqual(['Reyes, Ana', 'Haddad, Sam']))
