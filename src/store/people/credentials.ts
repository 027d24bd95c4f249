import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable, type Transaction } from '../pool.ts'
import { OPERATOR_COLUMNS, type Operator } from './operators.ts'

/** What an operator can be recognised by. */
export type Account = {
  operator: Operator
  passwordHash: string | null
  passwordSetAt: Date | null
  totpSealed: Buffer | null
}

const ACCOUNT = `select ${OPERATOR_COLUMNS}, o.password_hash as "passwordHash", o.password_set_at as "passwordSetAt",
       o.totp_sealed as "totpSealed" from operators o where o.deactivated_at is null`

/** The account with that address that may sign in, or null. */
export async function findAccountByEmail(db: Queryable, email: string): Promise<Account | null> {
  return findAccount(db, `${ACCOUNT} and lower(o.email) = lower($1)`, [email])
}

/** That operator's account if it may sign in, or null. */
export async function findAccountById(db: Queryable, operatorId: number): Promise<Account | null> {
  return findAccount(db, `${ACCOUNT} and o.id = $1`, [operatorId])
}

async function findAccount(db: Queryable, sql: string, values: unknown[]): Promise<Account | null> {
  const { rows } = await db.query<Operator & Omit<Account, 'operator'>>(sql, values)
  if (rows[0] === undefined) return null
  const { passwordHash, passwordSetAt, totpSealed, ...operator } = rows[0]
  return { operator, passwordHash, passwordSetAt, totpSealed }
}

/** Resolves when that is the password, every other session of theirs is over and no link works any more. */
export async function setPassword(pool: Pool, operatorId: number, hash: string, keepSession: number): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('update operators set password_hash = $2, password_set_at = now() where id = $1', [operatorId, hash])
    await tx.query('delete from sessions where operator_id = $1 and id <> $2', [operatorId, keepSession])
    await tx.query('delete from sign_in_links where operator_id = $1 and used_at is null', [operatorId])
    await recordOwn(tx, operatorId, 'password_set')
  })
}

/** Resolves when the same password is kept as another hash; nothing where it was changed meanwhile. */
export async function renewPasswordHash(db: Queryable, operatorId: number, from: string, to: string): Promise<void> {
  await db.query('update operators set password_hash = $3 where id = $1 and password_hash = $2', [operatorId, from, to])
}

/** Resolves when signing in with the password takes a second step; `step` is that of the code that proved it. */
export async function addSecondStep(
  pool: Pool,
  operatorId: number,
  totpSealed: Buffer,
  step: number,
  recoveryHashes: readonly Buffer[],
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('update operators set totp_sealed = $2, totp_last_step = $3 where id = $1', [
      operatorId,
      totpSealed,
      step,
    ])
    await replaceCodes(tx, operatorId, recoveryHashes)
    await recordOwn(tx, operatorId, 'second_step_added')
  })
}

/** Resolves when the password alone signs in. `by` is who took the second step away. */
export async function removeSecondStep(pool: Pool, operatorId: number, by: number): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('update operators set totp_sealed = null, totp_last_step = null where id = $1', [operatorId])
    await replaceCodes(tx, operatorId, [])
    const detail = { account: operatorId }
    await recordEvent(tx, { caseId: null, operatorId: by, kind: 'second_step_removed', detail })
  })
}

/** Whether that time step is used up now; false where a code of it, or of a later one, was taken before. */
export async function useTotpStep(db: Queryable, operatorId: number, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update operators set totp_last_step = $2
      where id = $1 and totp_sealed is not null and (totp_last_step is null or totp_last_step < $2)`,
    [operatorId, step],
  )
  return rowCount === 1
}

/** Resolves when these are the recovery codes, and no earlier one. */
export async function replaceRecoveryCodes(pool: Pool, operatorId: number, hashes: readonly Buffer[]): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await replaceCodes(tx, operatorId, hashes)
    await recordOwn(tx, operatorId, 'recovery_codes_made')
  })
}

/** Whether that recovery code was good, and is used up now. */
export async function useRecoveryCode(pool: Pool, operatorId: number, hash: Buffer): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      'update recovery_codes set used_at = now() where operator_id = $1 and code_sha256 = $2 and used_at is null',
      [operatorId, hash],
    )
    if (rowCount !== 1) return false
    await recordOwn(tx, operatorId, 'recovery_code_used')
    return true
  })
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Queryable, operatorId: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*) from recovery_codes where operator_id = $1 and used_at is null',
    [operatorId],
  )
  return rows[0]?.count ?? 0
}

async function replaceCodes(tx: Transaction, operatorId: number, hashes: readonly Buffer[]): Promise<void> {
  await tx.query('delete from recovery_codes where operator_id = $1', [operatorId])
  await tx.query('insert into recovery_codes (operator_id, code_sha256) select $1, unnest($2::bytea[])', [
    operatorId,
    hashes,
  ])
}

/**
 * The operator a company's sign-in vouches for, or null: known by its subject, or else by a verified address, which from
 * then on belongs to that subject. Nobody is made an operator by it.
 */
export async function findOidcOperator(
  pool: Pool,
  identity: { issuer: string; subject: string; email: string | null },
): Promise<Operator | null> {
  return inTransaction(pool, async (tx) => {
    const known = await tx.query<Operator & { active: boolean }>(
      `select ${OPERATOR_COLUMNS}, o.deactivated_at is null as active from operators o
        where o.oidc_issuer = $1 and o.oidc_subject = $2`,
      [identity.issuer, identity.subject],
    )
    if (known.rows[0] !== undefined) {
      const { active, ...operator } = known.rows[0]
      return active ? operator : null
    }
    if (identity.email === null) return null
    const { rows } = await tx.query<Operator>(
      `update operators o set oidc_issuer = $1, oidc_subject = $2
        where lower(o.email) = lower($3) and o.deactivated_at is null and o.oidc_subject is null
        returning ${OPERATOR_COLUMNS}`,
      [identity.issuer, identity.subject, identity.email],
    )
    if (rows[0] === undefined) return null
    await recordOwn(tx, rows[0].id, 'company_sign_in_added')
    return rows[0]
  })
}

/** Whether that proof is used up now; false where it was before. */
export async function useProof(db: Queryable, proofSha256: Buffer, expiresAt: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into used_proofs (proof_sha256, expires_at) values ($1, $2) on conflict do nothing',
    [proofSha256, expiresAt],
  )
  return rowCount === 1
}

/** A change an operator made to their own account. */
async function recordOwn(tx: Transaction, operatorId: number, kind: string): Promise<void> {
  await recordEvent(tx, { caseId: null, operatorId, kind, detail: { account: operatorId } })
}
