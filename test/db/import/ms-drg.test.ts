import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { msDrg } from '../../../db/import/ms-drg.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { pickRows } from '../../support/split-csv.ts'

const HEAD = [
  '|     Appendix A List of MS-DRGs Version 40.0     |',
  '',
  'Groups such as',
  '014 have no MDC.',
  '',
  'DRG MDC MS Description',
]
const fileOf = (lines: readonly string[], end = '\r\n') =>
  sourceOf('msdrg.txt', [...HEAD, ...lines].map((line) => `${line}${end}`).join(''))

describe('the list of MS-DRGs', () => {
  it.each(['\r\n', '\n'])(
    'gives number and title, with category and kind to find them by, where lines end with %j',
    async (end) => {
      const lines = ['001     P  INVENTED TRANSPLANT', '020 01  P  INVENTED PROCEDURE', '', '999        UNGROUPABLE']
      const { rows, rejected } = await collectRows(msDrg, fileOf(lines, end))
      expect(rejected).toEqual([])
      expect(rows.map(({ row }) => [row.code, row.description, row.locator])).toEqual([
        ['001', 'INVENTED TRANSPLANT', 'MS-DRG 001, surgical'],
        ['020', 'INVENTED PROCEDURE', 'MS-DRG 020, MDC 01, surgical'],
        ['999', 'UNGROUPABLE', 'MS-DRG 999'],
      ])
      expect(rows[0]).toEqual({
        table: 'codes',
        row: {
          system: 'MS-DRG',
          code: '001',
          description: 'INVENTED TRANSPLANT',
          billable: true,
          effective: { from: null, to: null },
          locator: 'MS-DRG 001, surgical',
        },
      })
    },
  )

  it.each([
    ['40.0', 'v40', { from: '2022-10-01', to: '2023-09-30' }],
    ['41.1', 'v41.1', { from: '2024-04-01', to: '2024-09-30' }],
    ['43', 'v43', { from: '2025-10-01', to: '2026-09-30' }],
  ])('of version %s is the edition %s of its fiscal year', (version, label, effective) => {
    const file = sourceOf('a.txt', HEAD.join('\n').replace('40.0', version))
    expect(msDrg.recognise(file)).toMatchObject({ source: 'ms-drg', label, effective })
  })

  it.each(['20 01  P  SHORT NUMBER', '020 01  X  UNKNOWN KIND', '020 01  P', 'END OF LIST'])(
    'reports %j',
    async (line) => {
      const { rows, rejected } = await collectRows(msDrg, fileOf([line]))
      expect(rows).toEqual([])
      expect(rejected).toEqual([{ line: 7, reason: expect.stringContaining('at their columns') }])
    },
  )

  it.each(['', 'DRG MDC MS Description\n'])('is not recognised in %j', (content) => {
    expect(msDrg.recognise(sourceOf('msdrg.txt', content))).toBeNull()
  })
})

describe('the published list (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  const path = join(REAL_DATA_DIR, 'drg/msdrg_v40_appendix_A.txt')

  it.skipIf(!existsSync(path))('has 767 groups', async () => {
    const { rows, rejected } = await collectRows(msDrg, sourceAt(path))
    const raw = readFileSync(path, 'latin1').match(/^\d{3} .*(?=\r)/gm) ?? []
    expect(rejected).toEqual([])
    expect([rows.length, raw.length]).toEqual([767, 767])
    for (const index of pickRows(767, 200)) {
      const line = raw[index] ?? ''
      expect(rows[index]?.row).toMatchObject({ code: line.slice(0, 3), description: line.slice(11).trim() })
      expect(rows[index]?.row.locator).toContain(line.slice(4, 6).trim())
    }
  })
})
