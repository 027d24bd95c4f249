import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { type By, OPERATOR_COLUMNS, type Operator } from './operators.ts'

/** `invitation`: leads to choosing a password or a passkey. */
export type LinkPurpose = 'sign_in' | 'invitation'

export type LinkHolder = Operator & { purpose: LinkPurpose }

/** Resolves when the link is kept; only the hash of its token is. */
export async function addSignInLink(
  db: Queryable,
  operatorId: number,
  tokenSha256: Buffer,
  expiresAt: Date,
  purpose: LinkPurpose = 'sign_in',
): Promise<void> {
  await db.query('insert into sign_in_links (token_sha256, operator_id, expires_at, purpose) values ($1, $2, $3, $4)', [
    tokenSha256,
    operatorId,
    expiresAt,
    purpose,
  ])
}

/** Resolves when this link is the only one of that operator that works, with a line in the audit trail. */
export async function replaceSignInLinks(
  pool: Pool,
  operatorId: number,
  link: { tokenSha256: Buffer; expiresAt: Date; purpose: LinkPurpose },
  by: By,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('delete from sign_in_links where operator_id = $1 and used_at is null', [operatorId])
    await addSignInLink(tx, operatorId, link.tokenSha256, link.expiresAt, link.purpose)
    const detail = { account: operatorId, purpose: link.purpose }
    await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'link_made', detail })
  })
}

/** Uses the link up: the operator it belongs to, or null when it was used before, has expired or never was. */
export async function useSignInLink(db: Queryable, tokenSha256: Buffer): Promise<LinkHolder | null> {
  const { rows } = await db.query<LinkHolder>(
    `update sign_in_links l set used_at = now() from operators o
      where l.token_sha256 = $1 and l.used_at is null and l.expires_at > now() and o.id = l.operator_id
            and o.deactivated_at is null
      returning ${OPERATOR_COLUMNS}, l.purpose`,
    [tokenSha256],
  )
  return rows[0] ?? null
}

/** The operator a link would sign in now, or null when it was used, has expired or never was. Looking does not use it up. */
export async function findSignInLinkOperator(db: Queryable, tokenSha256: Buffer): Promise<LinkHolder | null> {
  const { rows } = await db.query<LinkHolder>(
    `select ${OPERATOR_COLUMNS}, l.purpose from sign_in_links l join operators o on o.id = l.operator_id
      where l.token_sha256 = $1 and l.used_at is null and l.expires_at > now() and o.deactivated_at is null`,
    [tokenSha256],
  )
  return rows[0] ?? null
}
