import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { makeDataFolder, removeDataFolder, runCommand } from '../support/running-desk.ts'

let database: TestDatabase
const dataDir = makeDataFolder()

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  await database?.drop()
  removeDataFolder(dataDir)
})

const run = (...args: string[]) =>
  runCommand(
    { DATABASE_URL: database.connectionString, DATA_DIR: dataDir, DESK_KIND: 'public', TIME_ZONE: 'UTC' },
    'account',
    ...args,
  )

it('accounts are put on plans, granted more, shown and listed', async () => {
  await run('set-plan', 'Ana@clinic.example', 'subscribed', '--until', '2099-01-31', '--event', 'evt-1')
  await run('set-plan', 'ana@clinic.example', 'registered', '--event', 'evt-1')
  await run('grant', 'ana@clinic.example', '--door', 'reviewed_answer', '--count', '5')
  const shown = await run('show', 'ana@clinic.example')
  expect(shown).toMatch(/^ana@clinic\.example\tsubscribed\tuntil 2099-01-31/)
  expect(shown).toContain('reviewed_answer  35 answers checked by a coder left')
  expect(shown).toContain('granted          5 reviewed_answer, 0 used, for good, by command')
  expect(await run('list', 'clinic')).toMatch(/^ana@clinic\.example\t/)
  await expect(run('set-plan', 'ana@clinic.example', 'golden')).rejects.toThrow(
    'There is no plan golden. There are: guest',
  )
  await expect(run('grant', 'ana@clinic.example', '--door', 'ask', '--count', 'x')).rejects.toThrow('whole number')
  await expect(run('show', 'nobody@clinic.example')).rejects.toThrow('There is no account')
  await expect(run('delete', 'ana@clinic.example')).rejects.toThrow('say --yes')
  await run('delete', 'ana@clinic.example', '--yes')
  await expect(run('show', 'ana@clinic.example')).rejects.toThrow('There is no account')
}, 120_000)
