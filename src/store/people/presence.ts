import type { Queryable } from '../pool.ts'
import { tellPresence } from '../upkeep/live-events.ts'

export const PRESENCE_MODES = ['viewing', 'editing', 'idle'] as const
export type PresenceMode = (typeof PRESENCE_MODES)[number]

export type Presence = { caseId: number; operatorId: number; name: string; mode: PresenceMode }

/** A page tells every 30 seconds that it is still there; two that get lost end it. */
export const PRESENT_SECONDS = 75

/** Nobody reviews in a case for longer than this between two words of the browser. */
const LONGEST_STEP_SECONDS = 60

/**
 * Notes that the operator is at that case, adds the time since the last note to their time of review, and tells everybody
 * where something about it is new. Of a case that does not exist nothing is noted.
 */
export async function notePresence(
  db: Queryable,
  operatorId: number,
  caseId: number,
  mode: PresenceMode,
): Promise<void> {
  const { rows } = await db.query<{ before: PresenceMode | null }>(
    `with before as (select mode, seen_at from presences where operator_id = $1 and case_id = $2
                        and seen_at > now() - make_interval(secs => ${PRESENT_SECONDS})),
          timed as (
            insert into review_times (case_id, operator_id, seconds)
            select $2, $1, least(${LONGEST_STEP_SECONDS}, round(extract(epoch from now() - seen_at)))::int
              from before where mode <> 'idle'
            on conflict (case_id, operator_id) do update set seconds = review_times.seconds + excluded.seconds),
          noted as (
            insert into presences (operator_id, case_id, mode) select $1, id, $3 from cases where id = $2
            on conflict (operator_id, case_id) do update set mode = excluded.mode, seen_at = now() returning 1)
     select (select mode from before) as before from noted`,
    [operatorId, caseId, mode],
  )
  if (rows[0] !== undefined && rows[0].before !== mode) await tellPresence(db, caseId)
}

/** Notes that the operator left the case. */
export async function endPresence(db: Queryable, operatorId: number, caseId: number): Promise<void> {
  const { rowCount } = await db.query('delete from presences where operator_id = $1 and case_id = $2', [
    operatorId,
    caseId,
  ])
  if (rowCount === 1) await tellPresence(db, caseId)
}

/** Who else is at those cases now, by case and name. */
export async function listOthersPresent(
  db: Queryable,
  operatorId: number,
  caseIds: readonly number[],
): Promise<Presence[]> {
  if (caseIds.length === 0) return []
  const { rows } = await db.query<Presence>(
    `select p.case_id as "caseId", p.operator_id as "operatorId", o.name, p.mode
       from presences p join operators o on o.id = p.operator_id
      where p.case_id = any($2) and p.operator_id <> $1 and p.seen_at > now() - make_interval(secs => ${PRESENT_SECONDS})
      order by p.case_id, o.name, o.id`,
    [operatorId, caseIds],
  )
  return rows
}

/** How many were forgotten whose browser went without a word. */
export async function forgetOldPresences(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(`delete from presences where seen_at < now() - interval '1 hour'`)
  return rowCount ?? 0
}
