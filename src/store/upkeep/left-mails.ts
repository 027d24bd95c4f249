import type { Queryable } from '../pool.ts'
import type { Restore } from './restores.ts'

/** A mail of ours in a Sent folder. */
export type LeftMail = { messageId: string; caseId: number; answersSha256: Buffer | null; sentAt: Date }

/** Resolves when those of the mails are on record that no reply here is; and no number of a case they carry is given again. */
export async function keepLeftMails(db: Queryable, mails: readonly LeftMail[]): Promise<void> {
  for (const { messageId, caseId, answersSha256, sentAt } of mails) {
    await db.query(
      `insert into left_mails (message_id, case_id, answers_sha256, sent_at)
       select $1, $2, $3, $4 where not exists (select 1 from replies where message_id = $1)
          and not exists (select 1 from automatic_mails where mail_message_id = $1)
       on conflict do nothing`,
      [messageId, caseId, answersSha256, sentAt],
    )
  }
  const sequence = `pg_get_serial_sequence('cases', 'id')::regclass`
  await db.query(
    `select setval(${sequence}, greatest(pg_sequence_last_value(${sequence}), (select max(case_id) from left_mails)))
      where exists (select 1 from left_mails)`,
  )
}

/** When a mail of ours left that answers the mail of that Message-ID (by its SHA-256) and of which nothing else is known; or null. */
export async function findLeftAnswer(db: Queryable, messageIdSha256: Buffer): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    'select max(sent_at) as at from left_mails where answers_sha256 = $1',
    [messageIdSha256],
  )
  return rows[0]?.at ?? null
}

const NOT_SETTLED = `c.state in ('received', 'drafting', 'needs_review', 'held') and c.created_at <= $1`

/** Questions that were open when the backup was made and about which a mail left since, with when. */
export async function listAnsweredSince(db: Queryable, restore: Restore): Promise<{ caseId: number; sentAt: Date }[]> {
  const { rows } = await db.query<{ caseId: number; sentAt: Date }>(
    `select c.id as "caseId", max(l.sent_at) as "sentAt"
       from cases c join messages m on m.id = c.last_message_id join left_mails l
         on l.case_id = c.id or l.answers_sha256 = sha256(convert_to(m.message_id, 'UTF8'))
      where ${NOT_SETTLED} and l.sent_at > m.received_at group by c.id order by c.id`,
    [restore.backedUpAt],
  )
  return rows
}

/** Questions that were open when the backup was made and are answered from those addresses; the empty text is the desk's own. */
export async function listOpenSince(
  db: Queryable,
  restore: Restore,
  addresses: readonly string[],
): Promise<{ caseId: number }[]> {
  const { rows } = await db.query<{ caseId: number }>(
    `select c.id as "caseId" from cases c join messages m on m.id = c.last_message_id join mailboxes b on b.id = m.mailbox_id
      where ${NOT_SETTLED} and coalesce(b.answer_address, '') = any($2) order by c.id`,
    [restore.backedUpAt, addresses],
  )
  return rows
}

/** When a mail about that question left of which nothing else is known; or null. */
export async function findLeftAbout(db: Queryable, caseId: number): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>('select max(sent_at) as at from left_mails where case_id = $1', [
    caseId,
  ])
  return rows[0]?.at ?? null
}
