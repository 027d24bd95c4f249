import { describe, expect, it } from 'vitest'
import { findCase } from '../../src/store/cases.ts'
import { findOrCreateMailbox, startMailboxAt } from '../../src/store/mailboxes.ts'
import {
  findRawMessage,
  isUnstorable,
  listMessagesOfCase,
  listMessagesWithoutCase,
  openCaseOf,
  storeMessage,
} from '../../src/store/messages.ts'
import { arrivedRecord, storeArrived } from '../support/received-mail.ts'
import { useTestStore } from '../support/test-store.ts'

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

  it('with the Message-ID of another mail but other content is a case of its own', async () => {
    const before = await countCases()
    await storeArrived(store.pool, store.mailboxId, { messageId: 'same@clinic.example' })
    await storeArrived(store.pool, store.mailboxId, { messageId: 'same@clinic.example' })
    expect(await countCases()).toBe(before + 2)
  })

  it('advances the mailbox in the same transaction', async () => {
    const record = arrivedRecord(store.mailboxId)
    await storeMessage(store.pool, record, { kind: 'new_case', claimsCaseId: null })
    expect((await findOrCreateMailbox(store.pool, 'desk@mail.example/INBOX')).lastUid).toBe(record.position.uid)
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

  it('under an earlier UIDVALIDITY does not move the mailbox on', async () => {
    const { id } = await findOrCreateMailbox(store.pool, 'renewed@mail.example/INBOX')
    await startMailboxAt(store.pool, id, 8n, 0)
    await storeArrived(store.pool, id, { position: { mailboxId: id, uidValidity: 7n, uid: 500 } })
    expect((await findOrCreateMailbox(store.pool, 'renewed@mail.example/INBOX')).lastUid).toBe(0)
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

  it('while the answer is on the wire leaves the state alone', async () => {
    const { caseId } = await storeArrived(store.pool, store.mailboxId)
    await store.pool.query(`update cases set state = 'sending' where id = $1`, [caseId])
    const joined = await storeArrived(store.pool, store.mailboxId, {}, { kind: 'join', caseId })
    expect(await findCase(store.pool, caseId)).toMatchObject({ state: 'sending', lastMessageId: joined.messageId })
  })
})
