import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { openRaw, type RawMailKeys, sealRaw } from '../raw-mail.ts'

/** Cases or mails in one transaction: few enough that nobody waits for their locks. */
const BATCH = 100

/** Codes, topics and kinds of ask stay; whatever may tell who a patient or a sender is goes. */
const FORGET_INQUIRY = `case when inquiry is null then null else inquiry
  || '{"identifiers": [], "dates": [], "dateOfService": null, "payer": null, "details": null, "maskedText": ""}'::jsonb
  || jsonb_build_object('asks', (
       select coalesce(jsonb_agg(ask || '{"text": ""}'::jsonb), '[]') from jsonb_array_elements(inquiry->'asks') ask))
  end`

const FORGET_MESSAGES = `update messages set raw = null, raw_key_id = null, text = '', subject = '', from_address = null,
  from_name = null, reply_to_address = null, message_id = null, in_reply_to = null, reference_ids = '{}',
  kind_reason = null, proof = null, attachments = null, inquiry = ${FORGET_INQUIRY}, forgotten_at = now()`

/**
 * How many cases and mails without a case were forgotten: closed, or arrived, more than `days` ago. Bytes, texts and names
 * of their mails and answers are deleted; codes, findings, decisions and the audit trail stay, and so does the hash by which
 * the same mail is known again. At most one batch of each; 0 when there is nothing left to do.
 */
export async function forgetOldMail(pool: Pool, days: number): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      `update cases set forgotten_at = now(), subject = '', requester_address = null, requester_name = null,
          search_words = null, search_stale = false,
          search_keys = array(select key from unnest(search_keys) key where key not like 'from:%')
        where id in (
          select id from cases where state in ('sent', 'rejected', 'merged') and forgotten_at is null
             and state_since < now() - make_interval(days => $1)
           order by state_since limit $2 for update skip locked)
       returning id`,
      [days, BATCH],
    )
    const caseIds = rows.map(({ id }) => id)
    if (caseIds.length > 0) await forgetCases(tx, caseIds)
    return caseIds.length + (await forgetMachineMail(tx, days))
  })
}

async function forgetCases(tx: Queryable, caseIds: readonly number[]): Promise<void> {
  await tx.query(`${FORGET_MESSAGES} where case_id = any($1)`, [caseIds])
  await tx.query(
    `update replies set raw = '', text = '', html = '', envelope_to = '', smtp_response = null, last_error = null
      where case_id = any($1)`,
    [caseIds],
  )
  await tx.query(
    `update drafts set content = content || '{"greetingName": null}'::jsonb || jsonb_build_object('asks', (
         select coalesce(jsonb_agg(ask || '{"text": ""}'::jsonb), '[]') from jsonb_array_elements(content->'asks') ask))
      where case_id = any($1)`,
    [caseIds],
  )
  await tx.query(`update notes set text = '(deleted with the mail)' where case_id = any($1)`, [caseIds])
  await tx.query(`update case_overrides set overrides = '{}' where case_id = any($1)`, [caseIds])
  await tx.query('delete from asks where case_id = any($1)', [caseIds])
  for (const caseId of caseIds) await recordEvent(tx, { caseId, operatorId: null, kind: 'forgotten', detail: {} })
}

async function forgetMachineMail(tx: Queryable, days: number): Promise<number> {
  await tx.query(
    `update automatic_mails set to_address = '', raw = null, said = null where to_address <> '' and case_id is null
        and state not in ('ready', 'sending') and at < now() - make_interval(days => $1)`,
    [days],
  )
  const { rowCount } = await tx.query(
    `${FORGET_MESSAGES} where id in (
       select id from messages where case_id is null and forgotten_at is null
          and received_at < now() - make_interval(days => $1)
        order by received_at limit $2 for update skip locked)`,
    [days, BATCH],
  )
  return rowCount ?? 0
}

/**
 * How many mails were sealed with the newest key, that were plain or sealed with another one given; at most one batch. What
 * is sealed with a key that is not given stays as it is.
 */
export async function resealOldMail(pool: Pool): Promise<number> {
  const keys = pool.rawMailKeys ?? []
  const [newest, ...older] = keys
  if (newest === undefined) return 0
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ id: number; bytes: Buffer; keyId: string | null; identity: Buffer }>(
      `select id, raw as bytes, raw_key_id as "keyId", identity_sha256 as identity from messages
        where raw is not null and (raw_key_id is null or raw_key_id = any($1))
        order by id limit $2 for update skip locked`,
      [older.map(({ id }) => id), RESEAL_BATCH],
    )
    for (const row of rows) await reseal(tx, row, keys)
    return rows.length
  })
}

/** Of up to 25 MB each. */
const RESEAL_BATCH = 10

async function reseal(
  tx: Queryable,
  { id, bytes, keyId, identity }: { id: number; bytes: Buffer; keyId: string | null; identity: Buffer },
  keys: RawMailKeys,
): Promise<void> {
  const sealed = sealRaw(openRaw({ bytes, keyId }, identity, keys), identity, keys)
  await tx.query('update messages set raw = $2, raw_key_id = $3 where id = $1', [id, sealed.bytes, sealed.keyId])
}
