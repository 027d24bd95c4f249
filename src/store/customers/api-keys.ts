import type { ApiScope } from '../../domain/api-key.ts'
import { AppError } from '../../domain/app-error.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { ACCOUNT_COLUMNS, type Account } from './accounts.ts'

/** A key as its owner sees it. */
export type ApiKey = {
  id: number
  name: string
  prefix: string
  scopes: ApiScope[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** Keys of one account that are in use; more are a mistake. */
const KEYS_PER_ACCOUNT = 20

const COLUMNS = `k.id, k.name, k.prefix, k.scopes, k.created_at as "createdAt", k.last_used_at as "lastUsedAt",
  k.revoked_at as "revokedAt"`

/**
 * The key as stored; of the key itself only the hash.
 * @throws AppError `conflict` where the account has as many as one may have
 */
export async function addApiKey(
  pool: Pool,
  key: { accountId: number; name: string; prefix: string; sha256: Buffer; scopes: readonly ApiScope[] },
): Promise<ApiKey> {
  return inTransaction(pool, async (tx) => {
    await tx.query('select 1 from accounts where id = $1 for update', [key.accountId])
    const { rows } = await tx.query<ApiKey>(
      `insert into api_keys as k (account_id, name, prefix, key_sha256, scopes)
       select $1, $2, $3, $4, $5
        where (select count(*) from api_keys where account_id = $1 and revoked_at is null) < $6
       returning ${COLUMNS}`,
      [key.accountId, key.name, key.prefix, key.sha256, key.scopes, KEYS_PER_ACCOUNT],
    )
    const [stored] = rows
    if (stored === undefined) {
      throw new AppError(
        'conflict',
        `This account has ${KEYS_PER_ACCOUNT} keys in use. Revoke one that is not needed any more.`,
      )
    }
    const detail = { customer: key.accountId, key: key.prefix }
    await recordEvent(tx, { caseId: null, operatorId: null, kind: 'api_key_created', detail })
    return stored
  })
}

/** The keys of an account, the newest first, those that were revoked among them. */
export async function listApiKeys(db: Queryable, accountId: number): Promise<ApiKey[]> {
  const { rows } = await db.query<ApiKey>(
    `select ${COLUMNS} from api_keys k where k.account_id = $1 order by k.id desc limit 100`,
    [accountId],
  )
  return rows
}

/** True where a key of that prefix was in use and now is not; `accountId` null: of whichever account. */
export async function revokeApiKey(pool: Pool, prefix: string, accountId: number | null): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ accountId: number }>(
      `update api_keys set revoked_at = now()
        where prefix = $1 and revoked_at is null and ($2::bigint is null or account_id = $2)
       returning account_id as "accountId"`,
      [prefix, accountId],
    )
    const [revoked] = rows
    if (revoked === undefined) return false
    const detail = { customer: revoked.accountId, key: prefix }
    await recordEvent(tx, { caseId: null, operatorId: null, kind: 'api_key_revoked', detail })
    return true
  })
}

/** A key in use, with the account it acts for. */
export type KnownKey = { keyId: number; scopes: ApiScope[]; account: Account }

/** The key of that hash where it is in use, or null. Notes once a minute that it was used. */
export async function findApiKey(db: Queryable, sha256: Buffer): Promise<KnownKey | null> {
  const { rows } = await db.query<Account & { keyId: number; scopes: ApiScope[]; isStale: boolean }>(
    `select k.id as "keyId", k.scopes, coalesce(k.last_used_at < now() - interval '1 minute', true) as "isStale",
            ${ACCOUNT_COLUMNS}
       from api_keys k join accounts a on a.id = k.account_id
      where k.key_sha256 = $1 and k.revoked_at is null`,
    [sha256],
  )
  const [found] = rows
  if (found === undefined) return null
  const { keyId, scopes, isStale, ...account } = found
  if (isStale) await db.query('update api_keys set last_used_at = now() where id = $1', [keyId])
  return { keyId, scopes, account }
}
