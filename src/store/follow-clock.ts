import type { Queryable } from './pool.ts'

/**
 * Resolves when nothing waits longer because the clock of the database was set back: what was noted in the future waits again
 * from now for as long as it was to. A time somebody chose is left as it is.
 */
export async function followClock(db: Queryable): Promise<void> {
  await db.query(
    `update replies set send_after = now() + (send_after - state_since), state_since = now(), asked_at = null
      where state = 'held' and not on_hold and not scheduled and state_since > now() + interval '5 seconds'`,
  )
  await db.query(
    `update outbound_pauses set paused_until = now() + (paused_until - paused_at), paused_at = now()
      where paused_until > now() and paused_at > now() + interval '5 seconds'`,
  )
}
