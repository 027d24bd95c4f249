import { AppError } from '../../domain/app-error.ts'
import type { Role } from '../../domain/permissions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable, type Transaction } from '../pool.ts'

export type Operator = { id: number; email: string; name: string; credential: string | null; role: Role }

/** The columns of an {@link Operator}, of a table called `o`. */
export const OPERATOR_COLUMNS = 'o.id, o.email, o.name, o.credential, o.role'

/** The new operator. @throws AppError `conflict` when the address is taken */
export async function addOperator(db: Queryable, operator: Omit<Operator, 'id'>): Promise<Operator> {
  const { rows } = await db.query<Operator>(
    `insert into operators as o (email, name, credential, role) values ($1, $2, $3, $4)
     on conflict (lower(email)) do nothing returning ${OPERATOR_COLUMNS}`,
    [operator.email, operator.name, operator.credential, operator.role],
  )
  const added = rows[0]
  if (added === undefined) throw new AppError('conflict', `There is already an operator ${operator.email}.`)
  return added
}

/** Every operator who may sign in, in the order they were added. */
export async function listOperators(db: Queryable): Promise<Operator[]> {
  const { rows } = await db.query<Operator>(
    `select ${OPERATOR_COLUMNS} from operators o where o.deactivated_at is null order by o.id`,
  )
  return rows
}

/** The operator with that address, or null; also one whose access has ended. */
export async function findOperatorByEmail(db: Queryable, email: string): Promise<Operator | null> {
  const { rows } = await db.query<Operator>(
    `select ${OPERATOR_COLUMNS} from operators o where lower(o.email) = lower($1)`,
    [email],
  )
  return rows[0] ?? null
}

/** An operator as the page of people shows them. */
export type Person = Operator & {
  deactivatedAt: Date | null
  hasPassword: boolean
  hasSecondStep: boolean
  hasCompanySignIn: boolean
  passkeys: number
  sessions: number
  /** A link that was made and still works. */
  openLinkUntil: Date | null
  lastUsedAt: Date | null
}

const PERSON = `select ${OPERATOR_COLUMNS}, o.deactivated_at as "deactivatedAt", o.password_hash is not null as "hasPassword",
       o.totp_sealed is not null as "hasSecondStep", o.oidc_subject is not null as "hasCompanySignIn",
       (select count(*)::int from passkeys p where p.operator_id = o.id) as passkeys,
       (select count(*)::int from sessions s where s.operator_id = o.id and s.expires_at > now()) as sessions,
       (select max(l.expires_at) from sign_in_links l
         where l.operator_id = o.id and l.used_at is null and l.expires_at > now()) as "openLinkUntil",
       (select max(s.last_used_at) from sessions s where s.operator_id = o.id) as "lastUsedAt"
  from operators o where o.policy is null`

/** Everybody, those who may sign in first. */
export async function listPeople(db: Queryable): Promise<Person[]> {
  const { rows } = await db.query<Person>(`${PERSON} order by o.deactivated_at is not null, lower(o.name), o.id`)
  return rows
}

/** That person. @throws AppError `not_found` */
export async function getPerson(db: Queryable, id: number): Promise<Person> {
  const { rows } = await db.query<Person>(`${PERSON} and o.id = $1`, [id])
  if (rows[0] === undefined) throw new AppError('not_found', 'There is no such person. People has everybody.')
  return rows[0]
}

/** Who did it; null where it was done at the command line. */
export type By = { operatorId: number | null }

/** The new operator, with a line in the audit trail. @throws AppError `conflict` when the address is taken */
export async function inviteOperator(pool: Pool, operator: Omit<Operator, 'id'>, by: By): Promise<Operator> {
  return inTransaction(pool, async (tx) => {
    const added = await addOperator(tx, operator)
    const detail = { account: added.id, role: added.role }
    await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'operator_added', detail })
    return added
  })
}

/** Resolves when that is their name, credential and role. @throws AppError `conflict` where no admin would be left */
export async function changeOperator(
  pool: Pool,
  id: number,
  change: Pick<Operator, 'name' | 'credential' | 'role'>,
  by: By,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const before = await lockPerson(tx, id)
    if (before.role === 'admin' && change.role !== 'admin') await keepAnAdmin(tx, id)
    await tx.query('update operators set name = $2, credential = $3, role = $4 where id = $1', [
      id,
      change.name,
      change.credential,
      change.role,
    ])
    const detail = {
      account: id,
      ...(before.role === change.role ? {} : { from: before.role, to: change.role }),
      ...(before.name === change.name ? {} : { renamed: true }),
      ...(before.credential === change.credential ? {} : { credential: change.credential }),
    }
    if (Object.keys(detail).length > 1)
      await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'operator_changed', detail })
  })
}

/** Resolves when nothing of theirs signs in any more. @throws AppError `conflict` where no admin would be left */
export async function deactivateOperator(pool: Pool, id: number, by: By): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const before = await lockPerson(tx, id)
    if (before.role === 'admin') await keepAnAdmin(tx, id)
    const { rowCount } = await tx.query(
      'update operators set deactivated_at = now() where id = $1 and deactivated_at is null',
      [id],
    )
    await revokeAccess(tx, id)
    if (rowCount === 0) return
    const detail = { account: id }
    await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'operator_deactivated', detail })
  })
}

/** Resolves when they may sign in again, with what they signed in with before. */
export async function reactivateOperator(pool: Pool, id: number, by: By): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await lockPerson(tx, id)
    const { rowCount } = await tx.query(
      'update operators set deactivated_at = null where id = $1 and deactivated_at is not null',
      [id],
    )
    if (rowCount === 0) return
    const detail = { account: id }
    await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'operator_reactivated', detail })
  })
}

/** Resolves when no link and no session of the operator works any more. */
export async function revokeAccess(db: Queryable, operatorId: number): Promise<void> {
  await db.query('delete from sign_in_links where operator_id = $1 and used_at is null', [operatorId])
  await db.query('delete from sessions where operator_id = $1', [operatorId])
}

async function lockPerson(tx: Transaction, id: number): Promise<Operator> {
  const { rows } = await tx.query<Operator>(
    `select ${OPERATOR_COLUMNS} from operators o where o.id = $1 or o.role = 'admin' order by o.id for update`,
    [id],
  )
  const found = rows.find((row) => row.id === id)
  if (found === undefined) throw new AppError('not_found', 'There is no such person. People has everybody.')
  return found
}

/** Every admin is locked by now, so two admins cannot end each other's access at the same moment. */
async function keepAnAdmin(tx: Transaction, leaving: number): Promise<void> {
  const { rows } = await tx.query(
    `select 1 from operators where role = 'admin' and deactivated_at is null and id <> $1 limit 1`,
    [leaving],
  )
  if (rows.length > 0) return
  throw new AppError('conflict', 'This is the last admin. Make somebody else an admin first; nothing was changed.')
}
