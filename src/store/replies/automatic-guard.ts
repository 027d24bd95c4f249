import type { Queryable } from '../pool.ts'
import { AUTOMATIC_MAIL } from './outbound-pauses.ts'

/** A mail nobody looks at before it leaves. */
export type AutomaticMail = { to: string; caseId: number; at: Date }

/** Why none may go now: one went to this address within a day, three went in this thread, all of it is stopped, or they wrote `stop`. */
export type AutomaticRefusal = 'sender_had_one_today' | 'thread_had_three' | 'stopped' | 'asked_to_stop'

export const AUTOMATIC_PER_HOUR = 50

const PER_THREAD = 3
const STOPPED_HOURS = 6

/** One at a time decides, so that two cannot both be the first. */
const GUARD_LOCK = 1_002

/** Mail nobody asked for. What was asked for is counted apart, so that neither uses up the other's limit. */
export const UNASKED = `kind in ('acknowledgement', 'reminder', 'beyond_allowance')`

/**
 * Null where the mail may be written down to be sent; the lock it takes lasts until the transaction ends. More than `perHour`
 * stops all automatic mail for some hours: something goes round in circles then, whatever the other two limits say.
 */
export async function refuseAutomatic(
  tx: Queryable,
  { to, caseId, at }: AutomaticMail,
  perHour: number,
): Promise<AutomaticRefusal | null> {
  await tx.query('select pg_advisory_xact_lock($1)', [GUARD_LOCK])
  const { rows } = await tx.query<{ stopped: boolean; asked: boolean; today: boolean; thread: number; hour: number }>(
    `with recursive thread as (
       select coalesce(merged_into, id) as id from cases where id = $2
       union select c.id from cases c join thread t on c.merged_into = t.id)
     select exists (select 1 from outbound_pauses where name = $4 and paused_until > $3) as stopped,
            exists (select 1 from mail_stops where address = lower($1)) as asked,
            exists (select 1 from automatic_mails
                     where mailbox_of(to_address) = mailbox_of($1) and ${UNASKED} and at > $3::timestamptz - interval '24 hours') as today,
            (select count(*) from automatic_mails
              where (case_id in (select id from thread) or case_id = $2) and ${UNASKED}) as thread,
            (select count(*) from automatic_mails where ${UNASKED} and at > $3::timestamptz - interval '1 hour') as hour`,
    [to, caseId, at, AUTOMATIC_MAIL],
  )
  const [counts] = rows
  if (counts === undefined || counts.stopped) return 'stopped'
  if (counts.asked) return 'asked_to_stop'
  if (counts.today) return 'sender_had_one_today'
  if (counts.thread >= PER_THREAD) return 'thread_had_three'
  if (counts.hour < perHour) return null
  await stopAutomaticMail(tx, at, perHour)
  return 'stopped'
}

/** How many mails that were asked for may go to one mailbox, and how many to all. */
export type AskedLimits = { anHour: number; aDay: number; everybodyAnHour: number }

/** Answers to commands: a person tries some, a loop tries many. */
export const COMMAND_LIMITS: AskedLimits = { anHour: 10, aDay: 30, everybodyAnHour: 300 }

/**
 * Whether a mail that was asked for may be written down now; the lock it takes lasts until the transaction ends. `byStranger` is
 * mail anybody can ask for in another's name, such as a link to sign in: an owner's `stop` keeps it back.
 */
export async function mayAnswerAsked(
  tx: Queryable,
  mail: { to: string; kinds: readonly string[]; at: Date; byStranger: boolean },
  limits: AskedLimits,
): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [GUARD_LOCK])
  const { rows } = await tx.query<{ hour: number; day: number; all: number; stopped: boolean }>(
    `select (select count(*) from automatic_mails where mailbox_of(to_address) = mailbox_of($1) and kind = any($2)
               and at > $3::timestamptz - interval '1 hour') as hour,
            (select count(*) from automatic_mails where mailbox_of(to_address) = mailbox_of($1) and kind = any($2)
               and at > $3::timestamptz - interval '1 day') as day,
            (select count(*) from automatic_mails where kind = any($2) and at > $3::timestamptz - interval '1 hour') as all,
            $4 and exists (select 1 from mail_stops where address = lower($1) and proven) as stopped`,
    [mail.to, mail.kinds, mail.at, mail.byStranger],
  )
  const [counts] = rows
  if (counts === undefined || counts.stopped) return false
  return counts.hour < limits.anHour && counts.day < limits.aDay && counts.all < limits.everybodyAnHour
}

/** Writes a reminder down among the automatic mail; it leaves as a reply. */
export async function countAutomaticMail(tx: Queryable, mail: AutomaticMail, replyId: number): Promise<void> {
  await tx.query(
    `insert into automatic_mails (case_id, reply_id, kind, to_address, at, state)
     values ($1, $2, 'reminder', lower($3), $4, 'counted')`,
    [mail.caseId, replyId, mail.to, mail.at],
  )
}

async function stopAutomaticMail(tx: Queryable, at: Date, perHour: number): Promise<void> {
  await tx.query(
    `insert into outbound_pauses as p (name, cause, why, paused_at, paused_until)
     values ($1, 'too_many', $2, $3, $3::timestamptz + make_interval(hours => $4))
     on conflict (name) do update set faults = p.faults + 1, why = excluded.why, paused_at = excluded.paused_at,
       paused_until = excluded.paused_until`,
    [AUTOMATIC_MAIL, `${perHour} automatic mails left within an hour`, at, STOPPED_HOURS],
  )
}
