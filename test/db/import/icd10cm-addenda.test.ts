import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icd10cmAddenda } from '../../../db/import/icd10cm-addenda.ts'
import { icd10cmOrder } from '../../../db/import/icd10cm-order.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { readZip } from '../../support/read-zip.ts'
import { REAL_DATA_DIR, sourceInZip, sourceOf } from '../../support/source-files.ts'

const change = (word: string, billable: 0 | 1, code: string, title: string): string =>
  `${word.padEnd(13)}${billable} ${code.padEnd(7)} ${title.padEnd(60)} ${title}`

const CHANGES = [
  change('Delete:', 1, 'B880', 'Other acariasis'),
  change('Add:', 0, 'B880', 'Other acariasis'),
  change('Add:', 1, 'B8801', 'Infestation by Demodex mites'),
  change('Revise from:', 1, 'A7741', 'Old title'),
  change('Revise to:', 1, 'A7741', 'New title'),
]

const SUMMARY = [
  'Headers',
  '  23467 headers in icd10cm_order_2026.txt',
  '    143 additions',
  '',
  'Codes',
  '      1 deletions',
]

const read = (content: string) => collectRows(icd10cmAddenda, sourceOf('icd10cm_order_addenda_2026.txt', content))

describe('the addenda of an ICD-10-CM order file', () => {
  it('begin what they add and end what they delete, with the fiscal year', async () => {
    const { edition, rows, rejected } = await read([...CHANGES, '', ...SUMMARY].join('\r\n'))
    expect(edition).toMatchObject({ source: 'icd10cm-addenda', label: 'FY2026', scope: 'rows' })
    expect(rejected).toEqual([])
    const shared = { system: 'ICD-10-CM', code: 'B88.0', description: 'Other acariasis' }
    expect(rows.map(({ row }) => row)).toEqual([
      { ...shared, billable: true, effective: { from: null, to: '2025-09-30' }, locator: 'Delete: 1 B880' },
      { ...shared, billable: false, effective: { from: '2025-10-01', to: null }, locator: 'Add: 0 B880' },
      {
        system: 'ICD-10-CM',
        code: 'B88.01',
        description: 'Infestation by Demodex mites',
        billable: true,
        effective: { from: '2025-10-01', to: null },
        locator: 'Add: 1 B8801',
      },
    ])
  })

  it.each([
    ['an unknown word', change('Insert:', 1, 'B8801', 'Infestation')],
    ['a code that is none', change('Add:', 1, '88', 'Infestation')],
    ['columns out of place', 'Add: 1 B8801 Infestation'],
  ])('report a line with %s', async (_title, line) => {
    const { rows, rejected } = await read([CHANGES[0], line, CHANGES[2]].join('\n'))
    expect(rows).toHaveLength(2)
    expect(rejected).toMatchObject([{ line: 2 }])
  })

  it.each([
    ['an empty file', ''],
    ['an order file', `00001 A00     0 ${'Cholera'.padEnd(60)} Cholera`],
    ['addenda of the codes file, which do not tell headers', 'Add:         B8801   Infestation by Demodex mites'],
    ['addenda of ICD-10-PCS', 'Add:         00H033J Insertion of Infusion Device into Brain'],
  ])('are not recognised in %s', (_title, content) => {
    expect(icd10cmAddenda.recognise(sourceOf('order_addenda_2026.txt', content))).toBeNull()
  })
})

describe('the published addenda (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  const folder = join(REAL_DATA_DIR, 'icd10cm')

  it.skipIf(!existsSync(folder)).each([
    ['cms_2026_dx.zip', '2026'],
    ['cms_2025_dx.zip', '2025'],
  ])('%s has as many changes as its own summary counts', async (zip, year) => {
    const name = `icd10cm_order_addenda_${year}.txt`
    const { rows, rejected } = await collectRows(icd10cmAddenda, sourceInZip(join(folder, zip), name))
    expect(rejected).toEqual([])
    const member = readZip(join(folder, zip)).find((entry) => entry.name === name)
    const [, headers = '', codes = ''] =
      member
        ?.read()
        .toString('latin1')
        .split(/^(?:Headers|Codes)\r$/m) ?? []
    const counted = (text: string, word: string): number => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1])
    const found = (word: string, billable: boolean): number =>
      rows.filter(({ row }) => row.billable === billable && String(row.locator).startsWith(word)).length
    expect([found('Add', false), found('Delete', false)]).toEqual([
      counted(headers, 'additions'),
      counted(headers, 'deletions'),
    ])
    expect([found('Add', true), found('Delete', true)]).toEqual([
      counted(codes, 'additions'),
      counted(codes, 'deletions'),
    ])
  })

  it.skipIf(!existsSync(folder))('say the same as the order files of FY2025 and FY2026 compared', async () => {
    const codesOf = async (year: string): Promise<Set<string>> => {
      const file = sourceInZip(join(folder, `cms_${year}_dx.zip`), `icd10cm_order_${year}.txt`)
      const { rows } = await collectRows(icd10cmOrder, file)
      return new Set(rows.map(({ row }) => `${row.billable ? 'code' : 'header'} ${row.code}`))
    }
    const [older, newer] = [await codesOf('2025'), await codesOf('2026')]
    const { rows } = await collectRows(
      icd10cmAddenda,
      sourceInZip(join(folder, 'cms_2026_dx.zip'), 'icd10cm_order_addenda_2026.txt'),
    )
    const changed = (word: string): string[] =>
      rows
        .filter(({ row }) => String(row.locator).startsWith(word))
        .map(({ row }) => `${row.billable ? 'code' : 'header'} ${row.code}`)
        .sort()
    expect(changed('Add')).toEqual([...newer].filter((each) => !older.has(each)).sort())
    expect(changed('Delete')).toEqual([...older].filter((each) => !newer.has(each)).sort())
    expect(changed('Add').length).toBe(630)
    expect(changed('Delete').length).toBe(28)
  })
})
