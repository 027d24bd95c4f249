import type { ConfirmationPurpose, NewConfirmation } from '../../domain/confirmation.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { type AskedLimits, mayAnswerAsked } from '../replies/automatic-guard.ts'
import { ensureAccount } from './accounts.ts'

/** Networks ask for at most so many links in an hour: an office of people who all come on one morning. */
export type ConfirmationLimits = AskedLimits & { networkAnHour: number }

/**
 * `mailed` where the mail is written down to be sent; `kept_back` where the address had its share or wants none; `too_many`
 * where the network asked too often. Who asks is told of the last only: the other two look alike.
 */
export async function holdConfirmation(
  pool: Pool,
  asked: NewConfirmation,
  limits: ConfirmationLimits,
): Promise<'mailed' | 'kept_back' | 'too_many'> {
  return inTransaction(pool, async (tx) => {
    const { address, at, mail } = asked
    const rule = { to: address, kinds: ['confirmation'], at, byStranger: true }
    const mayMail = await mayAnswerAsked(tx, rule, limits)
    const { rows } = await tx.query<{ asked: number }>(
      `select count(*) as asked from confirmations where network_key = $1 and created_at > $2::timestamptz - interval '1 hour'`,
      [asked.networkKey, at],
    )
    if ((rows[0]?.asked ?? 0) >= limits.networkAnHour) return 'too_many'
    await tx.query(
      `insert into confirmations (address, purpose, subject, token_sha256, message_id_sha256, network_key, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        address,
        asked.purpose,
        asked.subject,
        asked.tokenSha256,
        asked.messageIdSha256,
        asked.networkKey,
        at,
        asked.expiresAt,
      ],
    )
    if (!mayMail) return 'kept_back'
    await tx.query(
      `insert into automatic_mails (kind, to_address, at, state, mail_message_id, raw)
       values ('confirmation', $1, $2, 'ready', $3, $4)`,
      [address, at, mail.messageId, mail.raw],
    )
    return 'mailed'
  })
}

/** An address that was shown to be its owner's. */
export type Confirmed = {
  id: number
  address: string
  purpose: ConfirmationPurpose
  subject: string | null
  accountId: number
  by: 'link' | 'reply'
}

/** What a link would confirm now, or null where it was used, is too old or never was. Looking does not use it up. */
export async function findConfirmation(
  db: Queryable,
  tokenSha256: Buffer,
): Promise<{ address: string; purpose: ConfirmationPurpose } | null> {
  const { rows } = await db.query<{ address: string; purpose: ConfirmationPurpose }>(
    'select address, purpose from confirmations where token_sha256 = $1 and used_at is null and expires_at > now()',
    [tokenSha256],
  )
  return rows[0] ?? null
}

/** Whether a link or mail of ours to that address has one of those Message-IDs, used or not. */
export async function isConfirmationMail(
  db: Queryable,
  messageIdHashes: readonly Buffer[],
  address: string,
): Promise<boolean> {
  if (messageIdHashes.length === 0) return false
  const { rowCount } = await db.query(
    'select 1 from confirmations where message_id_sha256 = any($1) and address = lower($2)',
    [messageIdHashes, address],
  )
  return (rowCount ?? 0) > 0
}

/** Uses the link up and returns what it confirms, its account made where there was none; null where it is good no more. */
export async function useConfirmationLink(pool: Pool, tokenSha256: Buffer): Promise<Confirmed | null> {
  return inTransaction(pool, (tx) => confirm(tx, { tokenSha256 }))
}

/** The same for an answer to the mail that arrived at `at`, within the caller's transaction. */
export async function useConfirmationReply(
  tx: Queryable,
  reply: { messageIdHashes: readonly Buffer[]; address: string; at: Date },
): Promise<Confirmed | null> {
  return confirm(tx, reply)
}

async function confirm(
  tx: Queryable,
  how: { tokenSha256: Buffer } | { messageIdHashes: readonly Buffer[]; address: string; at: Date },
): Promise<Confirmed | null> {
  const byLink = 'tokenSha256' in how
  const by = byLink ? 'link' : 'reply'
  const { rows } = await tx.query<Omit<Confirmed, 'accountId' | 'by'>>(
    byLink
      ? `update confirmations set used_at = now(), used_by = $2 where token_sha256 = $1 and used_at is null and expires_at > now()
         returning id, address, purpose, subject`
      : `update confirmations set used_at = now(), used_by = $2
          where message_id_sha256 = any($1) and address = lower($3) and used_at is null and expires_at > $4
         returning id, address, purpose, subject`,
    byLink ? [how.tokenSha256, by] : [how.messageIdHashes, by, how.address, how.at],
  )
  const [used] = rows
  if (used === undefined) return null
  const accountId = await ensureAccount(tx, used.address, true)
  await tx.query(
    `update confirmations set account_id = $2, handled_at = case when purpose = 'sign_in' then now() end where id = $1`,
    [used.id, accountId],
  )
  return { ...used, accountId, by }
}

/** Confirmations whose purpose was not carried out within a minute: the process that used them has ended. */
export async function listUnhandledConfirmations(db: Queryable, limit: number): Promise<Confirmed[]> {
  const { rows } = await db.query<Confirmed>(
    `select id, address, purpose, subject, account_id as "accountId", used_by as by from confirmations
      where used_at is not null and handled_at is null and account_id is not null
        and (used_by = 'reply' or used_at < now() - interval '1 minute') order by id limit $1`,
    [limit],
  )
  return rows
}

/** Resolves when it is on record that what the address was confirmed for was done. */
export async function noteConfirmationHandled(db: Queryable, id: number): Promise<void> {
  await db.query('update confirmations set handled_at = now() where id = $1', [id])
}

/** How many confirmations were of no more use. */
export async function forgetOldConfirmations(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `with old_mails as (delete from automatic_mails where kind = 'confirmation' and at < now() - interval '2 days')
     delete from confirmations where created_at < now() - interval '1 day' and (used_at is null or handled_at is not null
       or account_id is null)`,
  )
  return rowCount ?? 0
}
