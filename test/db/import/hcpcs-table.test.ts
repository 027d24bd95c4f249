import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hcpcsFixedWidth } from '../../../db/import/hcpcs-fixed-width.ts'
import { hcpcsCsv, hcpcsXlsx } from '../../../db/import/hcpcs-table.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { HCPCS_EXAMPLE, HCPCS_HEADINGS, tableCells } from '../../support/hcpcs-files.ts'
import { makeXlsx, sheetDataOf } from '../../support/make-xlsx.ts'
import { readZip } from '../../support/read-zip.ts'
import { REAL_DATA_DIR, sourceAt, sourceInZip, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const TABLE = [HCPCS_HEADINGS, ...HCPCS_EXAMPLE.lines.map(tableCells)]
const csvOf = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `${cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')}\r\n`).join('')
const readCsv = (rows: readonly (readonly string[])[]) =>
  collectRows(hcpcsCsv, sourceOf('HCPC2026_OCT_ANWEB.csv', csvOf(rows)))

describe('the HCPCS table', () => {
  it('becomes the same rows from CSV as from the text file', async () => {
    const { rows, rejected, edition } = await readCsv(TABLE)
    expect(rows).toEqual(HCPCS_EXAMPLE.rows)
    expect(rejected).toEqual([])
    expect(edition).toMatchObject({ label: '2026Q4', effective: { from: '2026-10-01', to: '2026-12-31' } })
  })

  it('becomes them from a spreadsheet, below remarks', async () => {
    const book = makeXlsx({ A: sheetDataOf([['***Disclaimers'], [''], ...TABLE]) })
    const { rows, rejected, edition } = await collectRows(hcpcsXlsx, sourceOf('HCPC2020_04_anweb.xlsx', book))
    expect(rows).toEqual(HCPCS_EXAMPLE.rows)
    expect(rejected).toEqual([])
    expect(edition.label).toBe('2020Q2')
  })

  it('is read by its headings, in whatever order they stand', async () => {
    const { rows } = await readCsv(TABLE.map((cells) => cells.toReversed()))
    expect(rows).toEqual(HCPCS_EXAMPLE.rows)
  })

  it.each([
    ['a row of another kind', { RECID: '5' }, 'RECID is not 3, 4, 7 or 8'],
    ['a code that is none', { HCPC: 'A90' }, 'HCPC is no code'],
    ['a modifier that is none', { HCPC: 'A9001', RECID: '7' }, 'HCPC is no code'],
    ['a code without a date', { 'ADD DT': '' }, 'A9001 has no readable date it was added'],
  ])('reports %s with its line', async (_title, change, reason) => {
    const cells = tableCells({ code: 'A9001', kind: '3', long: 'x', added: '20200101' })
    for (const [heading, text] of Object.entries(change)) cells[HCPCS_HEADINGS.indexOf(heading)] = text
    const { rows, rejected } = await readCsv([HCPCS_HEADINGS, [], cells])
    expect(rows).toEqual([])
    expect(rejected).toEqual([{ line: 3, reason }])
  })

  it('reports a spreadsheet without headings', async () => {
    const book = makeXlsx({ A: sheetDataOf([['***Disclaimers']]) })
    const { rejected } = await collectRows(hcpcsXlsx, sourceOf('HCPC2020_04_anweb.xlsx', book))
    expect(rejected).toEqual([{ line: 1, reason: expect.stringContaining('no row of headings') }])
  })

  it.each([
    ['another CSV', 'a.csv', 'code,description\r\nA9001,x\r\n'],
    ['an empty file', 'HCPC2026_OCT_ANWEB.csv', ''],
    ['a list of changes', 'HCPC2019_Trans_Alpha.xlsx', makeXlsx({ A: '' })],
  ])('is not recognised in %s', (_title, name, content) => {
    const file = sourceOf(name, content)
    expect(hcpcsCsv.recognise(file)).toBeNull()
    expect(hcpcsXlsx.recognise(file)).toBeNull()
  })
})

describe('the published HCPCS tables (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  const folder = join(REAL_DATA_DIR, 'hcpcs')
  const absent = !existsSync(folder)

  it.skipIf(absent)('give the same rows for 2019 as the text file in the same zip', async () => {
    const zip = join(folder, '2019-Alpha-Numeric-HCPCS-File.zip')
    const sheet = await collectRows(hcpcsXlsx, sourceInZip(zip, 'HCPC2019_CONTR_ANWEB.xlsx'))
    const text = await collectRows(hcpcsFixedWidth, sourceInZip(zip, 'HCPC2019_CONTR_ANWEB.txt'))
    expect(sheet.rejected).toEqual([])
    expect(sheet.edition).toEqual(text.edition)
    expect(sheet.rows).toEqual(text.rows)
  })

  it.skipIf(absent)('have as many codes in April 2020 as first records', async () => {
    const path = join(folder, 'HCPC2020_04_anweb.xlsx')
    const { rows, rejected } = await collectRows(hcpcsXlsx, sourceAt(path))
    const raw = readSheetByRegex(path).filter((cells) => /^[37]$/.test(cells.C ?? ''))
    expect(rejected).toEqual([])
    expect(rows.filter(({ table }) => table !== 'code_replacements')).toHaveLength(raw.length)
    const found = new Map(rows.flatMap(({ table, row }) => (table === 'code_replacements' ? [] : [[row.code, row]])))
    const iso = (day = '') => day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') || null
    for (const index of pickRows(raw.length, 200)) {
      const { A = '', D = '', AS, AU } = raw[index] ?? {}
      const row = found.get(A.trim())
      expect(row?.effective).toEqual({ from: iso(AS), to: iso(AU) })
      expect(String(row?.description)).toContain(D.replace(/\s+/g, ' ').trim())
    }
  })

  it.skipIf(!existsSync(join(REAL_DATA_DIR, 'fixtures_2026')))(
    'have the twelve modifiers of the 2026 excerpt',
    async () => {
      const file = sourceAt(join(REAL_DATA_DIR, 'fixtures_2026/HCPC2026_OCT_ANWEB.excerpt.csv'))
      const { rows, rejected, edition } = await collectRows(hcpcsCsv, file)
      expect(rejected).toEqual([])
      expect(rows.map(({ row }) => row.code)).toEqual('A1 AA AB AC AD AH AM AS AT CP GD JG'.split(' '))
      expect(edition).toMatchObject({ label: '2026Q4', scope: 'rows' })
    },
  )
})

/** Cells by column letter, taken from the XML by regular expressions. */
function readSheetByRegex(path: string): Record<string, string>[] {
  const entries = readZip(path)
  const text = (name: string) =>
    entries
      .find((entry) => entry.name === name)
      ?.read()
      .toString('utf8') ?? ''
  const decode = (xml: string) => xml.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => DECODED[entity] ?? entity)
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    decode([...si.matchAll(/<t[^>]*>([^<]*)/g)].map(([, piece]) => piece).join('')),
  )
  return [...text('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*[^/]>(.*?)<\/row>/gs)].map(([, cells = '']) =>
    Object.fromEntries(
      [...cells.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(t="s")?>\s*<v>([^<]*)/g)].map(([, column, shared, value = '']) => [
        column,
        shared ? strings[Number(value)] : decode(value),
      ]),
    ),
  )
}

const DECODED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
}
