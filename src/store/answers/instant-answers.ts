import { AppError } from '../../domain/app-error.ts'
import type { CaseState } from '../../domain/case-state.ts'
import type { Identifier } from '../../domain/inquiry.ts'
import type { FrozenReply } from '../../domain/mail.ts'
import { identifiersOfCase } from '../cases/case-identifiers.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { UNASKED } from '../replies/automatic-guard.ts'
import { approveDrafts, type Seen } from './reviews.ts'

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

/** The policy's operator of a database does not change. */
const POLICY_ID = new WeakMap<Pool, Promise<number>>()

async function policyOf(pool: Pool): Promise<number> {
  const known = POLICY_ID.get(pool) ?? findOrAddPolicy(pool)
  POLICY_ID.set(pool, known)
  return known.catch((error: unknown) => {
    POLICY_ID.delete(pool)
    throw error
  })
}

/** One approval by policy; a `drawn` answer waits for a later check. */
export type PolicyApproval = {
  seen: Omit<Seen, 'operatorId'>
  draftId: number
  reply: FrozenReply
  answerSha256: Buffer
  drawn: boolean
}

/**
 * Approves in the name of the policy and holds the replies. All or none; no case and no address may be among them twice.
 * @throws AppError `conflict` when a case is not in review or moved on, or another automatic mail went to its requester meanwhile
 */
export async function approveAllByPolicy(
  pool: Pool,
  approvals: readonly PolicyApproval[],
): Promise<{ replyId: number }[]> {
  const operatorId = await policyOf(pool)
  return approveDrafts(
    pool,
    approvals.map(({ seen, draftId, reply, answerSha256, drawn }) => {
      const basis = { answerSha256, firstApprovalId: null, instant: { drawn } }
      return { seen: { ...seen, operatorId }, draftId, reply, basis }
    }),
    (tx) => requireNoAutomaticMail(tx, approvals),
  )
}

const ADDRESS_LOCK_CLASS = 1_007

const FIND_AUTOMATIC = {
  name: 'find_automatic',
  text: `select 1 from unnest($1::text[]) a where ${hadAutomatic('a')} limit 1`,
}

/**
 * Returns where none of those addresses had an automatic mail within the last day. Who asks twice at the same moment is looked
 * at twice before either answer is held, so it is asked again here, one transaction an address at a time.
 */
async function requireNoAutomaticMail(tx: Queryable, approvals: readonly PolicyApproval[]): Promise<void> {
  const addresses = approvals.map(({ reply }) => reply.envelopeTo.toLowerCase())
  if (new Set(addresses).size < addresses.length) throw hadOneAlready()
  await tx.query(
    'select pg_advisory_xact_lock($1, key) from (select distinct hashtext(a) as key from unnest($2::text[]) a order by key) k',
    [ADDRESS_LOCK_CLASS, addresses],
  )
  const { rowCount } = await tx.query(FIND_AUTOMATIC, [addresses])
  if ((rowCount ?? 0) > 0) throw hadOneAlready()
}

const hadOneAlready = (): AppError =>
  new AppError('conflict', 'An automatic mail went to this address within a day. Nothing was sent; look at the draft.')

/** The same for one answer. */
export async function approveByPolicy(
  pool: Pool,
  seen: Omit<Seen, 'operatorId'>,
  draftId: number,
  reply: FrozenReply,
  answerSha256: Buffer,
  drawn: boolean,
): Promise<{ replyId: number }> {
  const [held] = await approveAllByPolicy(pool, [{ seen, draftId, reply, answerSha256, drawn }])
  if (held === undefined) throw new Error('a reply was not stored')
  return held
}

/** What the policy asks about a case that its draft does not say. */
export type InstantFacts = {
  state: CaseState
  lastMessageId: number | null
  messages: number
  /** Nothing automatic may go back to who wrote the newest message. */
  noAutomaticAnswer: boolean
  /** A person of the desk has answered that address before. */
  isKnownSender: boolean
  /** An automatic answer, or any other automatic mail, was held or sent for that address within the last day. */
  hadAutomaticMail: boolean
}

const INSTANT_FACTS = {
  name: 'instant_facts',
  text: `select c.id, c.state, c.last_message_id as "lastMessageId", m.no_automatic_answer as "noAutomaticAnswer",
      (select count(*)::int from messages where case_id = c.id) as messages,
      ${isKnown('m.from_address')} as "isKnownSender", ${hadAutomatic('m.from_address')} as "hadAutomaticMail"
    from cases c join messages m on m.id = c.last_message_id where c.id = any($1)`,
}

/** What the policy asks about those cases, by case. */
export async function findInstantFacts(db: Queryable, caseIds: readonly number[]): Promise<Map<number, InstantFacts>> {
  const { rows } = await db.query<InstantFacts & { id: number }>(INSTANT_FACTS, [caseIds])
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

/** True where a person of the desk has answered that address before. */
export async function isKnownSender(db: Queryable, address: string): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>(`select ${isKnown('$1')} as known`, [address])
  return rows[0]?.known ?? false
}

function isKnown(address: string): string {
  return `exists (select 1 from cases k join replies r on r.case_id = k.id and r.state = 'sent' and r.kind = 'answer'
       join reviews v on v.id = r.review_id join operators o on o.id = v.operator_id and o.policy is null
      where lower(k.requester_address) = lower(${address}))`
}

/** True where an automatic answer, or other automatic mail nobody asked for, went to that address within the last day, or they wrote `stop`. */
export async function hadAutomaticMail(db: Queryable, address: string): Promise<boolean> {
  const { rows } = await db.query<{ had: boolean }>(`select ${hadAutomatic('$1')} as had`, [address])
  return rows[0]?.had ?? false
}

function hadAutomatic(address: string): string {
  return `(exists (select 1 from cases k join reviews v on v.case_id = k.id and v.created_at > now() - interval '1 day'
       join instant_checks i on i.review_id = v.id where lower(k.requester_address) = lower(${address}))
       or exists (select 1 from automatic_mails
                   where mailbox_of(to_address) = mailbox_of(${address}) and ${UNASKED} and at > now() - interval '1 day')
       or exists (select 1 from mail_stops where address = lower(${address})))`
}

/** An answer that left by policy and waits for a person to look at it. */
export type DueCheck = {
  reviewId: number
  caseId: number
  subject: string
  sentAt: Date
  shortAnswer: string
  /** What was found in the mails of the case and may tell who a patient is. */
  identifiers: Identifier[]
}

/** Sent answers drawn for a check and not looked at yet, oldest first. */
export async function listDueChecks(db: Queryable, limit: number): Promise<DueCheck[]> {
  const { rows } = await db.query<DueCheck>(
    `select k.review_id as "reviewId", c.id as "caseId", c.subject, r.state_since as "sentAt",
            d.content->>'shortAnswer' as "shortAnswer", ${identifiersOfCase('c')} as identifiers
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
