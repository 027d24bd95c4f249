import { type PauseCause, pauseSeconds } from '../../domain/reply-state.ts'
import type { Queryable } from '../pool.ts'

/** What holds mail back, in the words of who holds it. */
export type OutboundPause = {
  name: string
  cause: PauseCause | 'too_many'
  why: string
  pausedAt: Date
  pausedUntil: Date
}

/** The name under which the brake of all automatic mail is kept. */
export const AUTOMATIC_MAIL = 'automatic'

/** As much of a mail server's words as is kept. */
const MAX_WHY_CHARACTERS = 300

/**
 * Gives the mail server a rest and returns for how many seconds. Several sends that meet the same fault at the same time
 * count as one.
 */
export async function pauseOutbound(db: Queryable, name: string, cause: PauseCause, why: string): Promise<number> {
  const { rows } = await db.query<{ faults: number }>(
    `insert into outbound_pauses as p (name, cause, why, paused_until) values ($1, $2, $3, now() + interval '1 second')
     on conflict (name) do update
       set faults = case when p.paused_until > now() then p.faults else p.faults + 1 end,
           paused_at = case when p.paused_until is null then now() else p.paused_at end,
           paused_until = greatest(p.paused_until, excluded.paused_until),
           cause = excluded.cause, why = excluded.why
     returning faults`,
    [name, cause, why.slice(0, MAX_WHY_CHARACTERS)],
  )
  const seconds = pauseSeconds(cause, rows[0]?.faults ?? 1)
  await db.query(
    `update outbound_pauses set paused_until = greatest(paused_until, now() + make_interval(secs => $2)) where name = $1`,
    [name, seconds],
  )
  return seconds
}

/**
 * Resolves when it is on record that the mail server took a mail, and that it needs no more rest. A rest that has begun
 * is kept: the mail was under way already.
 */
export async function resumeOutbound(db: Queryable, name: string): Promise<void> {
  await db.query(
    `update outbound_pauses
        set faults = case when paused_until > now() then faults else 0 end,
            paused_until = case when paused_until > now() then paused_until end, last_accepted_at = now()
      where name = $1`,
    [name],
  )
}

/** True while the mail server is given a rest, or has not shown yet that it is over: then one mail at a time tries it. */
export async function isSuspected(db: Queryable, name: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from outbound_pauses where name = $1 and paused_until is not null', [
    name,
  ])
  return (rowCount ?? 0) > 0
}

/** True where the mail server took other mail since it last refused that reply as it does now. */
export async function wasRefusedAlone(db: Queryable, name: string, replyId: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from outbound_pauses p, events e
      where p.name = $1 and e.case_id = (select case_id from replies where id = $2) and e.kind = 'send_postponed'
        and (e.detail->>'replyId')::bigint = $2 and e.detail->>'pause' = 'refused' and p.last_accepted_at > e.at limit 1`,
    [name, replyId],
  )
  return (rowCount ?? 0) > 0
}

/** What holds mail back now. */
export async function listOutboundPauses(db: Queryable): Promise<OutboundPause[]> {
  const { rows } = await db.query<OutboundPause>(
    `select name, cause, why, paused_at as "pausedAt", paused_until as "pausedUntil" from outbound_pauses
      where paused_until > now() order by name`,
  )
  return rows
}
