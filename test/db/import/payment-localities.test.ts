import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Layout } from '../../../db/import/layout.ts'
import { mpfsAnesthesia } from '../../../db/import/mpfs-anesthesia.ts'
import { mpfsGpci } from '../../../db/import/mpfs-gpci.ts'
import { mpfsLocalities } from '../../../db/import/mpfs-localities.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows, splitCsv } from '../../support/split-csv.ts'

const YEAR_2025 = { from: '2025-01-01', to: '2025-12-31' }

const GPCI = [
  'ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY,,,,,,',
  ',,,,,,',
  'Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (with 1.0 Floor)***,2025 PE GPCI,2025 MP GPCI',
]
const ANESTHESIA = ['Contractor,Locality,Locality Name,National Anes CF of 20.3178']
const COUNTIES = [
  'COUNTIES INCLUDED IN 2025 LOCALITIES. (ALPHABETICALLY BY STATE),,,,',
  ',,,,',
  'Medicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties',
]

const read = (layout: Layout, name: string, lines: readonly string[], end = '\r\n') =>
  collectRows(layout, sourceOf(name, lines.map((line) => `${line}${end}`).join('')))

describe('the geographic practice cost indices', () => {
  it.each(['\r\n', '\n', '\r'])(
    'give the three indices of each locality, without footnotes, where lines end with %j',
    async (end) => {
      const lines = [...GPCI, '02102,AK,01,ALASKA*,1.5,1.081,0.592', '01212,HI,01,"HAWAII, GUAM",1,1.149,0.561']
      const { rows, rejected, edition } = await read(
        mpfsGpci,
        'GPCI2025.csv',
        [...lines, '"MAC Assignments as of November 22, 2023",,,,,,'],
        end,
      )
      expect(edition).toMatchObject({ source: 'mpfs-gpci', label: '2025', effective: YEAR_2025 })
      expect(rejected).toEqual([])
      expect(rows).toEqual([
        {
          table: 'payment_localities',
          row: {
            contractor: '02102',
            locality: '01',
            state: 'AK',
            name: 'ALASKA',
            work_gpci: 1.5,
            practice_expense_gpci: 1.081,
            malpractice_gpci: 0.592,
            effective: YEAR_2025,
            locator: 'contractor 02102, locality 01',
          },
        },
        { table: 'payment_localities', row: expect.objectContaining({ name: 'HAWAII, GUAM', work_gpci: 1 }) },
      ])
    },
  )

  it.each([
    ['02102,AK,1A,ALASKA,1.5,1.081,0.592', 'no contractor and locality numbers'],
    ['02102,AK,01,ALASKA,1.5,,0.592', 'an index is no number'],
  ])('report %j with its line', async (line, reason) => {
    const { rows, rejected } = await read(mpfsGpci, 'GPCI2025.csv', [...GPCI, line])
    expect(rows).toEqual([])
    expect(rejected).toEqual([{ line: 4, reason }])
  })
})

describe('the anesthesia conversion factors', () => {
  it('give the factor of each locality, of the year in the file’s name', async () => {
    const lines = [...ANESTHESIA, '02102 ,01 ,ALASKA*,27.86 ', ',,,']
    const { rows, rejected, edition } = await read(mpfsAnesthesia, 'ANES2025.csv', lines)
    expect(edition).toMatchObject({ source: 'mpfs-anesthesia', label: '2025', effective: YEAR_2025 })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => row)).toEqual([
      {
        contractor: '02102',
        locality: '01',
        name: 'ALASKA',
        anesthesia_conversion_factor: 27.86,
        effective: YEAR_2025,
        locator: 'contractor 02102, locality 01',
      },
    ])
  })

  it('take the year from the zip or from the person, and ask for it where neither tells it', () => {
    const file = sourceOf('ANES.csv', ANESTHESIA.join(''))
    expect(mpfsAnesthesia.recognise({ ...file, path: 'downloads/RVU26A.zip' })?.label).toBe('2026')
    expect(mpfsAnesthesia.recognise(file, { source: null, edition: '2024' })?.label).toBe('2024')
    expect(() => mpfsAnesthesia.recognise({ ...file, path: '2025/ANES.csv' })).toThrow('does not tell its year')
  })

  it('report a factor that is no number', async () => {
    const { rejected } = await read(mpfsAnesthesia, 'ANES2025.csv', [...ANESTHESIA, '02102,01,ALASKA,-'])
    expect(rejected).toEqual([{ line: 2, reason: 'the factor is no number' }])
  })
})

