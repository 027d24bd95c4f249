import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { OPERATOR_COLUMNS, type Operator } from './operators.ts'

export type SignInMethod = 'link' | 'password' | 'passkey' | 'oidc'

/** A session is `locked` when nobody used it for a while and `over` when its time is up; the person signs in again in both cases. */
export type SessionState = 'live' | 'locked' | 'over'

export type Session = {
  id: number
  operator: Operator
  state: SessionState
  formToken: string
  method: SignInMethod
  /** When the person last showed who they are. */
  provenAt: Date
  /** They can sign in by a new link only. */
  withoutKey: boolean
}

/** Writing down every single request would cost more than knowing the minute is worth. */
const TOUCH_SECONDS = 30

/** Ended sessions are still known for a day: a form that was open meanwhile is recognised and its text kept. */
const REMEMBERED = `interval '1 day'`

export type NewSession = {
  operatorId: number
  tokenSha256: Buffer
  expiresAt: Date
  method?: SignInMethod
  address?: string | null
  device?: string | null
  /** The session this browser had before: it ends, and where it was the same person's, its open forms stay good. */
  replaces?: Buffer | null
}

/** Resolves when the session is kept; only the hash of its token is. */
export async function addSession(pool: Pool, session: NewSession): Promise<void> {
  const { operatorId, method = 'link', address = null, device = null } = session
  await inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ operatorId: number; formToken: string }>(
      'delete from sessions where token_sha256 = $1 returning operator_id as "operatorId", form_token as "formToken"',
      [session.replaces ?? null],
    )
    const before = rows.find((row) => row.operatorId === operatorId)
    await tx.query(
      `insert into sessions (token_sha256, operator_id, expires_at, method, address, device, form_token)
       values ($1, $2, $3, $4, $5, $6,
         coalesce($7, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')))`,
      [session.tokenSha256, operatorId, session.expiresAt, method, address, device, before?.formToken ?? null],
    )
    const detail = { method, address, device }
    await recordEvent(tx, { caseId: null, operatorId, kind: 'signed_in', detail })
  })
}

/**
 * The session with that token, or null where there is none. Looking at a live one counts as using it, unless the browser
 * asked by itself.
 */
export async function findSession(
  db: Queryable,
  tokenSha256: Buffer,
  idleSeconds: number,
  byItself = false,
): Promise<Session | null> {
  type Row = Operator & Omit<Session, 'operator' | 'id'> & { sessionId: number }
  const { rows } = await db.query<Row>(
    `with touched as (
       update sessions set last_used_at = now()
        where token_sha256 = $1 and not $3 and expires_at > now()
          and last_used_at > now() - make_interval(secs => $2)
          and last_used_at < now() - make_interval(secs => ${TOUCH_SECONDS}))
     select ${OPERATOR_COLUMNS}, s.id as "sessionId", s.form_token as "formToken", s.method, s.proven_at as "provenAt",
            case when s.expires_at <= now() then 'over'
                 when s.last_used_at <= now() - make_interval(secs => $2) then 'locked' else 'live' end as state,
            o.password_hash is null and o.oidc_subject is null
              and not exists (select 1 from passkeys p where p.operator_id = o.id) as "withoutKey"
       from sessions s join operators o on o.id = s.operator_id
      where s.token_sha256 = $1 and o.deactivated_at is null`,
    [tokenSha256, idleSeconds, byItself],
  )
  const row = rows[0]
  if (row === undefined) return null
  const { sessionId, state, formToken, method, provenAt, withoutKey, ...operator } = row
  return { id: sessionId, operator, state, formToken, method, provenAt, withoutKey }
}

/** Resolves when the session goes by another token, and its owner has shown who they are just now. */
export async function renewSessionToken(db: Queryable, sessionId: number, tokenSha256: Buffer): Promise<void> {
  await db.query('update sessions set token_sha256 = $2, proven_at = now(), last_used_at = now() where id = $1', [
    sessionId,
    tokenSha256,
  ])
}

/** A session as its owner sees it in the list of theirs. */
export type ListedSession = {
  id: number
  method: SignInMethod
  address: string | null
  device: string | null
  createdAt: Date
  lastUsedAt: Date
}

/** The operator's sessions, the one used last first. */
export async function listSessions(db: Queryable, operatorId: number): Promise<ListedSession[]> {
  const { rows } = await db.query<ListedSession>(
    `select id, method, address, device, created_at as "createdAt", last_used_at as "lastUsedAt"
       from sessions where operator_id = $1 and expires_at > now() order by last_used_at desc, id desc`,
    [operatorId],
  )
  return rows
}

/** Resolves when the session is over. */
export async function endSession(pool: Pool, tokenSha256: Buffer): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ operatorId: number }>(
      'delete from sessions where token_sha256 = $1 returning operator_id as "operatorId"',
      [tokenSha256],
    )
    if (rows[0] === undefined) return
    await recordEvent(tx, { caseId: null, operatorId: rows[0].operatorId, kind: 'signed_out', detail: {} })
  })
}

/** How many sessions of that operator were ended: that one, or all but that one. */
export async function revokeSessions(
  pool: Pool,
  operatorId: number,
  which: { only: number } | { allBut: number | null },
  by: number,
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const only = 'only' in which ? which.only : null
    const but = 'allBut' in which ? which.allBut : null
    const { rowCount } = await tx.query(
      `delete from sessions where operator_id = $1 and ($2::bigint is null or id = $2) and id is distinct from $3`,
      [operatorId, only, but],
    )
    const count = rowCount ?? 0
    if (count > 0) {
      const detail = { account: operatorId, count }
      await recordEvent(tx, { caseId: null, operatorId: by, kind: 'sessions_revoked', detail })
    }
    return count
  })
}

/** How many rows were of no more use: sessions and links long over, failures long ago, challenges nobody can answer any more. */
export async function forgetOldSignIns(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `with old_sessions as (delete from sessions where expires_at < now() - ${REMEMBERED} returning 1),
          old_links as (delete from sign_in_links where expires_at < now() - ${REMEMBERED} returning 1),
          old_guards as (delete from sign_in_guards where last_at < now() - interval '1 day'
                          and (blocked_until is null or blocked_until < now()) returning 1),
          old_proofs as (delete from used_proofs where expires_at < now() returning 1)
     select (select count(*) from old_sessions) + (select count(*) from old_links)
          + (select count(*) from old_guards) + (select count(*) from old_proofs) as count`,
  )
  return rows[0]?.count ?? 0
}

/** Which of those sessions are still good: not ended, not locked, and their owner has access. */
export async function filterLiveSessions(
  db: Queryable,
  sessionIds: readonly number[],
  idleSeconds: number,
): Promise<Set<number>> {
  const { rows } = await db.query<{ id: number }>(
    `select s.id from sessions s join operators o on o.id = s.operator_id and o.deactivated_at is null
      where s.id = any($1) and s.expires_at > now() and s.last_used_at > now() - make_interval(secs => $2)`,
    [sessionIds, idleSeconds],
  )
  return new Set(rows.map(({ id }) => id))
}
