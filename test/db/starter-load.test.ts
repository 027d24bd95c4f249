import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStarterSet } from '../../db/import/starter.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { listProcedures, readStarterPairs, readStarterRows, STARTER } from '../support/starter-rows.ts'

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  await loadStarterSet(pool, STARTER)
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

const TABLES = {
  add_on_codes: 'add_on_codes.csv',
  code_replacements: 'code_replacements.csv',
  codes: 'codes.csv',
  denial_codes: 'denial_codes.csv',
  fee_schedule: 'fee_schedule.csv',
  modifiers: 'modifiers.csv',
  places_of_service: 'places_of_service.csv',
  unit_limits: 'unit_limits.csv',
}

describe('loading the starter set', () => {
  it.each(Object.entries(TABLES))('stores every line of its file in %s', async (table, file) => {
    const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
    expect(rows[0]?.count).toBe(readStarterRows(file).length)
  })

  it('stores every edit', async () => {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from edit_pairs')
    expect(rows[0]?.count).toBe(readStarterPairs().length)
  })

  it('says of each excerpt that it is complete for the codes that are described', async () => {
    const { rows } = await pool.query<{ source: string; codes: string[] }>(
      `select e.source, array_agg(l.code order by l.code) as codes
         from editions e join edition_codes l on l.edition_id = e.id group by e.source order by e.source`,
    )
    const described = [...listProcedures(readStarterRows('codes.csv'))].sort()
    const sources = ['mpfs', 'ncci-aoc', 'ncci-mue-practitioner', 'ncci-ptp-practitioner']
    expect(rows).toEqual(sources.map((source) => ({ source, codes: described })))
  })

  it('keeps what a fee, a place and an edit say', async () => {
    const fee = await pool.query(
      `select conversion_factor::text, facility_practice_expense_rvu::text, intraoperative_share::text, global_days
         from fee_schedule where code = '27447' and locator = '27447' and lower(effective) = '2025-01-01'`,
    )
    expect(fee.rows).toEqual([
      {
        ...{ conversion_factor: '32.3465', facility_practice_expense_rvu: expect.stringMatching(/^\d+\.\d\d$/) },
        ...{ intraoperative_share: '0.69', global_days: '090' },
      },
    ])
    const places = await pool.query(`select facility from places_of_service where code in ('11', '22') order by code`)
    expect(places.rows).toEqual([{ facility: false }, { facility: true }])
    const edit = await pool.query(
      `select distinct modifier_indicator from edit_pairs where column_one = '20610' and column_two = '99213'
          and upper(effective) is null`,
    )
    expect(edit.rows).toEqual([{ modifier_indicator: 1 }])
  })

  it('changes nothing the second time', async () => {
    expect(await loadStarterSet(pool, STARTER)).toEqual([])
  })
})