describe('the counties of the localities', () => {
  it('have their state from the line above and the zeros a spreadsheet dropped', async () => {
    const lines = [
      '1112,5,CALIFORNIA,SAN FRANCISCO,SAN FRANCISCO',
      '1112,75,,REST OF STATE*,ALL OTHER COUNTIES',
      ',,,,',
    ]
    const note = '*  Payment locality is serviced by two carriers.,,,,'
    const { rows, rejected, edition } = await read(mpfsLocalities, '25LOCCO.csv', [...COUNTIES, ...lines, note])
    expect(edition).toMatchObject({ source: 'mpfs-localities', label: '2025', effective: YEAR_2025 })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => row)).toEqual([
      {
        contractor: '01112',
        locality: '05',
        state: 'CA',
        name: 'SAN FRANCISCO',
        counties: 'SAN FRANCISCO',
        effective: YEAR_2025,
        locator: 'contractor 01112, locality 05',
      },
      expect.objectContaining({ locality: '75', state: 'CA', name: 'REST OF STATE', counties: 'ALL OTHER COUNTIES' }),
    ])
  })

  it.each([
    ['x,0,ALABAMA,STATEWIDE,ALL', 'no contractor and locality numbers'],
    ['10112,0,ATLANTIS,STATEWIDE,ALL', 'no state'],
    ['10112,0,ALABAMA,*,ALL', 'no name'],
  ])('report %j with its line', async (line, reason) => {
    const { rejected } = await read(mpfsLocalities, '25LOCCO.csv', [...COUNTIES, line])
    expect(rejected).toEqual([{ line: 4, reason }])
  })
})

const LAYOUTS = [mpfsGpci, mpfsAnesthesia, mpfsLocalities]

it.each([
  ['an empty file', ''],
  ['another CSV', 'code,description\r\n1,2\r\n'],
  ['bytes that are no text', '\0\u0001\u0002'],
])('no file of localities is recognised in %s', (_title, content) => {
  expect(LAYOUTS.map((layout) => layout.recognise(sourceOf('GPCI2025.csv', content)))).toEqual([null, null, null])
})

describe('the published files of localities (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  const absent = !existsSync(join(REAL_DATA_DIR, 'mpfs'))
  const rawOf = (path: string) =>
    splitCsv(readFileSync(join(REAL_DATA_DIR, path), 'latin1')).filter((cells) => /^\d{4,5} ?$/.test(cells[0] ?? ''))

  it.skipIf(absent).each([
    ['mpfs/GPCI2025.csv', mpfsGpci, 109],
    ['fixtures_2026/GPCI2026.csv', mpfsGpci, 109],
    ['mpfs/ANES2025.csv', mpfsAnesthesia, 109],
    ['mpfs/25LOCCO.csv', mpfsLocalities, 110],
  ] as const)('%s has a row for each line with a contractor', async (path, layout, count) => {
    const { rows, rejected } = await collectRows(layout, sourceAt(join(REAL_DATA_DIR, path)))
    const raw = rawOf(path)
    expect(rejected).toEqual([])
    expect([rows.length, raw.length]).toEqual([count, count])
    for (const index of pickRows(count, 200)) {
      const cells = (raw[index] ?? []).map((cell) => cell.trim())
      const [contractor = ''] = cells
      const values = Object.values(rows[index]?.row ?? {})
      expect(values[0]).toBe(`0000${contractor}`.slice(-5))
      const numbers = cells.slice(3).filter((cell) => /^\d+(\.\d+)?$/.test(cell))
      expect(values).toEqual(expect.arrayContaining(numbers.map(Number)))
      if (layout === mpfsLocalities) expect(values).toContain(cells[4])
    }
  })

  it.skipIf(absent)('name the same localities, the counties one for each contractor', async () => {
    const keysOf = async (layout: Layout, path: string) => {
      const { rows } = await collectRows(layout, sourceAt(join(REAL_DATA_DIR, path)))
      return [...new Set(rows.map(({ row }) => row.locator))].sort()
    }
    const gpci = await keysOf(mpfsGpci, 'mpfs/GPCI2025.csv')
    expect(await keysOf(mpfsAnesthesia, 'mpfs/ANES2025.csv')).toEqual(gpci)
    expect(await keysOf(mpfsLocalities, 'mpfs/25LOCCO.csv')).toEqual(expect.arrayContaining(gpci))
  })
})
