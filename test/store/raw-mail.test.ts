import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRawMessage } from '../../src/store/mailboxes/find-messages.ts'
import { createPool, type Pool } from '../../src/store/pool.ts'
import { openRaw, rawMailKey, sealRaw } from '../../src/store/raw-mail.ts'
import { resealOldMail } from '../../src/store/upkeep/retention.ts'
import { storeArrived } from '../support/received-mail.ts'
import { useTestStore } from '../support/test-store.ts'

const OLD = rawMailKey(randomBytes(32))
const NEW = rawMailKey(randomBytes(32))
const RAW = Buffer.from('Subject: x\r\n\r\nWhat is 99213?\r\n')
const IDENTITY = randomBytes(32)

describe('sealed bytes', () => {
  it('open to what they were, and show nothing of it', () => {
    const sealed = sealRaw(RAW, IDENTITY, [OLD])
    expect(sealed.keyId).toBe(OLD.id)
    expect(sealed.bytes.includes('99213')).toBe(false)
    expect(openRaw(sealed, IDENTITY, [NEW, OLD]).equals(RAW)).toBe(true)
  })

  it('are sealed differently each time', () => {
    const [one, other] = [sealRaw(RAW, IDENTITY, [OLD]), sealRaw(RAW, IDENTITY, [OLD])]
    expect(one.bytes.equals(other.bytes)).toBe(false)
  })

  it('without a key are the bytes themselves', () => {
    expect(sealRaw(RAW, IDENTITY, [])).toEqual({ bytes: RAW, keyId: null })
    expect(openRaw({ bytes: RAW, keyId: null }, IDENTITY, [OLD])).toBe(RAW)
  })

  it('say which key is missing', () => {
    const sealed = sealRaw(RAW, IDENTITY, [OLD])
    expect(() => openRaw(sealed, IDENTITY, [NEW])).toThrow(OLD.id)
  })

  it('do not open when a single bit was changed, cut off, or put under another message', () => {
    const { bytes, keyId } = sealRaw(RAW, IDENTITY, [OLD])
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => openRaw({ bytes: changed, keyId }, IDENTITY, [OLD])).toThrow()
    }
    expect(() => openRaw({ bytes: bytes.subarray(0, -1), keyId }, IDENTITY, [OLD])).toThrow()
    expect(() => openRaw({ bytes, keyId }, randomBytes(32), [OLD])).toThrow()
  })
})

describe('the database', () => {
  const store = useTestStore()
  let sealing: Pool
  let rotating: Pool

  beforeAll(() => {
    sealing = createPool(store.database.connectionString, { rawMailKeys: [OLD] })
    rotating = createPool(store.database.connectionString, { rawMailKeys: [NEW, OLD] })
  })
  afterAll(async () => {
    await sealing?.end()
    await rotating?.end()
  })

  it('holds sealed bytes only, and gives them back whole', async () => {
    const raw = Buffer.from('Subject: sealed\r\n\r\nWhat is 99214?\r\n')
    const { messageId } = await storeArrived(sealing, store.mailboxId, { raw })
    const { rows } = await store.pool.query<{ raw: Buffer }>('select raw from messages where id = $1', [messageId])
    expect(rows[0]?.raw.includes('99214')).toBe(false)
    expect((await findRawMessage(sealing, messageId))?.equals(raw)).toBe(true)
  })

  it('seals what it holds with the newest key, plain bytes and those of an older key, until nothing is left', async () => {
    const plain = await storeArrived(store.pool, store.mailboxId, { raw: Buffer.from('Subject: plain\r\n\r\nx\r\n') })
    const older = await storeArrived(sealing, store.mailboxId, { raw: Buffer.from('Subject: older\r\n\r\nx\r\n') })
    while ((await resealOldMail(rotating)) > 0);
    const newest = createPool(store.database.connectionString, { rawMailKeys: [NEW] })
    expect((await findRawMessage(newest, plain.messageId))?.toString()).toContain('plain')
    expect((await findRawMessage(newest, older.messageId))?.toString()).toContain('older')
    await newest.end()
  })

  it('leaves alone what is sealed with a key that is not given', async () => {
    const other = createPool(store.database.connectionString, { rawMailKeys: [rawMailKey(randomBytes(32))] })
    expect(await resealOldMail(other)).toBe(0)
    await other.end()
  })
})
