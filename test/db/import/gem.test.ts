import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gem } from '../../../db/import/gem.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const TO_TEN = [
  '0010  A000    00000',
  '30430 F1229   10112',
  'E8000 V810XXA 10000',
  'V5889 Z5189   10000',
  '7999  NoDx    11000',
]
const TO_NINE = ['A000    0010  00000', 'T8853XD v5889 10000', 'R29700  NoDx  11000']

const read = (lines: string[], name: string) => collectRows(gem, sourceOf(name, `${lines.join('\r\n')}\r\n`))

describe('a general equivalence map', () => {
  it('from ICD-9-CM gives both codes with their dots, and the flags as published', async () => {
    const { edition, rows, rejected } = await read(TO_TEN, '2018_I9gem.txt')
    expect(edition).toMatchObject({ source: 'gem-icd9-icd10', label: 'FY2018' })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => [row.from_code, row.to_code, row.flags])).toEqual([
      ['001.0', 'A00.0', '00000'],
      ['304.30', 'F12.29', '10112'],
      ['E800.0', 'V81.0XXA', '10000'],
      ['V58.89', 'Z51.89', '10000'],
      ['799.9', null, '11000'],
    ])
    expect(rows[0]).toEqual({
      table: 'conversion_maps',
      row: {
        from_system: 'ICD-9-CM',
        from_code: '001.0',
        to_system: 'ICD-10-CM',
        to_code: 'A00.0',
        flags: '00000',
        effective: { from: '2017-10-01', to: '2018-09-30' },
        locator: '0010 A000 00000',
      },
    })
  })

  it('from ICD-10-CM is another edition, and reads the one target in lower case', async () => {
    const { edition, rows } = await read(TO_NINE, '2018_I10gem.txt')
    expect(edition).toMatchObject({ source: 'gem-icd10-icd9', label: 'FY2018' })
    expect(rows.map(({ row }) => [row.from_system, row.from_code, row.to_code])).toEqual([
      ['ICD-10-CM', 'A00.0', '001.0'],
      ['ICD-10-CM', 'T88.53XD', 'V58.89'],
      ['ICD-10-CM', 'R29.700', null],
    ])
  })

  it.each([
    ['without flags', '0010  A000'],
    ['of the other direction', 'A000    0010  00000'],
    ['with a target although the flags say there is none', '0010  A000    11000'],
    ['without a target although the flags say there is one', '0010  NoDx    10000'],
  ])('reports a line %s', async (_title, line) => {
    const { rows, rejected } = await read([TO_TEN[0] ?? '', line, TO_TEN[1] ?? ''], '2018_I9gem.txt')
    expect(rows).toHaveLength(2)
    expect(rejected).toMatchObject([{ line: 2 }])
  })

  it.each([
    ['an empty file', ''],
    ['a map of procedures', '0001  6A750Z4 10000'],
    ['an order file', '00001 A00     0 Cholera'],
  ])('is not recognised in %s', (_title, content) => {
    expect(gem.recognise(sourceOf('2018_I9gem.txt', content))).toBeNull()
  })
})

describe('the published maps (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  it.skipIf(!existsSync(REAL_DATA_DIR)).each([
    ['2018_I9gem.txt', 24_860],
    ['2018_I10gem.txt', 81_593],
  ])('%s has %i rows', async (name, count) => {
    const path = join(REAL_DATA_DIR, 'gems', name)
    const { rows, rejected } = await collectRows(gem, sourceAt(path))
    expect(rejected).toEqual([])
    expect(rows).toHaveLength(count)
    const lines = readFileSync(path, 'latin1').split('\n')
    for (const index of pickRows(count, 200)) {
      const [from, to = '', flags] = (lines[index] ?? '').trim().split(/ +/)
      const { from_code, to_code, flags: found } = rows[index]?.row ?? {}
      const bare = (code: unknown): string | null => (code === null ? null : String(code).replace('.', ''))
      expect([bare(from_code), bare(to_code), found]).toEqual([from, to === 'NoDx' ? null : to.toUpperCase(), flags])
    }
  })
})
