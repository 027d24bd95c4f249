import { lockCase, requireCaseEvent } from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable, type Transaction } from '../pool.ts'

export type HeldReply = {
  replyId: number
  caseId: number
  operatorId: number
  operatorName: string
  envelopeTo: string
  sendAfter: Date
  attempt: number
  /** Leaves only when it is released; `sendAfter` then says nothing. */
  onHold: boolean
  /** Somebody chose when it leaves. */
  scheduled: boolean
}

/** Replies that can still be taken back: all, one's own and the next to leave first; or one's own, the newest approval first. */
export async function listHeldReplies(
  db: Queryable,
  operatorId: number,
  limit: number,
  whose: 'mine' | 'all' = 'all',
): Promise<HeldReply[]> {
  const { rows } = await db.query<HeldReply>(
    `select r.id as "replyId", r.case_id as "caseId", v.operator_id as "operatorId", o.name as "operatorName",
            r.envelope_to as "envelopeTo", r.send_after as "sendAfter", r.attempt, r.on_hold as "onHold", r.scheduled
       from replies r join reviews v on v.id = r.review_id join operators o on o.id = v.operator_id
      where r.state = 'held' and ($3 or v.operator_id = $1)
      order by (v.operator_id = $1) desc, ${whose === 'all' ? 'r.on_hold, r.send_after, r.id' : 'r.id desc'} limit $2`,
    [operatorId, limit, whose === 'all'],
  )
  return rows
}

/** What became of a held reply instead, where it is not held any more. */
export type NotHeld = { outcome: 'not_held'; caseId: number; state: string; since: Date }

export type HeldChange = { outcome: 'done'; caseId: number } | NotHeld | { outcome: 'unknown' }

/**
 * Takes that reply back, so that the case is in review again with the very revision that was approved. One conditional
 * update decides between this and the sender; who comes second changes nothing.
 */
export async function undoReply(pool: Pool, replyId: number, operatorId: number): Promise<HeldChange> {
  return changeHeld(pool, replyId, `state = 'cancelled', state_since = now()`, [], async (tx, caseId) => {
    const locked = await lockCase(tx, caseId)
    if (locked !== null) await requireCaseEvent(tx, locked, 'undone', { operatorId, detail: { replyId } })
  })
}

/** Takes the held reply of a case back; false when it has left, or is leaving, already. */
export async function undoApproval(pool: Pool, caseId: number, operatorId: number): Promise<boolean> {
  const { rows } = await pool.query<{ id: number }>(
    `select id from replies where case_id = $1 and state = 'held' order by id desc limit 1`,
    [caseId],
  )
  const held = rows[0]
  return held !== undefined && (await undoReply(pool, held.id, operatorId)).outcome === 'done'
}

/** Keeps that reply back until somebody releases it. */
export async function holdReply(pool: Pool, replyId: number, operatorId: number): Promise<HeldChange> {
  return changeHeld(pool, replyId, 'on_hold = true, scheduled = false', [], (tx, caseId) =>
    recordEvent(tx, { caseId, operatorId, kind: 'reply_kept_back', detail: { replyId } }),
  )
}

/** Lets that reply leave at `at`, now or later. */
export async function scheduleReply(
  pool: Pool,
  replyId: number,
  operatorId: number,
  at: Date | 'now',
): Promise<HeldChange> {
  const now = at === 'now'
  return changeHeld(
    pool,
    replyId,
    'on_hold = false, scheduled = $3, send_after = coalesce($2, now()), asked_at = null',
    [now ? null : at, !now],
    (tx, caseId) =>
      recordEvent(tx, {
        caseId,
        operatorId,
        kind: now ? 'reply_released' : 'reply_scheduled',
        detail: { replyId, ...(now ? {} : { at: at.toISOString() }) },
      }),
  )
}

async function changeHeld(
  pool: Pool,
  replyId: number,
  assignments: string,
  values: readonly unknown[],
  then: (tx: Transaction, caseId: number) => Promise<void>,
): Promise<HeldChange> {
  return inTransaction(pool, async (tx) => {
    const { rows: known } = await tx.query<{ caseId: number }>(
      'select case_id as "caseId" from replies where id = $1',
      [replyId],
    )
    const caseId = known[0]?.caseId
    if (caseId === undefined) return { outcome: 'unknown' }
    // The case before the reply, as everybody who locks both does.
    await lockCase(tx, caseId)
    const { rowCount } = await tx.query(`update replies set ${assignments} where id = $1 and state = 'held'`, [
      replyId,
      ...values,
    ])
    if (rowCount === 1) {
      await then(tx, caseId)
      return { outcome: 'done', caseId }
    }
    const { rows } = await tx.query<{ state: string; since: Date }>(
      'select state, state_since as since from replies where id = $1',
      [replyId],
    )
    const [now] = rows
    return now === undefined ? { outcome: 'unknown' } : { outcome: 'not_held', caseId, ...now }
  })
}

/** Seconds that operator's answers are held after approval; null: until released; undefined where they chose nothing. */
export async function findHoldPreference(db: Queryable, operatorId: number): Promise<number | null | undefined> {
  const { rows } = await db.query<{ seconds: number | null }>(
    'select hold_seconds as seconds from hold_preferences where operator_id = $1',
    [operatorId],
  )
  return rows[0]?.seconds
}

/** Resolves when the choice is kept. `null`: until released. */
export async function setHoldPreference(db: Queryable, operatorId: number, seconds: number | null): Promise<void> {
  await db.query(
    `insert into hold_preferences (operator_id, hold_seconds) values ($1, $2)
     on conflict (operator_id) do update set hold_seconds = excluded.hold_seconds`,
    [operatorId, seconds],
  )
}
