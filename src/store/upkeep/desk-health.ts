import type { Queryable } from '../pool.ts'
import { listOutboundPauses, type OutboundPause } from '../replies/outbound-pauses.ts'

/** What keeps mail from coming or going, as far as the rows tell. */
export type DeskHealth = {
  /** When the mailbox was last looked into; null where it never was. */
  lastPolledAt: Date | null
  /** Replies the mail server did not take yet, and what it said last. */
  postponed: number
  lastError: string | null
  /** What holds all mail of a mail server, or all automatic mail, back. */
  pauses: OutboundPause[]
}

/** Whether mail comes and goes. Small indexes answer all of it, so that every page of the list can ask. */
export async function readDeskHealth(db: Queryable): Promise<DeskHealth> {
  const { rows } = await db.query<Omit<DeskHealth, 'pauses'>>(
    `select (select max(last_polled_at) from mailboxes) as "lastPolledAt", count(*) as postponed,
            (array_agg(last_error order by state_since desc))[1] as "lastError"
       from replies where state = 'held' and attempt > 0 and last_error is not null`,
  )
  const pauses = await listOutboundPauses(db)
  return { ...(rows[0] ?? { lastPolledAt: null, postponed: 0, lastError: null }), pauses }
}
