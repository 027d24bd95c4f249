import { AppError } from '../../domain/app-error.ts'
import type { FrozenReply } from '../../domain/mail.ts'
import { HELD_EVENT, type ReplyKind } from '../../domain/reply-kind.ts'
import { lockCase, requireAllowed, requireCaseEvent } from '../case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { AUTOMATIC_PER_HOUR, countAutomaticMail, refuseAutomatic } from '../replies/automatic-guard.ts'

/** A mail to the requester that is no answer. */
export type Letter = {
  caseId: number
  kind: Exclude<ReplyKind, 'answer'>
  /** The newest message when it was written. */
  messageId: number
  /** Who wrote it; for a reminder, who asked. */
  operatorId: number
  /** Why the question is declined; null for anything else. */
  reason: string | null
}

const DECISIONS = { ask: 'asked', reminder: 'reminded', decline: 'declined' } as const

/**
 * Holds the letter like an answer, in one transaction, and returns the reply's id and when it leaves.
 * @throws AppError `conflict` where the case is not open for it or the requester wrote again
 */
export async function holdLetter(
  pool: Pool,
  letter: Letter,
  reply: FrozenReply,
  automaticPerHour = AUTOMATIC_PER_HOUR,
): Promise<{ replyId: number; sendAfter: Date | null }> {
  const { caseId, kind, messageId, operatorId, reason } = letter
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    requireAllowed(locked, HELD_EVENT[kind])
    if (locked.lastMessageId !== messageId) {
      throw new AppError(
        'conflict',
        'The requester wrote again meanwhile. Nothing was sent; read the new message first.',
      )
    }
    const automatic = { to: reply.envelopeTo, caseId, at: new Date() }
    if (kind === 'reminder') {
      if ((await refuseAutomatic(tx, automatic, automaticPerHour)) !== null) {
        throw new AppError('conflict', 'No automatic mail may go to the requester now.')
      }
      await noteReminder(tx, caseId)
    }
    const reviewId = await insertDecision(tx, letter)
    const { rows } = await tx.query<{ id: number; sendAfter: Date }>(
      `insert into replies (case_id, review_id, kind, seen_message_id, message_id, envelope_from, envelope_to, raw, text,
         html, send_after, on_hold)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now() + make_interval(secs => $11), $12)
       returning id, send_after as "sendAfter"`,
      [
        caseId,
        reviewId,
        kind,
        messageId,
        reply.messageId,
        reply.envelopeFrom,
        reply.envelopeTo,
        reply.raw,
        reply.text,
        reply.html,
        reply.holdSeconds,
        reply.onHold ?? false,
      ],
    )
    const held = rows[0]
    if (held === undefined) throw new Error('a letter was not stored')
    if (kind === 'reminder') await countAutomaticMail(tx, automatic, held.id)
    const by = kind === 'reminder' ? null : operatorId
    await requireCaseEvent(tx, locked, HELD_EVENT[kind], { operatorId: by, why: reason, detail: { replyId: held.id } })
    return { replyId: held.id, sendAfter: reply.onHold ? null : held.sendAfter }
  })
}

/** Once, whoever else had the same thought. */
async function noteReminder(tx: Queryable, caseId: number): Promise<void> {
  const { rowCount } = await tx.query('update cases set reminded_at = now() where id = $1 and reminded_at is null', [
    caseId,
  ])
  if (rowCount !== 1) throw new AppError('conflict', 'The requester was reminded already.')
}

async function insertDecision(tx: Queryable, { caseId, kind, operatorId, reason }: Letter): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    'insert into reviews (case_id, operator_id, decision, reason) values ($1, $2, $3, $4) returning id',
    [caseId, operatorId, DECISIONS[kind], reason],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a decision was not stored')
  return id
}

/** A case whose requester has not answered our question, and who asked it. */
export type AwaitedCase = {
  caseId: number
  messageId: number
  operatorId: number
  operatorName: string
  credential: string | null
}

/** Cases that wait for their requester longer than that and were not reminded yet. */
export async function listUnreminded(db: Queryable, days: number): Promise<AwaitedCase[]> {
  const { rows } = await db.query<AwaitedCase>(
    `select c.id as "caseId", c.last_message_id as "messageId", o.id as "operatorId", o.name as "operatorName", o.credential
       from cases c
       cross join lateral (select operator_id from reviews where case_id = c.id and decision = 'asked'
                            order by id desc limit 1) asked
       join operators o on o.id = asked.operator_id
      where c.state = 'awaiting_requester' and c.reminded_at is null and c.last_message_id is not null
        and c.awaiting_since < now() - make_interval(days => $1)
      order by c.awaiting_since limit 200`,
    [days],
  )
  return rows
}

/** Closes the cases that have waited for their requester longer than that, and returns their ids. */
export async function closeUnanswered(pool: Pool, days: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `select id from cases where state = 'awaiting_requester' and awaiting_since < now() - make_interval(days => $1)
      order by awaiting_since limit 1000`,
    [days],
  )
  const closed: number[] = []
  for (const { id } of rows) {
    if (await closeOne(pool, id, days)) closed.push(id)
  }
  return closed
}

/** False where the requester wrote, or was asked anew, in the last moment. */
async function closeOne(pool: Pool, caseId: number, days: number): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    const { rows } = await tx.query(
      `select 1 from cases where id = $1 and state = 'awaiting_requester'
          and awaiting_since < now() - make_interval(days => $2)`,
      [caseId, days],
    )
    if (locked === null || rows.length === 0) return false
    const why = `No reply to our question came within ${days} days.`
    await requireCaseEvent(tx, locked, 'expired', { why })
    return true
  })
}
