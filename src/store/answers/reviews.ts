import { AppError } from '../../domain/app-error.ts'
import type { FrozenReply } from '../../domain/mail.ts'
import { byteaArray, textArray } from '../binary-array.ts'
import {
  applyCaseEvents,
  type CaseMove,
  type LockedCase,
  lockCase,
  lockCases,
  requireAllowed,
  requireCaseEvent,
} from '../case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { type DraftHead, findDraftHeads, findLatestDraft } from './drafts.ts'

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

/** One approval: what was seen, the revision it is for, the mail that leaves, and what it rests on. */
export type Approval = { seen: Seen; draftId: number; reply: FrozenReply; basis: ApprovalBasis | null }

export type Held = { replyId: number; sendAfter: Date | null }

/**
 * Approves those revisions and holds their replies, in one transaction, and returns the reply's id and when it leaves for
 * each; null where it waits for its reviewer to release it. All or none; no case may be among them twice. `requireMore` is
 * asked once the cases are locked, and throws where they may not be approved.
 * @throws AppError `conflict` when a case is not in review, a newer revision exists or the requester wrote again
 */
export async function approveDrafts(
  pool: Pool,
  approvals: readonly Approval[],
  requireMore: (tx: Queryable) => Promise<void> = async () => undefined,
): Promise<Held[]> {
  return inTransaction(pool, async (tx) => {
    const caseIds = approvals.map(({ seen }) => seen.caseId)
    const locked = await lockCases(tx, caseIds)
    const heads = await findDraftHeads(tx, caseIds)
    for (const { seen, draftId } of approvals) {
      requireApprovable(seen, draftId, locked.get(seen.caseId) ?? null, heads.get(seen.caseId) ?? null)
    }
    await requireMore(tx)
    const reviewIds = await insertApprovals(tx, approvals)
    const held = await insertReplies(tx, approvals, reviewIds)
    await noteInstantChecks(tx, approvals, reviewIds)
    await noteCodes(
      tx,
      approvals.map(({ draftId }) => draftId),
    )
    const moves = approvals.map(({ seen }, at): CaseMove => {
      const detail = { replyId: held[at]?.replyId ?? 0, revision: heads.get(seen.caseId)?.revision ?? 0 }
      const of = locked.get(seen.caseId) as LockedCase
      return { locked: of, event: 'approved', trace: { operatorId: seen.operatorId, detail } }
    })
    await applyCaseEvents(tx, moves)
    return held
  })
}

/** The same for one draft. */
export async function approveDraft(
  pool: Pool,
  seen: Seen,
  draftId: number,
  reply: FrozenReply,
  basis: ApprovalBasis | null = null,
): Promise<Held> {
  const [held] = await approveDrafts(pool, [{ seen, draftId, reply, basis }])
  if (held === undefined) throw new Error('a reply was not stored')
  return held
}

/** The case, locked, and its answer. @throws AppError `conflict` when that revision may not be approved any more */
export async function lockForApproval(
  tx: Queryable,
  seen: Seen,
  draftId: number,
): Promise<{ locked: LockedCase; head: DraftHead }> {
  const locked = await lockCase(tx, seen.caseId)
  const heads = await findDraftHeads(tx, [seen.caseId])
  return requireApprovable(seen, draftId, locked, heads.get(seen.caseId) ?? null)
}

/** What was given, where that revision of it may be approved. @throws AppError `conflict`, `not_found` */
function requireApprovable(
  seen: Seen,
  draftId: number,
  locked: LockedCase | null,
  head: DraftHead | null,
): { locked: LockedCase; head: DraftHead } {
  if (locked === null) throw new AppError('not_found', `There is no case Q-${seen.caseId}.`)
  requireAllowed(locked, 'approved')
  if (locked.lastMessageId !== seen.messageId) {
    throw new AppError(
      'conflict',
      'The requester wrote again after this draft. Nothing was sent; read the new message first.',
    )
  }
  if (head === null || head.id !== draftId || head.messageId !== locked.lastMessageId) {
    throw new AppError('conflict', 'A newer revision of this answer was saved. Nothing was sent; look at it first.')
  }
  return { locked, head }
}

