import type { MessageRecord } from '../../domain/message-record.ts'
import { byteaArray, textArray } from '../binary-array.ts'
import type { Queryable } from '../pool.ts'
import { type RawMailKeys, sealRaw } from '../raw-mail.ts'

const IDENTITY_LOCK_CLASS = 1_003

/** Of several new mails from one address only the first is the first from there. */
const INSERT_MESSAGES = {
  name: 'insert_messages',
  text: `insert into messages (mailbox_id, uid_validity, uid, raw, bytes, identity_sha256, kind, kind_reason, message_id,
      in_reply_to, reference_ids, subject, from_address, from_name, reply_to_address, sent_at, written_on, text,
      raw_key_id, proof, no_automatic_answer, command, first_from_sender)
    select n.mailbox_id, n.uid_validity, n.uid, n.raw, n.bytes, n.identity, n.kind, n.kind_reason, n.message_id,
           n.in_reply_to, array(select jsonb_array_elements_text(n.reference_ids::jsonb)), n.subject, n.from_address,
           n.from_name, n.reply_to_address, n.sent_at, n.written_on, n.text, n.raw_key_id, n.proof::jsonb,
           n.no_automatic_answer, n.command,
           n.from_address is not null and row_number() over (partition by lower(n.from_address) order by n.at) = 1
             and not exists (select 1 from messages k where lower(k.from_address) = lower(n.from_address))
      from unnest($1::bigint[], $2::numeric[], $3::bigint[], $4::bytea[], $5::bigint[], $6::bytea[], $7::text[], $8::text[],
             $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::timestamptz[],
             $17::date[], $18::text[], $19::text[], $20::text[], $21::boolean[], $22::text[]) with ordinality
             n(mailbox_id, uid_validity, uid, raw, bytes, identity, kind, kind_reason, message_id, in_reply_to,
               reference_ids, subject, from_address, from_name, reply_to_address, sent_at, written_on, text, raw_key_id,
               proof, no_automatic_answer, command, at)
     order by n.at
    on conflict do nothing returning id, identity_sha256 as identity`,
}

/** Stores the mails alone, their bytes sealed, and returns the id of each; null where it is known already. */
export async function insertMessages(
  tx: Queryable,
  messages: readonly MessageRecord[],
  keys: RawMailKeys,
): Promise<(number | null)[]> {
  await freePositions(tx, messages)
  const elsewhere = await findInOtherMailboxes(tx, messages)
  const fresh = messages.filter(({ identitySha256 }) => !elsewhere.has(nameOf(identitySha256)))
  const sealed = fresh.map(({ raw, identitySha256 }) => (raw === null ? null : sealRaw(raw, identitySha256, keys)))
  const { rows } = await tx.query<{ id: number; identity: Buffer }>(INSERT_MESSAGES, [
    fresh.map(({ position }) => position.mailboxId),
    fresh.map(({ position }) => position.uidValidity.toString()),
    fresh.map(({ position }) => position.uid),
    byteaArray(sealed.map((each) => each?.bytes ?? null)),
    fresh.map(({ bytes }) => bytes),
    byteaArray(fresh.map(({ identitySha256 }) => identitySha256)),
    fresh.map(({ kind }) => kind),
    fresh.map(({ kindReason }) => kindReason),
    fresh.map(({ messageId }) => messageId),
    fresh.map(({ inReplyTo }) => inReplyTo),
    fresh.map(({ references }) => JSON.stringify(references)),
    fresh.map(({ subject }) => subject),
    fresh.map(({ fromAddress }) => fromAddress),
    fresh.map(({ fromName }) => fromName),
    fresh.map(({ replyToAddress }) => replyToAddress),
    fresh.map(({ sentAt }) => sentAt),
    fresh.map(({ writtenOn }) => writtenOn),
    textArray(fresh.map(({ text }) => text)),
    sealed.map((each) => each?.keyId ?? null),
    fresh.map(({ proof }) => (proof === null ? null : JSON.stringify(proof))),
    fresh.map(({ noAutomaticAnswer }) => noAutomaticAnswer ?? true),
    fresh.map(({ command }) => command ?? null),
  ])
  const inserted = new Map(rows.map(({ id, identity }) => [nameOf(identity), id]))
  return messages.map(({ identitySha256 }) => {
    const id = inserted.get(nameOf(identitySha256)) ?? null
    // The same mail again among those given is known by then.
    inserted.delete(nameOf(identitySha256))
    return id
  })
}

const nameOf = (identity: Buffer): string => identity.toString('hex')

/**
 * Takes the positions from messages of other content: a server restored from a backup gives UIDs a second time, and the
 * mail it now shows there is not the one we know.
 */
async function freePositions(tx: Queryable, messages: readonly MessageRecord[]): Promise<void> {
  await tx.query(
    `update messages m set uid = null
       from unnest($1::bigint[], $2::numeric[], $3::bigint[], $4::bytea[]) n(mailbox_id, uid_validity, uid, identity)
      where m.mailbox_id = n.mailbox_id and m.uid_validity = n.uid_validity and m.uid = n.uid
        and m.identity_sha256 <> n.identity`,
    [
      messages.map(({ position }) => position.mailboxId),
      messages.map(({ position }) => position.uidValidity.toString()),
      messages.map(({ position }) => position.uid),
      byteaArray(messages.map(({ identitySha256 }) => identitySha256)),
    ],
  )
}

/** A mail written to two of our addresses lies in two mailboxes, and is one question. Two watchers may store it at once. */
async function findInOtherMailboxes(tx: Queryable, messages: readonly MessageRecord[]): Promise<Set<string>> {
  const locks = messages.map(({ identitySha256 }) => identitySha256.readInt32BE(0))
  // In one order, so that two watchers do not wait for each other.
  await tx.query('select pg_advisory_xact_lock($1, key) from unnest($2::int[]) key', [
    IDENTITY_LOCK_CLASS,
    [...new Set(locks)].sort((left, right) => left - right),
  ])
  const { rows } = await tx.query<{ identity: Buffer }>(
    `select m.identity_sha256 as identity from unnest($1::bytea[], $2::bigint[]) n(identity, mailbox_id)
       join messages m on m.identity_sha256 = n.identity and m.mailbox_id <> n.mailbox_id`,
    [
      byteaArray(messages.map(({ identitySha256 }) => identitySha256)),
      messages.map(({ position }) => position.mailboxId),
    ],
  )
  return new Set(rows.map(({ identity }) => nameOf(identity)))
}
