import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icd10cmOrder } from '../../../db/import/icd10cm-order.ts'
import { icd10pcsOrder } from '../../../db/import/icd10pcs-order.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { readZip } from '../../support/read-zip.ts'
import { REAL_DATA_DIR, sourceInZip, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const order = (number: number, code: string, billable: 0 | 1, short: string, long = short): string =>
  `${String(number).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${short.padEnd(60)} ${long}`

const DIAGNOSES = [
  order(1, 'A00', 0, 'Cholera'),
  order(2, 'A000', 1, 'Cholera, biovar cholerae', 'Cholera due to Vibrio cholerae 01, biovar cholerae'),
  order(3, 'M5450', 1, 'Low back pain, unspecified'),
  order(4, 'QA00101', 1, 'Made-up code of a category with two letters'),
  order(5, 'S72001A', 1, 'Fx unsp part of nk of r femr, init'),
]

const PROCEDURES = [
  order(1, '001', 0, 'Bypass'),
  order(2, '0016070', 1, 'Bypass Cereb Vent', 'Bypass Cerebral Ventricle'),
]

const readDiagnoses = (content: string | Buffer, name = 'icd10cm_order_2026.txt') =>
  collectRows(icd10cmOrder, sourceOf(name, content, 50))

describe('the ICD-10-CM order file', () => {
  it('gives codes with their dot, headers as not billable, long titles, and the fiscal year', async () => {
    const { edition, rows, rejected } = await readDiagnoses(`${DIAGNOSES.join('\r\n')}\r\n`)
    expect(edition).toMatchObject({ source: 'icd10cm', label: 'FY2026', scope: 'all' })
    expect(edition.effective).toEqual({ from: '2025-10-01', to: '2026-09-30' })
    expect(rows.map(({ row }) => [row.code, row.billable])).toEqual([
      ['A00', false],
      ['A00.0', true],
      ['M54.50', true],
      ['QA0.0101', true],
      ['S72.001A', true],
    ])
    expect(rows[1]).toEqual({
      table: 'codes',
      row: {
        system: 'ICD-10-CM',
        code: 'A00.0',
        description: 'Cholera due to Vibrio cholerae 01, biovar cholerae',
        billable: true,
        effective: edition.effective,
        locator: 'order number 00002',
      },
    })
    expect(rejected).toEqual([])
  })

  it.each([
    ['icd10cm_order_2026.txt', 'FY2026', '2025-10-01', '2026-09-30'],
    ['icd10cm-order-2025.txt', 'FY2025', '2024-10-01', '2025-09-30'],
    ['icd10cm-order-April-2025.txt', 'FY2025-April', '2025-04-01', '2025-09-30'],
  ])('%s speaks for %s', (name, label, from, to) => {
    expect(icd10cmOrder.recognise(sourceOf(name, DIAGNOSES.join('\n')))).toMatchObject({
      label,
      effective: { from, to },
    })
  })

  it('takes the year from the person, or from the zip, where its own name has none', () => {
    const file = sourceOf('order.txt', DIAGNOSES.join('\n'))
    expect(icd10cmOrder.recognise(file, { source: null, edition: 'FY2024' })?.label).toBe('FY2024')
    expect(icd10cmOrder.recognise({ ...file, path: '/in/cms_2025_dx.zip' })?.label).toBe('FY2025')
    expect(() => icd10cmOrder.recognise(file)).toThrow('order.txt does not tell its fiscal year')
  })

  it.each([
    ['LF', DIAGNOSES.join('\n')],
    ['CR', DIAGNOSES.join('\r')],
    ['a byte order mark', `\uFEFF${DIAGNOSES.join('\r\n')}`],
    ['blank lines', `${DIAGNOSES.join('\r\n\r\n')}\r\n\r\n`],
  ])('is read with %s', async (_title, content) => {
    const { rows, rejected } = await readDiagnoses(content)
    expect([rows.length, rejected]).toEqual([5, []])
  })

  it.each([
    ['cut short', '00002 A000'],
    ['without 0 or 1', order(2, 'A000', 1, 'Cholera').replace(' 1 ', ' 2 ')],
    ['shifted by one column', ` ${order(2, 'A000', 1, 'Cholera')}`],
    ['with a code that is none', order(2, '000', 1, 'Cholera')],
    ['without a title', order(2, 'A000', 1, '')],
  ])('reports a line %s, and reads the others', async (_title, line) => {
    const { rows, rejected } = await readDiagnoses([DIAGNOSES[0], line, ...DIAGNOSES.slice(2)].join('\r\n'))
    expect(rows).toHaveLength(4)
    expect(rejected).toMatchObject([{ line: 2 }])
  })
})

describe('the ICD-10-PCS order file', () => {
  it('gives codes of seven characters and the tables they stand in', async () => {
    const { edition, rows } = await collectRows(
      icd10pcsOrder,
      sourceOf('icd10pcs_order_2026.txt', PROCEDURES.join('\r\n')),
    )
    expect(edition).toMatchObject({ source: 'icd10pcs', label: 'FY2026' })
    expect(rows.map(({ row }) => [row.system, row.code, row.billable, row.description])).toEqual([
      ['ICD-10-PCS', '001', false, 'Bypass'],
      ['ICD-10-PCS', '0016070', true, 'Bypass Cerebral Ventricle'],
    ])
  })

  it('reports a code with a letter O', async () => {
    const lines = [...PROCEDURES, order(3, '00160O0', 1, 'Typing error')]
    const { rows, rejected } = await collectRows(icd10pcsOrder, sourceOf('icd10pcs_order_2026.txt', lines.join('\n')))
    expect([rows.length, rejected.length]).toEqual([2, 1])
  })
})

describe('other files', () => {
  it.each([
    ['nothing', ''],
    ['codes without an order', 'A000    Cholera due to Vibrio cholerae'],
    ['addenda', 'Add:         1 B8801   Infestation by Demodex mites'],
    ['a spreadsheet', 'PK\x03\x04'],
  ])('such as %s are not recognised', (_title, content) => {
    const file = sourceOf('icd10cm_order_2026.txt', content)
    expect([icd10cmOrder.recognise(file), icd10pcsOrder.recognise(file)]).toEqual([null, null])
  })

  it('diagnoses and procedures are not taken for each other', () => {
    expect(icd10cmOrder.recognise(sourceOf('icd10cm_order_2026.txt', PROCEDURES.join('\n')))).toBeNull()
    expect(icd10pcsOrder.recognise(sourceOf('icd10pcs_order_2026.txt', DIAGNOSES.join('\n')))).toBeNull()
  })
})

describe('the published order files (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  it.skipIf(!existsSync(REAL_DATA_DIR)).each([
    [icd10cmOrder, 'icd10cm/cms_2026_dx.zip', 'icd10cm_order_2026.txt', 98_186, 74_719],
    [icd10cmOrder, 'icd10cm/cms_2025_dx.zip', 'icd10cm_order_2025.txt', 97_584, 74_260],
    [icd10pcsOrder, 'icd10pcs/cms_2026_pr.zip', 'icd10pcs_order_2026.txt', 80_029, 79_115],
  ])('$name: %s %s has %i rows, %i of them billable', async (layout, zip, name, all, billable) => {
    const path = join(REAL_DATA_DIR, zip)
    const { rows, rejected } = await collectRows(layout, sourceInZip(path, name))
    expect(rejected).toEqual([])
    expect(rows).toHaveLength(all)
    expect(rows.filter(({ row }) => row.billable)).toHaveLength(billable)

    const member = readZip(path).find((entry) => entry.name === name)
    const lines = member?.read().toString('latin1').split('\r\n') ?? []
    for (const index of pickRows(all, 200)) {
      const line = lines[index] ?? ''
      expect({ ...rows[index]?.row, code: String(rows[index]?.row.code).replace('.', '') }).toMatchObject({
        code: line.slice(6, 13).trim(),
        billable: line[14] === '1',
        description: line.slice(77),
        locator: `order number ${line.slice(0, 5)}`,
      })
    }
  })
})
