import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { addressOf } from '../faults/asked-questions.ts'
import { type FaultRig, openFaultRig, waitFor } from '../faults/fault-rig.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { dovecotMissing } from '../support/dovecot.ts'
import { runCommand } from '../support/running-desk.ts'

const WAIT = { timeout: 60_000, interval: 200 }

/** What was asked before the backup, and what after it. */
const BEFORE = ['answered', 'open', 'held', 'never']
const AFTER = ['after', 'late']

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'a desk restored from an older backup', () => {
  let lost: TestDatabase
  let found: TestDatabase
  let rig: FaultRig
  let restored: Pool
  let verified = ''
  let processed = 0

  const waitForState = (token: string, state: string) =>
    vi.waitFor(async () => expect(await rig.stateOf(token)).toBe(state), WAIT)
  const approve = async (token: string) => {
    await waitForState(token, 'needs_review')
    expect(await rig.approve(token)).toBe(303)
  }
  const answersTo = (token: string) => rig.sink.taken.filter(({ to }) => to.includes(addressOf(token))).length
  const settings = () => ({ ...rig.settings, DATABASE_URL: found.connectionString })

  const findCases = async (token: string) => {
    const { rows } = await restored.query<{ id: number; state: string; why: string | null }>(
      'select id, state, why from cases where requester_address = $1',
      [addressOf(token)],
    )
    return rows
  }

  beforeAll(async () => {
    lost = await createTestDatabase()
    found = await createTestDatabase()
    rig = await openFaultRig(lost.connectionString)
    await rig.start()
    for (const token of BEFORE) await rig.ask(token)
    await approve('answered')
    await waitForState('answered', 'sent')
    await vi.waitFor(() => expect(rig.dovecot.count('Sent')).toBe(1), WAIT)
    // The mail server takes nothing while the backup is made: two approved answers are held in it.
    rig.sink.misbehave('rcpt', { reply: '451 4.3.0 later' })
    for (const token of ['held', 'never']) await approve(token)
    await vi.waitFor(async () => {
      const { rowCount } = await rig.pool.query(`select 1 from replies where state = 'held' and attempt > 0`)
      expect(rowCount).toBe(2)
    }, WAIT)
    await waitForState('open', 'needs_review')
    const file = join(rig.settings.DATA_DIR ?? '', 'drill.tar.zst')
    await runCommand(rig.settings, 'backup', file)

    // What the backup does not know of: three answers leave, two questions come.
    await rig.pool.query(`update replies set on_hold = true where envelope_to = $1`, [addressOf('never')])
    rig.sink.misbehave(null)
    await rig.hasten()
    await waitForState('held', 'sent')
    await approve('open')
    for (const token of AFTER) await rig.ask(token)
    await approve('after')
    await waitForState('open', 'sent')
    await waitForState('after', 'sent')
    await waitForState('late', 'needs_review')
    await vi.waitFor(() => expect(rig.dovecot.count('Sent')).toBe(4), WAIT)
    processed = BEFORE.length + AFTER.length
    await vi.waitFor(() => expect(rig.dovecot.count('Processed')).toBe(processed), WAIT)
    rig.kill()
    await rig.ask('down')

    verified = await runCommand(settings(), 'restore', '--verify', file)
    await runCommand(settings(), 'restore', file)
    restored = createPool(found.connectionString, { applicationName: 'test', max: 2 })
    await rig.start({ DATABASE_URL: found.connectionString })
    await vi.waitFor(async () => {
      for (const token of ['after', 'late', 'down']) expect(await findCases(token)).toHaveLength(1)
      expect(await restored.query(`select 1 from cases where state in ('received', 'drafting')`)).toMatchObject({
        rowCount: 0,
      })
    }, WAIT)
    // Whatever would leave by itself, leaves now.
    await restored.query(`update replies set send_after = now(), asked_at = null where state = 'held'`)
    await waitFor(4, async () => null)
  }, 240_000)

  afterAll(async () => {
    await restored?.end()
    await rig?.dispose()
    await lost?.drop()
    await found?.drop()
  }, 60_000)

  it('was tried before: the backup loads, and its rows and audit trail are those it was made with', () => {
    expect(verified).toMatch(/^ok: made .* rows in \d+ tables, \d+ lines of audit trail/)
  })

  it('sends no answer that has left a second time', () => {
    for (const token of ['answered', 'open', 'held', 'after']) expect([token, answersTo(token)]).toEqual([token, 1])
    for (const token of ['never', 'late', 'down']) expect([token, answersTo(token)]).toEqual([token, 0])
  })

  it('has on record as sent what lies in the Sent folder', async () => {
    for (const token of ['answered', 'held']) expect(await findCases(token)).toMatchObject([{ state: 'sent' }])
  })

  it('leaves to a person what the Sent folder cannot tell', async () => {
    const [found] = await findCases('never')
    expect(found?.state).toBe('send_uncertain')
    const { rows } = await restored.query<{ why: string }>('select last_error as why from replies where case_id = $1', [
      found?.id,
    ])
    expect(rows[0]?.why).toMatch(/^the desk was restored from a backup .* not in the Sent folder/)
  })

  it('puts questions aside that were answered by mails it knows nothing of', async () => {
    for (const token of ['open', 'after']) {
      expect(await findCases(token)).toMatchObject([
        { state: 'quarantine', why: expect.stringContaining('It is in the Sent folder') },
      ])
    }
  })

  it('takes in what came since, from the folder of mail that was done with and from the inbox, each once', async () => {
    for (const token of ['late', 'down']) expect(await findCases(token)).toMatchObject([{ state: 'needs_review' }])
    const { rows } = await restored.query<{ count: number }>('select count(*) from messages')
    expect(rows[0]?.count).toBe(BEFORE.length + AFTER.length + 1)
    await vi.waitFor(() => expect(rig.dovecot.count('Processed')).toBe(processed + 1), WAIT)
    expect(rig.dovecot.count('INBOX')).toBe(0)
  })

  it('gives no number of a case a second time', async () => {
    const { rows: given } = await rig.pool.query<{ max: number }>('select max(id) from cases')
    for (const token of ['after', 'late', 'down']) {
      expect((await findCases(token))[0]?.id).toBeGreaterThan(given[0]?.max ?? Number.POSITIVE_INFINITY)
    }
  })
})
