import type { Door } from '../../domain/allowance.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** An account as it stands now: a plan whose time is over has become `registered`. */
export type Account = {
  id: number
  /** In lower case. */
  address: string
  plan: string
  planUntil: Date | null
  createdAt: Date
  /** Null: a plan was set before its owner came. */
  confirmedAt: Date | null
  lastSeenAt: Date | null
}

const PLAN_NOW = `case when a.plan_until is null or a.plan_until > now() then a.plan else 'registered' end`

export const ACCOUNT_COLUMNS = `a.id, a.address, ${PLAN_NOW} as plan,
  case when a.plan_until > now() then a.plan_until end as "planUntil", a.created_at as "createdAt",
  a.confirmed_at as "confirmedAt", a.last_seen_at as "lastSeenAt"`

/** The account, or null. */
export async function findAccount(db: Queryable, id: number): Promise<Account | null> {
  const { rows } = await db.query<Account>(`select ${ACCOUNT_COLUMNS} from accounts a where id = $1`, [id])
  return rows[0] ?? null
}

/** The account of that address, or null. */
export async function findAccountByAddress(db: Queryable, address: string): Promise<Account | null> {
  const { rows } = await db.query<Account>(`select ${ACCOUNT_COLUMNS} from accounts a where address = lower($1)`, [
    address,
  ])
  return rows[0] ?? null
}

/** The id of that address's account, made where there is none; confirming it once is enough. */
export async function ensureAccount(db: Queryable, address: string, confirmed: boolean): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into accounts as a (address, confirmed_at) values (lower($1), case when $2 then now() end)
     on conflict (address) do update
        set confirmed_at = coalesce(a.confirmed_at, excluded.confirmed_at)
     returning id`,
    [address, confirmed],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an account was not stored')
  return id
}

/** Accounts whose address holds those characters, the newest first; `after` is the last id of the page before. */
export async function listAccounts(
  db: Queryable,
  { containing, limit, after = null }: { containing: string; limit: number; after?: number | null },
): Promise<Account[]> {
  const { rows } = await db.query<Account>(
    `select ${ACCOUNT_COLUMNS} from accounts a
      where position(lower($1) in address) > 0 and ($3::bigint is null or id < $3) order by id desc limit $2`,
    [containing, limit, after],
  )
  return rows
}

/**
 * Resolves when the account, its sessions, grants and links are gone. Its counts are kept under their keyed hash until their
 * period ends, so that deleting renews no allowance; questions by mail are kept and forgotten as the desk's policy says.
 * `operatorId` is null where its owner deletes it, or a command.
 */
export async function deleteAccount(pool: Pool, id: number, operatorId: number | null): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ address: string }>('delete from accounts where id = $1 returning address', [id])
    if (rows[0] === undefined) return
    await tx.query('delete from confirmations where address = $1', [rows[0].address])
    await recordEvent(tx, { caseId: null, operatorId, kind: 'account_deleted', detail: { customer: id } })
  })
}

/** A grant of an account, with who gave it. */
export type Grant = {
  id: number
  door: Door
  count: number
  used: number
  expiresAt: Date | null
  source: string
  operatorName: string | null
  createdAt: Date
}

/** What the account was granted beside its plan, the newest first. */
export async function listGrants(db: Queryable, accountId: number): Promise<Grant[]> {
  const { rows } = await db.query<Grant>(
    `select g.id, g.door, g.count, cardinality(g.subjects) as used, g.expires_at as "expiresAt", g.source,
            o.name as "operatorName", g.created_at as "createdAt"
       from allowance_grants g left join operators o on o.id = g.operator_id
      where g.account_id = $1 order by g.id desc limit 50`,
    [accountId],
  )
  return rows
}
