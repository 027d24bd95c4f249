import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { findCase } from '../../../src/store/cases/cases.ts'
import {
  findRawMessage,
  listMessagesOfCase,
  listMessagesWithoutCase,
} from '../../../src/store/mailboxes/find-messages.ts'
import { listSafeUids } from '../../../src/store/mailboxes/left-behind.ts'
import { isUnstorable, storeMessage, storeMessages } from '../../../src/store/mailboxes/messages.ts'
import { openCaseOf } from '../../../src/store/mailboxes/open-cases.ts'
import { listReplies } from '../../../src/store/replies/replies.ts'
import { verifyAudit } from '../../../src/store/upkeep/audit.ts'
import { storeHeldReply } from '../../support/drafted-case.ts'
import { arrivedRecord, storeArrived } from '../../support/received-mail.ts'
import { useTestStore } from '../../support/test-store.ts'

const store = useTestStore()

const countCases = async (): Promise<number> =>
  (await store.pool.query<{ count: number }>('select count(*) from cases')).rows[0]?.count ?? 0

describe('a mail that arrives', () => {
  it('becomes one case in state received, with its bytes as they came', async () => {
    const raw = Buffer.from([0x53, 0x3a, 0x20, 0xff, 0x00, 0x0d, 0x0a])
    const { caseId, messageId } = await storeArrived(store.pool, store.mailboxId, { raw })
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received', lastMessageId: messageId })
    expect((await findRawMessage(store.pool, messageId))?.equals(raw)).toBe(true)
  })

  it('a second time under the same UID changes nothing', async () => {
    const record = arrivedRecord(store.mailboxId)
    await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })
    const before = await countCases()
    expect(await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })).toEqual({
      outcome: 'known',
    })
    expect(await countCases()).toBe(before)
  })

  it('a second time under another UID, moved out and in again, changes nothing', async () => {
    const record = arrivedRecord(store.mailboxId)
    await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })
    const again = arrivedRecord(store.mailboxId, { raw: record.raw })
    expect(await storeMessage(store.pool, again, { kind: 'new_case', claimsCaseId: null })).toEqual({
      outcome: 'known',
    })
  })

  it('a second time under another UID is safe to move from there, and a mail that was never handed out is not', async () => {
    const record = arrivedRecord(store.mailboxId)
    await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })
    const again = arrivedRecord(store.mailboxId, { raw: record.raw })
    await storeMessage(store.pool, again, { kind: 'new_case', claimsCaseId: null })
    const withheld = arrivedRecord(store.mailboxId, { raw: null, bytes: 900 })
    await storeMessage(store.pool, withheld, { kind: 'quarantine', why: 'not handed out' })
    const tooLarge = arrivedRecord(store.mailboxId, { raw: null, bytes: 90_000 })
    await storeMessage(store.pool, tooLarge, { kind: 'quarantine', why: 'too large' })
    const uids = [record, again, withheld, tooLarge].map(({ position }) => position.uid)
    const { mailboxId, uidValidity } = record.position
    expect(await listSafeUids(store.pool, { mailboxId, uidValidity, uids }, 10_000)).toEqual([uids[1], uids[3]])
  })

  it('with the Message-ID of another mail but other content is a case of its own', async () => {
    const before = await countCases()
    await storeArrived(store.pool, store.mailboxId, { messageId: 'same@clinic.example' })
    await storeArrived(store.pool, store.mailboxId, { messageId: 'same@clinic.example' })
    expect(await countCases()).toBe(before + 2)
  })

  it('beside others that were fetched with it is as safe as alone, and the same mail among them is one', async () => {
    const before = await countCases()
    const [first, other] = [arrivedRecord(store.mailboxId), arrivedRecord(store.mailboxId)]
    const again = { ...arrivedRecord(store.mailboxId, { raw: first.raw }) }
    const placement = { kind: 'new_case', claimsCaseId: null } as const
    const stored = await storeMessages(
      store.pool,
      [first, again, other].map((record) => ({ record, placement })),
    )
    expect(stored.map(({ outcome }) => outcome)).toEqual(['stored', 'known', 'stored'])
    expect(await countCases()).toBe(before + 2)
  })

  it('from an address that wrote nothing before is the first from there once', async () => {
    const fromAddress = 'new.person@clinic.example'
    const records = [arrivedRecord(store.mailboxId, { fromAddress }), arrivedRecord(store.mailboxId, { fromAddress })]
    const placement = { kind: 'no_case' } as const
    await storeMessages(
      store.pool,
      records.map((record) => ({ record, placement })),
    )
    const { rows } = await store.pool.query<{ first: boolean }>(
      'select first_from_sender as first from messages where from_address = $1 order by id',
      [fromAddress],
    )
    expect(rows.map(({ first }) => first)).toEqual([true, false])
  })

  it('from an address too long for an index is told apart from one that may be tried again', async () => {
    const local = Array.from({ length: 400 }, (_each, at) => createHash('md5').update(`${at}`).digest('hex')).join('')
    const record = arrivedRecord(store.mailboxId, { fromAddress: `${local}@clinic.example` })
    const fault = await storeMessage(store.pool, record, { kind: 'no_case' }).catch((error) => error)
    expect(isUnstorable(fault)).toBe(true)
  })

  it('leaves nothing behind when it cannot be stored', async () => {
    const before = await countCases()
    const record = arrivedRecord(store.mailboxId, { text: 'NUL \u0000 is no text for Postgres' })
    const fault = await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null }).catch(
      (error) => error,
    )
    expect(isUnstorable(fault)).toBe(true)
    expect(await countCases()).toBe(before)
  })
})

