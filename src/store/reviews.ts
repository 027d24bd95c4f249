import { AppError } from '../domain/app-error.ts'
import type { FrozenReply } from '../domain/mail.ts'
import { type LockedCase, lockCase, requireAllowed, requireCaseEvent } from './case-transitions.ts'
import { type DraftRow, findLatestDraft } from './drafts.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'

/** What the reviewer had before them when they decided. */
export type Seen = { caseId: number; revision: number; messageId: number; operatorId: number; pageKey?: string | null }

/** What an approval rests on, beside the revision. */
export type ApprovalBasis = {
  /** Of the mail as rendered, its recipient, its facts and the message it answers. */
  answerSha256: Buffer
  /** The approval of somebody else that this one completes. */
  firstApprovalId: number | null
  /** Approved by policy, and whether a person is to look at it afterwards; absent where a person approves. */
  instant?: { drawn: boolean }
}

/**
 * Approves that revision and holds its reply, in one transaction, and returns the reply's id and when it leaves; null where
 * it waits for its reviewer to release it.
 * @throws AppError `conflict` when the case is not in review, a newer revision exists or the requester wrote again
 */
export async function approveDraft(
  pool: Pool,
  seen: Seen,
  draftId: number,
  reply: FrozenReply,
  basis: ApprovalBasis | null = null,
): Promise<{ replyId: number; sendAfter: Date | null }> {
  return inTransaction(pool, async (tx) => {
    const { locked, head } = await lockForApproval(tx, seen, draftId)
    const reviewId = await insertReview(tx, seen, 'approved', draftId, null, basis)
    const { rows } = await tx.query<{ id: number; sendAfter: Date }>(
      `insert into replies (case_id, review_id, message_id, envelope_from, envelope_to, raw, text, html, send_after,
         on_hold, scheduled)
       values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($10, now() + make_interval(secs => $9)), $11, $10 is not null)
       returning id, send_after as "sendAfter"`,
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
        reply.sendAt ?? null,
        reply.onHold ?? false,
      ],
    )
    const held = rows[0]
    if (held === undefined) throw new Error('a reply was not stored')
    if (basis?.instant) {
      await tx.query('insert into instant_checks (review_id, due) values ($1, $2)', [reviewId, basis.instant.drawn])
    }
    await noteCodes(tx, head)
    const replyId = held.id
    await requireCaseEvent(tx, locked, 'approved', {
      operatorId: seen.operatorId,
      detail: { replyId, revision: head.revision },
    })
    return { replyId, sendAfter: reply.onHold ? null : held.sendAfter }
  })
}

/** The case, locked, and its answer. @throws AppError `conflict` when that revision may not be approved any more */
export async function lockForApproval(
  tx: Queryable,
  seen: Seen,
  draftId: number,
): Promise<{ locked: LockedCase; head: DraftRow }> {
  const locked = await lockCase(tx, seen.caseId)
  if (locked === null) throw new AppError('not_found', `There is no case Q-${seen.caseId}.`)
  requireAllowed(locked, 'approved')
  if (locked.lastMessageId !== seen.messageId) {
    throw new AppError(
      'conflict',
      'The requester wrote again after this draft. Nothing was sent; read the new message first.',
    )
  }
  const head = await findLatestDraft(tx, seen.caseId)
  if (head === null || head.id !== draftId || head.messageId !== locked.lastMessageId) {
    throw new AppError('conflict', 'A newer revision of this answer was saved. Nothing was sent; look at it first.')
  }
  return { locked, head }
}

/** Notes which codes the answer speaks about, so that it is found again for another question about them. */
async function noteCodes(tx: Queryable, { id, caseId, content, findings }: DraftRow): Promise<void> {
  const codes = [...new Set([...content.codes, ...findings.flatMap(({ subjects }) => subjects)])]
  await tx.query(
    `insert into answer_codes (code, draft_id, case_id) select code, $2, $3 from unnest($1::text[]) code
     on conflict do nothing`,
    [codes, id, caseId],
  )
}

async function insertReview(
  tx: Queryable,
  seen: { caseId: number; operatorId: number; pageKey?: string | null },
  decision: 'approved' | 'rejected',
  draftId: number | null,
  reason: string | null,
  basis: ApprovalBasis | null = null,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into reviews (case_id, draft_id, operator_id, decision, reason, answer_sha256, first_approval_id, page_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      seen.caseId,
      draftId,
      seen.operatorId,
      decision,
      reason,
      basis?.answerSha256 ?? null,
      basis?.firstApprovalId ?? null,
      seen.pageKey ?? null,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a review was not stored')
  return id
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
