import { describe, expect, it, vi } from 'vitest'
import { findCase } from '../../../src/store/cases/cases.ts'
import { createPool } from '../../../src/store/pool.ts'
import { findReplyProgress, listRepliesOnTheWire, takeDueReplies } from '../../../src/store/replies/replies.ts'
import { lockReply, openReplyLocks } from '../../../src/store/replies/reply-lock.ts'
import { claimReply, recordBodySent, recordOutcome } from '../../../src/store/replies/send-replies.ts'
import { resolveReply } from '../../../src/store/replies/settle-reply.ts'
import { storeHeldReply } from '../../support/drafted-case.ts'
import { storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const hold = (holdSeconds?: number) => storeHeldReply(store.pool, store.mailboxId, store.dana.id, holdSeconds)

const stateOf = async (replyId: number) => (await findReplyProgress(store.pool, replyId))?.state

describe('a held reply', () => {
  it('is claimed by one sender only', async () => {
    const { replyId } = await hold()
    const claims = await Promise.all([claimReply(store.pool, replyId, 'one'), claimReply(store.pool, replyId, 'two')])
    expect(claims.filter((claim) => claim !== null)).toMatchObject([{ id: replyId, attempt: 1 }])
  })

  it('is not claimed before its time', async () => {
    const { replyId } = await hold(60)
    expect(await claimReply(store.pool, replyId, 'early')).toBeNull()
    expect(await takeDueReplies(store.pool, 120)).not.toContain(replyId)
  })

  it('is listed as due when its time has come', async () => {
    const { replyId } = await hold()
    expect(await takeDueReplies(store.pool, 120)).toContain(replyId)
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
    await claimReply(store.pool, replyId, 'sender')
    await recordOutcome(store.pool, { replyId, attempt: 1 }, outcome, 0)
    expect(await stateOf(replyId)).toBe(replyState)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: caseState })
  })

  it('of a reply that was taken over meanwhile changes nothing', async () => {
    const { replyId } = await hold()
    await claimReply(store.pool, replyId, 'slow sender')
    await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'later', why: 'given up' }, 60)
    await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'sent', response: '250' }, 0)
    expect(await stateOf(replyId)).toBe('held')
  })

  it('sends the case back to be read where the requester wrote meanwhile', async () => {
    const { replyId, caseId } = await hold()
    await claimReply(store.pool, replyId, 'sender')
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'sent', response: '250' }, 0)).toBe(true)
    expect(await stateOf(replyId)).toBe('sent')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received' })
  })

  it('takes a postponed reply back where the requester wrote meanwhile', async () => {
    const { replyId, caseId } = await hold()
    await claimReply(store.pool, replyId, 'sender')
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'later', why: '451' }, 0)
    expect(await stateOf(replyId)).toBe('cancelled')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received' })
  })
})

describe('the record that the body is on the wire', () => {
  it('is refused to a sender whose attempt was given to another', async () => {
    const { replyId } = await hold()
    await claimReply(store.pool, replyId, 'slow sender')
    await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'later', why: 'given up' }, 0)
    await claimReply(store.pool, replyId, 'second sender')
    await expect(recordBodySent(store.pool, replyId, 1)).rejects.toThrow('taken over')
    await recordBodySent(store.pool, replyId, 2)
    expect(await stateOf(replyId)).toBe('body_sent')
  })
})

