import type { Queryable } from '../pool.ts'
import { ACCOUNT_COLUMNS, type Account } from './accounts.ts'

export type AccountSession = { id: number; account: Account }

/** Writing down every request would cost more than knowing the hour is worth. */
const TOUCH_SECONDS = 3600

/** A session nobody used for so long is over. */
const IDLE_DAYS = 30

/** How long a session lasts at most, in days. */
export const SESSION_DAYS = 90

/** Resolves when the session is kept; only the hash of its token is. The session this browser had before ends. */
export async function addAccountSession(
  db: Queryable,
  session: { accountId: number; tokenSha256: Buffer; device: string | null; replaces: Buffer | null },
): Promise<void> {
  const { accountId, tokenSha256, device, replaces } = session
  await db.query('delete from account_sessions where token_sha256 = $1', [replaces])
  await db.query(
    `insert into account_sessions (account_id, token_sha256, device, expires_at)
     values ($1, $2, $3, now() + make_interval(days => $4))`,
    [accountId, tokenSha256, device, SESSION_DAYS],
  )
  await db.query('update accounts set last_seen_at = now() where id = $1', [accountId])
}

/** The live session with that token, or null. Looking at it counts as using it. */
export async function findAccountSession(db: Queryable, tokenSha256: Buffer): Promise<AccountSession | null> {
  const { rows } = await db.query<Account & { sessionId: number; stale: boolean }>(
    `select ${ACCOUNT_COLUMNS}, s.id as "sessionId", s.last_used_at < now() - make_interval(secs => $2) as stale
       from account_sessions s join accounts a on a.id = s.account_id
      where s.token_sha256 = $1 and s.expires_at > now() and s.last_used_at > now() - make_interval(days => $3)`,
    [tokenSha256, TOUCH_SECONDS, IDLE_DAYS],
  )
  const row = rows[0]
  if (row === undefined) return null
  const { sessionId, stale, ...account } = row
  if (stale) {
    await db.query(
      `with seen as (update accounts set last_seen_at = now() where id = $2)
       update account_sessions set last_used_at = now() where id = $1`,
      [sessionId, account.id],
    )
  }
  return { id: sessionId, account }
}

/** A session as its owner sees it. */
export type ListedAccountSession = { id: number; device: string | null; createdAt: Date; lastUsedAt: Date }

/** The account's live sessions, the one used last first. */
export async function listAccountSessions(db: Queryable, accountId: number): Promise<ListedAccountSession[]> {
  const { rows } = await db.query<ListedAccountSession>(
    `select id, device, created_at as "createdAt", last_used_at as "lastUsedAt" from account_sessions
      where account_id = $1 and expires_at > now() and last_used_at > now() - make_interval(days => $2)
      order by last_used_at desc, id desc limit 100`,
    [accountId, IDLE_DAYS],
  )
  return rows
}

/** How many sessions of the account were ended: that one, or all but that one. */
export async function endAccountSessions(
  db: Queryable,
  accountId: number,
  which: { only: number } | { allBut: number | null },
): Promise<number> {
  const only = 'only' in which ? which.only : null
  const but = 'allBut' in which ? which.allBut : null
  const { rowCount } = await db.query(
    'delete from account_sessions where account_id = $1 and ($2::bigint is null or id = $2) and id is distinct from $3',
    [accountId, only, but],
  )
  return rowCount ?? 0
}

/** How many sessions were of no more use. */
export async function forgetOldAccountSessions(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `delete from account_sessions where expires_at < now() or last_used_at < now() - make_interval(days => $1)`,
    [IDLE_DAYS],
  )
  return rowCount ?? 0
}
