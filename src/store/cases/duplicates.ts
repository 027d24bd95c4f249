import type { CaseState } from '../../domain/case-state.ts'
import type { Identifier } from '../../domain/inquiry.ts'
import type { Queryable } from '../pool.ts'
import { identifiersOfCase } from './case-identifiers.ts'

export type Duplicate = { id: number; state: CaseState; subject: string; createdAt: Date; identifiers: Identifier[] }

/** Days within which the same question of the same person is taken for the same question. */
const DAYS = 14
const MOST = 5

/** Other cases of the same requester that ask about the same codes and began within 14 days of that one, the nearest first. */
export async function findDuplicates(db: Queryable, caseId: number): Promise<Duplicate[]> {
  const { rows } = await db.query<Duplicate>(
    `select o.id, o.state, o.subject, o.created_at as "createdAt", ${identifiersOfCase('o')} as identifiers
       from cases c join cases o on lower(o.requester_address) = lower(c.requester_address) and o.id <> c.id
      where c.id = $1 and o.state <> 'merged' and c.state <> 'merged' and o.codes <> '{}'
        and o.codes @> c.codes and o.codes <@ c.codes
        and o.created_at between c.created_at - interval '${DAYS} days' and c.created_at + interval '${DAYS} days'
      order by abs(o.id - c.id) limit ${MOST}`,
    [caseId],
  )
  return rows
}
