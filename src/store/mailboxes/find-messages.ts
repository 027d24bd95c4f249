import type { Inquiry, MailKind } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { SenderProof } from '../../domain/sender-proof.ts'
import type { Pool, Queryable } from '../pool.ts'
import { openRaw } from '../raw-mail.ts'

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
  /** Typed on the web, not sent as a mail; its writer showed that the address is theirs. */
  cameByWeb: boolean
}

const COLUMNS = `id, case_id as "caseId", kind, kind_reason as "kindReason", bytes, message_id as "messageId",
  reference_ids as "references", subject, from_address as "fromAddress", from_name as "fromName",
  reply_to_address as "replyToAddress", sent_at as "sentAt", written_on as "writtenOn", received_at as "receivedAt", text,
  proof, first_from_sender as "firstFromSender", forgotten_at as "forgottenAt",
  (select jsonb_build_object('address', b.answer_address, 'name', coalesce(b.answer_name, ''))
     from mailboxes b where b.id = messages.mailbox_id and b.answer_address is not null) as desk,
  (select b.web from mailboxes b where b.id = messages.mailbox_id) as "cameByWeb"`

/** The messages of a case, oldest first. */
export async function listMessagesOfCase(db: Queryable, caseId: number): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(`select ${COLUMNS} from messages where case_id = $1 order by id`, [
    caseId,
  ])
  return rows
}

const FIND_MESSAGES = { name: 'find_messages', text: `select ${COLUMNS} from messages where id = any($1)` }

/** The messages of those ids, by id. */
export async function findMessages(db: Queryable, ids: readonly number[]): Promise<Map<number, MessageRow>> {
  const { rows } = await db.query<MessageRow>(FIND_MESSAGES, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The message, or null. */
export async function findMessage(db: Queryable, id: number): Promise<MessageRow | null> {
  return (await findMessages(db, [id])).get(id) ?? null
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

/** True where that mail is on record; one of which only the size is known, where a mail of that size was not fetched whole. */
export async function isMailStored(
  db: Queryable,
  mail: { identitySha256: Buffer } | { bytes: number },
): Promise<boolean> {
  const { rowCount } =
    'bytes' in mail
      ? await db.query('select 1 from messages where raw is null and bytes = $1 limit 1', [mail.bytes])
      : await db.query('select 1 from messages where identity_sha256 = $1 limit 1', [mail.identitySha256])
  return (rowCount ?? 0) > 0
}

/** What the newest message before each of those in its case was read to ask; null where there is none. */
export async function findPreviousInquiries(db: Queryable, messageIds: readonly number[]): Promise<(Inquiry | null)[]> {
  const { rows } = await db.query<{ id: number; inquiry: Inquiry }>(
    `select g.id, p.inquiry from messages g, lateral (
       select inquiry from messages m where m.case_id = g.case_id and m.id < g.id and m.inquiry is not null
        order by m.id desc limit 1) p
      where g.id = any($1)`,
    [messageIds],
  )
  const found = new Map(rows.map(({ id, inquiry }) => [id, inquiry]))
  return messageIds.map((id) => found.get(id) ?? null)
}

/** The same for one message. */
export async function findPreviousInquiry(db: Queryable, messageId: number): Promise<Inquiry | null> {
  return (await findPreviousInquiries(db, [messageId]))[0] ?? null
}

/** What the messages were read to ask, by id; one not read yet is left out. */
export async function findInquiries(db: Queryable, messageIds: readonly number[]): Promise<Map<number, Inquiry>> {
  const { rows } = await db.query<{ id: number; inquiry: Inquiry }>(
    'select id, inquiry from messages where id = any($1) and inquiry is not null',
    [messageIds],
  )
  return new Map(rows.map(({ id, inquiry }) => [id, inquiry]))
}

/** What the message was read to ask, or null where it was not read yet. */
export async function findInquiry(db: Queryable, messageId: number): Promise<Inquiry | null> {
  return (await findInquiries(db, [messageId])).get(messageId) ?? null
}
