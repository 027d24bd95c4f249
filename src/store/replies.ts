import type { CaseEvent } from '../domain/case-state.ts'
import type { EventDetail } from '../domain/event-detail.ts'
import { type ReplyKind, SENT_EVENT } from '../domain/reply-kind.ts'
import type { ReplyState, SendOutcome } from '../domain/reply-state.ts'
import { applyCaseEvent, type LockedCase, lockCase } from './case-transitions.ts'
import type { Filed } from './filed-replies.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'

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

/** What the sender needs to hand a reply over: frozen bytes and envelope. */
export type ClaimedReply = {
  id: number
  caseId: number
  attempt: number
  envelopeFrom: string
  envelopeTo: string
  raw: Buffer
}

/**
 * Moves a due, held reply and its case to `sending` and returns what to send, or null when there is nothing to do. While
 * the mail server of that name is given a rest, the reply is held until the rest is over.
 */
export async function claimReply(
  pool: Pool,
  replyId: number,
  worker: string,
  mailServer: string | null = null,
): Promise<ClaimedReply | null> {
  return inTransaction(pool, async (tx) => {
    if (mailServer !== null && (await waitOutPause(tx, replyId, mailServer))) return null
    const locked = await lockCaseOfReply(tx, replyId)
    if (locked === null) return null
    const { rows } = await tx.query<ClaimedReply>(
      `update replies set state = 'sending', attempt = attempt + 1, worker = $2, state_since = now()
        where id = $1 and state = 'held' and send_after <= now() and not on_hold
        returning id, case_id as "caseId", attempt, envelope_from as "envelopeFrom", envelope_to as "envelopeTo", raw`,
      [replyId, worker],
    )
    const claimed = rows[0]
    if (claimed === undefined) return null
    await applyCaseEvent(tx, locked, 'send_started', { detail: { replyId, attempt: claimed.attempt } })
    return claimed
  })
}

/** True where nothing goes to that mail server now; the reply leaves when something may. */
async function waitOutPause(tx: Queryable, replyId: number, mailServer: string): Promise<boolean> {
  const { rows } = await tx.query<{ until: Date }>(
    'select paused_until as until from outbound_pauses where name = $1 and paused_until > now()',
    [mailServer],
  )
  const [pause] = rows
  if (pause === undefined) return false
  await tx.query(
    `update replies set send_after = $2, asked_at = null where id = $1 and state = 'held' and send_after <= now()`,
    [replyId, pause.until],
  )
  return true
}

async function lockCaseOfReply(tx: Queryable, replyId: number): Promise<LockedCase | null> {
  const { rows } = await tx.query<{ caseId: number }>('select case_id as "caseId" from replies where id = $1', [
    replyId,
  ])
  const caseId = rows[0]?.caseId
  return caseId === undefined ? null : lockCase(tx, caseId)
}

/** Resolves when it is on record that the whole body was written. @throws when this attempt is no longer ours */
export async function recordBodySent(db: Queryable, replyId: number, attempt: number): Promise<void> {
  const { rowCount } = await db.query(
    `update replies set state = 'body_sent', state_since = now() where id = $1 and state = 'sending' and attempt = $2`,
    [replyId, attempt],
  )
  if (rowCount !== 1) throw new Error('the reply was taken over by another sender')
}

const OUTCOMES = {
  sent: { state: 'sent', event: null },
  later: { state: 'held', event: 'send_postponed' },
  refused: { state: 'send_failed', event: 'send_refused' },
  uncertain: { state: 'send_uncertain', event: 'send_unknown' },
} as const

/** What is known of a reply when its case has to move on. */
export type SettledReply = { kind: ReplyKind; reason: string | null }

/** What happens to the case of a reply that was accepted, and why the case is closed where it is. */
export function eventOfSent({ kind, reason }: SettledReply): { event: CaseEvent; why: string | null } {
  return { event: SENT_EVENT[kind], why: kind === 'decline' ? reason : null }
}

