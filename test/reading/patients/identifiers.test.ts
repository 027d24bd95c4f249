import { describe, expect, it } from 'vitest'
import { findIdentifiers, maskIdentifiers, maskOccurrences } from '../../../src/reading/patients/identifiers.ts'

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
    ['DUMMY, CARL  M 06/30/1962  #A0098812', ['name: DUMMY, CARL', 'dob: 06/30/1962', 'mrn: A0098812']],
    ['J. Notreal dob 3/3/55', ['name: J. Notreal', 'dob: 3/3/55']],
    ['T.B. (dob 10/1/1950)', ['name: T.B.', 'dob: 10/1/1950']],
    ['denial for Marguerite Delacroix', ['name: Marguerite Delacroix']],
    ['Estelle Dummyperson\n\nEstelle had 19083', ['name: Estelle Dummyperson', 'name: Estelle']],
    ['MEMBER NAME : M0CK, DELIA   D0B : O5/17/1949', ['name: M0CK, DELIA', 'dob: O5/17/1949']],
    ['see Delacroix_Brisa_opnote.pdf', ['name: Delacroix_Brisa_opnote.pdf']],
    ['cataract - Example, Quilla\n\n66984?', ['name: Example, Quilla']],
    ['Subscriber OKOROAFO MBEKI', ['name: OKOROAFO MBEKI']],
    ['Member ID:      QQX5530417-02', ['member_id: QQX5530417-02']],
    ['Pt Edgar Testman, 05.14.1966', ['name: Edgar Testman', 'dob: 05.14.1966']],
    ['mr. pretendo 96 y/o', ['name: pretendo', 'dob: 96 y/o']],
    ['I got a bill for 99204.\n\nAgnes Unreal', ['name: Agnes Unreal']],
    ['MR number 7719034, 58571?', ['mrn: 7719034']],
    ['I am the patient, code 36475. My name is Bettina Sampleton and I owe it.', ['name: Bettina Sampleton']],
    ['My name is Bettina Sampleton and I bill 36475.', []],
    ['our account 20553 was locked', ['account: 20553']],
    ['see OpNote_Sample_John.pdf', ['name: OpNote_Sample_John.pdf']],
    ['Pt: Jane Doe, 4/12/1951', ['name: Jane Doe', 'dob: 4/12/1951']],
    ['Mrs. Example came in', ['name: Example']],
    ['MBI 1EG4-TE5-MK73', ['mbi: 1EG4-TE5-MK73']],
    ['SSN 078-05-1120', ['ssn: 078-05-1120']],
    ['12 SAMPLE CT DULUTH MN 55802', ['address: 12 SAMPLE CT DULUTH MN 55802']],
    ['MRN: MR-77321-A Acct# 5520198', ['mrn: MR-77321-A', 'account: 5520198']],
    ['ID# ZGP402311998 01', ['member_id: ZGP402311998 01']],
    ['Group 0071442-010-00012', ['member_id: 0071442-010-00012']],
    ['Claim# 1142301175892', ['claim: 1142301175892']],
    ['Claim ref GMX-25-0093341', ['claim: GMX-25-0093341']],
    ['auth A442198830, accession 76937', ['claim: A442198830', 'claim: 76937']],
    ['dialysis MWF. Elmer Quisenberry dob 9/30/1938', ['name: Elmer Quisenberry', 'dob: 9/30/1938']],
    ['WCB case no. G-0722 1013', ['claim: G-0722 1013']],
    [
      'acct,patient,dob,svc_date,code\n99118-2,"Marchetti, Lorcan",1979-03-30,2025-10-15,J1745\n',
      ['account: 99118-2', 'name: Marchetti, Lorcan', 'dob: 1979-03-30'],
    ],
    ['66984 OS, R.T.M. 6-30-48', ['name: R.T.M.', 'dob: 6-30-48']],
    ['Recipient: Maud Fitzgerald', ['name: Maud Fitzgerald']],
    ['Sample pt if you need it: Horatio Pell, 99213', ['name: Horatio Pell']],
    ['Patient named in your first mail (Eulalia Prowse) was removed', ['name: Eulalia Prowse']],
    ['Ottoline Fairweather / HIC 7CK3-VA9-RN14', ['name: Ottoline Fairweather', 'mbi: 7CK3-VA9-RN14']],
    ['Member Jessamine Oduya ZGP3390417-02', ['name: Jessamine Oduya', 'member_id: ZGP3390417-02']],
    ['acct PV-20931-B', ['account: PV-20931-B']],
    ['Address: 99 Test Ln, Beaverton OR 97005', ['address: 99 Test Ln, Beaverton OR 97005']],
    ['pt smith john d.o.b. Jan 2, 1960 chart 12345', ['name: smith john', 'dob: Jan 2, 1960', 'mrn: 12345']],
    ['a 67 yo named Harold Finch', ['name: Harold Finch']],
    ['99213 for Alice Cooper denied', ['name: Alice Cooper']],
    ['John’s visit on 1/5/26', ['name: John']],
    ['Mrs. K. O’Brien came in', ['name: K. O’Brien']],
    ['Patient: Maria Garcia-Lopez de Soto, 59400', ['name: Maria Garcia-Lopez de Soto']],
    ['Jose Luis Hernandez Vega was seen', ['name: Jose Luis Hernandez Vega']],
    ['99214 1/6/26 Thuy Nguyen\n93000 1/7/26 Tom Reyes', ['name: Thuy Nguyen', 'name: Tom Reyes']],
    ['RE: LAMBERT, PAUL - denial', ['name: LAMBERT, PAUL']],
    ['baby boy Thompson, twin A', ['name: Thompson']],
    ['PT JANE HOLLOWAY MRN 55121', ['name: JANE HOLLOWAY', 'mrn: 55121']],
    ['Mother: Ashley Burke', ['name: Ashley Burke']],
    ['date of birth four twelve nineteen fifty one', ['dob: four twelve nineteen fifty one']],
    ['he is 91. seen as 95F', ['dob: 91', 'dob: 95']],
    ['mbi 1eg4 te5 mk73', ['mbi: 1eg4 te5 mk73']],
    ['SSN ending in 6789, ssn xxx-xx-4821', ['ssn: 6789', 'ssn: 4821']],
    ['Member ID: XJB 123 456 789 01', ['member_id: XJB 123 456 789 01']],
    ['Humana number is W1234 56789', ['member_id: W1234 56789']],
    ['Patient ctrl: 884512, claim control number 25301X000123', ['account: 884512', 'claim: 25301X000123']],
    ['patient phone 2145550177', ['phone: 2145550177']],
    [
      'CLP*77421*4*312.5*0**MC*2025321004412~NM1*QC*1*ROWE*DALE*T***MI*H55512345~DMG*D8*19510412*F~',
      ['account: 77421', 'claim: 2025321004412', 'name: ROWE', 'name: DALE', 'member_id: H55512345', 'dob: 19510412'],
    ],
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
    'Dr. Susan Bell and coder Amy Price disagree',
    'Thanks, Karen',
    'from Linda Park, CPC',
    'Kim Tran, CPC-A',
    'this is Dana Whitlock',
    'Question\n\n99213 ok?\n\nLorraine Betts',
    'Priscilla Odom | Harbor Clinic',
    'Need a code for Depo Medrol and Botox Cosmetic under Blue Shield of California',
    'Prior Authorization for Knee Injection at Prairie Spine, Fort Worth',
    'see CMS1500_Claim_Form.pdf',
    'Visit for Johns Hopkins, Blue Cross and Foley Catheter',
    'video visit 99214 95 and encounter 99215',
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

