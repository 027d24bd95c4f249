import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FactRow } from '../../../db/import/layout.ts'
import { ncciPtp } from '../../../db/import/ncci-ptp.ts'
import { collectRows } from '../../support/collect-rows.ts'

import { makePtpFile } from '../../support/ptp-file.ts'
import { readZip } from '../../support/read-zip.ts'
import { REAL_DATA_DIR, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const ptp = (lines: readonly string[], name = 'ccipra-v322r0-f1.txt', lineEnd?: string) =>
  sourceOf(name, makePtpFile(lines, lineEnd))

describe('recognising a PTP file', () => {
  it.each([
    ['ccipra-v322r0-f1.txt', 'ncci-ptp-practitioner', '2026Q3', '2026-07-01', '2026-09-30'],
    ['ccipra-v302r0-f4.TXT', 'ncci-ptp-practitioner', '2024Q3', '2024-07-01', '2024-09-30'],
    ['ccioph-v290r1-f2.txt', 'ncci-ptp-outpatient', '2023Q1', '2023-01-01', '2023-03-31'],
    ['ccioph-v313r0-f1.txt', 'ncci-ptp-outpatient', '2025Q4', '2025-10-01', '2025-12-31'],
  ])('reads source and quarter of %s from its version number', (name, source, label, from, to) => {
    expect(ncciPtp.recognise(ptp([], name))).toMatchObject({ source, label, effective: { from, to }, scope: 'all' })
  })

  it('takes quarter and setting from the zip where the name in it has lost them', () => {
    const file = { ...ptp([], 'edits.txt'), path: '/downloads/hospital-ptp-edits-v311r0-f1.zip' }
    expect(ncciPtp.recognise(file)).toMatchObject({ source: 'ncci-ptp-outpatient', label: '2025Q2' })
  })

  it('says what to do where nothing tells the setting or the quarter', () => {
    expect(() => ncciPtp.recognise(ptp([], 'edits-v322r0.txt'))).toThrow(/practitioners or hospitals.*--source/)
    expect(() => ncciPtp.recognise(ptp([], 'ccipra.txt'))).toThrow(/does not tell its quarter.*--edition 2026Q3/)
  })

  it('believes the person who says both', () => {
    const given = { source: 'ncci-ptp-practitioner', edition: '2025Q1' }
    expect(ncciPtp.recognise(ptp([], 'edits.txt'), given)).toMatchObject({ label: '2025Q1', source: given.source })
  })

  it.each([
    ['an empty file', ''],
    ['another table', 'AOC_Edit_Type\tAdd-On_Code\n'],
    ['bytes that are no text', '\0\x01\x02'],
  ])('leaves %s to other layouts', (_, content) => {
    expect(ncciPtp.recognise(sourceOf('ccipra-v322r0-f1.txt', content))).toBeNull()
  })

  it('names the parts that are missing, and what an excerpt leaves out', () => {
    const files = ['ccipra-v322r0-f1.txt', 'ccipra-v322r0-f3.excerpt.txt'].map((name) => ptp([], name))
    expect(ncciPtp.missing?.(files)).toEqual(['part f2', 'part f4', 'what ccipra-v322r0-f3.excerpt.txt leaves out'])
    expect(ncciPtp.missing?.([1, 2, 3, 4].map((part) => ptp([], `ccipra-v322r0-f${part}.txt`)))).toEqual([])
  })
})

describe('reading a PTP file', () => {
  const LINES = [
    '0001A\t90473\t\t20220101\t20220101\t9\tManual',
    '10004\t10011\t*\t19960101\t*\t0\tMisuse',
    'G0008\t0591T\t\t\t20231231\t1\tManual',
  ]

  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ])('reads codes, dates and indicators of lines that end with %s', async (_, lineEnd) => {
    const { rows, rejected } = await collectRows(ncciPtp, ptp(LINES, 'ccioph-v322r0-f1.txt', lineEnd))
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => row)).toEqual([
      edit('0001A', '90473', '9', '2022-01-01', '2022-01-01'),
      edit('10004', '10011', '0', '1996-01-01', null),
      edit('G0008', '0591T', '1', null, '2023-12-31'),
    ])
  })

  it.each([
    ['a code of four characters', '0001\t90473\t\t20220101\t*\t1\tx', /column 1/],
    ['a missing column two', '00010\t\t\t20220101\t*\t1\tx', /column 2/],
    ['an indicator that does not exist', '00010\t90473\t\t20220101\t*\t2\tx', /indicator/],
    ['a day that does not exist', '00010\t90473\t\t20220230\t*\t1\tx', /effective date/],
    ['a deletion date in words', '00010\t90473\t\t20220101\tnever\t1\tx', /deletion date/],
    ['a deletion before the beginning', '00010\t90473\t\t20220101\t20211231\t1\tx', /before/],
    ['commas in place of tabs', '00010,90473,,20220101,*,1,x', /column 1/],
    ['a header line in the middle', 'Column 1\tColumn 2\t*=in existence', /column 1/],
  ])('refuses %s, with its line', async (_, bad, reason) => {
    const { rows, rejected } = await collectRows(ncciPtp, ptp([LINES[0] ?? '', bad, LINES[1] ?? '']))
    expect(rows).toHaveLength(2)
    expect(rejected).toEqual([{ line: 8, reason: expect.stringMatching(reason) }])
  })

  it('gives the same rows however the file is cut into pieces', async () => {
    const file = makePtpFile(LINES)
    const whole = await collectRows(ncciPtp, sourceOf('ccioph-v322r0-f1.txt', file))
    const cut = await collectRows(ncciPtp, sourceOf('ccioph-v322r0-f1.txt', file, 7))
    expect(cut.rows).toEqual(whole.rows)
  })
})

function edit(one: string, two: string, indicator: string, from: string | null, to: string | null): FactRow {
  return {
    setting: 'outpatient_hospital',
    column_one: one,
    column_two: two,
    modifier_indicator: indicator,
    effective: { from, to },
    locator: `column 1 ${one}, column 2 ${two}`,
  }
}

const PRACTITIONER = join(REAL_DATA_DIR, 'ncci/ccipra-v302r0-rebuilt.zip')

describe('the published PTP file (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  it.skipIf(!existsSync(PRACTITIONER))('has 2,546,017 edits, and 200 of them are as its lines say', async () => {
    let count = 0
    for (const part of readZip(PRACTITIONER)) {
      const bytes = part.read()
      const { rows, rejected } = await collectRows(ncciPtp, sourceOf(part.name, bytes))
      count += rows.length
      expect(rejected).toEqual([])
      const lines = bytes
        .toString('latin1')
        .split('\r\n')
        .filter((line) => /^[0-9A-Z]{5}\t/.test(line))
      expect(rows).toHaveLength(lines.length)
      for (const index of pickRows(lines.length, 50)) {
        const [one, two, , from, to, indicator] = (lines[index] ?? '').split('\t')
        expect(rows[index]?.row).toMatchObject({
          setting: 'practitioner',
          column_one: one,
          column_two: two,
          modifier_indicator: indicator,
          effective: { from: dashed(from ?? ''), to: to === '*' ? null : dashed(to ?? '') },
        })
      }
    }
    expect(count).toBe(2_546_017)
  })
})

const dashed = (digits: string): string | null =>
  digits === '' ? null : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
