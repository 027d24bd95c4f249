import { AppError } from '../domain/app-error.ts'
import type { Queryable } from './pool.ts'

export const ROLES = ['reviewer', 'lead', 'admin'] as const

export type Role = (typeof ROLES)[number]

export type Operator = { id: number; email: string; name: string; credential: string | null; role: Role }

const COLUMNS = 'o.id, o.email, o.name, o.credential, o.role'

/** The new operator. @throws AppError `conflict` when the address is taken */
export async function addOperator(db: Queryable, operator: Omit<Operator, 'id'>): Promise<Operator> {
  const { rows } = await db.query<Operator>(
    `insert into operators as o (email, name, credential, role) values ($1, $2, $3, $4)
     on conflict (lower(email)) do nothing returning ${COLUMNS}`,
    [operator.email, operator.name, operator.credential, operator.role],
  )
  const added = rows[0]
  if (added === undefined) throw new AppError('conflict', `There is already an operator ${operator.email}.`)
  return added
}

/** Every operator, in the order they were added. */
export async function listOperators(db: Queryable): Promise<Operator[]> {
  const { rows } = await db.query<Operator>(`select ${COLUMNS} from operators o order by o.id`)
  return rows
}

/** The operator with that address, or null. */
export async function findOperatorByEmail(db: Queryable, email: string): Promise<Operator | null> {
  const { rows } = await db.query<Operator>(`select ${COLUMNS} from operators o where lower(o.email) = lower($1)`, [
    email,
  ])
  return rows[0] ?? null
}

/** Resolves when the link is kept; only the hash of its token is. */
export async function addSignInLink(
  db: Queryable,
  operatorId: number,
  tokenSha256: Buffer,
  expiresAt: Date,
): Promise<void> {
  await db.query('insert into sign_in_links (token_sha256, operator_id, expires_at) values ($1, $2, $3)', [
    tokenSha256,
    operatorId,
    expiresAt,
  ])
}

/** Uses the link up: the operator it belongs to, or null when it was used before, has expired or never was. */
export async function useSignInLink(db: Queryable, tokenSha256: Buffer): Promise<Operator | null> {
  const { rows } = await db.query<Operator>(
    `update sign_in_links l set used_at = now() from operators o
      where l.token_sha256 = $1 and l.used_at is null and l.expires_at > now() and o.id = l.operator_id
      returning ${COLUMNS}`,
    [tokenSha256],
  )
  return rows[0] ?? null
}

/** Resolves when the session is kept; only the hash of its token is. */
export async function addSession(
  db: Queryable,
  operatorId: number,
  tokenSha256: Buffer,
  expiresAt: Date,
): Promise<void> {
  await db.query('insert into sessions (token_sha256, operator_id, expires_at) values ($1, $2, $3)', [
    tokenSha256,
    operatorId,
    expiresAt,
  ])
}

/** The operator whose session it is, or null when it ended or never was. */
export async function findSessionOperator(db: Queryable, tokenSha256: Buffer): Promise<Operator | null> {
  const { rows } = await db.query<Operator>(
    `select ${COLUMNS} from sessions s join operators o on o.id = s.operator_id
      where s.token_sha256 = $1 and s.expires_at > now()`,
    [tokenSha256],
  )
  return rows[0] ?? null
}

/** Resolves when the session is over. */
export async function endSession(db: Queryable, tokenSha256: Buffer): Promise<void> {
  await db.query('delete from sessions where token_sha256 = $1', [tokenSha256])
}

/** Resolves when no link and no session of the operator works any more. */
export async function revokeAccess(db: Queryable, operatorId: number): Promise<void> {
  await db.query('delete from sign_in_links where operator_id = $1 and used_at is null', [operatorId])
  await db.query('delete from sessions where operator_id = $1', [operatorId])
}
