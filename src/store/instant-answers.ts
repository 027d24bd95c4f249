import { AppError } from '../domain/app-error.ts'
import type { FrozenReply } from '../domain/mail.ts'
import { recordEvent } from './events.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'
import { approveDraft, type Seen } from './reviews.ts'

/** The policy in whose name answers leave without a person. */
const POLICY = { key: 'instant_answers', email: 'instant-answers@policy.invalid', name: 'Instant answers' }

/** The id of the operator that stands for the policy; no person, so it is never signed in and never listed. */
export async function findOrAddPolicy(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `with added as (
       insert into operators (email, name, policy, deactivated_at) values ($1, $2, $3, now())
       on conflict (policy) do nothing returning id)
     select id from added union all select id from operators where policy = $3 limit 1`,
    [POLICY.email, POLICY.name, POLICY.key],
  )
  const [found] = rows
  // Two processes added it at the same moment: the other's row is visible to the next statement.
  return found?.id ?? findOrAddPolicy(db)
}

/**
 * Approves in the name of the policy and holds the reply; `drawn` answers wait for a later check.
 * @throws AppError `conflict` when the case is not in review or moved on
 */
export async function approveByPolicy(
  pool: Pool,
  seen: Omit<Seen, 'operatorId'>,
  draftId: number,
  reply: FrozenReply,
  answerSha256: Buffer,
  drawn: boolean,
): Promise<{ replyId: number }> {
  const operatorId = await findOrAddPolicy(pool)
  const basis = { answerSha256, firstApprovalId: null, instant: { drawn } }
  return approveDraft(pool, { ...seen, operatorId }, draftId, reply, basis)
}

/** True where a person of the desk has answered that address before. */
export async function isKnownSender(db: Queryable, address: string): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>(
    `select exists (select 1 from cases c join replies r on r.case_id = c.id and r.state = 'sent' and r.kind = 'answer'
       join reviews v on v.id = r.review_id join operators o on o.id = v.operator_id and o.policy is null
      where lower(c.requester_address) = lower($1)) as known`,
    [address],
  )
  return rows[0]?.known ?? false
}

/** True where an automatic answer, or any other automatic mail, was held or sent for that address within the last day. */
export async function hadAutomaticMail(db: Queryable, address: string): Promise<boolean> {
  const { rows } = await db.query<{ had: boolean }>(
    `select exists (select 1 from instant_checks k join reviews v on v.id = k.review_id join cases c on c.id = v.case_id
      where lower(c.requester_address) = lower($1) and v.created_at > now() - interval '1 day')
       or exists (select 1 from automatic_mails where to_address = lower($1) and at > now() - interval '1 day') as had`,
    [address],
  )
  return rows[0]?.had ?? false
}

/** An answer that left by policy and waits for a person to look at it. */
export type DueCheck = { reviewId: number; caseId: number; subject: string; sentAt: Date; shortAnswer: string }

/** Sent answers drawn for a check and not looked at yet, oldest first. */
export async function listDueChecks(db: Queryable, limit: number): Promise<DueCheck[]> {
  const { rows } = await db.query<DueCheck>(
    `select k.review_id as "reviewId", c.id as "caseId", c.subject, r.state_since as "sentAt",
            d.content->>'shortAnswer' as "shortAnswer"
       from instant_checks k join reviews v on v.id = k.review_id join cases c on c.id = v.case_id
       join drafts d on d.id = v.draft_id join replies r on r.review_id = v.id and r.state = 'sent'
      where k.due and k.verdict is null order by k.review_id limit $1`,
    [limit],
  )
  return rows
}

/**
 * Writes down what a person found.
 * @throws AppError `conflict` where somebody did already
 */
export async function recordCheck(
  pool: Pool,
  reviewId: number,
  operatorId: number,
  verdict: 'right' | 'wrong',
): Promise<{ caseId: number }> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ caseId: number }>(
      `update instant_checks k set verdict = $3, operator_id = $2, checked_at = now() from reviews v
        where k.review_id = $1 and v.id = k.review_id and k.verdict is null returning v.case_id as "caseId"`,
      [reviewId, operatorId, verdict],
    )
    const [checked] = rows
    if (checked === undefined) throw new AppError('conflict', 'Somebody has checked this answer already.')
    await recordEvent(tx, { ...checked, operatorId, kind: 'instant_checked', detail: { verdict } })
    return checked
  })
}

/** Of the answers that left by policy: how many, how many a person looked at, and how many of those were right. */
export async function countInstantAnswers(db: Queryable): Promise<{ sent: number; checked: number; right: number }> {
  const { rows } = await db.query<{ sent: number; checked: number; right: number }>(
    `select count(*)::int as sent, count(k.verdict)::int as checked,
            count(*) filter (where k.verdict = 'right')::int as "right"
       from instant_checks k join replies r on r.review_id = k.review_id and r.state = 'sent'`,
  )
  return rows[0] ?? { sent: 0, checked: 0, right: 0 }
}
