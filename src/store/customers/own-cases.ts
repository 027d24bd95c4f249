import type { CaseState } from '../../domain/case-state.ts'
import type { Queryable } from '../pool.ts'

/** A case as its requester may see it: where it stands, and what was sent to them. */
export type OwnCase = {
  id: number
  state: CaseState
  createdAt: Date
  /** Both null where no answer was sent, or it was forgotten by policy. */
  sentAt: Date | null
  text: string | null
}

const OWN = `select c.id, c.state, c.created_at as "createdAt", r.state_since as "sentAt", r.text
  from cases c left join lateral (
    select state_since, text from replies
     where case_id = c.id and kind = 'answer' and state = 'sent' and text <> '' order by id desc limit 1) r on true
 where lower(c.requester_address) = lower($1) and c.state not in ('quarantine', 'merged')`

/** The cases of an address, the newest first, those before `before` only. */
export async function listOwnCases(
  db: Queryable,
  address: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<OwnCase[]> {
  const { rows } = await db.query<OwnCase>(`${OWN} and ($2::bigint is null or c.id < $2) order by c.id desc limit $3`, [
    address,
    before,
    limit,
  ])
  return rows
}

/** That case where it belongs to the address, else null. */
export async function findOwnCase(db: Queryable, address: string, id: number): Promise<OwnCase | null> {
  const { rows } = await db.query<OwnCase>(`${OWN} and c.id = $2`, [address, id])
  return rows[0] ?? null
}
