import type { MessageRecord } from '../domain/message-record.ts'
import type { Queryable } from './pool.ts'
import { type RawMailKeys, sealRaw } from './raw-mail.ts'

const IDENTITY_LOCK_CLASS = 1_003

/** Stores the mail alone, its bytes sealed, and returns its id; null where it is known already. */
export async function insertMessage(tx: Queryable, message: MessageRecord, keys: RawMailKeys): Promise<number | null> {
  await freePosition(tx, message)
  if (await isInOtherMailbox(tx, message)) return null
  const { raw, identitySha256 } = message
  const sealed = raw === null ? null : sealRaw(raw, identitySha256, keys)
  const { rows } = await tx.query<{ id: number }>(
    `insert into messages (mailbox_id, uid_validity, uid, raw, bytes, identity_sha256, kind, kind_reason, message_id,
       in_reply_to, reference_ids, subject, from_address, from_name, reply_to_address, sent_at, written_on, text,
       raw_key_id, proof, no_automatic_answer, first_from_sender)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
       $13::text is not null and not exists (select 1 from messages where lower(from_address) = lower($13)))
     on conflict do nothing returning id`,
    [
      message.position.mailboxId,
      message.position.uidValidity.toString(),
      message.position.uid,
      sealed?.bytes ?? null,
      message.bytes,
      identitySha256,
      message.kind,
      message.kindReason,
      message.messageId,
      message.inReplyTo,
      message.references,
      message.subject,
      message.fromAddress,
      message.fromName,
      message.replyToAddress,
      message.sentAt,
      message.writtenOn,
      message.text,
      sealed?.keyId ?? null,
      message.proof,
      message.noAutomaticAnswer ?? true,
    ],
  )
  return rows[0]?.id ?? null
}

/**
 * Takes the position from a message of other content: a server restored from a backup gives UIDs a second time, and the
 * mail it now shows there is not the one we know.
 */
async function freePosition(tx: Queryable, { position, identitySha256 }: MessageRecord): Promise<void> {
  await tx.query(
    `update messages set uid = null
      where mailbox_id = $1 and uid_validity = $2 and uid = $3 and identity_sha256 <> $4`,
    [position.mailboxId, position.uidValidity.toString(), position.uid, identitySha256],
  )
}

/** A mail written to two of our addresses lies in two mailboxes, and is one question. Two watchers may store it at once. */
async function isInOtherMailbox(tx: Queryable, { position, identitySha256 }: MessageRecord): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [IDENTITY_LOCK_CLASS, identitySha256.readInt32BE(0)])
  const { rowCount } = await tx.query('select 1 from messages where identity_sha256 = $1 and mailbox_id <> $2', [
    identitySha256,
    position.mailboxId,
  ])
  return (rowCount ?? 0) > 0
}
