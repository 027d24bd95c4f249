import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findCase } from '../../src/store/cases.ts'
import type { Operator } from '../../src/store/operators.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import {
  claimReply,
  findReplyState,
  listDueReplies,
  listRepliesOnTheWire,
  lockReply,
  recordBodySent,
  recordOutcome,
} from '../../src/store/replies.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { addReviewer, storeHeldReply } from '../support/drafted-case.ts'
import { openTestMailbox, storeArrived } from '../support/received-mail.ts'

let database: TestDatabase
let pool: Pool
let mailboxId: number
let dana: Operator

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  mailboxId = await openTestMailbox(pool)
  dana = await addReviewer(pool)
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

const hold = (sendAfter?: Date) => storeHeldReply(pool, mailboxId, dana.id, sendAfter)

describe('a held reply', () => {
  it('is claimed by one sender only', async () => {
    const { replyId } = await hold()
    const claims = await Promise.all([claimReply(pool, replyId, 'one'), claimReply(pool, replyId, 'two')])
    expect(claims.filter((claim) => claim !== null)).toMatchObject([{ id: replyId, attempt: 1 }])
  })

  it('is not claimed before its time', async () => {
    const { replyId } = await hold(new Date(Date.now() + 60_000))
    expect(await claimReply(pool, replyId, 'early')).toBeNull()
    expect(await listDueReplies(pool)).not.toContain(replyId)
  })

  it('is listed as due when its time has come', async () => {
    const { replyId } = await hold()
    expect(await listDueReplies(pool)).toContain(replyId)
  })
})

describe('the end of an attempt', () => {
  it.each([
    [{ kind: 'sent', response: '250 queued' }, 'sent', 'sent'],
    [{ kind: 'refused', why: '550 no such user' }, 'send_failed', 'send_failed'],
    [{ kind: 'uncertain', why: 'connection lost' }, 'send_uncertain', 'send_uncertain'],
    [{ kind: 'later', why: '451 try later' }, 'held', 'held'],
  ] as const)('%o leaves the reply %s and the case %s', async (outcome, replyState, caseState) => {
    const { replyId, caseId } = await hold()
    await claimReply(pool, replyId, 'sender')
    await recordOutcome(pool, replyId, outcome, outcome.kind === 'later' ? new Date() : null)
    expect(await findReplyState(pool, replyId)).toBe(replyState)
    expect(await findCase(pool, caseId)).toMatchObject({ state: caseState })
  })

  it('of a reply that was taken over meanwhile changes nothing', async () => {
    const { replyId } = await hold()
    await claimReply(pool, replyId, 'slow sender')
    await recordOutcome(pool, replyId, { kind: 'later', why: 'given up' }, new Date(Date.now() + 60_000))
    await recordOutcome(pool, replyId, { kind: 'sent', response: '250' }, null)
    expect(await findReplyState(pool, replyId)).toBe('held')
  })

  it('sends the case back to be read where the requester wrote meanwhile', async () => {
    const { replyId, caseId } = await hold()
    await claimReply(pool, replyId, 'sender')
    await storeArrived(pool, mailboxId, {}, { kind: 'join', caseId })
    expect(await recordOutcome(pool, replyId, { kind: 'sent', response: '250' }, null)).toBe(true)
    expect(await findReplyState(pool, replyId)).toBe('sent')
    expect(await findCase(pool, caseId)).toMatchObject({ state: 'received' })
  })

  it('takes a postponed reply back where the requester wrote meanwhile', async () => {
    const { replyId, caseId } = await hold()
    await claimReply(pool, replyId, 'sender')
    await storeArrived(pool, mailboxId, {}, { kind: 'join', caseId })
    await recordOutcome(pool, replyId, { kind: 'later', why: '451' }, new Date())
    expect(await findReplyState(pool, replyId)).toBe('cancelled')
    expect(await findCase(pool, caseId)).toMatchObject({ state: 'received' })
  })
})

describe('the record that the body is on the wire', () => {
  it('is refused to a sender whose attempt was given to another', async () => {
    const { replyId } = await hold()
    await claimReply(pool, replyId, 'slow sender')
    await recordOutcome(pool, replyId, { kind: 'later', why: 'given up' }, new Date(Date.now() - 1000))
    await claimReply(pool, replyId, 'second sender')
    await expect(recordBodySent(pool, replyId, 1)).rejects.toThrow('taken over')
    await recordBodySent(pool, replyId, 2)
    expect(await findReplyState(pool, replyId)).toBe('body_sent')
  })
})

describe('the lock of a sender', () => {
  it('keeps every other sender away until it is released', async () => {
    const { replyId } = await hold()
    const lock = await lockReply(pool, replyId)
    expect(await lockReply(pool, replyId)).toBeNull()
    await lock?.release()
    const next = await lockReply(pool, replyId)
    expect(next).not.toBeNull()
    await next?.release()
  })

  it('ends with the connection that took it', async () => {
    const other = createPool(database.connectionString)
    const { replyId } = await hold()
    const lost = await lockReply(other, replyId)
    await pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1 and pid <> pg_backend_pid()`,
      [replyId],
    )
    const taken = await vi.waitFor(async () => {
      const lock = await lockReply(pool, replyId)
      if (lock === null) throw new Error('the server has not ended the session yet')
      return lock
    })
    await taken.release()
    await lost?.release()
    await other.end()
  })
})

it('a reply on the wire for too long is listed, a fresh one is not', async () => {
  const { replyId } = await hold()
  await claimReply(pool, replyId, 'sender')
  expect(await listRepliesOnTheWire(pool, 30)).not.toContain(replyId)
  await pool.query(`update replies set state_since = now() - interval '1 minute' where id = $1`, [replyId])
  expect(await listRepliesOnTheWire(pool, 30)).toContain(replyId)
})