/** The ids of the reviews, in the order of the approvals. */
async function insertApprovals(tx: Queryable, approvals: readonly Approval[]): Promise<number[]> {
  const { rows } = await tx.query<{ id: number; draftId: number }>(
    `insert into reviews (case_id, draft_id, operator_id, decision, answer_sha256, first_approval_id, page_key)
     select case_id, draft_id, operator_id, 'approved', answer_sha256, first_approval_id, page_key
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bigint[], $6::text[])
         r(case_id, draft_id, operator_id, answer_sha256, first_approval_id, page_key)
     returning id, draft_id as "draftId"`,
    [
      approvals.map(({ seen }) => seen.caseId),
      approvals.map(({ draftId }) => draftId),
      approvals.map(({ seen }) => seen.operatorId),
      byteaArray(approvals.map(({ basis }) => basis?.answerSha256 ?? null)),
      approvals.map(({ basis }) => basis?.firstApprovalId ?? null),
      approvals.map(({ seen }) => seen.pageKey ?? null),
    ],
  )
  const idOf = new Map(rows.map(({ id, draftId }) => [draftId, id]))
  return approvals.map(({ draftId }) => idOf.get(draftId) ?? 0)
}

async function insertReplies(
  tx: Queryable,
  approvals: readonly Approval[],
  reviewIds: readonly number[],
): Promise<Held[]> {
  const { rows } = await tx.query<{ caseId: number; id: number; sendAfter: Date }>(
    `insert into replies (case_id, review_id, message_id, envelope_from, envelope_to, raw, text, html, send_after,
       on_hold, scheduled)
     select case_id, review_id, message_id, envelope_from, envelope_to, raw, text, html,
            coalesce(send_at, now() + make_interval(secs => hold_seconds)), on_hold, send_at is not null
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::text[],
              $9::double precision[], $10::timestamptz[], $11::boolean[])
         r(case_id, review_id, message_id, envelope_from, envelope_to, raw, text, html, hold_seconds, send_at, on_hold)
     returning case_id as "caseId", id, send_after as "sendAfter"`,
    [
      approvals.map(({ seen }) => seen.caseId),
      reviewIds,
      approvals.map(({ reply }) => reply.messageId),
      approvals.map(({ reply }) => reply.envelopeFrom),
      approvals.map(({ reply }) => reply.envelopeTo),
      byteaArray(approvals.map(({ reply }) => reply.raw)),
      textArray(approvals.map(({ reply }) => reply.text)),
      textArray(approvals.map(({ reply }) => reply.html)),
      approvals.map(({ reply }) => reply.holdSeconds),
      approvals.map(({ reply }) => reply.sendAt ?? null),
      approvals.map(({ reply }) => reply.onHold ?? false),
    ],
  )
  const heldOf = new Map(rows.map((row) => [row.caseId, row]))
  return approvals.map(({ seen, reply }) => {
    const held = heldOf.get(seen.caseId)
    if (held === undefined) throw new Error('a reply was not stored')
    return { replyId: held.id, sendAfter: reply.onHold ? null : held.sendAfter }
  })
}

/** Notes which answers leave by policy, and which of them a person is to look at. */
async function noteInstantChecks(
  tx: Queryable,
  approvals: readonly Approval[],
  reviewIds: readonly number[],
): Promise<void> {
  const instant = approvals.flatMap(({ basis }, at) =>
    basis?.instant ? [{ ...basis.instant, id: reviewIds[at] }] : [],
  )
  if (instant.length === 0) return
  await tx.query('insert into instant_checks (review_id, due) select * from unnest($1::bigint[], $2::boolean[])', [
    instant.map(({ id }) => id),
    instant.map(({ drawn }) => drawn),
  ])
}

/** Notes which codes the answers speak about, so that they are found again for another question about them. */
async function noteCodes(tx: Queryable, draftIds: readonly number[]): Promise<void> {
  await tx.query(
    `insert into answer_codes (code, draft_id, case_id)
     select distinct code, d.id, d.case_id
       from drafts d, lateral (
         select jsonb_array_elements_text(coalesce(d.content->'codes', '[]')) as code
          union select jsonb_array_elements_text(coalesce(f->'subjects', '[]')) from jsonb_array_elements(d.findings) f) named
      where d.id = any($1)
     on conflict do nothing`,
    [draftIds],
  )
}

/** Closes the question without an answer. @throws AppError `conflict` where the case is not open for that */
export async function rejectCase(pool: Pool, caseId: number, operatorId: number, reason: string): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null) throw new AppError('not_found', `There is no case Q-${caseId}.`)
    const latest = await findLatestDraft(tx, caseId)
    await tx.query(
      `insert into reviews (case_id, draft_id, operator_id, decision, reason) values ($1, $2, $3, 'rejected', $4)`,
      [caseId, latest?.id ?? null, operatorId, reason],
    )
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
