import { PG_MIGRATE_LOCK_ID } from 'node-pg-migrate'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCK_ID, migrate } from '../../db/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

describe('migrate', () => {
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

  it('applies nothing to a current schema', async () => {
    expect(await migrate(database.connectionString, { queueInPostgres: true })).toEqual({ applied: [] })
  })

  it('applies every migration once when two commands migrate an empty database at the same time', async () => {
    await client.query('drop schema public cascade; create schema public; drop schema bullmq cascade')
    const told: string[] = []
    const run = () =>
      migrate(database.connectionString, { queueInPostgres: true, onApplied: (name) => told.push(name) })
    const results = await Promise.all([run(), run()])
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, told.length])
    expect(told[0]).toBe('001_codebook')
    const { rows } = await client.query('select name from schema_migrations order by id')
    expect(rows.map(({ name }) => name)).toEqual(told)
  })

  it('leaves the queue tables out when jobs are kept in Redis', async () => {
    await client.query('drop schema bullmq cascade')
    await migrate(database.connectionString, { queueInPostgres: false })
    const { rowCount } = await client.query("select from pg_namespace where nspname = 'bullmq'")
    expect(rowCount).toBe(0)
  })

  it('takes the lock that the library takes by itself', () => expect(LOCK_ID).toBe(String(PG_MIGRATE_LOCK_ID)))

  it('refuses a schema that a newer version has upgraded', async () => {
    await client.query("insert into schema_migrations (name, run_on) values ('999_future', now())")
    await expect(migrate(database.connectionString, { queueInPostgres: false })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('newer version of CaseConsultant (999_future)'),
    })
  })

  it('says in a sentence that nothing listens at the address', async () => {
    const address = 'postgresql://nobody@127.0.0.1:1/none'
    await expect(migrate(address, { queueInPostgres: false })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The database could not be migrated .*ECONNREFUSED/),
    })
  })
})
