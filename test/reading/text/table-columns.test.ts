import { describe, expect, it } from 'vitest'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { findTableCells } from '../../../src/reading/text/table-columns.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'
import { knowing } from '../known-codes.ts'

const isCode = knowing(
  ...'99213 55310 36475 20610 29881 93005 80053'.split(' ').map((code) => `CPT ${code}`),
  ...'J3490 J1100 A0427'.split(' ').map((code) => `HCPCS ${code}`),
)
const cellsOf = (text: string): string[][] =>
  findTableCells(text, indexText(text)).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('cells below headings', () => {
  it.each([
    [
      'parted by bars',
      'Acct | Patient | DOS | CPT\n55310 | Quill, Marta | 1/9/25 | 36475',
      [
        ['account', '55310'],
        ['name', 'Quill, Marta'],
        ['service_date', '1/9/25'],
      ],
    ],
    [
      'parted by tabs, under a rule',
      'MRN\tDOB\tCPT\n---\t---\t---\n4471\t1/2/60\t99213',
      [
        ['mrn', '4471'],
        ['dob', '1/2/60'],
      ],
    ],
    [
      'parted by spaces',
      'Date of Service   CPT   Charge\n01/05/2025        99213  120.00',
      [['service_date', '01/05/2025']],
    ],
    [
      'parted by commas, with empty cells left out',
      'Claim #,Member ID,CPT\n2231,,99213\n,ZGP4,99213',
      [
        ['claim', '2231'],
        ['member_id', 'ZGP4'],
      ],
    ],
  ])('%s are told by their column', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells)
  })

  it.each([
    ['a sentence with the same words', 'Patient, claim and DOS are in the note, code 99213.\nnext, line, here, now'],
    ['one heading alone', 'Patient:\nwas seen'],
    ['codes with what they mean', 'Old code | Desc | New\n90862 | med mgmt |'],
    ['a form', 'Pt: Jane Sample, DOB 04/12/1951, MRN 0487\n99213, 20610, 45385'],
  ])('are none in %s', (_, text) => {
    expect(cellsOf(text)).toEqual([])
  })

  it.each([
    ['item     ndc            hcpcs', '20610    00409-1105-01  J3490', ['J3490']],
    ['Item # | HCPCS | Qty', '29881 | J1100 | 4', ['J1100']],
    ['CPT\tInvoice\tPaid', '99213\t20610\t40.00', ['99213']],
    ['Run | Date | CPT', '93005 | 10/2 | A0427', ['A0427']],
  ])('tell that below %j only the column of codes holds some', (heading, row, expected) => {
    const codes = findCodeReferences(`${heading}\n${row}`, isCode).map(({ code }) => code)
    expect(codes).toEqual(expected)
  })

  it('hold the codes of orders where no column is of codes', () => {
    const codes = findCodeReferences('Order | Test | Qty\n80053 | CMP | 1', isCode).map(({ code }) => code)
    expect(codes).toContain('80053')
  })

  it('end where a row no longer fits', () => {
    expect(cellsOf('Acct|DOS|CPT\n1|2|3\nThanks for looking\n4|5|6')).toEqual([
      ['account', '1'],
      ['service_date', '2'],
    ])
  })
})

describe('a mail with such a table', () => {
  const text = 'Charge export\nAcct|Pt|DOS|CPT|Mod\n55310|Quill, Marta|01/09/2025|36475|RT\nis that right?'
  const { references, identifiers, dateOfService } = readInquiry({ subject: '', text, sentOn: '2025-11-14' }, isCode)

  it('has its account number for no code, and its patient masked', () => {
    expect(references.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([['36475', 'RT']])
    expect(identifiers.map((each) => [each.kind, each.text])).toEqual([
      ['account', '55310'],
      ['name', 'Quill, Marta'],
    ])
  })

  it('is about the date in its column', () => {
    expect(dateOfService).toBe('2025-01-09')
  })
})

describe('a list of charges in columns of blanks', () => {
  const text = [
    'ACCT        PATIENT              DOS       CPT    MD  QTY  DX',
    'P00817      QUILLER,ODA          20251002  99215  25  1    D51.0',
    'P00817      QUILLER,ODA          20251002  96372      1    D51.0',
  ].join('\n')
  const { references, identifiers } = readInquiry({ subject: '', text, sentOn: '2025-11-14' }, isCode)

  it('keeps its lines apart, and reads the modifiers below MD', () => {
    expect(references.map(({ code, modifiers }) => [code, ...modifiers])).toEqual([
      ['99215', '25'],
      ['D51.0'],
      ['96372'],
    ])
    expect(identifiers.map((each) => each.text)).toEqual(['P00817', 'QUILLER,ODA', 'P00817', 'QUILLER,ODA'])
  })

  it.each(['CPT  MD  Clinic\n99215  25  x', 'MD: 99215  25  x'])('takes MD for no modifier in %j', (other) => {
    const read = readInquiry({ subject: '', text: other, sentOn: '2025-11-14' }, isCode)
    expect(read.references.flatMap(({ modifiers }) => modifiers)).toEqual([])
  })
})

describe('the day in a column of days of service', () => {
  const dateOf = (...lines: string[]) =>
    readInquiry({ subject: '', text: lines.join('\n'), sentOn: '2025-11-14' }, isCode).dateOfService

  it.each([
    [
      'without signs',
      'ACCT      PATIENT          DOS       CPT    MD  QTY',
      'P00817    BRENNAN,OTTO    20251002  99213  25  1',
    ],
    ['in six digits', 'Pt|DOS|CPT', 'Quill, Marta|100225|99213'],
    ['without its year', 'Pt|Service Date|CPT', 'Quill, Marta|10/2|99213'],
    ['as a range', 'SERV DATE              PROC    MODS    UNITS', '10/02/2025-10/02/2025  99213   GP      2'],
    ['by its beginning', 'From Date|To|CPT|Paid|Claim', '10/02/2025|10/04/2025|99213|12.00|2231'],
  ])('is read %s', (_title, ...lines) => {
    expect(dateOf('remit 10/27', ...lines)).toBe('2025-10-02')
  })

  it('is read in wrapped rows, which are lines of their own', () => {
    const row = 'P00817    BRENNAN,OTTO    20251002  99213  25  1    D51.0   and some more here'
    expect(dateOf('ACCT      PATIENT         DOS       CPT    MD  QTY  DX      NOTE', row, row)).toBe('2025-10-02')
  })

  it('is none of several patients seen on several days', () => {
    expect(dateOf('Patient|DOS|CPT', 'Quill, Marta|10/2/25|99213', 'Doe, Ann|10/9/25|99213')).toBeNull()
  })

  it('is that of several patients seen on one', () => {
    expect(dateOf('Patient|DOS|CPT', 'Quill, Marta|10/2/25|99213', 'Doe, Ann|10/2/25|99213')).toBe('2025-10-02')
  })
})
