import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mpfsRvuCsv, mpfsRvuText } from '../../../db/import/mpfs-rvu.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { AFTER_TEAM, CELLS, csvOf, HEADINGS, ROW, TEXT_VALUES, TITLE, textLine } from '../../support/mpfs-rvu-files.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows, splitCsv } from '../../support/split-csv.ts'

const readCsv = (content: string, name = 'PPRRVU2025_Oct.csv') => collectRows(mpfsRvuCsv, sourceOf(name, content))

describe('the relative value file as CSV', () => {
  it('gives every value of a row but its descriptor', async () => {
    const { rows, rejected } = await readCsv(csvOf([CELLS]))
    expect(rows).toEqual([{ table: 'fee_schedule', row: ROW }])
    expect(rejected).toEqual([])
    expect(JSON.stringify(rows)).not.toContain('Invented words')
  })

  it('finds its columns by their headings: 2026 has one more, after TEAM SURG', async () => {
    const headings = HEADINGS.toSpliced(AFTER_TEAM, 0, ['', '', '', 'PRIC', 'IND'])
    const { rows } = await readCsv(csvOf([CELLS.toSpliced(AFTER_TEAM, 0, '9')], TITLE, headings))
    expect(rows.map(({ row }) => row)).toEqual([ROW])
  })

  it('has null for a blank modifier, base and value', async () => {
    const blank = CELLS.with(1, '').with(5, '').with(23, '')
    const { rows } = await readCsv(csvOf([blank]))
    const expected = { modifier: null, work_rvu: null, endoscopic_base: null, locator: 'G0105' }
    expect(rows.map(({ row }) => row)).toEqual([{ ...ROW, ...expected }])
  })

  it.each([
    ['PPRRVU2025_Oct.csv', TITLE, 'mpfs', '2025Q4', '2025-12-31'],
    ['anything.csv', TITLE.replace('October', 'January'), 'mpfs', '2025Q1', '2025-12-31'],
    [
      'PPRRVU2026_Jul_nonQPP.csv',
      TITLE.replace('2025', '2026').replace('October', 'July'),
      'mpfs',
      '2026Q3',
      '2026-12-31',
    ],
    [
      'PPRRVU2026_Jul_QPP.csv',
      TITLE.replace('2025', '2026').replace('October', 'July'),
      'mpfs-qpp',
      '2026Q3',
      '2026-12-31',
    ],
    ['PPRRVU2025_Apr.csv', '2025 National Physician Fee Schedule Relative Value File', 'mpfs', '2025Q2', '2025-12-31'],
  ])('named %s is of the source and quarter it says, for the whole year', (name, title, source, label, to) => {
    const edition = mpfsRvuCsv.recognise(sourceOf(name, csvOf([CELLS], title)))
    expect(edition).toMatchObject({ source, label, effective: { from: `${to.slice(0, 4)}-01-01`, to } })
  })

  it.each([
    ['no code', CELLS.with(0, '4537'), 'the first column holds no code'],
    ['a long modifier', CELLS.with(1, '533'), 'G0105: the modifier is not two characters'],
    ['no status', CELLS.with(3, ''), 'G0105: no status indicator'],
    ['no global days', CELLS.with(14, '0'), 'G0105: no global days'],
    ['words for a value', CELLS.with(5, 'n/a'), 'G0105: work rvu is no number'],
    ['cells missing', CELLS.slice(0, 3), 'G0105: no status indicator'],
  ])('reports a row with %s, and reads on', async (_title, cells, reason) => {
    const { rows, rejected } = await readCsv(csvOf([cells, CELLS]))
    expect(rejected).toEqual([{ line: 10, reason }])
    expect(rows).toHaveLength(1)
  })

  it('reports a file whose headings lack a column', async () => {
    const { rows, rejected } = await readCsv(csvOf([CELLS], TITLE, HEADINGS.toSpliced(14, 1)))
    expect(rows).toEqual([])
    expect(rejected).toEqual([{ line: 1, reason: expect.stringContaining('no headings') }])
  })

  it.each([
    ['an empty file', ''],
    ['another CSV', 'HCPCS,MOD,PRICE\r\nG0105,53,1.00\r\n'],
  ])('is not recognised in %s', (_title, content) => {
    expect(mpfsRvuCsv.recognise(sourceOf('PPRRVU2025_Oct.csv', content))).toBeNull()
  })
})

