import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mcdContractors } from '../../../db/import/mcd-contractors.ts'
import { collectRows } from '../../support/collect-rows.ts'
import { REAL_DATA_DIR, sourceAt, sourceOf } from '../../support/source-files.ts'
import { splitCsv } from '../../support/split-csv.ts'

describe('the contractor tables of an export', () => {
  it('give contractors without the people who work there', async () => {
    const { rows, rejected } = await collectRows(
      mcdContractors,
      sourceOf(
        'contractor.csv',
        'contractor_id,contractor_type_id,contractor_version,"contractor_bus_name","contractor_number","city","cmd_name","email"\n' +
          '139,10,2,"Noridian Healthcare Solutions, LLC","19003","Fargo","A. Person","a@b.example"\n' +
          '140,10,2,"","18003","","",""\n',
      ),
    )
    expect(rows).toEqual([
      {
        table: 'mcd_contractors',
        row: {
          contractor_id: '139.10.2',
          name: 'Noridian Healthcare Solutions, LLC',
          number: '19003',
          type_id: '10',
          effective: { from: null, to: null },
          locator: 'contractor 19003',
        },
      },
    ])
    expect(rejected).toEqual([{ line: 3, reason: 'the contractor has no name' }])
  })

  it('give the states of a contractor with the dates of their own', async () => {
    const { rows, rejected } = await collectRows(
      mcdContractors,
      sourceOf(
        'contractor_jurisdiction.csv',
        'contractor_id,contractor_type_id,contractor_version,state_id,last_updated,active_date,term_date\n' +
          '139,10,2,1,2013-10-28 14:00:29,1900-01-01 00:00:00,\n' +
          '139,10,2,4,2013-10-28 14:00:29,2012-10-22 00:00:00,2020-06-30 00:00:00\n' +
          '139,10,2,4,2013-10-28 14:00:29,long ago,\n',
      ),
    )
    expect(rows.map(({ row }) => [row.contractor_id, row.state_id, row.effective])).toEqual([
      ['139.10.2', '1', { from: '1900-01-01', to: null }],
      ['139.10.2', '4', { from: '2012-10-22', to: '2020-06-30' }],
    ])
    expect(rejected).toEqual([{ line: 4, reason: 'one of its dates is no date' }])
  })
})

const FOLDER = join(REAL_DATA_DIR, 'mcd/current_lcd')

describe.skipIf(!existsSync(FOLDER))('the published contractor tables (in REAL_DATA_DIR)', () => {
  it.each([
    ['contractor.csv', 120, 'contractor_bus_name', 'name'],
    ['contractor_type_lookup.csv', 13, 'description', 'name'],
    ['contractor_jurisdiction.csv', 291, 'state_id', 'state_id'],
    ['state_lookup.csv', 63, 'state_abbrev', 'abbreviation'],
  ])('give every row of %s: %i, each with its %s', async (name, count, heading, column) => {
    const { rows, rejected } = await collectRows(mcdContractors, sourceAt(join(FOLDER, name)))
    const [header = [], ...raw] = splitCsv(readFileSync(join(FOLDER, name), 'latin1'))
    expect({ rows: rows.length, rejected }).toEqual({ rows: count, rejected: [] })
    expect(rows.map(({ row }) => row[column])).toEqual(raw.map((cells) => cells[header.indexOf(heading)]))
  })
})
