import type { Queryable } from '../pool.ts'

export type MailboxRow = {
  id: number
  /** Null until it was opened once. */
  uidValidity: bigint | null
  lastUid: number
  /** Mail that arrived before is left alone; null: every mail is answered. */
  answersFrom: Date | null
}

type Raw = Omit<MailboxRow, 'uidValidity'> & { uidValidity: string | null }

const read = (row: Raw): MailboxRow => ({
  ...row,
  uidValidity: row.uidValidity === null ? null : BigInt(row.uidValidity),
})

/** The mailbox of that name, made when it is seen for the first time. */
export async function findOrCreateMailbox(db: Queryable, name: string): Promise<MailboxRow> {
  await db.query('insert into mailboxes (name) values ($1) on conflict (name) do nothing', [name])
  const { rows } = await db.query<Raw>(
    `select id, uid_validity as "uidValidity", last_uid as "lastUid", answers_from as "answersFrom"
       from mailboxes where name = $1`,
    [name],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a mailbox row vanished')
  return read(row)
}

/** Position of what was typed on the web: its number is the UID. */
const WEB_UID_VALIDITY = 1n

/** The mailbox that no server has, for what was typed on the web. */
export async function findWebMailbox(db: Queryable): Promise<{ mailboxId: number; uidValidity: bigint }> {
  await db.query(
    `insert into mailboxes (name, web, uid_validity) values ('web', true, $1) on conflict (name) do nothing`,
    [WEB_UID_VALIDITY.toString()],
  )
  const { rows } = await db.query<{ id: number }>('select id from mailboxes where web')
  const [row] = rows
  if (row === undefined) throw new Error('the mailbox of the web vanished')
  return { mailboxId: row.id, uidValidity: WEB_UID_VALIDITY }
}

/** Resolves when the mailbox is known to be read from behind `lastUid` under `uidValidity`. */
export async function startMailboxAt(
  db: Queryable,
  mailboxId: number,
  uidValidity: bigint,
  lastUid: number,
): Promise<void> {
  await db.query('update mailboxes set uid_validity = $2, last_uid = $3 where id = $1', [
    mailboxId,
    uidValidity.toString(),
    lastUid,
  ])
}

/** Resolves when only mail that arrives from now on is answered. Said once, at the first opening, and never again. */
export async function answerFromNow(db: Queryable, mailboxId: number): Promise<void> {
  await db.query('update mailboxes set answers_from = now() where id = $1', [mailboxId])
}

/** Resolves when everything up to `uid` counts as dealt with. Never goes back under the same UIDVALIDITY. */
export async function advanceMailbox(
  db: Queryable,
  mailboxId: number,
  uidValidity: bigint,
  uid: number,
): Promise<void> {
  await db.query('update mailboxes set last_uid = greatest(last_uid, $3) where id = $1 and uid_validity = $2', [
    mailboxId,
    uidValidity.toString(),
    uid,
  ])
}

/** Resolves when answers to the mailbox's mail come from that address; null: from the desk's own. */
export async function setAnswerAddress(
  db: Queryable,
  mailboxId: number,
  desk: { address: string; name: string } | null,
): Promise<void> {
  await db.query('update mailboxes set answer_address = $2, answer_name = $3 where id = $1', [
    mailboxId,
    desk?.address ?? null,
    desk?.name ?? null,
  ])
}

/** Resolves when the time of the last completed poll is noted. */
export async function notePoll(db: Queryable, mailboxId: number): Promise<void> {
  await db.query('update mailboxes set last_polled_at = now(), trouble = null where id = $1', [mailboxId])
}

/** Resolves when it is on record why the mailbox cannot be read; `why` is a sentence of this project's. */
export async function noteTrouble(db: Queryable, mailboxId: number, why: string): Promise<void> {
  await db.query('update mailboxes set trouble = $2 where id = $1', [mailboxId, why])
}

/**
 * How the mailboxes of those names (null: every one) are read: the time of the last completed poll, the longest ago of all,
 * null where one never was; and why one cannot be read now.
 */
export async function findReading(
  db: Queryable,
  names: readonly string[] | null,
): Promise<{ lastPoll: Date | null; trouble: string | null }> {
  const { rows } = await db.query<{ at: Date | null; trouble: string | null }>(
    `select last_polled_at as at, trouble from mailboxes where not web and ($1::text[] is null or name = any($1))
      order by last_polled_at nulls first`,
    [names],
  )
  const areAllKnown = names === null || rows.length === names.length
  const trouble = rows.find((row) => row.trouble !== null)?.trouble ?? null
  return { lastPoll: areAllKnown ? (rows[0]?.at ?? null) : null, trouble }
}
