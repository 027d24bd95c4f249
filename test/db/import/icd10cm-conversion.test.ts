import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icd10cmConversion } from '../../../db/import/icd10cm-conversion.ts'
import { icd10cmOrder } from '../../../db/import/icd10cm-order.ts'
import type { DateSpan } from '../../../src/domain/iso-date.ts'
import { spanContains } from '../../../src/domain/iso-date.ts'
import { type CollectedRows, collectRows } from '../../support/collect-rows.ts'
import { makeXlsx, sheetDataOf } from '../../support/make-xlsx.ts'
import { readZip } from '../../support/read-zip.ts'
import { REAL_DATA_DIR, sourceAt, sourceInZip, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const NAME = 'ICD-10-CM-CONVERSION-TABLE-FY2026.xlsx'
const HEADINGS = ['Current code assignment', 'Effective', 'Previous Code(s) Assignment']

const read = (...lines: string[][]): Promise<CollectedRows> =>
  collectRows(icd10cmConversion, sourceOf(NAME, makeXlsx({ table: sheetDataOf([['A remark'], HEADINGS, ...lines]) })))

const rowsOf = ({ rows }: CollectedRows, table: string) =>
  rows.flatMap((each) => (each.table === table ? [each.row] : []))

const lives = (collected: CollectedRows): string[] =>
  rowsOf(collected, 'codes').map(({ code, billable, effective }) => {
    const { from, to } = effective as DateSpan
    return `${code} ${billable ? 'code' : 'header'} ${from ?? ''}..${to ?? ''}`
  })

const maps = (collected: CollectedRows): string[] =>
  rowsOf(collected, 'conversion_maps').map((row) => [row.from_code, row.to_code, row.flags].join(' '))

const replacements = (collected: CollectedRows): string[] =>
  rowsOf(collected, 'code_replacements').map(({ code, replaced_by, condition, effective }) =>
    [code, replaced_by, (effective as DateSpan).from, condition].join(' '),
  )

describe('a new code', () => {
  it('begins on 1 October of a year alone, and on the day where one is told', async () => {
    const collected = await read(['E11.A', '2025', 'E11.9'], ['U07.1', '43922', 'B97.29'])
    expect(lives(collected)).toEqual(['E11.A code 2025-10-01..', 'U07.1 code 2020-04-01..'])
  })

  it('that took only a part of an older code replaces nothing', async () => {
    const collected = await read(['A92.5', '2017', 'A92.8'])
    expect([replacements(collected), maps(collected)]).toEqual([[], ['A92.5 A92.8 ']])
  })

  it('is known by the fiscal year of the file', async () => {
    const { edition, rows } = await read(['E11.A', '2025', 'E11.9'])
    expect(edition).toMatchObject({ source: 'icd10cm-conversion', label: 'FY2026', scope: 'rows' })
    expect(rows.at(-1)?.row).toMatchObject({ system: 'ICD-10-CM', description: null, locator: 'row 3, E11.A' })
  })
})

describe('the codes before it', () => {
  it.each([
    ['one', 'A04.7', ['A04.7 ']],
    ['none', 'None', [' ']],
    ['one written with blanks', ' T40.7X3D ', ['T40.7X3D ']],
    ['one without its dot', 'A047', ['A04.7 '], 'A0471'],
    ['two reported together', 'C56.1 and C56.2', ['C56.1 together', 'C56.2 together']],
    ['two joined by an ampersand', 'M93.001 & M93.002', ['M93.001 together', 'M93.002 together']],
    ['one of several', 'H02.201, H02.202 and H02.204', ['H02.201 one of', 'H02.202 one of', 'H02.204 one of']],
    ['a range and a code', 'H02.101-H02.106; H02.109', ['H02.101-H02.106 one of', 'H02.109 one of']],
    ['categories', 'Codes in Categories T15-T19', ['T15-T19 ']],
    ['a category with a dash', 'I63.- and P91.88', ['I63 together', 'P91.88 together']],
  ])('are %s', async (_title, previous, expected, code = 'A04.71') => {
    expect(maps(await read([code, '2017', previous]))).toEqual(expected.map((each) => `A04.71 ${each}`))
  })
})

describe('an older code', () => {
  it('that was split ends, goes on as a header, and is replaced by what the record supports', async () => {
    const collected = await read(['G35.A', '2025', 'G35'], ['G35.D', '2025', 'G35'])
    expect(lives(collected)).toEqual([
      'G35.A code 2025-10-01..',
      'G35.D code 2025-10-01..',
      'G35 code ..2025-09-30',
      'G35 header 2025-10-01..',
    ])
    expect(replacements(collected)).toEqual([
      'G35 G35.A 2025-10-01 the record supports G35.A',
      'G35 G35.D 2025-10-01 the record supports G35.D',
    ])
  })

  it('that was split while a code of another category took a part is replaced by both', async () => {
    const collected = await read(['C44.131', '2018', 'C44.19'], ['C44.191', '2018', 'C44.19'])
    expect(replacements(collected).map((each) => each.slice(0, 14))).toEqual(['C44.19 C44.131', 'C44.19 C44.191'])
  })

  it('that was merged ends, replaced by the shorter code', async () => {
    const collected = await read(['I60.2', '2018', 'I60.20, I60.22'])
    expect(lives(collected)).toEqual([
      'I60.2 code 2018-10-01..',
      'I60.20 code ..2018-09-30',
      'I60.22 code ..2018-09-30',
    ])
    expect(replacements(collected)).toEqual(['I60.20 I60.2 2018-10-01 ', 'I60.22 I60.2 2018-10-01 '])
  })

  it('whose placeholder was spelled out ends', async () => {
    const collected = await read(['H40.1110', '2016', 'H40.11X0'])
    expect(replacements(collected)).toEqual(['H40.11X0 H40.1110 2016-10-01 '])
  })

  it('that was new once has both its dates', async () => {
    const collected = await read(['E78.01', '2016', 'E78.0'], ['E78.010', '2025', 'E78.01'])
    expect(lives(collected)).toContain('E78.01 code 2016-10-01..2025-09-30')
  })

  it('is not replaced by codes that took a part of it in a later year', async () => {
    const collected = await read(['R51.0', '2020', 'R51'], ['G44.86', '2021', 'R51'])
    expect(replacements(collected)).toEqual(['R51 R51.0 2020-10-01 '])
  })
})

describe('a table that cannot be read', () => {
  it.each([
    ['no code', ['new', '2025', 'G35']],
    ['no year', ['G35.A', 'soon', 'G35']],
    ['no earlier code and not None', ['G35.A', '2025', '?']],
    ['nothing but a code', ['G35.A']],
  ])('in a row with %s has the row reported and the others read', async (_title, cells) => {
    const { rows, rejected } = await read(cells, ['', '', ''], ['E11.A', '2025', 'E11.9'])
    expect(rows).toHaveLength(2)
    expect(rejected).toMatchObject([{ line: 3 }])
  })

  it('because its columns are absent is refused', async () => {
    const file = sourceOf(NAME, makeXlsx({ table: sheetDataOf([['Code', 'Units']]) }))
    await expect(collectRows(icd10cmConversion, file)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('because it is called otherwise is not recognised', () => {
    expect(icd10cmConversion.recognise(sourceOf('HCPC2020_04_anweb.xlsx', makeXlsx({ table: '' })))).toBeNull()
  })
})

describe('the published table (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  const folder = join(REAL_DATA_DIR, 'icd10cm')
  const path = join(folder, NAME)

  it.skipIf(!existsSync(path))('has 5,892 codes, each with what was before it', async () => {
    const collected = await collectRows(icd10cmConversion, sourceAt(path))
    expect(collected.rejected).toEqual([])
    const lines = readSheetByExpression(path).filter(([code = '', , before]) => code !== '' && before !== '')
    const found = new Map(rowsOf(collected, 'conversion_maps').map((row) => [String(row.locator), row]))
    expect(found.size).toBe(5_892)
    expect(lines).toHaveLength(1 + 5_892)
    for (const index of pickRows(5_892, 200)) {
      const [code = '', , previous = ''] = lines[index + 1] ?? []
      const dotted = code.includes('.') || code.length === 3 ? code : `${code.slice(0, 3)}.${code.slice(3)}`
      const row = found.get(`row ${index + 3}, ${dotted}`)
      expect(row, `row ${index + 3}, ${dotted}`).toBeDefined()
      expect(row?.to_code ?? 'None').toSatisfy((to: string) => to.split('-').every((end) => previous.includes(end)))
    }
  })

  it.skipIf(!existsSync(path))('agrees with the order file of FY2026 on every code but two', async () => {
    const { rows } = await collectRows(
      icd10cmOrder,
      sourceInZip(join(folder, 'cms_2026_dx.zip'), 'icd10cm_order_2026.txt'),
    )
    const inOrder = new Set(rows.map(({ row }) => `${row.code} ${row.billable}`))
    const told = rowsOf(await collectRows(icd10cmConversion, sourceAt(path)), 'codes')
    const inForce = told.filter(({ effective }) => spanContains(effective as DateSpan, '2025-10-01'))
    expect(inForce.length).toBeGreaterThan(6_000)
    // Both were deleted again later, which the table does not tell.
    const wrong = inForce.filter(({ code, billable }) => !inOrder.has(`${code} ${billable}`))
    expect(wrong.map(({ code }) => code)).toEqual(['E11.3X11', 'Q51.20'])
    const ended = told.filter(({ code, billable, effective }) => {
      return billable && (effective as DateSpan).to !== null && inOrder.has(`${code} true`)
    })
    expect(ended).toEqual([])
  })
})

/** Columns A to C of the first sheet, found by regular expressions. */
function readSheetByExpression(path: string): string[][] {
  const part = (name: string): string => {
    const entry = readZip(path).find((each) => each.name === name)
    return entry?.read().toString('utf8') ?? ''
  }
  const plain = (xml: string): string => xml.replaceAll('&amp;', '&').replaceAll('&lt;', '<').trim()
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml = '']) =>
    plain([...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join('')),
  )
  return [...part('xl/worksheets/sheet1.xml').matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, xml = '']) => {
    const cells = ['', '', '']
    for (const [, column = 'A', rest = '', value = ''] of xml.matchAll(/<c r="([ABC])\d+"([^>]*)><v>([^<]*)<\/v>/g)) {
      cells['ABC'.indexOf(column)] = rest.includes('t="s"') ? (strings[Number(value)] ?? '') : value
    }
    return cells
  })
}
