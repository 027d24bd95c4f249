import { describe, expect, it } from 'vitest'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { findIdentifiers } from '../../../src/reading/patients/identifiers.ts'

/** What is found in a mail of November 2025, its codes left alone. */
const found = (text: string): string[] => {
  const codes = findCodeReferences(text, (system) => system === 'CPT')
  return findIdentifiers(text, codes, [], undefined, [], '2025-11-14').map(
    ({ kind, text: written }) => `${kind}: ${written}`,
  )
}

describe('names that nothing but their place tells', () => {
  it.each([
    ['20610 with 25?\n\nTibbald Quenby\n\nDr. Sorrel', ['name: Tibbald Quenby']],
    ['20610 with 25?\n\nTibbald Quenby\n\nMarnie, ortho billing', ['name: Tibbald Quenby']],
    ['Tibbald Quenby\n99213?', ['name: Tibbald Quenby']],
    ['Tibbald Quenby-Roe\n1948-03-17\nThanks, Pam', ['name: Tibbald Quenby-Roe', 'dob: 1948-03-17']],
    ['Monday’s lap chole, Tibbald Quenby, went open.', ['name: Tibbald Quenby']],
    ['we have Tibbald Quenby scheduled 12/9', ['name: Tibbald Quenby']],
    ['They denied Tibbald Quenby, twice', ['name: Tibbald Quenby']],
    ['Subject is Tibbald Quenby. 92014?', ['name: Tibbald Quenby']],
    ['Both Tibbald Quenby and Sorrel Wragge came', ['name: Tibbald Quenby', 'name: Sorrel Wragge']],
    ['Tibbald Quenby’s cast was changed', ['name: Tibbald Quenby']],
    ['Tibbald Quenby wants to know why', ['name: Tibbald Quenby']],
    ['Tibbald Quenby, 8CJ7-NY4-RM19', ['name: Tibbald Quenby', 'mbi: 8CJ7-NY4-RM19']],
    ['* Tibbald Quenby 99213\n* Sorrel Wragge 99214', ['name: Tibbald Quenby', 'name: Sorrel Wragge']],
    ['a question from Tibbald Quenby (pt)', ['name: Tibbald Quenby']],
    ['99213 — Quenby, Tamar', ['name: Quenby, Tamar']],
    ['Dos 9/14 Tibbald Quenby IV push', ['name: Tibbald Quenby']],
    ['can we bill 45385\n\nQUENBY  JUNE  K\nDr. Sorrel', ['name: QUENBY  JUNE  K']],
    ['ICN 2225219044180\nQUENBY  ROY  D\n\nFax back, Verna', ['claim: 2225219044180', 'name: QUENBY  ROY  D']],
    ['Last line: QUENBY TIBBALD  99232', ['name: QUENBY TIBBALD']],
    ['PT NAME   QUENBY TIBBALD    HIC', ['name: QUENBY TIBBALD']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    '20610 with 25?\n\nTibbald Quenby',
    '20610 with 25?\n\nThanks,\nTibbald Quenby\n\nSorrel Pain Clinic',
    '20610?\n\nTibbald Quenby\nOffice Manager\nTri County Family Practice',
    '20610?\n\nTibbald Quenby\nOn Tue, Jan 13, 2026 at 8:02 AM Desk wrote:',
    'Tibbald Quenby, our coder, says no',
    'Tibbald Quenby (billing) says no',
    'our biller Tibbald Quenby says no',
    'Tibbald Quenby, DPT, asks',
    'Tibbald Quenby Pediatrics moved',
    'we moved to Tibbald Quenby, TX',
    'Dr. Tibbald Quenby did it',
    'a Le Fort II and a Salter Harris fracture',
    'Humana Gold Plus and Care Improvement Plus',
    'Live Feb 26: webinar',
    'Medical Arts Bldg #2211',
    'Gulf Hospitalists, Sound Advice Audiology',
    'BILLED AMT  110.00\nPERF PROV  1306599215',
    'PLEASE ADVISE\n\n99213?',
    'LEFT KNEE  20610',
    '20610?\n\nQUENBY TIBBALD',
  ])('are not seen in %j', (text) => expect(found(text)).toEqual([]))
})

describe('birth dates without their word', () => {
  it.each([
    ['bd 2-27-49, lumbar', ['dob: 2-27-49']],
    ['b/d: 7/30/55', ['dob: 7/30/55']],
    ['she: 8/8/72, lumbar esi 10/28', ['dob: 8/8/72']],
    ['1960-08-30\ncolonoscopy', ['dob: 1960-08-30']],
    ['Pt: Tibbald Quenby\n1960-08-30', ['name: Tibbald Quenby', 'dob: 1960-08-30']],
    ['Pt: Tibbald Quenby / 1980-06-15', ['name: Tibbald Quenby', 'dob: 1980-06-15']],
    ['(7/4/1952) seen today', ['dob: 7/4/1952']],
    ['11/02/1944 Horst Quenby', ['dob: 11/02/1944', 'name: Horst Quenby']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'seen 8/8/25: 8/9/25',
    'Effective: 1/1/97',
    'DOS: 01/22/2013',
    'in force since 1/1/1994',
    'deleted: 12/31/95',
    'see manual 30.6.91',
    'bd 20610',
    '2013-01-22\n99213',
  ])('are none in %j', (text) => expect(found(text)).toEqual([]))
})

describe('numbers made of letters, figures and hyphens', () => {
  it.each([
    ['Hosp #: 4409127', ['mrn: 4409127']],
    ['hospital no. 771-0092', ['mrn: 771-0092']],
    ['ACNT DM-60118', ['account: DM-60118']],
    ['client file N-96136-22', ['mrn: N-96136-22']],
    ['file # 2231-A', ['mrn: 2231-A']],
    ['Adm OP25-9641-3', ['account: OP25-9641-3']],
    ['Mem ID: 1EX90077-A', ['member_id: 1EX90077-A']],
    ['Case 2291-C: 99213?', ['claim: 2291-C']],
    ['our ref TK-77192-M', ['claim: TK-77192-M']],
    ['Record MX-11208', ['mrn: MX-11208']],
    ['Rx # 4401992', ['mrn: 4401992']],
    ['Specimen S25-88305', ['mrn: S25-88305']],
    ['Ms Quenby (CCM-0418)', ['name: Quenby', 'mrn: CCM-0418']],
    ['Mr. Quenby  3390-11', ['name: Quenby', 'mrn: 3390-11']],
    ['Pt Quenby, T. / CV119034 / cath', ['name: Quenby, T.', 'mrn: CV119034']],
    ['see VF_Quenby_1950-02-11.pdf', ['name: VF_Quenby_1950-02-11.pdf']],
  ])('are found in %j', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    ['hospital 99223', []],
    ['on file: 03D1156099', []],
    ['record of 99213', []],
    ['adm 99223 and file 99213', []],
    ['Mr. Quenby 99213-25', ['name: Quenby']],
    ['Mr. Quenby (10-2-25)', ['name: Quenby']],
    ['Mr. Quenby, L4-L5 and 555-0142', ['name: Quenby', 'phone: 555-0142']],
    ['Mr. Quenby / CO-97', ['name: Quenby']],
    ['case 20610', []],
  ])('are none of codes, dates and the like in %j', (text, expected) => expect(found(text)).toEqual(expected))
})
