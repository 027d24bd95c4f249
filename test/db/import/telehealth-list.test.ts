import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { telehealthList } from '../../../db/import/telehealth-list.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'

const TITLE = 'CY 2026 Final List of Medicare Telehealth Services'
const read = (content: string, name = 'telehealth.txt') => collectRows(telehealthList, sourceOf(name, content))

describe('the list of telehealth services', () => {
  it.each([
    [
      'tabs',
      `${TITLE}\t\t\r\nHCPCS\tShort Descriptor\tProposed Action\r\n90791\tInvented words\tMaintain\r\nG0002\t\tAddition\r\n\r\n`,
    ],
    [
      'commas',
      `${TITLE},,\nHCPCS,Short Descriptor,Proposed Action\n90791,"Invented, words",Maintain\nG0002,,Addition\n`,
    ],
  ])('gives the standing of each code and no descriptor, with %s', async (_title, content) => {
    const { rows, rejected, edition } = await read(content)
    const effective = { from: '2026-01-01', to: '2026-12-31' }
    expect(edition).toMatchObject({ source: 'telehealth-list', label: '2026', effective })
    expect(rejected).toEqual([])
    expect(rows).toEqual([
      { table: 'telehealth_services', row: { code: '90791', standing: 'Maintain', effective, locator: '90791' } },
      { table: 'telehealth_services', row: { code: 'G0002', standing: 'Addition', effective, locator: 'G0002' } },
    ])
  })

  it.each([
    ['9079\t\tMaintain', 'the first column holds no code'],
    ['90791\tInvented words\t', 'no standing'],
  ])('reports %j with its line', async (line, reason) => {
    const { rejected } = await read(`${TITLE}\t\t\nHCPCS\tShort Descriptor\tProposed Action\n${line}\n`)
    expect(rejected).toEqual([{ line: 3, reason }])
  })

  it.each(['', `${TITLE}\t\t\n`, 'HCPCS\tShort Descriptor\tStatus\n'])('is not recognised in %j', (content) => {
    expect(telehealthList.recognise(sourceOf('telehealth.txt', content))).toBeNull()
  })
})

describe('the published list (skipped where it is absent; REAL_DATA_DIR names its folder)', () => {
  const path = join(REAL_DATA_DIR, 'fixtures_2026/telehealth_cy2026_list_508.excerpt.redacted.txt')

  it.skipIf(!existsSync(path))('has a row for each line with a code', async () => {
    const { rows, rejected, edition } = await collectRows(telehealthList, sourceAt(path))
    const raw = [...readFileSync(path, 'latin1').matchAll(/^([0-9A-Z]{5})\t.*\t(\w+)/gm)].filter(
      ([, code]) => code !== 'HCPCS',
    )
    expect(rejected).toEqual([])
    expect(edition.scope).toBe('rows')
    expect(rows.map(({ row }) => [row.code, row.standing])).toEqual(raw.map(([, code, standing]) => [code, standing]))
    expect(rows).toHaveLength(58)
  })
})
