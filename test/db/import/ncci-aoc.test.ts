import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ncciAoc } from '../../../db/import/ncci-aoc.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const HEADER =
  'AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT\tSpecial_Instruction_Notes'

const aoc = (lines: readonly string[], lineEnd = '\r\n', name = 'AOC_V2026Q3-MCR.txt') =>
  sourceOf(name, [HEADER, ...lines, ''].join(lineEnd))

describe('recognising an add-on code file', () => {
  it('reads its quarter from its name', () => {
    expect(ncciAoc.recognise(aoc([]))).toMatchObject({
      source: 'ncci-aoc',
      label: '2026Q3',
      effective: { from: '2026-07-01', to: '2026-09-30' },
      scope: 'all',
    })
  })

  it.each([
    ['an empty file', ''],
    ['another table', 'Column 1\tColumn 2\n'],
  ])('leaves %s to other layouts', (_, content) => {
    expect(ncciAoc.recognise(sourceOf('AOC_V2026Q3-MCR.txt', content))).toBeNull()
  })
})

describe('reading an add-on code file', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ])('reads types, codes and days of the year of lines that end with %s', async (_, lineEnd) => {
    const lines = [
      '2\t0054T\t\tCCCCC\t\t\t\tContractor "defined" codes',
      '1\t90833\t\t99214\t\t2013001\t\t',
      '3\t99292\t2024366\t99291\t2023365\t1996032\t\t',
    ]
    const { rows, rejected } = await collectRows(ncciAoc, aoc(lines, lineEnd))
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => row)).toEqual([
      {
        add_on_code: '0054T',
        primary_code: null,
        type: 2,
        effective: { from: null, to: null },
        locator: 'add-on 0054T, primary CCCCC',
      },
      {
        add_on_code: '90833',
        primary_code: '99214',
        type: 1,
        effective: { from: '2013-01-01', to: null },
        locator: 'add-on 90833, primary 99214',
      },
      {
        add_on_code: '99292',
        primary_code: '99291',
        type: 3,
        effective: { from: '1996-02-01', to: '2023-12-31' },
        locator: 'add-on 99292, primary 99291',
      },
    ])
  })

  it.each([
    ['a type that does not exist', '4\t90833\t\t99214\t\t\t\t', /type/],
    ['no add-on code', '1\t\t\t99214\t\t\t\t', /add-on code/],
    ['no primary code', '1\t90833\t\t\t\t\t\t', /primary code/],
    ['day 366 of a year that has 365', '1\t90833\t\t99214\t\t2023366\t\t', /yyyyddd/],
    ['day 0', '1\t90833\t\t99214\t\t2023000\t\t', /yyyyddd/],
    ['a date of another kind', '1\t90833\t\t99214\t20240101\t\t\t', /yyyyddd/],
  ])('refuses a line with %s', async (_, bad, reason) => {
    const { rows, rejected } = await collectRows(ncciAoc, aoc(['1\t90833\t\t99214\t\t\t\t', bad]))
    expect(rows).toHaveLength(1)
    expect(rejected).toEqual([{ line: 3, reason: expect.stringMatching(reason) }])
  })
})

const PUBLISHED = join(REAL_DATA_DIR, 'ncci/AOC_V2024Q3-MCR.rebuilt.txt')

describe('the published add-on code file (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  it.skipIf(!existsSync(PUBLISHED))('has 7,465 pairs, and 200 of them are as its lines say', async () => {
    const { rows, rejected } = await collectRows(ncciAoc, sourceAt(PUBLISHED))
    expect(rejected).toEqual([])
    expect(rows).toHaveLength(7_465)
    const lines = readFileSync(PUBLISHED, 'latin1').split('\r\n').slice(1)
    for (const index of pickRows(rows.length, 200)) {
      const [type, addOn, , primary] = (lines[index] ?? '').split('\t')
      expect(rows[index]?.row).toMatchObject({
        type: Number(type),
        add_on_code: addOn,
        primary_code: primary === 'CCCCC' ? null : primary,
      })
    }
  })
})
