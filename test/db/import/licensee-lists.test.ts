import { describe, expect, it } from 'vitest'
import { licenseeDenialCodes } from '../../../db/import/licensee-denial-codes.ts'
import { licenseeRevenueCodes } from '../../../db/import/licensee-revenue-codes.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { sourceOf } from '../../support/source-files.ts'

const OPEN = { from: null, to: null }
const csvOf = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('')

describe('a licensee’s list of denial codes', () => {
  const read = (name: string, ...lines: string[]) => collectRows(licenseeDenialCodes, sourceOf(name, csvOf(lines)))

  it('has reasons and remarks where a column tells which', async () => {
    const { rows, rejected } = await read(
      'denials.csv',
      'Kind,Code,Description,Start Date,Stop Date',
      'CARC,16,"Invented reason, with a comma",1/1/1995,',
      'rarc,n130,Invented remark,2002-02-28,20300101',
    )
    expect(rejected).toEqual([])
    expect(rows).toEqual([
      {
        table: 'denial_codes',
        row: {
          kind: 'CARC',
          code: '16',
          description: 'Invented reason, with a comma',
          effective: { from: '1995-01-01', to: null },
          locator: 'CARC 16',
        },
      },
      {
        table: 'denial_codes',
        row: {
          kind: 'RARC',
          code: 'N130',
          description: 'Invented remark',
          effective: { from: '2002-02-28', to: '2030-01-01' },
          locator: 'RARC N130',
        },
      },
    ])
  })

  it.each([
    ['carc-2026-03.csv', '2026-03', 'CARC', 'B7'],
    ['RARC 2026Q1.csv', '2026Q1', 'RARC', 'MA130'],
    ['carc_2025_11_01.csv', '2025-11-01', 'CARC', '45'],
    ['our carc list.csv', 'own', 'CARC', 'P14'],
  ])('named %s is the edition %s of %s', async (name, label, kind, code) => {
    const { rows, edition } = await read(name, 'code,description', `${code},Invented words`)
    expect(edition).toMatchObject({ source: 'denial-codes', label, effective: OPEN, scope: 'rows' })
    expect(rows.map(({ row }) => [row.kind, row.code])).toEqual([[kind, code]])
  })

  it.each([
    ['REASON,1,x,,', 'the kind is neither CARC nor RARC'],
    ['CARC,N130,x,,', 'the code is no CARC'],
    ['RARC,16,x,,', 'the code is no RARC'],
    ['CARC,16,,,', '16 has no description'],
    ['CARC,16,x,yesterday,', '16 has dates that are none'],
    ['CARC,16,x,2020-01-02,2020-01-01', '16 has dates that are none'],
  ])('reports %j with its line', async (line, reason) => {
    const { rows, rejected } = await read('denials.csv', 'kind,code,description,start,stop', 'CARC,1,x,,', line)
    expect(rows).toHaveLength(1)
    expect(rejected).toEqual([{ line: 3, reason }])
  })

  it.each([
    ['a list that does not say of what', 'codes.csv', 'code,description\r\n16,x\r\n'],
    ['a list without descriptions', 'carc.csv', 'code,price\r\n16,x\r\n'],
    ['an empty file', 'carc.csv', ''],
    ['a name with both kinds and no column', 'carc and rarc.csv', 'code,description\r\n16,x\r\n'],
  ])('is not recognised in %s', (_title, name, content) => {
    expect(licenseeDenialCodes.recognise(sourceOf(name, content))).toBeNull()
  })
})

describe('a licensee’s list of revenue codes', () => {
  const read = (name: string, ...lines: string[]) => collectRows(licenseeRevenueCodes, sourceOf(name, csvOf(lines)))

  it('has the zero that is often left out; a category may not be billed', async () => {
    const { rows, rejected, edition } = await read(
      'revenue-2026.csv',
      '\uFEFFRevenue Code,Description',
      '025x,Invented category',
      '250,"Invented, general"',
      '0451,Invented detail',
    )
    expect(edition).toMatchObject({ source: 'revenue-codes', label: '2026', effective: OPEN, scope: 'rows' })
    expect(rejected).toEqual([])
    const common = { system: 'REVENUE', effective: OPEN }
    expect(rows.map(({ row }) => row)).toEqual([
      { ...common, code: '025X', description: 'Invented category', billable: false, locator: 'revenue code 025X' },
      { ...common, code: '0250', description: 'Invented, general', billable: true, locator: 'revenue code 0250' },
      { ...common, code: '0451', description: 'Invented detail', billable: true, locator: 'revenue code 0451' },
    ])
  })

  it.each([
    ['25,x,,', 'the code is not three or four digits'],
    ['250,,,', '250 has no description'],
    ['250,x,2020-13-01,', '250 has dates that are none'],
  ])('reports %j with its line', async (line, reason) => {
    const { rejected } = await read('a.csv', 'revenue code,description,start,stop', line)
    expect(rejected).toEqual([{ line: 2, reason }])
  })

  it.each([
    ['a list that does not say of what', 'codes.csv', 'code,description\r\n250,x\r\n'],
    ['an empty file', 'revenue.csv', ''],
  ])('is not recognised in %s', (_title, name, content) => {
    expect(licenseeRevenueCodes.recognise(sourceOf(name, content))).toBeNull()
  })
})
