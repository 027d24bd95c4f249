import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldEditPairs, unfoldEditPairs } from '../../db/import/edit-pair-lines.ts'
import { formatStarterFile, toStarterRow } from '../../db/starter-set/starter-row.ts'
import { pick } from '../support/starter-rows.ts'

describe('lines of edits', () => {
  const code = fc.constantFrom('10060', '20610', '99213', 'G0439')
  const pair = fc.record({
    ...{ column_one: code, column_two: code, modifier_indicator: fc.constantFrom('0', '1', '9') },
    ...{ effective_from: fc.constantFrom('', '2018-01-01'), effective_to: fc.constantFrom('', '2019-12-31') },
    ...{ setting: fc.constant('practitioner'), source: fc.constant('ptp'), edition: fc.constantFrom('A', 'B') },
  })

  it('unfold to the very edits that were folded', () => {
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const columns = Object.keys(pairs[0] ?? {}).sort()
        const texts = (rows: Readonly<Record<string, string>>[]) => rows.map((row) => pick(row, columns)).sort()
        expect(texts(foldEditPairs(pairs).flatMap(unfoldEditPairs))).toEqual(texts(pairs))
      }),
    )
  })

  it('say where the published file has each edit', () => {
    const line = { column_one: '20610', column_two: '99211 99212' }
    expect(unfoldEditPairs(line).map(({ locator }) => locator)).toEqual([
      'column 1 20610, column 2 99211',
      'column 1 20610, column 2 99212',
    ])
  })
})

describe('starter files', () => {
  it('are sorted by their key and quote what needs it', () => {
    const file = { columns: ['code', 'text'], key: ['code'] }
    const text = formatStarterFile(file, [
      { code: 'B', text: 'say "no", or\nnot' },
      { code: 'A', text: 'plain' },
    ])
    expect(text).toBe('code,text\nA,plain\nB,"say ""no"", or\nnot"\n')
  })

  it('write numbers with the decimals of their column, and nothing for what is unknown', () => {
    const fact = { work_rvu: 1.3, units: 2, modifier: null, effective: { from: null, to: '2024-12-31' } }
    const row = toStarterRow(fact, { source: 'mpfs', edition: '2025Q4' }, { work_rvu: 2 })
    expect(row).toEqual({
      ...{ work_rvu: '1.30', units: '2', modifier: '', effective_from: '', effective_to: '2024-12-31' },
      ...{ source: 'mpfs', edition: '2025Q4' },
    })
  })
})