describe('the relative value file as text', () => {
  const header = `${Array.from({ length: 7 }, () => 'HDR CPT codes and descriptions are copyright').join('\r\n')}\r\n`
  const file = (lines: readonly string[], name = 'PPRRVU2025_Oct.txt') =>
    sourceOf(name, `${header}${lines.join('\r\n')}\r\n`)

  it('gives the same row as the CSV', async () => {
    const { rows, rejected, edition } = await collectRows(mpfsRvuText, file([textLine(TEXT_VALUES)]))
    expect(rows).toEqual([{ table: 'fee_schedule', row: ROW }])
    expect(rejected).toEqual([])
    expect(edition.label).toBe('2025Q4')
  })

  it('reports a line that is cut short', async () => {
    const { rows, rejected } = await collectRows(mpfsRvuText, file([textLine(TEXT_VALUES).slice(0, 40)]))
    expect(rows).toEqual([])
    expect(rejected).toEqual([{ line: 8, reason: 'G0105: no status indicator' }])
  })

  it('asks for the quarter where nothing tells it', () => {
    expect(() => mpfsRvuText.recognise(file([], 'PPRRVU.txt'))).toThrow('or say --edition')
  })

  it('is not taken for the CSV, nor the CSV for it', () => {
    expect(mpfsRvuCsv.recognise(file([]))).toBeNull()
    expect(mpfsRvuText.recognise(sourceOf('PPRRVU2025_Oct.csv', csvOf([CELLS])))).toBeNull()
  })
})

const REAL = [
  ['mpfs/PPRRVU2025_Oct.csv', 19_090, 31, 0],
  ['fixtures_2026/PPRRVU2026_Jul_nonQPP.excerpt.redacted.csv', 45, 32, 1],
] as const

describe('the published relative values (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  it.skipIf(!existsSync(join(REAL_DATA_DIR, 'mpfs'))).each(REAL)('%s has %i rows', async (path, count, width, more) => {
    const { rows, rejected } = await collectRows(mpfsRvuCsv, sourceAt(join(REAL_DATA_DIR, path)))
    expect(rejected).toEqual([])
    expect(rows).toHaveLength(count)
    const raw = splitCsv(readFileSync(join(REAL_DATA_DIR, path), 'latin1')).filter(
      (cells) => /^[0-9A-Z]{5}$/.test(cells[0] ?? '') && cells[0] !== 'HCPCS',
    )
    expect(raw).toHaveLength(count)
    for (const index of pickRows(count, 200)) {
      const cells = raw[index] ?? []
      expect(cells).toHaveLength(width)
      const number = (column: number) => Number(cells[column])
      expect(rows[index]?.row).toMatchObject({
        code: cells[0],
        modifier: cells[1] || null,
        status: cells[3],
        work_rvu: number(5),
        non_facility_practice_expense_rvu: number(6),
        facility_practice_expense_rvu: number(8),
        malpractice_rvu: number(10),
        non_facility_total: number(11),
        facility_total: number(12),
        professional_technical: cells[13],
        global_days: cells[14],
        preoperative_share: number(15),
        intraoperative_share: number(16),
        postoperative_share: number(17),
        multiple_procedure: cells[18],
        bilateral: cells[19],
        assistant: cells[20],
        co_surgeon: cells[21],
        team: cells[22],
        endoscopic_base: cells[23 + more] || null,
        conversion_factor: number(24 + more),
        diagnostic_supervision: cells[25 + more],
      })
    }
  })
})
