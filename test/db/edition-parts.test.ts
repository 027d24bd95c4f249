import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')
const BEFORE = ['001_codebook', '002_desk', '003_reference']

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.connectionString })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

it('migration 004 divides edit pairs that are there already, and keeps every one', async () => {
  await client.query('drop schema public cascade; create schema public')
  for (const name of BEFORE) await client.query(readFileSync(join(MIGRATIONS, `${name}.sql`), 'utf8'))
  await client.query(
    'create table schema_migrations (id serial primary key, name text not null, run_on timestamp not null)',
  )
  await client.query('insert into schema_migrations (name, run_on) select name, now() from unnest($1::text[]) name', [
    BEFORE,
  ])
  await client.query(
    `insert into editions (source, label, title, publisher, effective, sha256, state)
     select 'ptp', label, 'PTP', 'CMS', '[2024-07-01,)', '00', 'live' from unnest(array['a', 'b', 'c']) label`,
  )
  await client.query(
    `insert into edit_pairs select id, 'practitioner', n::text, '1', 1, '[2024-07-01,)', 'row ' || n
       from editions, generate_series(1, 100) n where label <> 'c'`,
  )
  const { rows: before } = await client.query('select * from edit_pairs order by edition_id, locator')

  await migrate(database.connectionString, { queueInPostgres: false })

  const { rows: after } = await client.query('select * from edit_pairs order by edition_id, locator')
  expect(after).toEqual(before)
  const { rows: parts } = await client.query<{ name: string; rows: string }>(
    'select tableoid::regclass::text as name, count(*)::text as rows from edit_pairs group by 1 order by 1',
  )
  expect(parts).toEqual([
    { name: 'edit_pairs_1', rows: '100' },
    { name: 'edit_pairs_2', rows: '100' },
  ])
  const { rows: origins } = await client.query('select distinct origin, state from editions')
  expect(origins).toEqual([{ origin: 'starter', state: 'live' }])
})
