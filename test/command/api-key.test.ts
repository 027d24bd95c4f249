import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { startCommand } from '../support/run-command.ts'
import { makeDataFolder, removeDataFolder } from '../support/running-desk.ts'

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  folder = makeDataFolder()
})

afterAll(async () => {
  await database?.drop()
  removeDataFolder(folder)
})

async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const command = startCommand(['api-key', ...args], { DATABASE_URL: database.connectionString, DATA_DIR: folder })
  const code = await command.ended
  return { code, out: command.stdout(), err: command.stderr() }
}

it('are made, listed without their secret, and revoked', async () => {
  const made = await run('create', 'Ops@Clinic.example', '--name', 'claim scrubber', '--scope', 'pairs', 'codes')
  expect(made.code).toBe(0)
  const key = made.out.trim()
  expect(key).toMatch(/^cck_[a-z0-9]{8}_[\w-]{43}$/)
  expect(made.err).toContain('shown this once')
  const listed = await run('list', 'ops@clinic.example')
  expect(listed.out).toContain(`${key.slice(0, 12)}\tclaim scrubber\tpairs,codes\t`)
  expect(listed.out).not.toContain(key)
  expect((await run('revoke', key.slice(0, 12))).code).toBe(0)
  const again = await run('revoke', key.slice(0, 12))
  expect(again.code).not.toBe(0)
  expect(again.err).toContain('api-key list')
  // Four programs, each of which opens the desk.
}, 120_000)

it('are for an address', async () => {
  const { code, err } = await run('create', 'nobody', '--name', 'x')
  expect(code).not.toBe(0)
  expect(err).toContain('not an email address')
})
