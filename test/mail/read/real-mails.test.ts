import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { receiveMail } from '../../../src/flow/intake/receive.ts'
import { identityHash } from '../../../src/mail/header/identity-hash.ts'
import { findHeader } from '../../../src/mail/header/mail-header.ts'
import { openMailReader } from '../../../src/mail/read/mail-reader.ts'
import { findRawMessage } from '../../../src/store/mailboxes/find-messages.ts'
import { isUnstorable, storeMessage } from '../../../src/store/mailboxes/messages.ts'
import { createPool } from '../../../src/store/pool.ts'
import { rawMailKey } from '../../../src/store/raw-mail.ts'
import { readExpectedMails } from '../../score/expected-mails.ts'
import { findFolder } from '../../score/folders.ts'
import { useTestStore } from '../../support/test-store.ts'

const CORPUS = findFolder('REAL_MAIL_DIR', 'mail')

/** By default a fifth of them, to be quick. */
const EACH = Number(process.env.REAL_MAIL_EACH ?? 5)

const FILES = (CORPUS === null ? [] : (readExpectedMails(CORPUS) ?? []))
  .map(({ file }) => join(CORPUS ?? '', file))
  .filter((file, at) => at % EACH === 0 && existsSync(file))

describe.skipIf(FILES.length === 0)('real mails (REAL_MAIL_DIR) through the whole way in', () => {
  const store = useTestStore()
  const reader = openMailReader({ verifySenders: false })
  afterAll(() => reader.close())

  it('are all stored byte for byte, sealed, whatever they are', async () => {
    const pool = createPool(store.database.connectionString, { rawMailKeys: [rawMailKey(Buffer.alloc(32, 7))] })
    let uid = 0
    const outcomes: Record<string, number> = {}
    let slowest = { file: '', ms: 0 }
    for (const file of FILES) {
      const raw = readFileSync(file)
      uid += 1
      const began = performance.now()
      const { outcome } = await receiveMail(
        {
          position: { mailboxId: store.mailboxId, uidValidity: 7n, uid },
          raw,
          header: raw.subarray(0, findHeader(raw).bodyStart),
          bytes: raw.length,
          arrivedAt: null,
        },
        {
          answersFrom: null,
          parse: (bytes) => reader.parse(bytes),
          proveSender: (bytes) => reader.proveSender(bytes),
          identityHash,
          store: (record, placement) => storeMessage(pool, record, placement),
          isUnstorable,
          findRequester: async () => null,
          enqueueDraft: async () => undefined,
          ownAddresses: ['desk@desk.example'],
          now: () => new Date(),
          secret: 'a secret of the tests',
          maxBytes: 50_000_000,
        },
      )
      const ms = performance.now() - began
      if (ms > slowest.ms) slowest = { file, ms }
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      // The same mail may lie there twice, wrapped differently on its way: then the first copy is the one kept.
      if (outcome === 'known') continue
      const { rows } = await pool.query<{ id: number }>('select id from messages where uid = $1', [uid])
      const kept = await findRawMessage(pool, rows[0]?.id ?? 0)
      expect([file, kept?.equals(raw)]).toEqual([file, true])
    }
    if (process.env.REAL_MAIL_EACH !== undefined) console.info(FILES.length, outcomes, slowest)
    await pool.end()
    // A copy may be known already; nothing else makes a mail leave no trace.
    expect(outcomes.left_alone ?? 0).toBe(0)
  }, 900_000)
})
