import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCase } from '../../src/store/cases.ts'
import { findOrCreateMailbox, startMailboxAt } from '../../src/store/mailboxes.ts'
import {
  findRawMessage,
  isUnstorable,
  listMessagesOfCase,
  listMessagesWithoutCase,
  storeMessage,
} from '../../src/store/messages.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { arrivedRecord, openTestMailbox, storeArrived } from '../support/received-mail.ts'

let database: TestDatabase
let pool: Pool
let mailboxId: number

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool(database.connectionString)
  mailboxId = await openTestMailbox(pool)
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

const countCases = async (): Promise<number> =>
  (await pool.query<{ count: number }>('select count(*) from cases')).rows[0]?.count ?? 0

describe('a mail that arrives', () => {
  it('becomes one case in state received, with its bytes as they came', async () => {
    const raw = Buffer.from([0x53, 0x3a, 0x20, 0xff, 0x00, 0x0d, 0x0a])
    const { caseId, messageId } = await storeArrived(pool, mailboxId, { raw })
    expect(await findCase(pool, caseId)).toMatchObject({ state: 'received', lastMessageId: messageId })
    expect((await findRawMessage(pool, messageId))?.equals(raw)).toBe(true)
  })

  it('a second time under the same UID changes nothing', async () => {
    const record = arrivedRecord(mailboxId)
    await storeMessage(pool, record, { kind: 'new_case', claimsCaseId: null })
    const before = await countCases()
    expect(await storeMessage(pool, record, { kind: 'new_case', claimsCaseId: null })).toEqual({ outcome: 'known' })
    expect(await countCases()).toBe(before)
  })

  it('a second time under another UID, moved out and in again, changes nothing', async () => {
    const record = arrivedRecord(mailboxId)
    await storeMessage(pool, record, { kind: 'new_case', claimsCaseId: null })
    const again = arrivedRecord(mailboxId, { raw: record.raw })
    expect(await storeMessage(pool, again, { kind: 'new_case', claimsCaseId: null })).toEqual({ outcome: 'known' })
  })

  it('with the Message-ID of another mail but other content is a case of its own', async () => {
    const before = await countCases()
    await storeArrived(pool, mailboxId, { messageId: 'same@clinic.example' })
    await storeArrived(pool, mailboxId, { messageId: 'same@clinic.example' })
    expect(await countCases()).toBe(before + 2)
  })

  it('advances the mailbox in the same transaction', async () => {
    const record = arrivedRecord(mailboxId)
    await storeMessage(pool, record, { kind: 'new_case', claimsCaseId: null })
    expect((await findOrCreateMailbox(pool, 'desk@mail.example/INBOX')).lastUid).toBe(record.position.uid)
  })

  it('leaves nothing behind when it cannot be stored', async () => {
    const before = await countCases()
    const record = arrivedRecord(mailboxId, { text: 'NUL \u0000 is no text for Postgres' })
    const fault = await storeMessage(pool, record, { kind: 'new_case', claimsCaseId: null }).catch((error) => error)
    expect(isUnstorable(fault)).toBe(true)
    expect(await countCases()).toBe(before)
  })

  it('under an earlier UIDVALIDITY does not move the mailbox on', async () => {
    const { id } = await findOrCreateMailbox(pool, 'renewed@mail.example/INBOX')
    await startMailboxAt(pool, id, 8n, 0)
    await storeArrived(pool, id, { position: { mailboxId: id, uidValidity: 7n, uid: 500 } })
    expect((await findOrCreateMailbox(pool, 'renewed@mail.example/INBOX')).lastUid).toBe(0)
  })
})

describe('machine mail', () => {
  it('is kept without a case', async () => {
    const { messageId } = await storeArrived(pool, mailboxId, { kind: 'auto_reply' }, { kind: 'no_case' })
    expect((await listMessagesWithoutCase(pool, 10)).map(({ id }) => id)).toContain(messageId)
  })
})

describe('a mail that cannot be trusted', () => {
  it('becomes a case in quarantine that says why', async () => {
    const { caseId } = await storeArrived(pool, mailboxId, {}, { kind: 'quarantine', why: 'two senders' })
    expect(await findCase(pool, caseId)).toMatchObject({ state: 'quarantine', why: 'two senders' })
  })
})

describe('a mail that joins its case', () => {
  it('is the newest message, and sends the case back to be read', async () => {
    const { caseId } = await storeArrived(pool, mailboxId)
    await pool.query(`update cases set state = 'sent' where id = $1`, [caseId])
    const joined = await storeArrived(pool, mailboxId, {}, { kind: 'join', caseId })
    expect(await findCase(pool, caseId)).toMatchObject({ state: 'received', lastMessageId: joined.messageId })
    expect(await listMessagesOfCase(pool, caseId)).toHaveLength(2)
  })

  it('while the answer is on the wire leaves the state alone', async () => {
    const { caseId } = await storeArrived(pool, mailboxId)
    await pool.query(`update cases set state = 'sending' where id = $1`, [caseId])
    const joined = await storeArrived(pool, mailboxId, {}, { kind: 'join', caseId })
    expect(await findCase(pool, caseId)).toMatchObject({ state: 'sending', lastMessageId: joined.messageId })
  })
})
