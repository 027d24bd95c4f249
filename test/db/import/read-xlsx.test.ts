import { describe, expect, it } from 'vitest'
import { readSheetRows, type SheetRow } from '../../../db/import/read-xlsx.ts'
import { toArray } from '../../support/collect-rows.ts'
import { makeXlsx, makeZip, sheetDataOf } from '../../support/make-xlsx.ts'
import { sourceOf } from '../../support/source-files.ts'

const rowsOf = (bytes: Buffer, sheet?: number): Promise<SheetRow[]> =>
  toArray(readSheetRows(sourceOf('table.xlsx', bytes), sheet))

const cellsOf = async (row: string, strings: string[] = []): Promise<string[] | undefined> =>
  (await rowsOf(makeXlsx({ only: `<row r="1">${row}</row>` }, strings)))[0]?.cells

describe('the cells of a row', () => {
  it.each([
    ['a shared string', '<c r="A1" t="s"><v>1</v></c>', ['second']],
    ['a string in runs of formatting', '<c r="A1" t="s"><v>2</v></c>', ['bold and plain']],
    ['a string without its phonetic guide', '<c r="A1" t="s"><v>3</v></c>', ['kanji']],
    ['blanks at the ends of a string', '<c r="A1" t="s"><v>4</v></c>', ['   A1']],
    ['a line break stored as an escape', '<c r="A1" t="s"><v>5</v></c>', ['one\r\ntwo']],
    ['an inline string', '<c r="A1" t="inlineStr"><is><t>here</t></is></c>', ['here']],
    ['the last result of a formula', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>yx</v></c>', ['yx']],
    ['a whole number', '<c r="A1"><v>20200101</v></c>', ['20200101']],
    ['a fraction as the sheet shows it', '<c r="A1"><v>0.28000000000000003</v></c>', ['0.28']],
    ['a number with an exponent', '<c r="A1"><v>1.5E3</v></c>', ['1500']],
    ['a truth value', '<c r="A1" t="b"><v>1</v></c>', ['TRUE']],
    ['a shared string that is not there', '<c r="A1" t="s"><v>99</v></c>', ['']],
    ['blank cells between others', '<c r="B1"><v>1</v></c><c r="D1"/><c r="E1"><v>2</v></c>', ['', '1', '', '', '2']],
    ['a column of two letters', '<c r="AB1"><v>1</v></c>', [...Array<string>(27).fill(''), '1']],
    ['cells that do not say where they stand', '<c><v>1</v></c><c/><c><v>3</v></c>', ['1', '', '3']],
    ['names with a prefix', '<x:c xmlns:x="urn:x" r="A1"><x:v>1</x:v></x:c>', ['1']],
  ])('hold %s', async (_title, row, cells) => {
    const strings = [
      '<t>first</t>',
      '<t>second</t>',
      '<r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and plain</t></r>',
      '<t>kanji</t><rPh sb="0" eb="1"><t>guide</t></rPh>',
      '<t xml:space="preserve">   A1</t>',
      '<t>one_x000D_\ntwo</t>',
    ]
    expect(await cellsOf(row, strings)).toEqual(cells)
  })
})

describe('the rows of a sheet', () => {
  it('keep the numbers the spreadsheet shows, also where blank rows are left out', async () => {
    const sheet = '<row r="2"><c r="A2"><v>1</v></c></row><row r="11"/><row><c><v>2</v></c></row>'
    expect(await rowsOf(makeXlsx({ only: sheet }))).toEqual([
      { rowNumber: 2, cells: ['1'] },
      { rowNumber: 11, cells: [] },
      { rowNumber: 12, cells: ['2'] },
    ])
  })

  it('are those of the tab asked for, whatever its part is called', async () => {
    const workbook = makeXlsx({ notes: sheetDataOf([['a note']]), codes: sheetDataOf([['A & B', 'C < D']]) })
    expect(await rowsOf(workbook)).toEqual([{ rowNumber: 1, cells: ['a note'] }])
    expect(await rowsOf(workbook, 1)).toEqual([{ rowNumber: 1, cells: ['A & B', 'C < D'] }])
  })

  it('arrive whole where a sheet is longer than what is read at once', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`code ${index}`, 'é'.repeat(index % 50)])
    const read = await rowsOf(makeXlsx({ only: sheetDataOf(rows) }))
    expect(read.map(({ cells }) => cells)).toEqual(rows)
  })

  it('are none where the sheet is empty', async () => {
    expect(await rowsOf(makeXlsx({ only: '' }))).toEqual([])
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['text', Buffer.from('code,units'), 'is not a readable .xlsx file'],
    ['an empty file', Buffer.alloc(0), 'is not a readable .xlsx file'],
    ['a zip of something else', makeZip({ 'a.txt': 'text' }), 'holds no xl/workbook.xml'],
    ['a spreadsheet cut short', makeXlsx({ only: '' }).subarray(0, 400), 'is not a readable .xlsx file'],
    ['a sheet of broken XML', makeXlsx({ only: '<row><c></row>' }), 'not well-formed XML'],
    ['a cell beyond the last column', makeXlsx({ only: '<row><c r="ZZZ1"/></row>' }), 'which no sheet has'],
  ])('such as %s is named with the reason', async (_title, bytes, reason) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(reason) })
  })

  it('because it has no such sheet says how many it has', async () => {
    await expect(rowsOf(makeXlsx({ only: '' }), 3)).rejects.toThrow('table.xlsx has 1 sheets, and no number 4')
  })
})