/**
 * Writes down what became of that attempt, on the reply and its case together; `retrySeconds` is for the outcome `later`.
 * The outcome of an attempt that was given to another sender meanwhile changes nothing, except that a 250 settles what
 * was held to be uncertain. Returns true when the requester wrote while the reply was on the wire, so that the case has
 * to be read again.
 */
export async function recordOutcome(
  pool: Pool,
  { replyId, attempt }: { replyId: number; attempt: number },
  outcome: SendOutcome,
  retrySeconds: number,
): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCaseOfReply(tx, replyId)
    if (locked === null) return false
    const later = outcome.kind === 'later'
    const { state, event } = OUTCOMES[outcome.kind]
    const { rows } = await tx.query<SettledReply>(
      `update replies set state = $3, state_since = now(), asked_at = null,
              send_after = case when $4 then now() + make_interval(secs => $5) else send_after end,
              last_error = $6, smtp_response = coalesce($7, smtp_response)
        where id = $1 and attempt = $2
          and (state in ('sending', 'body_sent') or (state = 'send_uncertain' and $3 = 'sent'))
        returning kind, (select reason from reviews v where v.id = replies.review_id) as reason`,
      [
        replyId,
        attempt,
        state,
        later,
        retrySeconds,
        outcome.kind === 'sent' ? null : outcome.why,
        outcome.kind === 'sent' ? outcome.response : null,
      ],
    )
    const [settled] = rows
    if (settled === undefined) return false
    const sent = event === null ? eventOfSent(settled) : { event, why: null }
    const pause: EventDetail = outcome.kind === 'later' && outcome.pause !== undefined ? { pause: outcome.pause } : {}
    await applyCaseEvent(tx, locked, sent.event, { detail: { replyId, attempt, ...pause }, why: sent.why })
    return outcome.kind === 'uncertain' ? false : readAgainIfNeeded(tx, replyId, locked)
  })
}

/** Sends the case back to be read where the requester wrote after the message that was answered. */
export async function readAgainIfNeeded(tx: Queryable, replyId: number, locked: LockedCase): Promise<boolean> {
  if (!(await wroteAgain(tx, replyId, locked))) return false
  if (locked.state === 'held') await cancelHeldReply(tx, locked.id)
  return (await applyCaseEvent(tx, locked, 'requester_wrote', { detail: { replyId } })) !== null
}

async function wroteAgain(tx: Queryable, replyId: number, locked: LockedCase): Promise<boolean> {
  const { rows } = await tx.query<{ answered: number | null }>(
    `select coalesce(r.seen_message_id, d.message_id) as answered from replies r join reviews v on v.id = r.review_id
       left join drafts d on d.id = v.draft_id where r.id = $1`,
    [replyId],
  )
  const answered = rows[0]?.answered
  return answered != null && locked.lastMessageId !== null && locked.lastMessageId > answered
}

/** Held replies whose time has come, each at most every `againAfterSeconds`, so that the queue does not fill with their jobs. */
export async function takeDueReplies(db: Queryable, againAfterSeconds: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `update replies set asked_at = now() where id in (
       select id from replies where state = 'held' and send_after <= now() and not on_hold
          and (asked_at is null or asked_at < send_after or asked_at < now() - make_interval(secs => $1))
        order by send_after limit 1000 for update skip locked)
     returning id`,
    [againAfterSeconds],
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

/** Replies on the wire for longer than `olderThanSeconds`; whether their sender still lives, its lock tells. */
export async function listRepliesOnTheWire(db: Queryable, olderThanSeconds: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from replies where state in ('sending', 'body_sent')
        and state_since < now() - make_interval(secs => $1) order by id limit 1000`,
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

/** The address of the mailbox the reply answers a mail of, where that has one of its own; null: the desk's. */
export async function findAnsweringAddress(db: Queryable, replyId: number): Promise<string | null> {
  const { rows } = await db.query<{ address: string | null }>(
    `select b.answer_address as address from replies r join cases c on c.id = r.case_id
       join messages m on m.id = c.last_message_id join mailboxes b on b.id = m.mailbox_id where r.id = $1`,
    [replyId],
  )
  return rows[0]?.address ?? null
}
