import { describe, expect, it } from 'vitest'
import { findHeadedTable, guessTable, readClaimTable, type TableRow } from '../../../src/reading/claims/claim-table.ts'

const TODAY = '2026-03-01'

const rows = (...lines: string[]): TableRow[] => lines.map((line, at) => ({ source: at + 1, cells: line.split('|') }))

const readHeaded = (...lines: string[]) => {
  const table = findHeadedTable(rows(...lines))
  return table && readClaimTable(table, TODAY)
}

const readGuessed = (...lines: string[]) => {
  const table = guessTable(rows(...lines))
  return table && readClaimTable(table, TODAY)
}

/** `claim/CODE-MODIFIERS xUNITS @DATE #PLACE` of every line. */
const tell = (read: ReturnType<typeof readHeaded>): string[] =>
  (read?.claims ?? []).flatMap(({ number, lines }) =>
    lines.map(
      ({ code, modifiers, units, date, placeOfService }) =>
        `${number}/${[code, ...modifiers].join('-')} x${units} @${date} #${placeOfService}`,
    ),
  )

describe('a table with headings', () => {
  it.each([
    ['DOS|CPT|Mod 1|Mod 2|Units|POS', '1/15/2026|20610|RT|59|1|11'],
    ['Date of Service|CPT/HCPCS|Modifiers|Days or Units|Place of Service', '01/15/26|20610|RT,59|1.00|11'],
    ['From|Procedure Code|M1|M2|Qty|POS', '2026-01-15|20610|RT|59|1|11'],
    ['Service Date|Proc Code|Modifier 1|Modifier 2|Units of Service|POS Code', '20260115|20610|rt|59|1|11'],
    [
      'Line #|Service From|Service To|HCPCS Code|Mods|UOS|Charge|Place',
      '1|1/15/2026|1/15/2026|20610|RT 59|1|$90.00|11',
    ],
    ['svc date|code|modifier|quantity|pos', '1/15/2026|20610-RT|59|1|11'],
  ])('in the words people use is read: %s', (header, line) => {
    expect(tell(readHeaded(header, line)).map((each) => each.replace('59-RT', 'RT-59'))).toEqual([
      '1/20610-RT-59 x1 @2026-01-15 #11',
    ])
  })

  it('may stand under a title', () => {
    expect(tell(readHeaded('Claim scrubber export', 'CPT|Units', '99213|1'))).toEqual(['1/99213 x1 @null #null'])
  })

  it('keeps claims apart by their number, else by their patient, and shows neither', () => {
    const read = readHeaded('Patient|Encounter ID|CPT', 'Doe|A7|99213', 'Doe|A8|20610', 'Roe|A7|76942')
    expect(tell(read)).toEqual(['1/99213 xnull @null #null', '1/76942 xnull @null #null', '2/20610 xnull @null #null'])
    expect(tell(readHeaded('MRN|CPT', '17|99213', '18|20610')).map((each) => each.slice(0, 7))).toEqual([
      '1/99213',
      '2/20610',
    ])
    expect(JSON.stringify(read)).not.toMatch(/Doe|Roe|A7|A8/)
  })

  it('tells what cannot be read by its line, and repeats nothing of it', () => {
    const read = readHeaded(
      'CPT|Mod|Units|DOS|POS',
      '99213|25|1|1/15/2026|11',
      'JONES||1|1/1/2026|11',
      '|||1/1/2026|',
      '20610|RTX|-2|someday|1A',
    )
    expect(read?.faults.map(({ place }) => place)).toEqual(['Line 3', 'Line 4', 'Line 5', 'Line 5', 'Line 5', 'Line 5'])
    expect(JSON.stringify(read?.faults)).not.toMatch(/JONES|RTX|someday|1A/)
    expect(tell(read)).toEqual(['1/99213-25 x1 @2026-01-15 #11', '1/20610 xnull @null #null'])
  })
})

describe('a table without headings', () => {
  it('is read in the order of the claim form', () => {
    expect(tell(readGuessed('2026-01-15|11|99213|25||100.00|1', '2026-01-15|11|20610|RT|59|90.00|2'))).toEqual([
      '1/99213-25 x1 @2026-01-15 #11',
      '1/20610-RT-59 x2 @2026-01-15 #11',
    ])
  })

  it('is told which column was taken for what', () => {
    expect(readGuessed('99213|25|1')?.columns).toEqual([
      'column 1: procedure code',
      'column 2: modifiers',
      'column 3: units',
    ])
  })

  it.each([
    ['columns of codes beside codes', ['99213|20610', '76942|J1030']],
    ['no column of codes', ['SMITH|JOHN', 'DOE|JANE']],
    ['one column', ['99213', '20610']],
  ])('is none with %s', (_title, lines) => {
    expect(readGuessed(...lines)).toBeNull()
  })
})
