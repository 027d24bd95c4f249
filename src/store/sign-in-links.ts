import type { Operator } from './operators.ts'
import type { Queryable } from './pool.ts'

/** The operator a link would sign in now, or null when it was used, has expired or never was. Looking does not use it up. */
export async function findSignInLinkOperator(db: Queryable, tokenSha256: Buffer): Promise<Operator | null> {
  const { rows } = await db.query<Operator>(
    `select o.id, o.email, o.name, o.credential, o.role from sign_in_links l join operators o on o.id = l.operator_id
      where l.token_sha256 = $1 and l.used_at is null and l.expires_at > now()`,
    [tokenSha256],
  )
  return rows[0] ?? null
}
