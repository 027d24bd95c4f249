import { AppError } from '../../domain/app-error.ts'
import { type LockedCase, lockCase } from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { filterOfView, type ViewKey } from './case-list.ts'

/** Minutes a claim lasts. Saving renews it; it is advice to the others and keeps nobody from reading or writing. */
export const LEASE_MINUTES = 10

type Lease = { claimedBy: number | null; claimedByName: string | null; assigneeId: number | null }

/** The case in the hands of that operator, and whose claim ended by it, if any. */
export type Claimed = { outcome: 'claimed'; stolenFrom: string | null } | { outcome: 'taken'; by: string }

/**
 * Takes the lease of an open case and makes it the operator's own. A lease that somebody else holds is left alone unless
 * `steal` says otherwise; that is written down. @throws AppError `conflict` where the case is not open
 */
export async function claimCase(
  pool: Pool,
  caseId: number,
  operatorId: number,
  options: { steal: boolean },
): Promise<Claimed> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockOpenCase(tx, caseId)
    const { claimedBy, claimedByName, assigneeId } = await readLease(tx, caseId)
    const other = claimedBy !== null && claimedBy !== operatorId ? (claimedByName ?? 'somebody') : null
    if (other !== null && !options.steal) return { outcome: 'taken', by: other }
    await takeLease(tx, caseId, operatorId)
    const kind = other === null ? 'claimed' : 'claim_stolen'
    if (claimedBy !== operatorId || assigneeId !== operatorId) {
      await recordEvent(tx, {
        caseId: locked.id,
        operatorId,
        kind,
        detail: { from: other === null ? null : claimedBy },
      })
    }
    return { outcome: 'claimed', stolenFrom: other }
  })
}

async function lockOpenCase(tx: Queryable, caseId: number): Promise<LockedCase> {
  const locked = await lockCase(tx, caseId)
  if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
  if (!['received', 'drafting', 'needs_review'].includes(locked.state)) {
    throw new AppError('conflict', `This case is ${locked.state.replaceAll('_', ' ')}: there is nothing to take.`)
  }
  return locked
}

async function readLease(tx: Queryable, caseId: number): Promise<Lease> {
  const { rows } = await tx.query<Lease>(
    `select o.id as "claimedBy", o.name as "claimedByName", c.assignee_id as "assigneeId"
       from cases c left join operators o on o.id = c.claimed_by and c.claimed_until > now() where c.id = $1`,
    [caseId],
  )
  return rows[0] ?? { claimedBy: null, claimedByName: null, assigneeId: null }
}

async function takeLease(tx: Queryable, caseId: number, operatorId: number): Promise<void> {
  await tx.query(
    `update cases set claimed_by = $2, claimed_until = now() + make_interval(mins => ${LEASE_MINUTES}), assignee_id = $2
      where id = $1`,
    [caseId, operatorId],
  )
}

/** Lets the operator's own lease last on; changes nothing where they hold none. Whoever saves a text renews it so. */
export async function renewClaim(db: Queryable, caseId: number, operatorId: number): Promise<void> {
  await db.query(
    `update cases set claimed_until = now() + make_interval(mins => ${LEASE_MINUTES})
      where id = $1 and claimed_by = $2 and claimed_until > now()`,
    [caseId, operatorId],
  )
}

/** Gives the case back to everybody. Returns false where it was not the operator's. */
export async function releaseCase(pool: Pool, caseId: number, operatorId: number): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `update cases set claimed_by = case when claimed_by = $2 then null else claimed_by end,
              claimed_until = case when claimed_by = $2 then null else claimed_until end,
              assignee_id = case when assignee_id = $2 then null else assignee_id end
        where id = $1 and (claimed_by = $2 or assignee_id = $2)`,
      [caseId, operatorId],
    )
    if (rowCount !== 1) return false
    await recordEvent(tx, { caseId, operatorId, kind: 'claim_released', detail: {} })
    return true
  })
}

/**
 * The case due next that nobody has in hand, claimed for that operator, or null where nothing is left. Of two who ask at
 * once each gets another one.
 */
export async function claimNext(pool: Pool, view: ViewKey, operatorId: number): Promise<number | null> {
  return inTransaction(pool, async (tx) => {
    const { sql, values } = filterOfView(view, operatorId)
    const { rows } = await tx.query<{ id: number }>(
      `select c.id from cases c
        where ${sql} and c.state = 'needs_review' and (c.claimed_until is null or c.claimed_until <= now())
        order by c.clock_since, c.id limit 1 for update skip locked`,
      [...values],
    )
    const id = rows[0]?.id
    if (id === undefined) return null
    await takeLease(tx, id, operatorId)
    await recordEvent(tx, { caseId: id, operatorId, kind: 'claimed', detail: { next: true } })
    return id
  })
}
