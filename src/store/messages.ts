import { AppError } from '../domain/app-error.ts'
import type { Inquiry, MailKind } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import type { MailboxPosition } from '../domain/mail.ts'
import type { MessageRecord, Placement, StoreOutcome } from '../domain/message-record.ts'
import type { SenderProof } from '../domain/sender-proof.ts'
import { applyCaseEvent } from './case-transitions.ts'
import { recordEvent } from './events.ts'
import { insertMessage } from './insert-message.ts'
import { lockSurvivor } from './merges.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'
import { openRaw } from './raw-mail.ts'
import { cancelHeldReply } from './replies.ts'

/**
 * Stores a message, its case and the mailbox's progress in one transaction. Until this resolves the mailbox must not be
 * touched; after it, doing it again changes nothing.
 */
export async function storeMessage(pool: Pool, message: MessageRecord, placement: Placement): Promise<StoreOutcome> {
  return inTransaction(pool, async (tx) => {
    const inserted = await insertMessage(tx, message, pool.rawMailKeys ?? [])
    if (inserted === null) {
      await recordProgress(tx, message.position)
      return { outcome: 'known' }
    }
    const caseId = await placeMessage(tx, inserted, message, placement)
    await recordProgress(tx, message.position)
    return { outcome: 'stored', messageId: inserted, caseId }
  })
}

/** True where Postgres refused a value itself (SQLSTATE class 22, data exception): trying again cannot help. */
export function isUnstorable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('22')
}

async function placeMessage(
  tx: Queryable,
  messageId: number,
  message: MessageRecord,
  placement: Placement,
): Promise<number | null> {
  if (placement.kind === 'no_case') return null
  if (placement.kind === 'join') return joinCase(tx, messageId, placement.caseId)
  return openCase(tx, messageId, message, placement)
}

async function openCase(
  tx: Queryable,
  messageId: number,
  message: Pick<MessageRecord, 'subject' | 'fromAddress' | 'fromName'>,
  placement: Extract<Placement, { kind: 'new_case' | 'quarantine' }>,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into cases (state, subject, requester_address, requester_name, last_message_id, claims_case_id, why)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      placement.kind === 'quarantine' ? 'quarantine' : 'received',
      message.subject,
      message.fromAddress,
      message.fromName,
      messageId,
      placement.kind === 'new_case' ? placement.claimsCaseId : null,
      placement.kind === 'quarantine' ? placement.why : null,
    ],
  )
  const caseId = rows[0]?.id
  if (caseId === undefined) throw new Error('a case was not stored')
  await tx.query('update messages set case_id = $2 where id = $1', [messageId, caseId])
  const kind = placement.kind === 'quarantine' ? 'quarantined' : 'received'
  await recordEvent(tx, { caseId, operatorId: null, kind, detail: { messageId } })
  return caseId
}

/**
 * The requester wrote again: a reply still held is taken back, and the case returns to be read and drafted anew. While a
 * reply is on the wire the state stays; the sender looks at `last_message_id` when it has ended.
 */
async function joinCase(tx: Queryable, messageId: number, joinedId: number): Promise<number> {
  const locked = await lockSurvivor(tx, joinedId)
  const caseId = locked.id
  await tx.query('update messages set case_id = $2 where id = $1', [messageId, caseId])
  await tx.query('update cases set last_message_id = $2 where id = $1', [caseId, messageId])
  if (locked.state === 'held') await cancelHeldReply(tx, caseId)
  await applyCaseEvent(tx, locked, 'requester_wrote', { detail: { messageId } })
  return caseId
}

async function recordProgress(tx: Queryable, position: MailboxPosition): Promise<void> {
  await tx.query('update mailboxes set last_uid = greatest(last_uid, $3) where id = $1 and uid_validity = $2', [
    position.mailboxId,
    position.uidValidity.toString(),
    position.uid,
  ])
}

