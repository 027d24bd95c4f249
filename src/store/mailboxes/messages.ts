import { AppError } from '../../domain/app-error.ts'
import type { EventDetail } from '../../domain/event-detail.ts'
import type { Inquiry, MailKind } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { MessageRecord, Placement, StoreOutcome } from '../../domain/message-record.ts'
import type { SenderProof } from '../../domain/sender-proof.ts'
import { applyCaseEvent } from '../case-transitions.ts'
import { lockSurvivor, lockSurvivors } from '../cases/merges.ts'
import { recordEvent, recordEvents } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { openRaw } from '../raw-mail.ts'
import { cancelHeldReply } from '../replies/replies.ts'
import { insertMessages } from './insert-message.ts'
import { notePosition } from './left-behind.ts'

/** A message and where it goes. */
export type PlacedMessage = { record: MessageRecord; placement: Placement }

/**
 * Stores messages with their cases in one transaction, all or none. Until this resolves the mailbox must not be touched;
 * after it, doing it again changes nothing.
 */
export async function storeMessages(pool: Pool, placed: readonly PlacedMessage[]): Promise<StoreOutcome[]> {
  return inTransaction(pool, async (tx) => {
    const records = placed.map(({ record }) => record)
    const ids = await insertMessages(tx, records, pool.rawMailKeys ?? [])
    const inserted = placed.flatMap((each, at) => (ids[at] == null ? [] : [{ ...each, messageId: ids[at] }]))
    // Before anything else holds one of them: a case that points to another holds that one too.
    await lockSurvivors(
      tx,
      inserted.flatMap(({ placement }) => findNamedCase(placement) ?? []),
    )
    const caseOf = await openCases(
      tx,
      inserted.flatMap(({ placement, record, messageId }) =>
        placement.kind === 'new_case' || placement.kind === 'quarantine'
          ? [{ messageId, message: record, placement }]
          : [],
      ),
    )
    for (const { placement, messageId } of inserted) {
      if (placement.kind === 'join') caseOf.set(messageId, await joinCase(tx, messageId, placement.caseId))
    }
    for (const [at, { position, identitySha256 }] of records.entries()) {
      if (ids[at] === null) await notePosition(tx, position, identitySha256)
    }
    return ids.map((messageId) =>
      messageId === null
        ? { outcome: 'known' }
        : { outcome: 'stored', messageId, caseId: caseOf.get(messageId) ?? null },
    )
  })
}

/** The case there is already that a message joins or claims. */
function findNamedCase(placement: Placement): number | null {
  if (placement.kind === 'join') return placement.caseId
  return placement.kind === 'new_case' ? placement.claimsCaseId : null
}

/** The same for one message. */
export async function storeMessage(pool: Pool, record: MessageRecord, placement: Placement): Promise<StoreOutcome> {
  const [stored] = await storeMessages(pool, [{ record, placement }])
  if (stored === undefined) throw new Error('a message was not stored')
  return stored
}

/**
 * True where Postgres refused a value itself: trying again cannot help. SQLSTATE classes 22, data exception, and 54, program
 * limit exceeded, such as an address too long for an index.
 */
export function isUnstorable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^(22|54)/.test(code)
}

type NewCase = {
  messageId: number
  message: Pick<MessageRecord, 'subject' | 'fromAddress' | 'fromName'>
  placement: Extract<Placement, { kind: 'new_case' | 'quarantine' }>
  /** What else the audit trail is told. */
  more?: EventDetail
}

/** Opens a case for a message that is stored, and returns its id. */
export async function openCase(tx: Queryable, opened: NewCase): Promise<number> {
  const caseId = (await openCases(tx, [opened])).get(opened.messageId)
  if (caseId === undefined) throw new Error('a case was not stored')
  return caseId
}

/** Opens a case for each of the messages, and returns their ids by message. */
async function openCases(tx: Queryable, opened: readonly NewCase[]): Promise<Map<number, number>> {
  if (opened.length === 0) return new Map()
  const { rows } = await tx.query<{ caseId: number; messageId: number }>(
    `insert into cases (state, subject, requester_address, requester_name, last_message_id, claims_case_id, why)
     select state, subject, address, name, message_id, claims, why
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) with ordinality
         n(state, subject, address, name, message_id, claims, why, at) order by at
     returning id as "caseId", last_message_id as "messageId"`,
    [
      opened.map(({ placement }) => (placement.kind === 'quarantine' ? 'quarantine' : 'received')),
      opened.map(({ message }) => message.subject),
      opened.map(({ message }) => message.fromAddress),
      opened.map(({ message }) => message.fromName),
      opened.map(({ messageId }) => messageId),
      opened.map(({ placement }) => (placement.kind === 'new_case' ? placement.claimsCaseId : null)),
      opened.map(({ placement }) => (placement.kind === 'quarantine' ? placement.why : null)),
    ],
  )
  const caseOf = new Map(rows.map(({ caseId, messageId }) => [messageId, caseId]))
  await tx.query(
    'update messages m set case_id = n.case_id from unnest($1::bigint[], $2::bigint[]) n(id, case_id) where m.id = n.id',
    [[...caseOf.keys()], [...caseOf.values()]],
  )
  await recordEvents(
    tx,
    opened.map(({ messageId, placement, more }) => ({
      caseId: caseOf.get(messageId) ?? null,
      operatorId: null,
      kind: placement.kind === 'quarantine' ? 'quarantined' : 'received',
      detail: { messageId, ...more },
    })),
  )
  return caseOf
}

/**
 * The requester wrote again: a reply still held is taken back, and the case returns to be read and drafted anew. While a
 * reply is on the wire the state stays; the sender looks at `last_message_id` when it has ended.
 */
export async function joinCase(tx: Queryable, messageId: number, joinedId: number): Promise<number> {
  const locked = await lockSurvivor(tx, joinedId)
  const caseId = locked.id
  await tx.query('update messages set case_id = $2 where id = $1', [messageId, caseId])
  await tx.query('update cases set last_message_id = $2 where id = $1', [caseId, messageId])
  if (locked.state === 'held') await cancelHeldReply(tx, caseId)
  await applyCaseEvent(tx, locked, 'requester_wrote', { detail: { messageId } })
  return caseId
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
    const placement = { kind: 'new_case', claimsCaseId: null } as const
    const opened = (await openCases(tx, [{ messageId, message, placement }])).get(messageId)
    if (opened === undefined) throw new Error('a case was not stored')
    await recordEvent(tx, { caseId: opened, operatorId, kind: 'released', detail: { messageId } })
    return opened
  })
}
