import { createHash } from 'node:crypto'
import type { MessageRecord, Placement, StoreOutcome } from '../../src/domain/message-record.ts'
import { findOrCreateMailbox, startMailboxAt } from '../../src/store/mailboxes/mailboxes.ts'
import { storeMessage } from '../../src/store/mailboxes/messages.ts'
import type { Pool } from '../../src/store/pool.ts'

let lastUid = 0

/** A mail as it arrives, with what a test names in place of the usual. */
export function arrivedRecord(mailboxId: number, more: Partial<MessageRecord> = {}): MessageRecord {
  lastUid += 1
  const raw = more.raw ?? Buffer.from(`Subject: mail ${lastUid}\r\n\r\nWhat is 99213?\r\n`)
  return {
    position: { mailboxId, uidValidity: 7n, uid: lastUid },
    raw,
    bytes: raw.length,
    identitySha256: createHash('sha256').update(raw).digest(),
    kind: 'question',
    kindReason: null,
    messageId: `m${lastUid}@clinic.example`,
    inReplyTo: null,
    references: [],
    subject: 'A question',
    fromAddress: 'maria.lopez@lakeside.example',
    fromName: 'Maria Lopez',
    replyToAddress: null,
    sentAt: new Date('2026-03-05T10:00:00Z'),
    writtenOn: '2026-03-05',
    text: 'What is 99213?',
    proof: null,
    ...more,
  }
}

/** The mailbox of the tests, opened at UID 0. */
export async function openTestMailbox(pool: Pool): Promise<number> {
  const { id } = await findOrCreateMailbox(pool, 'desk@mail.example/INBOX')
  await startMailboxAt(pool, id, 7n, 0)
  return id
}

/** Stores one mail; returns the ids it was given. */
export async function storeArrived(
  pool: Pool,
  mailboxId: number,
  more: Partial<MessageRecord> = {},
  placement: Placement = { kind: 'new_case', claimsCaseId: null },
): Promise<{ messageId: number; caseId: number }> {
  const stored: StoreOutcome = await storeMessage(pool, arrivedRecord(mailboxId, more), placement)
  if (stored.outcome !== 'stored') throw new Error('the mail was known already')
  return { messageId: stored.messageId, caseId: stored.caseId ?? 0 }
}
