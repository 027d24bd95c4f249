import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Config } from '../../src/config.ts'
import type { Inquiry } from '../../src/domain/inquiry.ts'
import type { Log } from '../../src/log.ts'
import { keepTurn } from '../../src/store/customers/asks.ts'
import { createPool } from '../../src/store/pool.ts'
import { rawMailKey } from '../../src/store/raw-mail.ts'
import { createHousekeeping } from '../../workers/keep-house.ts'
import type { Desk } from '../../workers/open-desk.ts'
import { storeArrived } from '../support/received-mail.ts'
import { useTestStore } from '../support/test-store.ts'

const store = useTestStore()

const INQUIRY: Inquiry = {
  references: [],
  dateOfService: null,
  dates: [],
  payer: null,
  setting: null,
  asks: [],
  identifiers: [],
}

/** A round of housekeeping, and what it logged. */
async function keepHouse(retentionDays: number, pool = store.pool): Promise<string[]> {
  const logged: string[] = []
  const note = (event: string, fields = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const log: Log = { info: note, warn: note, error: note }
  const desk = {
    pool,
    config: { mailEdge: { retentionDays }, doors: { askRetentionDays: 30 } } as Partial<Config>,
  } as Desk
  await createHousekeeping(desk, log)()
  return logged
}

describe('housekeeping', () => {
  it('forgets everything that is due, more than one batch of it, and only where a policy is set', async () => {
    for (let count = 0; count < 103; count += 1) {
      await storeArrived(store.pool, store.mailboxId, { kind: 'list' }, { kind: 'no_case' })
    }
    await store.pool.query(`update messages set received_at = now() - interval '10 days'`)
    expect(await keepHouse(0)).toEqual([])
    expect(await keepHouse(11)).toEqual([])
    expect(await keepHouse(9)).toEqual(['mail.forgotten {"count":103}'])
  })

  it('seals what is plain when a key is set', async () => {
    for (let count = 0; count < 12; count += 1) await storeArrived(store.pool, store.mailboxId)
    const pool = createPool(store.database.connectionString, { rawMailKeys: [rawMailKey(randomBytes(32))] })
    expect(await keepHouse(0, pool)).toEqual(['mail.sealed {"count":12}'])
    await pool.end()
  })

  it('reports a fault and does not throw it', async () => {
    const pool = createPool('postgres://127.0.0.1:1/nowhere', { rawMailKeys: [rawMailKey(randomBytes(32))] })
    expect(await keepHouse(0, pool)).toEqual([expect.stringContaining('sweep.failed')])
    await pool.end()
  })

  it('deletes threads of the web when nothing was asked in them for so long, whatever the policy for mail', async () => {
    for (const days of [29, 31]) {
      const turn = { accountId: null, askedOn: '2026-01-05', question: '99213?', masked: [], inquiry: INQUIRY }
      const askId = await keepTurn(store.pool, { ...turn, askId: null, formSha256: randomBytes(32) })
      await store.pool.query('update asks set last_asked_at = now() - make_interval(days => $2) where id = $1', [
        askId,
        days,
      ])
    }
    expect(await keepHouse(0)).toEqual(['ask.forgotten {"count":1}'])
    expect((await store.pool.query('select 1 from asks')).rowCount).toBe(1)
  })
})
