import { AppError } from '../../domain/app-error.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { lockSeenCase, type SeenVersion } from './seen-version.ts'

export type Colleague = { id: number; name: string; credential: string | null; open: number }

/** Everybody who works at the desk, with how many open questions each has, by name. */
export async function listColleagues(db: Queryable): Promise<Colleague[]> {
  const { rows } = await db.query<Colleague>(
    `select o.id, o.name, o.credential,
            (select count(*) from (select 1 from cases c where c.assignee_id = o.id and c.snooze is null
               and c.state in ('received', 'drafting', 'needs_review') limit 1000) open) as open
       from operators o where o.deactivated_at is null order by lower(o.name), o.id`,
  )
  return rows
}

const ASSIGNABLE = [
  'received',
  'drafting',
  'needs_review',
  'awaiting_requester',
  'send_failed',
  'send_uncertain',
  'quarantine',
]

/**
 * Makes the case that operator's, or nobody's, and ends a lease of anybody else.
 * @throws AppError `conflict` where it changed since it was seen or is closed, `invalid` where there is no such operator
 */
export async function assignCase(
  pool: Pool,
  seen: SeenVersion,
  operatorId: number,
  assigneeId: number | null,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockSeenCase(tx, seen)
    if (!ASSIGNABLE.includes(locked.state)) {
      throw new AppError('conflict', `This case is ${locked.state.replaceAll('_', ' ')}: it needs nobody any more.`)
    }
    const { rows } = await tx.query<{ known: boolean }>(
      'select exists (select 1 from operators where id = $1 and deactivated_at is null) as known',
      [assigneeId],
    )
    if (assigneeId !== null && !rows[0]?.known) throw new AppError('invalid', 'Choose who is to have the case.')
    await tx.query(
      `update cases set assignee_id = $2, version = version + 1,
              claimed_by = case when claimed_by = $2 then claimed_by end,
              claimed_until = case when claimed_by = $2 then claimed_until end
        where id = $1`,
      [locked.id, assigneeId],
    )
    const kind = assigneeId === null ? 'unassigned' : 'assigned'
    await recordEvent(tx, { caseId: locked.id, operatorId, kind, detail: { to: assigneeId } })
  })
}
