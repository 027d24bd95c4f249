import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { connectionString: string; drop(): Promise<void> }

/** A migrated, empty database of its own, on the server of this test run. `drop` ends connections that are still open. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateDatabase'))
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAsAdmin(`create database ${name} template ${pg.escapeIdentifier(template.pathname.slice(1))}`)
  const connectionString = new URL(template)
  connectionString.pathname = `/${name}`
  return {
    connectionString: connectionString.href,
    drop: () => runAsAdmin(`drop database ${name} with (force)`),
  }
}

/** From the database `postgres`: one that is being copied must have no other connection. */
async function runAsAdmin(statement: string): Promise<void> {
  const url = new URL(inject('templateDatabase'))
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