describe('the lock of a sender', () => {
  it('keeps every other sender away until it is released', async () => {
    const { replyId } = await hold()
    const lock = await lockReply(store.pool, replyId)
    expect(await lockReply(store.pool, replyId)).toBeNull()
    await lock?.release()
    const next = await lockReply(store.pool, replyId)
    expect(next).not.toBeNull()
    await next?.release()
  })

  it('ends with the connection that took it', async () => {
    const other = createPool(store.database.connectionString)
    const { replyId } = await hold()
    const lost = await lockReply(other, replyId)
    await store.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = $1 and pid <> pg_backend_pid()`,
      [replyId],
    )
    const taken = await vi.waitFor(async () => {
      const lock = await lockReply(store.pool, replyId)
      if (lock === null) throw new Error('the server has not ended the session yet')
      return lock
    })
    await taken.release()
    await lost?.release()
    await other.end()
  })
})

describe('the locks of a process', () => {
  it('keep others away, and itself too, until they are released', async () => {
    const [one, other] = [await hold(), await hold()]
    const locks = openReplyLocks(store.pool)
    expect(await locks.lock([one.replyId, other.replyId])).toEqual([true, true])
    expect(await locks.lock([one.replyId])).toEqual([false])
    expect(await lockReply(store.pool, one.replyId)).toBeNull()
    await locks.release([one.replyId])
    expect(await lockReply(store.pool, other.replyId)).toBeNull()
    const next = await lockReply(store.pool, one.replyId)
    expect(next).not.toBeNull()
    await next?.release()
    await locks.release([other.replyId])
  })

  it('keep no connection for what another process has in hand', async () => {
    const { replyId } = await hold()
    const theirs = await lockReply(store.pool, replyId)
    const pool = createPool(store.database.connectionString)
    expect(await openReplyLocks(pool).lock([replyId])).toEqual([false])
    expect(pool.totalCount - pool.idleCount).toBe(0)
    await pool.end()
    await theirs?.release()
  })

  it('are never left on a connection that was given back', async () => {
    const pool = createPool(store.database.connectionString)
    const locks = openReplyLocks(pool)
    const ids = [(await hold()).replyId, (await hold()).replyId]
    for (let turn = 0; turn < 40; turn += 1) {
      const [mine = 0, next = 0] = turn % 2 === 0 ? ids : ids.toReversed()
      expect(await locks.lock([mine])).toEqual([true])
      const released = locks.release([mine])
      for (let ticks = 0; ticks < turn % 8; ticks += 1) await Promise.resolve()
      if (turn % 3 === 0) await pool.query('select 1')
      expect(await locks.lock([next])).toEqual([true])
      await released
      await locks.release([next])
    }
    const { rows } = await store.pool.query(
      `select objid from pg_locks where locktype = 'advisory' and classid = 1001 and database = (select oid from pg_database where datname = current_database())`,
    )
    expect(rows).toEqual([])
    await pool.end()
  })
})

it('a reply on the wire for too long is listed, a fresh one is not', async () => {
  const { replyId } = await hold()
  await claimReply(store.pool, replyId, 'sender')
  expect(await listRepliesOnTheWire(store.pool, 30)).not.toContain(replyId)
  await store.pool.query(`update replies set state_since = now() - interval '1 minute' where id = $1`, [replyId])
  expect(await listRepliesOnTheWire(store.pool, 30)).toContain(replyId)
})

describe('an answer that may or may not have left', () => {
  const uncertain = async () => {
    const held = await hold()
    await claimReply(store.pool, held.replyId, 'sender')
    await recordOutcome(store.pool, { replyId: held.replyId, attempt: 1 }, { kind: 'uncertain', why: 'cut' }, 0)
    return held
  }

  it('is settled by a person who found that it was sent', async () => {
    const { replyId, caseId } = await uncertain()
    expect(await resolveReply(store.pool, caseId, store.dana.id, 'was_sent')).toEqual({ due: null, readAgain: false })
    expect(await stateOf(replyId)).toBe('sent')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'sent' })
  })

  it('goes again as it is when a person says so, once', async () => {
    const { replyId, caseId } = await uncertain()
    expect(await resolveReply(store.pool, caseId, store.dana.id, 'send_again')).toEqual({
      due: replyId,
      readAgain: false,
    })
    await expect(resolveReply(store.pool, caseId, store.dana.id, 'send_again')).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await claimReply(store.pool, replyId, 'sender')).toMatchObject({ attempt: 2 })
  })

  it('does not swallow what the requester wrote meanwhile', async () => {
    const { replyId, caseId } = await uncertain()
    await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await resolveReply(store.pool, caseId, store.dana.id, 'send_again')).toEqual({ due: null, readAgain: true })
    expect(await stateOf(replyId)).toBe('cancelled')
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received' })
  })
})

it('an answer the server refused can be sent again as it is', async () => {
  const { replyId, caseId } = await hold()
  await claimReply(store.pool, replyId, 'sender')
  await recordOutcome(store.pool, { replyId, attempt: 1 }, { kind: 'refused', why: '550' }, 0)
  expect(await resolveReply(store.pool, caseId, store.dana.id, 'send_again')).toEqual({
    due: replyId,
    readAgain: false,
  })
})