it('masks a whole text for search, also where the words stand again, and leaves its codes', () => {
  const text = '99214 for Alice Cooper. Cooper’s MRN 5512 and 99214-25; ALICE COOPER again'
  const masked = maskOccurrences(text, findIdentifiers(text, [], []))
  expect(masked).toBe(
    '99214 for [name removed]. [name removed]’s MRN [record number removed] and 99214-25; [name removed] again',
  )
})

describe('what is nobody', () => {
  it.each([
    ['Egon, ASC billing'],
    ['1180 is on Orchard Row'],
    ['On Halloween (10/31/25) a boy'],
    ['Urology Assoc. of Cape Fear'],
    ['Marguerite, Kidz First Pediatrics'],
    ['99213?\n\nLeopold Quist / orthobilling'],
  ])('%j names no patient', (text) => {
    expect(findIdentifiers(text, [], []).filter(({ kind }) => kind === 'name')).toEqual([])
  })
})

describe('names without a cue before them', () => {
  it.each([
    ['Hargrove, Lettie breast bx 19083', ['name: Hargrove, Lettie']],
    ['Oyelaran, F. 45385', ['name: Oyelaran, F.']],
    ['Ngozi Abara (MRN 0077812) was here', ['name: Ngozi Abara', 'mrn: 0077812']],
    ['Bellweather’s chart says 11721', ['name: Bellweather']],
    ['pt tomasz wisniewski, 97802', ['name: tomasz wisniewski']],
    ['oyelaran, folake dob 1/2/1960', ['name: oyelaran, folake', 'dob: 1/2/1960']],
    ['Pt initials J.R.K.', ['name: J.R.K.']],
    ['Mr. Vandermolen’s plan', ['name: Vandermolen']],
    ['see okafor_jude_op.pdf', ['name: okafor_jude_op.pdf']],
    ['MEDI-4478120 plan', ['member_id: 4478120']],
    ['b. 7/9/1944', ['dob: 7/9/1944']],
    ['MR No - 77-20914', ['mrn: 77-20914']],
    ['the claim of Otis Brand (chart 40221)', ['name: Otis Brand', 'mrn: 40221']],
    ['call his dtr Marielle', ['name: Marielle']],
    ['Kofi Mensah-Lund FIN 4500981', ['name: Kofi Mensah-Lund', 'account: 4500981']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Boise, Idaho clinic',
    'Noridian’s denial of 99213',
    'Invoice INV-4478120',
    '80048 again for the same patient. 91 or 59?',
    'Lovenox, Heparin flush',
    'pt tolerated the procedure well',
    'Rosa Delgado, CPC, says 99213',
  ])('are not claimed in %j', (text) => expect(found(text)).toEqual([]))
})

describe('numbers of patients', () => {
  it.each([
    ['Encounter H2510-77301', ['account: H2510-77301']],
    ['Pt 102-44-A had a bmp', ['mrn: 102-44-A']],
    ['pt #22417, client no. 4471, inmate # A1198273', ['mrn: 22417', 'mrn: 4471', 'mrn: A1198273']],
    ['Resident (facility no. R-99310)', ['mrn: R-99310']],
    ['MRN/CSN: E1002233 / 440012998', ['mrn: E1002233', 'account: 440012998']],
    ['unit number M000417733, UMRN 417733', ['mrn: M000417733', 'mrn: 417733']],
    ['enc# 77-881 and acct 88213 visit # 44001', ['account: 77-881', 'account: 88213', 'account: 44001']],
    ['ctrl # A250108-99283', ['claim: A250108-99283']],
    [
      'Cert # W88190021, RID 104417882299, MCID 901274455',
      ['member_id: W88190021', 'member_id: 104417882299', 'member_id: 901274455'],
    ],
    ['case number WCB-G2201144', ['claim: WCB-G2201144']],
    ['last4 4417, xxx-xx-4418', ['ssn: 4417', 'ssn: 4418']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'pt 99213 and client 20610',
    'facility 1234567893',
    'resident 2 of 3',
    'pt no show, client no call',
    'visit 20251002 was billed',
    'OMB control no. 0938-1197',
    'ph 99213-25',
  ])('are none in %j', (text) => expect(found(text)).toEqual([]))
})

describe('persons told of in sentences', () => {
  it.each([
    ['saw Sal this morning for his bp', ['name: Sal']],
    ['saw Quenby on 10/2 for her knee', ['name: Quenby']],
    ['injected Walt yesterday', ['name: Walt']],
    ['Dottie came in for a refill', ['name: Dottie']],
    ['Quenby presented with chest pain', ['name: Quenby']],
    ['Henrike is upset about her bill', ['name: Henrike']],
    ['Says it is not covered. Pruitt, medicare', ['name: Pruitt']],
    ['Quenby / Aetna / left knee', ['name: Quenby']],
    ['its Quenby, 8/1/72, dos 10/21', ['name: Quenby', 'dob: 8/1/72']],
    ['Moreno / 9/2/25 / 99214', ['name: Moreno']],
    ['Last case: Lorna Quenby, sub ID R60114478', ['name: Lorna Quenby', 'member_id: R60114478']],
    ['this lady Prudence Quenby came', ['name: Prudence Quenby']],
    ['Veteran Ansel Quenby, student Paxton Quill', ['name: Ansel Quenby', 'name: Paxton Quill']],
    ['mom (Keisha Obuya) brought Zaire in', ['name: Keisha Obuya', 'name: Zaire']],
    ['Mom’s name is Tamsin Oyelowo', ['name: Tamsin Oyelowo']],
    ['her name is Henrike Stubb, the pt goes by Rikki', ['name: Henrike Stubb', 'name: Rikki']],
    ['her grandma Odile signed', ['name: Odile']],
    ['pt: Tib. Okafor / Aetna', ['name: Tib. Okafor']],
    ['Pt.Brunnhuber and Mr.Brunnhuber', ['name: Brunnhuber', 'name: Brunnhuber']],
    ['MRS BRUNNHUBER CAME BACK', ['name: BRUNNHUBER']],
    ['Ms. S is 71', ['name: S']],
    ['Client K.R. came, resident M.L. fell', ['name: K.R.', 'name: M.L.']],
    ['BW, 64 yo male', ['name: BW']],
    ['Clement Rask, Jr. dob 4/4/44', ['name: Clement Rask', 'dob: 4/4/44']],
    ['99214 for Henrike S?', ['name: Henrike S']],
    ['María José Ñíguez-Ortuño was seen', ['name: María José Ñíguez-Ortuño']],
    ['Núñez, Ángela 99214', ['name: Núñez, Ángela']],
    ['Mr Nguyễn Văn Thành is here', ['name: Nguyễn Văn Thành']],
    ['Last: Fennimore  First: Gus', ['name: Fennimore', 'name: Gus']],
    ['9:20 Blankenship, Roy f/u', ['name: Blankenship, Roy']],
    ['we saw edna tuesday', ['name: edna']],
    ['billed 99214 on edna quillfeather', ['name: edna quillfeather']],
    ['re: quillfeather, edna', ['name: quillfeather, edna']],
    ['see hstubb_771201.docx and StubbHenrike_note.pdf', ['name: hstubb_771201.docx', 'name: StubbHenrike_note.pdf']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'saw Ortho this morning, saw Noridian’s page today',
    'injected Kenalog today, saw Medicare was stopped',
    'Novitas, Medicare',
    'Botox, commercial',
    'Skyrizi was given',
    'Denial came back for 99213, Biopsy came back today',
    'We’ve had 99213 denied',
    'its Medicare, 8/1/72',
    'Salter Harris III and Neer II',
    'cases: Total Knee, Total Hip',
    'worker’s comp: Liberty Mutual Insurance',
    'Student Health, Veteran Affairs and Employee Health',
    'mom (Medicaid) and baby',
    'First: check the code. Last: bill it',
    'a procedure known as Whipple',
    'Rendering: Corwin Haas, Attending: HAAS, CORWIN',
    'MR ANGIOGRAM of the brain',
    'DM, 64 yo; MD is 45 yo',
    'patient U.S. citizen',
    'Thanks,\nCorinne B, billing',
    '99213?\n\nOlga, Houma 70363',
    'Podiatry of Grand Forks',
    'with bruce protocol, on grace period, for carl zeiss lens',
    'claim_form_20251002.pdf, OpNote-Knee.pdf',
    'My name is Karen Quenby and I bill 36475.',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('what stands beside a name', () => {
  const on = (text: string): string[] =>
    findIdentifiers(text, [], [], undefined, [], '2025-11-14').map(({ kind, text: written }) => `${kind}: ${written}`)

  it.each([
    ['Quill, Marta    20014   07/14/25', ['name: Quill, Marta', 'mrn: 20014']],
    ['Marta Quill (771201) was seen', ['name: Marta Quill', 'mrn: 771201']],
    ['Marta Quill | 3/3/1971 | 77120 |', ['name: Marta Quill', 'dob: 3/3/1971', 'mrn: 77120']],
    ['Quill, Marta [07/04/52]', ['name: Quill, Marta', 'dob: 07/04/52']],
    ['(7/4/52) Marta Quill', ['dob: 7/4/52', 'name: Marta Quill']],
    ['QUILL, MARTA\n03/30/1964  M  61Y', ['name: QUILL, MARTA', 'dob: 03/30/1964']],
    ['QUILL, MARTA\nF 54Y 03/03/1971', ['name: QUILL, MARTA', 'dob: 03/03/1971']],
    ['the kid, Marta Quill, 5.17.2018, fell', ['name: Marta Quill', 'dob: 5.17.2018']],
    ['New pt Marta Wren Quill, 11/20/2012, came in 11/6/2025', ['name: Marta Wren Quill', 'dob: 11/20/2012']],
    ['DOB/Age: 05/02/1949 76Y', ['dob: 05/02/1949']],
    ['F 05/02/1949 (76 yrs)', ['dob: 05/02/1949']],
    ['date of birth six two forty one', ['dob: six two forty one']],
    ['Addr: N4771 County Road K, Waupaca WI 54981', ['address: N4771 County Road K, Waupaca WI 54981']],
    ['lives RR 2 Box 118, Elkins WV 26241', ['address: RR 2 Box 118, Elkins WV 26241']],
    ['18B Old Post Rd Apt 4, Nyack, NY 10960', ['address: 18B Old Post Rd Apt 4, Nyack, NY 10960']],
  ])('is found in %j', (text, expected) => expect(on(text)).toEqual(expected))

  it.each([
    ['Marta Quill, 10/2/2024, was seen', ['name: Marta Quill']],
    ['Marta Quill, 10/2/2018', ['name: Marta Quill']],
    ['Marta Quill (2024)', ['name: Marta Quill']],
    ['seen 10/2/2025 76 yo male', []],
    ['visit on 3/3/2020, 12 yo', []],
    ['Address: our office moved to TX', []],
  ])('is no birth and no number in %j', (text, expected) => expect(on(text)).toEqual(expected))
})

describe('a day behind a word that also labels numbers', () => {
  it.each([
    'BIRTH: 1961-05-17    ADM: 02/16/2026   SURG: 02/17/2026',
    'DOB 5/17/1961  visit 10/04/2025',
    'adm 02-16-26',
  ])('is no number of an account in %j', (text) =>
    expect(found(text).filter((each) => each.startsWith('account'))).toEqual([]),
  )
})
