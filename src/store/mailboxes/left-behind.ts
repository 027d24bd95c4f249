import type { Queryable } from '../pool.ts'

/** Mails of one mailbox, under one UIDVALIDITY. */
export type MailboxUids = { mailboxId: number; uidValidity: bigint; uids: readonly number[] }

/**
 * Those of the UIDs whose mails are stored, ascending. A mail the server would not hand out is not among them: its only
 * copy is in the mailbox. One larger than `maxBytes` is, for it was never meant to be fetched.
 */
export async function listSafeUids(
  db: Queryable,
  { mailboxId, uidValidity, uids }: MailboxUids,
  maxBytes: number,
): Promise<number[]> {
  if (uids.length === 0) return []
  const { rows } = await db.query<{ uid: number }>(
    `select uid from messages where mailbox_id = $1 and uid_validity = $2 and uid = any($3::bigint[])
        and (raw is not null or forgotten_at is not null or bytes > $4) order by uid`,
    [mailboxId, uidValidity.toString(), uids, maxBytes],
  )
  return rows.map(({ uid }) => uid)
}

/** Resolves when it is on record where a known mail lies now: it came by again, under another UID. */
export async function notePosition(
  db: Queryable,
  { mailboxId, uidValidity, uid }: { mailboxId: number; uidValidity: bigint; uid: number },
  identitySha256: Buffer,
): Promise<void> {
  await db.query(
    'update messages set uid_validity = $2, uid = $3 where mailbox_id = $1 and identity_sha256 = $4 and (uid_validity, uid) is distinct from ($2, $3)',
    [mailboxId, uidValidity.toString(), uid, identitySha256],
  )
}
