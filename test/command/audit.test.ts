import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordEvent } from '../../src/store/events.ts'
import { inTransaction } from '../../src/store/pool.ts'
import { storeDraftedCase } from '../support/drafted-case.ts'
import { startCommand } from '../support/run-command.ts'
import { makeDataFolder, removeDataFolder } from '../support/running-desk.ts'
import { useTestStore } from '../support/test-store.ts'

const store = useTestStore()
let dataDir: string
let caseId: number

beforeAll(async () => {
  dataDir = makeDataFolder()
  caseId = (await storeDraftedCase(store.pool, store.mailboxId)).caseId
  for (const kind of ['signed_in', 'signed_out'])
    await recordEvent(store.pool, { caseId: null, operatorId: store.dana.id, kind, detail: {} })
})

afterAll(() => removeDataFolder(dataDir))

/** Runs `caseconsultant audit …` to its end. */
async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const settings = { DATA_DIR: dataDir, DATABASE_URL: store.database.connectionString }
  const command = startCommand(['audit', ...args], settings)
  return { code: await command.ended, out: command.stdout(), err: command.stderr() }
}

it('audit verify says that all is well, and what to keep of it', async () => {
  const { code, out } = await run('verify')
  expect(code).toBe(0)
  expect(out).toMatch(/^ok: \d+ lines in 2 chains\ndesk line 2 [0-9a-f]{64}\n$/)
})

it('audit export writes JSON Lines, of one case where one is named', async () => {
  const all = (await run('export')).out.trimEnd().split('\n')
  expect(all.map((line) => JSON.parse(line).kind)).toEqual(expect.arrayContaining(['signed_in', 'signed_out']))
  const one = (await run('export', '--case', `Q-${caseId}`)).out.trimEnd().split('\n')
  expect(new Set(one.map((line) => JSON.parse(line).chain))).toEqual(new Set([caseId]))
  expect(await run('export', '--case', 'twelve')).toMatchObject({ code: 2, out: '' })
})

it('audit verify names what was changed, and ends with 1', async () => {
  await inTransaction(store.pool, async (tx) => {
    await tx.query('alter table events disable trigger events_are_kept')
    await tx.query(`update events set operator_id = null where chain = 0 and chain_seq = 1`)
    await tx.query('delete from events where chain = $1 and chain_seq = 1', [caseId])
    await tx.query('alter table events enable trigger events_are_kept')
  })
  const { code, out, err } = await run('verify')
  expect(code).toBe(1)
  expect(out).toContain('desk line 1 was changed after it was written')
  expect(out).toContain(`Q-${caseId} line 1 is missing`)
  expect(err).toContain('does not hold')
})
