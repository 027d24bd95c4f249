import type { Door } from '../../domain/allowance.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { ensureAccount } from './accounts.ts'

/** Who changes what an account may use: an operator on a page, a command on the desk's machine, or a program by the API. */
export type ChangedBy = { source: 'operator' | 'command' | 'api'; operatorId: number | null }

export type PlanChange = {
  address: string
  plan: string
  /** When it falls back to registered; null: never. */
  until: Date | null
  by: ChangedBy
  /** The same id a second time changes nothing; null: always another event. */
  eventId: string | null
}

/**
 * The account's id once it is on that plan; `known_event` where that event was carried out before. The account is made where
 * there is none: a payment may come before its payer.
 */
export async function changePlan(
  pool: Pool,
  change: PlanChange,
): Promise<{ kind: 'set'; accountId: number } | { kind: 'known_event'; accountId: number | null }> {
  return inTransaction(pool, async (tx) => {
    const { address, plan, until, by, eventId } = change
    // Before the account is made: an event that comes again brings back no account that was deleted.
    const known = await tx.query<{ accountId: number | null }>(
      'select account_id as "accountId" from plan_changes where event_id = $1',
      [eventId],
    )
    if (known.rows[0] !== undefined) return { kind: 'known_event', accountId: known.rows[0].accountId }
    const accountId = await ensureAccount(tx, address, false)
    const { rowCount } = await tx.query(
      `insert into plan_changes (account_id, plan, plan_until, source, operator_id, event_id)
       values ($1, $2, $3, $4, $5, $6) on conflict (event_id) do nothing`,
      [accountId, plan, until, by.source, by.operatorId, eventId],
    )
    if (rowCount === 0) return { kind: 'known_event', accountId }
    await tx.query('update accounts set plan = $2, plan_until = $3 where id = $1', [accountId, plan, until])
    const detail = { customer: accountId, plan, until: until?.toISOString() ?? null, source: by.source }
    await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'plan_set', detail })
    return { kind: 'set', accountId }
  })
}

export type NewGrant = {
  address: string
  door: Door
  count: number
  expiresAt: Date | null
  by: ChangedBy
  eventId: string | null
}

/** The account's id once it may use so many more at that door; `known_event` as for {@link changePlan}. */
export async function grantMore(
  pool: Pool,
  grant: NewGrant,
): Promise<{ kind: 'set' | 'known_event'; accountId: number }> {
  return inTransaction(pool, async (tx) => {
    const { address, door, count, expiresAt, by, eventId } = grant
    const accountId = await ensureAccount(tx, address, false)
    const { rowCount } = await tx.query(
      `insert into allowance_grants (account_id, door, count, expires_at, source, operator_id, event_id)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (event_id) do nothing`,
      [accountId, door, count, expiresAt, by.source, by.operatorId, eventId],
    )
    if (rowCount === 0) return { kind: 'known_event', accountId }
    const detail = { customer: accountId, door, count, source: by.source }
    await recordEvent(tx, { caseId: null, operatorId: by.operatorId, kind: 'allowance_granted_more', detail })
    return { kind: 'set', accountId }
  })
}

/** One change of an account's plan, with who made it. */
export type ListedPlanChange = {
  plan: string
  planUntil: Date | null
  source: string
  operatorName: string | null
  createdAt: Date
}

/** The plans the account was put on, the newest first. */
export async function listPlanChanges(db: Queryable, accountId: number): Promise<ListedPlanChange[]> {
  const { rows } = await db.query<ListedPlanChange>(
    `select p.plan, p.plan_until as "planUntil", p.source, o.name as "operatorName", p.created_at as "createdAt"
       from plan_changes p left join operators o on o.id = p.operator_id
      where p.account_id = $1 order by p.id desc limit 50`,
    [accountId],
  )
  return rows
}