describe('a server restored from a backup', () => {
  it('may give a UID a second time: the mail it now has there is another one', async () => {
    const record = arrivedRecord(store.mailboxId)
    await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })
    const other = arrivedRecord(store.mailboxId, { position: record.position })
    expect(await storeMessage(store.pool, other, { kind: 'new_case', claimsCaseId: null })).toMatchObject({
      outcome: 'stored',
    })
    expect(await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })).toEqual({
      outcome: 'known',
    })
  })
})

describe('machine mail', () => {
  it('becomes a case when a person sees a question in it, once', async () => {
    const { messageId } = await storeArrived(store.pool, store.mailboxId, { kind: 'auto_reply' }, { kind: 'no_case' })
    const caseId = await openCaseOf(store.pool, messageId, store.dana.id)
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received', lastMessageId: messageId })
    await expect(openCaseOf(store.pool, messageId, store.dana.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is kept without a case', async () => {
    const { messageId } = await storeArrived(store.pool, store.mailboxId, { kind: 'auto_reply' }, { kind: 'no_case' })
    expect((await listMessagesWithoutCase(store.pool, 10)).map(({ id }) => id)).toContain(messageId)
  })
})

describe('a mail that cannot be trusted', () => {
  it('becomes a case in quarantine that says why', async () => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId, {}, { kind: 'quarantine', why: 'two senders' })
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'quarantine', why: 'two senders' })
  })
})

describe('a mail that joins its case', () => {
  it('is the newest message, and sends the case back to be read', async () => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId)
    await store.pool.query(`update cases set state = 'sent' where id = $1`, [caseId])
    const joined = await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received', lastMessageId: joined.messageId })
    expect(await listMessagesOfCase(store.pool, caseId)).toHaveLength(2)
  })

  it('twice in one fetch is joined in that order, and a held answer is taken back once', async () => {
    const { caseId } = await storeHeldReply(store.pool, store.mailboxId, store.dana.id, 60)
    const placement = { kind: 'join', caseId } as const
    const [first, second] = await storeMessages(
      store.pool,
      [arrivedRecord(store.mailboxId), arrivedRecord(store.mailboxId)].map((record) => ({ record, placement })),
    )
    expect(first).toMatchObject({ outcome: 'stored', caseId })
    expect(second).toMatchObject({ outcome: 'stored', caseId })
    const lastMessageId = second?.outcome === 'stored' ? second.messageId : 0
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'received', lastMessageId })
    expect((await listReplies(store.pool, caseId)).map(({ state }) => state)).toEqual(['cancelled'])
    expect((await verifyAudit(store.pool)).faults).toEqual([])
  })

  it.each(['join', 'new_case'] as const)(
    'beside another (%s) waits for cases in the order of their numbers, as whoever moves both does',
    async (kind) => {
      const one = await storeArrived(store.pool, store.mailboxId)
      const other = await storeArrived(store.pool, store.mailboxId)
      const placements = [
        kind === 'join' ? { kind, caseId: other.caseId } : { kind, claimsCaseId: other.caseId },
        { kind: 'join', caseId: one.caseId } as const,
      ]
      const mover = await store.pool.connect()
      try {
        await mover.query('begin')
        await mover.query('select 1 from cases where id = $1 for update', [one.caseId])
        const stored = storeMessages(
          store.pool,
          placements.map((placement) => ({ record: arrivedRecord(store.mailboxId), placement })),
        )
        await vi.waitFor(async () => {
          const { rows } = await store.pool.query(
            `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          expect(rows).not.toEqual([])
        })
        await mover.query(`set local lock_timeout = '500ms'`)
        await mover.query('select 1 from cases where id = $1 for update', [other.caseId])
        await mover.query('commit')
        expect((await stored).map(({ outcome }) => outcome)).toEqual(['stored', 'stored'])
      } finally {
        mover.release(true)
      }
    },
  )

  it('while the answer is on the wire leaves the state alone', async () => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId)
    await store.pool.query(`update cases set state = 'sending' where id = $1`, [caseId])
    const joined = await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'sending', lastMessageId: joined.messageId })
  })
})