export type MessageRow = {
  id: number
  caseId: number | null
  kind: MailKind
  kindReason: string | null
  bytes: number
  messageId: string | null
  references: string[]
  subject: string
  fromAddress: string | null
  fromName: string | null
  replyToAddress: string | null
  sentAt: Date | null
  writtenOn: IsoDate | null
  receivedAt: Date
  text: string
  /** Null in messages stored before it was looked at. */
  proof: SenderProof | null
  /** No earlier mail came from this address. */
  firstFromSender: boolean
  /** When its text and bytes were deleted by policy. */
  forgottenAt: Date | null
  /** The address and name answers to it come from; null: the desk's own. */
  desk: { address: string; name: string } | null
}

const COLUMNS = `id, case_id as "caseId", kind, kind_reason as "kindReason", bytes, message_id as "messageId",
  reference_ids as "references", subject, from_address as "fromAddress", from_name as "fromName",
  reply_to_address as "replyToAddress", sent_at as "sentAt", written_on as "writtenOn", received_at as "receivedAt", text,
  proof, first_from_sender as "firstFromSender", forgotten_at as "forgottenAt",
  (select jsonb_build_object('address', b.answer_address, 'name', coalesce(b.answer_name, ''))
     from mailboxes b where b.id = messages.mailbox_id and b.answer_address is not null) as desk`

/** The messages of a case, oldest first. */
export async function listMessagesOfCase(db: Queryable, caseId: number): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(`select ${COLUMNS} from messages where case_id = $1 order by id`, [
    caseId,
  ])
  return rows
}

/** The message, or null. */
export async function findMessage(db: Queryable, id: number): Promise<MessageRow | null> {
  const { rows } = await db.query<MessageRow>(`select ${COLUMNS} from messages where id = $1`, [id])
  return rows[0] ?? null
}

/** The newest machine mail: stored, given no case and no answer. At most `limit`. */
export async function listMessagesWithoutCase(db: Queryable, limit: number): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${COLUMNS} from messages where case_id is null order by id desc limit $1`,
    [limit],
  )
  return rows
}

/** The bytes as received, or null where there is no such message, it was too large to fetch, or it was forgotten. */
export async function findRawMessage(pool: Pool, id: number): Promise<Buffer | null> {
  const { rows } = await pool.query<{ bytes: Buffer | null; keyId: string | null; identity: Buffer }>(
    'select raw as bytes, raw_key_id as "keyId", identity_sha256 as identity from messages where id = $1',
    [id],
  )
  const [row] = rows
  if (row === undefined || row.bytes === null) return null
  return openRaw({ bytes: row.bytes, keyId: row.keyId }, row.identity, pool.rawMailKeys ?? [])
}

/** What the newest message before that one in its case was read to ask, or null where there is none. */
export async function findPreviousInquiry(db: Queryable, messageId: number): Promise<Inquiry | null> {
  const { rows } = await db.query<{ inquiry: Inquiry }>(
    `select m.inquiry from messages m
     where m.case_id = (select case_id from messages where id = $1) and m.id < $1 and m.inquiry is not null
     order by m.id desc limit 1`,
    [messageId],
  )
  return rows[0]?.inquiry ?? null
}

/** What the message was read to ask, or null where it was not read yet. */
export async function findInquiry(db: Queryable, messageId: number): Promise<Inquiry | null> {
  const { rows } = await db.query<{ inquiry: Inquiry | null }>('select inquiry from messages where id = $1', [
    messageId,
  ])
  return rows[0]?.inquiry ?? null
}

/**
 * Gives a machine mail a case after all, because a person saw a question in it, and returns the case's id.
 * @throws AppError `conflict` where it has one already
 */
export async function openCaseOf(pool: Pool, messageId: number, operatorId: number): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<MessageRow>(`select ${COLUMNS} from messages where id = $1 for update`, [messageId])
    const message = rows[0]
    if (message === undefined) throw new AppError('not_found', 'There is no such message.')
    if (message.caseId !== null) throw new AppError('conflict', `This mail is in Q-${message.caseId} already.`)
    await tx.query(`update messages set kind = 'question' where id = $1`, [messageId])
    const opened = await openCase(tx, messageId, message, { kind: 'new_case', claimsCaseId: null })
    await recordEvent(tx, { caseId: opened, operatorId, kind: 'released', detail: { messageId } })
    return opened
  })
}
