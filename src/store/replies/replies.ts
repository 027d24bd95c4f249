import type { ReplyKind } from '../../domain/reply-kind.ts'
import type { ReplyState } from '../../domain/reply-state.ts'
import type { Queryable } from '../pool.ts'
import type { Filed } from './filed-replies.ts'

export type ReplyRow = {
  id: number
  caseId: number
  kind: ReplyKind
  state: ReplyState
  messageId: string
  envelopeTo: string
  sendAfter: Date
  /** Leaves only when it is released; `sendAfter` then says nothing. */
  onHold: boolean
  attempt: number
  lastError: string | null
  smtpResponse: string | null
  /** What the Sent folder holds of it, and when that was last looked at. */
  filed: Filed | null
  filedAt: Date | null
  text: string
  html: string
  createdAt: Date
  stateSince: Date
}

const COLUMNS = `id, case_id as "caseId", kind, state, message_id as "messageId", envelope_to as "envelopeTo",
  send_after as "sendAfter", on_hold as "onHold", attempt, last_error as "lastError", smtp_response as "smtpResponse", filed, filed_at as "filedAt", text, html,
  created_at as "createdAt", state_since as "stateSince"`

/** Every reply of a case, oldest first, cancelled ones included. */
export async function listReplies(db: Queryable, caseId: number): Promise<ReplyRow[]> {
  const { rows } = await db.query<ReplyRow>(`select ${COLUMNS} from replies where case_id = $1 order by id`, [caseId])
  return rows
}

/** Takes back the held reply of a locked case; false when none is held any more. */
export async function cancelHeldReply(tx: Queryable, caseId: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update replies set state = 'cancelled', state_since = now() where case_id = $1 and state = 'held'`,
    [caseId],
  )
  return (rowCount ?? 0) > 0
}

/** Held replies whose time has come, each at most every `againAfterSeconds`, so that the queue does not fill with their jobs. */
export async function takeDueReplies(db: Queryable, againAfterSeconds: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `update replies set asked_at = now() where id in (
       select id from replies where state = 'held' and send_after <= now() and not on_hold
          and (asked_at is null or asked_at < send_after 
               or asked_at > now() + interval '5 seconds' or asked_at < now() - make_interval(secs => $1))
        order by send_after limit 1000 for update skip locked)
     returning id`,
    [againAfterSeconds],
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

/** Replies on the wire for longer than `olderThanSeconds`, or since a time to come; whether their sender lives, its lock tells. */
export async function listRepliesOnTheWire(db: Queryable, olderThanSeconds: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from replies where state in ('sending', 'body_sent')
        and (state_since < now() - make_interval(secs => $1) or state_since > now() + interval '5 seconds') order by id limit 1000`,
    [olderThanSeconds],
  )
  return rows.map((row) => row.id)
}

/** How far the reply has come, or null where there is none. */
export async function findReplyProgress(
  db: Queryable,
  replyId: number,
): Promise<{ state: ReplyState; attempt: number } | null> {
  const { rows } = await db.query<{ state: ReplyState; attempt: number }>(
    'select state, attempt from replies where id = $1',
    [replyId],
  )
  return rows[0] ?? null
}

/** When the reply was first meant to leave, for giving up in the end: its approval may lie days back where it was kept or scheduled. */
export async function findApprovalTime(db: Queryable, replyId: number): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    `select greatest(r.created_at, (select min(e.at) from events e where e.case_id = r.case_id and e.kind = 'send_started'
                                       and e.detail->>'replyId' = r.id::text)) as at
       from replies r where r.id = $1`,
    [replyId],
  )
  return rows[0]?.at ?? null
}

/** The addresses of the mailboxes the replies answer mails of, where those have one of their own; null: the desk's. */
export async function findAnsweringAddresses(db: Queryable, replyIds: readonly number[]): Promise<(string | null)[]> {
  const { rows } = await db.query<{ id: number; address: string | null }>(
    `select r.id, b.answer_address as address from replies r join cases c on c.id = r.case_id
       join messages m on m.id = c.last_message_id join mailboxes b on b.id = m.mailbox_id where r.id = any($1)`,
    [replyIds],
  )
  const found = new Map(rows.map(({ id, address }) => [id, address]))
  return replyIds.map((id) => found.get(id) ?? null)
}
