import { createHash } from 'node:crypto'
import type { Door } from '../../domain/allowance.ts'
import type { Queryable } from '../pool.ts'

/** What is counted: for whom, at which door, in which period, up to how many. */
export type CountedDoor = {
  visitorKey: string
  door: Door
  period: string
  forgetAfter: Date
  limit: { count: number }
  /** Null: nobody with grants. */
  accountId: number | null
}

export type Counted = { granted: boolean; left: number }

/**
 * Whether the subject may be used, counted once in its period: within the limit, else on a grant. Each of both is one statement
 * on one row, whose condition is looked at again after the row was locked, so that of any number at the same moment only as
 * many are granted as are left.
 */
export async function useAllowanceOnce(db: Queryable, use: CountedDoor & { subject: string }): Promise<Counted> {
  const subject = hashSubject(use.door, use.subject)
  const granted = (await useLimit(db, use, subject)) || (await useGrant(db, use, subject))
  return { granted, left: (await lookAllowanceLeft(db, use)).left }
}

/** How many are left, in the limit and on grants; nothing is counted. */
export async function lookAllowanceLeft(
  db: Queryable,
  { visitorKey, door, period, limit, accountId }: CountedDoor,
): Promise<Counted> {
  const { rows } = await db.query<{ left: number }>(
    `select greatest($4 - coalesce((select cardinality(subjects) from allowance_uses
                                     where visitor_key = $1 and door = $2 and period = $3), 0), 0)
          + coalesce((select sum(greatest(count - cardinality(subjects), 0)) from allowance_grants
                       where account_id = $5 and door = $2 and (expires_at is null or expires_at > now())), 0)::int as left`,
    [visitorKey, door, period, limit.count, accountId],
  )
  const left = rows[0]?.left ?? 0
  return { granted: left > 0, left }
}

async function useLimit(db: Queryable, use: CountedDoor, subject: Buffer): Promise<boolean> {
  if (use.limit.count === 0) return false
  const { rowCount } = await db.query(
    `insert into allowance_uses as u (visitor_key, door, period, subjects, forget_after)
     values ($1, $2, $3, array[$4::bytea], $5)
     on conflict (visitor_key, door, period) do update
        set subjects = case when $4 = any(u.subjects) then u.subjects else u.subjects || $4::bytea end,
            updated_at = now(), forget_after = excluded.forget_after
      where $4 = any(u.subjects) or cardinality(u.subjects) < $6`,
    [use.visitorKey, use.door, use.period, subject, use.forgetAfter, use.limit.count],
  )
  return rowCount === 1
}

async function useGrant(db: Queryable, { accountId, door }: CountedDoor, subject: Buffer): Promise<boolean> {
  if (accountId === null) return false
  const { rows } = await db.query<{ id: number }>(
    `select id from allowance_grants where account_id = $1 and door = $2 and (expires_at is null or expires_at > now())
        and ($3 = any(subjects) or cardinality(subjects) < count)
      order by ($3 = any(subjects)) desc, expires_at nulls last, id`,
    [accountId, door, subject],
  )
  for (const { id } of rows) {
    const { rowCount } = await db.query(
      `update allowance_grants
          set subjects = case when $2 = any(subjects) then subjects else subjects || $2::bytea end
        where id = $1 and ($2 = any(subjects) or cardinality(subjects) < count)`,
      [id, subject],
    )
    if (rowCount === 1) return true
  }
  return false
}

/** How many counts of ended periods were deleted. */
export async function forgetOldAllowances(db: Queryable): Promise<number> {
  const { rowCount } = await db.query('delete from allowance_uses where forget_after < now()')
  return rowCount ?? 0
}

/** Short enough to keep many, long enough not to meet. */
const HASH_BYTES = 16

const hashSubject = (door: Door, subject: string): Buffer =>
  createHash('sha256').update(`${door} ${subject}`).digest().subarray(0, HASH_BYTES)
