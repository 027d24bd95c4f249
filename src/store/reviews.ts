import { AppError } from '../domain/app-error.ts'
import type { Draft } from '../domain/draft.ts'
import type { FrozenReply } from '../domain/mail.ts'
import { lockCase, requireAllowed, requireCaseEvent } from './case-transitions.ts'
import { appendRevision, type DraftRow, findLatestDraft, getDraft, listEditionIds } from './drafts.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'
import { cancelHeldReply } from './replies.ts'

/** What the reviewer had before them when they decided. */
export type Seen = { caseId: number; revision: number; messageId: number; operatorId: number }

export type Kept =
  | { outcome: 'kept'; draft: DraftRow }
  /** Somebody saved a newer revision, or the requester wrote again; the reviewer's text is kept as `draft`. */
  | { outcome: 'stale'; draft: DraftRow; why: 'newer_revision' | 'requester_wrote' }

/**
 * Appends the reviewer's text as a revision of its own, always: even what comes too late is kept. The outcome says
 * whether it still stands on what the reviewer saw.
 */
export async function keepRevision(pool: Pool, seen: Seen, draft: Draft): Promise<Kept> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, seen.caseId)
    const latest = await findLatestDraft(tx, seen.caseId)
    if (locked === null || latest === null) throw new AppError('not_found', `There is no draft for Q-${seen.caseId}.`)
    const base = await getDraft(tx, seen.caseId, seen.revision)
    const editionIds = await listEditionIds(tx, base.id)
    const saved = await appendRevision(tx, {
      ...draft,
      caseId: seen.caseId,
      messageId: seen.messageId,
      operatorId: seen.operatorId,
      editionIds,
    })
    if (locked.lastMessageId !== seen.messageId) return { outcome: 'stale', draft: saved, why: 'requester_wrote' }
    if (latest.revision !== seen.revision) return { outcome: 'stale', draft: saved, why: 'newer_revision' }
    return { outcome: 'kept', draft: saved }
  })
}

/**
 * Approves that revision and holds its reply, in one transaction, and returns the reply's id and when it leaves.
 * @throws AppError `conflict` when the case is not in review, a newer revision exists or the requester wrote again
 */
export async function approveDraft(
  pool: Pool,
  seen: Seen,
  draftId: number,
  reply: FrozenReply,
): Promise<{ replyId: number; sendAfter: Date }> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, seen.caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${seen.caseId}.`)
    requireAllowed(locked, 'approved')
    if (locked.lastMessageId !== seen.messageId) {
      throw new AppError(
        'conflict',
        'The requester wrote again after this draft. Nothing was sent; read the new message first.',
      )
    }
    const latest = await findLatestDraft(tx, seen.caseId)
    if (latest?.id !== draftId || latest.messageId !== locked.lastMessageId) {
      throw new AppError('conflict', 'A newer revision of this answer was saved. Nothing was sent; look at it first.')
    }
    const reviewId = await insertReview(tx, seen, 'approved', draftId, null)
    const { rows } = await tx.query<{ id: number; sendAfter: Date }>(
      `insert into replies (case_id, review_id, message_id, envelope_from, envelope_to, raw, text, html, send_after)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9)) returning id, send_after as "sendAfter"`,
      [
        seen.caseId,
        reviewId,
        reply.messageId,
        reply.envelopeFrom,
        reply.envelopeTo,
        reply.raw,
        reply.text,
        reply.html,
        reply.holdSeconds,
      ],
    )
    const held = rows[0]
    if (held === undefined) throw new Error('a reply was not stored')
    const replyId = held.id
    await requireCaseEvent(tx, locked, 'approved', {
      operatorId: seen.operatorId,
      detail: { replyId, revision: latest.revision },
    })
    return { replyId, sendAfter: held.sendAfter }
  })
}

async function insertReview(
  tx: Queryable,
  seen: { caseId: number; operatorId: number },
  decision: 'approved' | 'rejected',
  draftId: number | null,
  reason: string | null,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into reviews (case_id, draft_id, operator_id, decision, reason) values ($1, $2, $3, $4, $5) returning id`,
    [seen.caseId, draftId, seen.operatorId, decision, reason],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a review was not stored')
  return id
}

/** Takes an approved reply back. Returns false when it has left, or is leaving, already. */
export async function undoApproval(pool: Pool, caseId: number, operatorId: number): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null || locked.state !== 'held') return false
    if (!(await cancelHeldReply(tx, caseId))) return false
    await requireCaseEvent(tx, locked, 'undone', { operatorId })
    return true
  })
}

/** Closes the question without an answer. @throws AppError `conflict` where the case is not open for that */
export async function rejectCase(pool: Pool, caseId: number, operatorId: number, reason: string): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    const latest = await findLatestDraft(tx, caseId)
    await insertReview(tx, { caseId, operatorId }, 'rejected', latest?.id ?? null, reason)
    await requireCaseEvent(tx, locked, 'rejected', { operatorId, why: reason })
  })
}

/** Resolves when the case is as after `event`. @throws AppError `conflict` where it is not allowed */
export async function moveCase(
  pool: Pool,
  caseId: number,
  operatorId: number,
  event: 'released' | 'reopened',
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    await requireCaseEvent(tx, locked, event, { operatorId })
  })
}

export type HistoryEntry = { at: Date; kind: string; operatorName: string | null }

/** What happened to the case, oldest first. */
export async function listHistory(db: Queryable, caseId: number): Promise<HistoryEntry[]> {
  const { rows } = await db.query<HistoryEntry>(
    `select e.at, e.kind, o.name as "operatorName" from events e left join operators o on o.id = e.operator_id
      where e.case_id = $1 order by e.id`,
    [caseId],
  )
  return rows
}
