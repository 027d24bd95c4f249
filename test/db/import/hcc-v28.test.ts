import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hccV28, hccV28Labels } from '../../../db/import/hcc-v28.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const read = (content: string, name = 'F2824T1N.TXT') => collectRows(hccV28, sourceOf(name, content))

describe('the categories of diagnoses', () => {
  it('are those of the payment year in the name, for the diagnoses of the year before', async () => {
    const { rows, rejected, edition } = await read('A0104\t92\t\r\nE08311\t37\t\r\nE08311\t298\tD\r\nI10\t6\t\r\n')
    const effective = { from: '2023-01-01', to: '2023-12-31' }
    expect(edition).toMatchObject({ source: 'cms-hcc-v28', label: 'PY2024', effective })
    expect(rejected).toEqual([])
    expect(rows[0]).toEqual({
      table: 'risk_categories',
      row: { model: 'CMS-HCC V28', code: 'A01.04', category: 'HCC92', effective, locator: 'A0104, category 92' },
    })
    expect(rows.slice(1).map(({ row }) => [row.code, row.category])).toEqual([
      ['E08.311', 'HCC37'],
      ['E08.311', 'HCC298'],
      ['I10', 'HCC6'],
    ])
  })

  it.each(['A0105 92', 'A0105\t\t', '10105\t92\t', 'A0105\t92\tX'])('report %j', async (line) => {
    const { rejected } = await read(`A0104\t92\t\n${line}\n`)
    expect(rejected).toEqual([{ line: 2, reason: expect.stringContaining('no diagnosis and category') }])
  })

  it.each([
    ['an empty file', 'F2824T1N.TXT', ''],
    ['a file of another model', 'F2419P1M.TXT', 'A0104\t92\t\n'],
    ['another text', 'F2824T1N.TXT', 'A0104 92\n'],
  ])('are not recognised in %s', (_title, name, content) => {
    expect(hccV28.recognise(sourceOf(name, content))).toBeNull()
  })
})

const MACRO = (lines: string) =>
  ` %MACRO V28115L3;\r\n 1  MACRO NAME:  V28115L3\r\n LABEL\r\n${lines}    ;\r\n %MEND V28115L3;\r\n`
const readLabels = (lines: string) => collectRows(hccV28Labels, sourceOf('V28115L3.TXT', MACRO(lines)))

describe('the names of the categories', () => {
  it('are read once, without the model’s internal variables', async () => {
    const { rows, rejected, edition } = await readLabels(
      ' HCC1 ="Invented condition "\r\n CC1 ="Invented condition "\r\n',
    )
    expect(edition).toMatchObject({ source: 'cms-hcc-v28-labels', label: 'V28115L3' })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => [row.system, row.code, row.description])).toEqual([
      ['HCC', 'HCC1', 'Invented condition'],
    ])
  })

  it('report a line without a name', async () => {
    const { rejected } = await readLabels(' HCC1 =" "\r\n')
    expect(rejected).toEqual([{ line: 4, reason: 'no category and name' }])
  })
})

describe('the published files of the model (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  const folder = join(REAL_DATA_DIR, 'hcc')

  it.skipIf(!existsSync(folder))('map 8,090 pairs of diagnosis and category', async () => {
    const { rows, rejected } = await collectRows(hccV28, sourceAt(join(folder, 'F2824T1N.TXT')))
    const raw = readFileSync(join(folder, 'F2824T1N.TXT'), 'latin1').trimEnd().split('\n')
    expect(rejected).toEqual([])
    expect([rows.length, raw.length]).toEqual([8090, 8090])
    for (const index of pickRows(8090, 200)) {
      const [diagnosis, category] = (raw[index] ?? '').split('\t')
      expect([String(rows[index]?.row.code).replace('.', ''), rows[index]?.row.category]).toEqual([
        diagnosis,
        `HCC${category}`,
      ])
    }
  })

  it.skipIf(!existsSync(folder))('name the 115 categories, every one that a diagnosis maps to', async () => {
    const labels = await collectRows(hccV28Labels, sourceAt(join(folder, 'V28115L3.TXT')))
    const named = new Set(labels.rows.map(({ row }) => row.code))
    expect(labels.rejected).toEqual([])
    expect([labels.rows.length, named.size]).toEqual([115, 115])
    const raw = readFileSync(join(folder, 'V28115L3.TXT'), 'latin1').matchAll(/\b(HCC\d+) ="(.*?) ?"/g)
    expect(labels.rows.map(({ row }) => [row.code, row.description])).toEqual(
      [...raw].map(([, code, name]) => [code, name]),
    )
    const { rows } = await collectRows(hccV28, sourceAt(join(folder, 'F2824T1N.TXT')))
    const categories = new Set(rows.map(({ row }) => row.category))
    expect(categories).toEqual(named)
  })
})
