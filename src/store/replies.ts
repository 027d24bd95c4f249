import type pg from 'pg'
import type { ReplyState, SendOutcome } from '../domain/reply-state.ts'
import { applyCaseEvent, type LockedCase, lockCase } from './case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'

export type ReplyRow = {
  id: number
  caseId: number
  state: ReplyState
  messageId: string
  envelopeTo: string
  sendAfter: Date
  attempt: number
  lastError: string | null
  smtpResponse: string | null
  text: string
  html: string
  createdAt: Date
  stateSince: Date
}

const COLUMNS = `id, case_id as "caseId", state, message_id as "messageId", envelope_to as "envelopeTo",
  send_after as "sendAfter", attempt, last_error as "lastError", smtp_response as "smtpResponse", text, html,
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

/** Locks one reply for one sender for as long as its connection lives; null when another sender holds it. */
export type ReplyLock = { release(): Promise<void> }

const REPLY_LOCK_CLASS = 1_001

/**
 * A lock on the reply that ends with the process that took it, or null when another process holds it. It tells a sender
 * that died from one that is slow, without a guess about time.
 */
export async function lockReply(pool: Pool, replyId: number): Promise<ReplyLock | null> {
  const connection = await pool.connect()
  connection.on('error', ignoreLoss)
  try {
    const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      REPLY_LOCK_CLASS,
      replyId,
    ])
    if (rows[0]?.taken) return { release: () => releaseLock(connection, replyId) }
  } catch (error) {
    connection.off('error', ignoreLoss)
    connection.release(true)
    throw error
  }
  connection.off('error', ignoreLoss)
  connection.release()
  return null
}

/** A lost connection loses the lock, which is what it is for; without a listener its error would end the process. */
function ignoreLoss(): void {}

async function releaseLock(connection: pg.PoolClient, replyId: number): Promise<void> {
  const unlocked = await connection
    .query('select pg_advisory_unlock($1, $2)', [REPLY_LOCK_CLASS, replyId])
    .then(() => true)
    .catch(() => false)
  connection.off('error', ignoreLoss)
  // Closing a connection that could not unlock ends its session, and with it the lock.
  connection.release(!unlocked)
}

/** Moves a due, held reply and its case to `sending` and returns what to send, or null when there is nothing to do. */
export async function claimReply(pool: Pool, replyId: number, worker: string): Promise<ClaimedReply | null> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCaseOfReply(tx, replyId)
    if (locked === null) return null
    const { rows } = await tx.query<ClaimedReply>(
      `update replies set state = 'sending', attempt = attempt + 1, worker = $2, state_since = now()
        where id = $1 and state = 'held' and send_after <= now()
        returning id, case_id as "caseId", attempt, envelope_from as "envelopeFrom", envelope_to as "envelopeTo", raw`,
      [replyId, worker],
    )
    const claimed = rows[0]
    if (claimed === undefined) return null
    await applyCaseEvent(tx, locked, 'send_started', { detail: { replyId, attempt: claimed.attempt } })
    return claimed
  })
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
  sent: { state: 'sent', event: 'send_done' },
  refused: { state: 'send_failed', event: 'send_refused' },
  uncertain: { state: 'send_uncertain', event: 'send_unknown' },
} as const

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
    const { state, event } =
      outcome.kind === 'later' ? ({ state: 'held', event: 'send_postponed' } as const) : OUTCOMES[outcome.kind]
    const { rowCount } = await tx.query(
      `update replies set state = $3, state_since = now(), asked_at = null,
              send_after = case when $4 then now() + make_interval(secs => $5) else send_after end,
              last_error = $6, smtp_response = coalesce($7, smtp_response)
        where id = $1 and attempt = $2
          and (state in ('sending', 'body_sent') or (state = 'send_uncertain' and $3 = 'sent'))`,
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
    if (rowCount !== 1) return false
    await applyCaseEvent(tx, locked, event, { detail: { replyId, attempt } })
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
  const { rows } = await tx.query<{ answered: number }>(
    `select d.message_id as answered from replies r join reviews v on v.id = r.review_id
       join drafts d on d.id = v.draft_id where r.id = $1`,
    [replyId],
  )
  const answered = rows[0]?.answered
  return answered !== undefined && locked.lastMessageId !== null && locked.lastMessageId > answered
}

/** Held replies whose time has come, each at most every `againAfterSeconds`, so that the queue does not fill with their jobs. */
export async function takeDueReplies(db: Queryable, againAfterSeconds: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `update replies set asked_at = now() where id in (
       select id from replies where state = 'held' and send_after <= now()
          and (asked_at is null or asked_at < send_after or asked_at < now() - make_interval(secs => $1))
        order by send_after limit 1000 for update skip locked)
     returning id`,
    [againAfterSeconds],
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

/** Replies on the wire for longer than `olderThanSeconds`; whether their sender still lives, {@link lockReply} tells. */
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

/** When the reply was approved, for giving up in the end. */
export async function findApprovalTime(db: Queryable, replyId: number): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>('select created_at as at from replies where id = $1', [replyId])
  return rows[0]?.at ?? null
}
