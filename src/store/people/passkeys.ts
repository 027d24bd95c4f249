import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { OPERATOR_COLUMNS, type Operator } from './operators.ts'

/** A passkey as it is kept; `credentialId` is base64url. */
export type StoredPasskey = {
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  backedUp: boolean
}

export type ListedPasskey = {
  id: number
  credentialId: string
  transports: string[]
  name: string
  backedUp: boolean
  createdAt: Date
  lastUsedAt: Date | null
}

/** The operator's passkeys, the oldest first. */
export async function listPasskeys(db: Queryable, operatorId: number): Promise<ListedPasskey[]> {
  const { rows } = await db.query<ListedPasskey>(
    `select id, credential_id as "credentialId", transports, name, backed_up as "backedUp", created_at as "createdAt",
            last_used_at as "lastUsedAt" from passkeys where operator_id = $1 order by id`,
    [operatorId],
  )
  return rows
}

/** Whether the passkey was added; false where it is there already. */
export async function addPasskey(
  pool: Pool,
  operatorId: number,
  name: string,
  passkey: StoredPasskey,
): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `insert into passkeys (operator_id, credential_id, public_key, counter, transports, name, backed_up)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (credential_id) do nothing`,
      [
        operatorId,
        passkey.credentialId,
        passkey.publicKey,
        passkey.counter,
        passkey.transports,
        name,
        passkey.backedUp,
      ],
    )
    if (rowCount !== 1) return false
    await recordEvent(tx, { caseId: null, operatorId, kind: 'passkey_added', detail: { account: operatorId } })
    return true
  })
}

/** Whether there was such a passkey of that operator; it signs in no more. */
export async function removePasskey(pool: Pool, operatorId: number, id: number): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query('delete from passkeys where id = $2 and operator_id = $1', [operatorId, id])
    if (rowCount !== 1) return false
    await recordEvent(tx, { caseId: null, operatorId, kind: 'passkey_removed', detail: { account: operatorId } })
    return true
  })
}

/** The passkey with that id and who holds it, if they may sign in; or null. */
export async function findPasskey(
  db: Queryable,
  credentialId: string,
): Promise<{ operator: Operator; passkey: StoredPasskey } | null> {
  const { rows } = await db.query<Operator & StoredPasskey>(
    `select ${OPERATOR_COLUMNS}, p.credential_id as "credentialId", p.public_key as "publicKey", p.counter, p.transports,
            p.backed_up as "backedUp"
       from passkeys p join operators o on o.id = p.operator_id
      where p.credential_id = $1 and o.deactivated_at is null`,
    [credentialId],
  )
  if (rows[0] === undefined) return null
  const { credentialId: id, publicKey, counter, transports, backedUp, ...operator } = rows[0]
  return { operator, passkey: { credentialId: id, publicKey, counter, transports, backedUp } }
}

/** Resolves when it is written down that the passkey was used. */
export async function notePasskeyUse(db: Queryable, credentialId: string, counter: number): Promise<void> {
  await db.query('update passkeys set counter = greatest(counter, $2), last_used_at = now() where credential_id = $1', [
    credentialId,
    counter,
  ])
}
