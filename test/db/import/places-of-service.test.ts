import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placesOfService } from '../../../db/import/places-of-service.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { splitCsv } from '../../support/split-csv.ts'

const HEADER = '"pos_code","pos_type","pos_name","pos_description"'
const NAME = 'place_of_service_2024.csv'
const read = (...lines: string[]) => collectRows(placesOfService, sourceOf(NAME, [HEADER, ...lines].join('\r\n')))

describe('the place-of-service codes', () => {
  it('have a name and whether they are a facility; numbers without a place are left out', async () => {
    const { rows, rejected, edition } = await read(
      '"2","Facility","Somewhere other than the patient’s home","Long, with a comma"',
      '"11","Non-Facility","Somebody’s office","x"',
      '"95","Unassigned","Unassigned","Unassigned"',
    )
    const effective = { from: '2024-01-01', to: null }
    expect(edition).toMatchObject({ source: 'pos', label: '2024', effective })
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => row)).toEqual([
      { code: '02', name: 'Somewhere other than the patient’s home', facility: true, effective, locator: 'POS 02' },
      { code: '11', name: 'Somebody’s office', facility: false, effective, locator: 'POS 11' },
    ])
  })

  it.each([
    ['"123","Facility","X",""', 'no code'],
    ['"12","Facility","",""', 'no name'],
    ['"12","Elsewhere","X",""', 'no type Facility or Non-Facility'],
    ['"12"', 'no name'],
  ])('report %j with its line', async (line, reason) => {
    expect((await read(line)).rejected).toEqual([{ line: 2, reason }])
  })

  it('ask for the year where no name tells it', () => {
    expect(() => placesOfService.recognise(sourceOf('pos.csv', HEADER))).toThrow('does not tell its year')
  })

  it.each(['', 'code,name\r\n11,Office'])('are not recognised in %j', (content) => {
    expect(placesOfService.recognise(sourceOf(NAME, content))).toBeNull()
  })
})

describe('the published codes (skipped where they are absent; REAL_DATA_DIR names their folder)', () => {
  const path = join(REAL_DATA_DIR, 'pos', NAME)

  it.skipIf(!existsSync(path))('have a row for each of the 52 places', async () => {
    const { rows, rejected } = await collectRows(placesOfService, sourceAt(path))
    const raw = splitCsv(readFileSync(path, 'utf8')).filter(([, type]) => /facility$/i.test(type ?? ''))
    expect(rejected).toEqual([])
    expect(rows.map(({ row }) => [row.code, row.facility, row.name])).toEqual(
      raw.map(([code, type, name]) => [code, type === 'Facility', name]),
    )
    expect(rows).toHaveLength(52)
  })
})
