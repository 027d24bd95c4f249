import type { CaseEvent } from '../../domain/case-state.ts'
import type { EventDetail } from '../../domain/event-detail.ts'
import { type ReplyKind, SENT_EVENT } from '../../domain/reply-kind.ts'
import type { SendOutcome } from '../../domain/reply-state.ts'
import { applyCaseEvent, applyCaseEvents, type CaseMove, type LockedCase } from '../case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { cancelHeldReply } from './replies.ts'

/** What the sender needs to hand a reply over: frozen bytes and envelope. */
export type ClaimedReply = {
  id: number
  caseId: number
  attempt: number
  envelopeFrom: string
  envelopeTo: string
  raw: Buffer
}

const LOCK_CASES_OF_REPLIES = {
  name: 'lock_cases_of_replies',
  text: `select c.id, c.state, c.version, c.last_message_id as "lastMessageId", r.id as "replyId"
       from replies r join cases c on c.id = r.case_id where r.id = any($1) order by c.id for update of c`,
}

/** The case of each reply, locked, by the reply's id; a reply that is not there is left out. */
async function lockCasesOfReplies(tx: Queryable, replyIds: readonly number[]): Promise<Map<number, LockedCase>> {
  const { rows } = await tx.query<LockedCase & { replyId: number }>(LOCK_CASES_OF_REPLIES, [replyIds])
  return new Map(rows.map(({ replyId, ...locked }) => [replyId, locked]))
}

/**
 * Moves due, held replies and their cases to `sending` and returns what to send, or null where there is nothing to do. While
 * the mail server of that name is given a rest, the replies are held until the rest is over.
 */
export async function claimReplies(
  pool: Pool,
  replyIds: readonly number[],
  worker: string,
  mailServer: string | null = null,
): Promise<(ClaimedReply | null)[]> {
  return inTransaction(pool, async (tx) => {
    if (mailServer !== null && (await waitOutPause(tx, replyIds, mailServer))) return replyIds.map(() => null)
    const locked = await lockCasesOfReplies(tx, replyIds)
    const { rows } = await tx.query<ClaimedReply>(
      `update replies set state = 'sending', attempt = attempt + 1, worker = $2, state_since = now()
        where id = any($1) and state = 'held' and send_after <= now() and not on_hold
        returning id, case_id as "caseId", attempt, envelope_from as "envelopeFrom", envelope_to as "envelopeTo", raw`,
      [replyIds, worker],
    )
    const moves = rows.flatMap(({ id, attempt }): CaseMove[] => {
      const of = locked.get(id)
      return of === undefined
        ? []
        : [{ locked: of, event: 'send_started', trace: { detail: { replyId: id, attempt } } }]
    })
    await applyCaseEvents(tx, moves)
    const claimed = new Map(rows.map((row) => [row.id, row]))
    return replyIds.map((id) => claimed.get(id) ?? null)
  })
}

/** The same for one reply. */
export async function claimReply(
  pool: Pool,
  replyId: number,
  worker: string,
  mailServer: string | null = null,
): Promise<ClaimedReply | null> {
  return (await claimReplies(pool, [replyId], worker, mailServer))[0] ?? null
}

/** True where nothing goes to that mail server now; the replies leave when something may. */
async function waitOutPause(tx: Queryable, replyIds: readonly number[], mailServer: string): Promise<boolean> {
  const { rows } = await tx.query<{ until: Date }>(
    'select paused_until as until from outbound_pauses where name = $1 and paused_until > now()',
    [mailServer],
  )
  const [pause] = rows
  if (pause === undefined) return false
  await tx.query(
    `update replies set send_after = $2, asked_at = null where id = any($1) and state = 'held' and send_after <= now()`,
    [replyIds, pause.until],
  )
  return true
}

/** One attempt to send a reply. */
export type Attempt = { replyId: number; attempt: number }

/** Resolves when it is on record of which of the attempts the whole body was written; false for one that is no longer ours. */
export async function recordBodiesSent(db: Queryable, attempts: readonly Attempt[]): Promise<boolean[]> {
  const { rows } = await db.query<{ id: number }>(
    `update replies r set state = 'body_sent', state_since = now() from unnest($1::bigint[], $2::int[]) a(id, attempt)
      where r.id = a.id and r.state = 'sending' and r.attempt = a.attempt returning r.id`,
    [attempts.map(({ replyId }) => replyId), attempts.map(({ attempt }) => attempt)],
  )
  const recorded = new Set(rows.map(({ id }) => id))
  return attempts.map(({ replyId }) => recorded.has(replyId))
}

/** Resolves when it is on record that the whole body was written. @throws when this attempt is no longer ours */
export async function recordBodySent(db: Queryable, replyId: number, attempt: number): Promise<void> {
  const [recorded] = await recordBodiesSent(db, [{ replyId, attempt }])
  if (!recorded) throw new Error('the reply was taken over by another sender')
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

/** What became of an attempt; `retrySeconds` is for the outcome `later`. */
export type AttemptOutcome = Attempt & { outcome: SendOutcome; retrySeconds: number }

const SETTLE_REPLIES = {
  name: 'settle_replies',
  text: `update replies r set state = o.state, state_since = now(), asked_at = null,
           send_after = case when o.retry is null then r.send_after else now() + make_interval(secs => o.retry) end,
           last_error = o.why, smtp_response = coalesce(o.response, r.smtp_response)
      from unnest($1::bigint[], $2::int[], $3::text[], $4::double precision[], $5::text[], $6::text[])
             o(id, attempt, state, retry, why, response)
     where r.id = o.id and r.attempt = o.attempt
       and (r.state in ('sending', 'body_sent') or (r.state = 'send_uncertain' and o.state = 'sent'))
     returning r.id, r.kind, (select reason from reviews v where v.id = r.review_id) as reason`,
}

/**
 * Writes down what became of those attempts, on each reply and its case together. The outcome of an attempt that was given
 * to another sender meanwhile changes nothing, except that a 250 settles what was held to be uncertain. Returns true for
 * each where the requester wrote while the reply was on the wire, so that the case has to be read again.
 */
export async function recordOutcomes(pool: Pool, outcomes: readonly AttemptOutcome[]): Promise<boolean[]> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCasesOfReplies(
      tx,
      outcomes.map(({ replyId }) => replyId),
    )
    const { rows } = await tx.query<SettledReply & { id: number }>(SETTLE_REPLIES, [
      outcomes.map(({ replyId }) => replyId),
      outcomes.map(({ attempt }) => attempt),
      outcomes.map(({ outcome }) => OUTCOMES[outcome.kind].state),
      outcomes.map(({ outcome, retrySeconds }) => (outcome.kind === 'later' ? retrySeconds : null)),
      outcomes.map(({ outcome }) => (outcome.kind === 'sent' ? null : outcome.why)),
      outcomes.map(({ outcome }) => (outcome.kind === 'sent' ? outcome.response : null)),
    ])
    const settled = new Map(rows.map(({ id, ...reply }) => [id, reply]))
    const ours = outcomes.flatMap((each) => {
      const [of, reply] = [locked.get(each.replyId), settled.get(each.replyId)]
      return of === undefined || reply === undefined ? [] : [{ ...each, locked: of, reply }]
    })
    await applyCaseEvents(tx, ours.map(moveOf))
    const certain = ours.filter(({ outcome }) => outcome.kind !== 'uncertain')
    const again = await readAgainWhereNeeded(tx, certain)
    return outcomes.map(({ replyId }) => again.has(replyId))
  })
}

/** What that outcome does to the case. */
function moveOf({
  replyId,
  attempt,
  outcome,
  locked,
  reply,
}: AttemptOutcome & { locked: LockedCase; reply: SettledReply }): CaseMove {
  const { event } = OUTCOMES[outcome.kind]
  const sent = event === null ? eventOfSent(reply) : { event, why: null }
  const pause: EventDetail = outcome.kind === 'later' && outcome.pause !== undefined ? { pause: outcome.pause } : {}
  return { locked, event: sent.event, trace: { detail: { replyId, attempt, ...pause }, why: sent.why } }
}

/** The same for one attempt. */
export async function recordOutcome(
  pool: Pool,
  attempt: Attempt,
  outcome: SendOutcome,
  retrySeconds: number,
): Promise<boolean> {
  return (await recordOutcomes(pool, [{ ...attempt, outcome, retrySeconds }]))[0] ?? false
}

/** The replies whose cases went back to be read, because the requester wrote after the message that was answered. */
async function readAgainWhereNeeded(
  tx: Queryable,
  settled: readonly { replyId: number; locked: LockedCase }[],
): Promise<Set<number>> {
  const answered = await findAnswered(
    tx,
    settled.map(({ replyId }) => replyId),
  )
  const again = new Set<number>()
  for (const { replyId, locked } of settled) {
    if (wroteAfter(locked, answered.get(replyId)) && (await sendBack(tx, replyId, locked))) again.add(replyId)
  }
  return again
}

/** Sends the case back to be read where the requester wrote after the message that was answered. */
export async function readAgainIfNeeded(tx: Queryable, replyId: number, locked: LockedCase): Promise<boolean> {
  return (await readAgainWhereNeeded(tx, [{ replyId, locked }])).has(replyId)
}

async function sendBack(tx: Queryable, replyId: number, locked: LockedCase): Promise<boolean> {
  if (locked.state === 'held') await cancelHeldReply(tx, locked.id)
  return (await applyCaseEvent(tx, locked, 'requester_wrote', { detail: { replyId } })) !== null
}

const FIND_ANSWERED = {
  name: 'find_answered',
  text: `select r.id, coalesce(r.seen_message_id, d.message_id) as answered from replies r join reviews v on v.id = r.review_id
       left join drafts d on d.id = v.draft_id where r.id = any($1)`,
}

/** The message each of the replies answers. */
async function findAnswered(tx: Queryable, replyIds: readonly number[]): Promise<Map<number, number | null>> {
  if (replyIds.length === 0) return new Map()
  const { rows } = await tx.query<{ id: number; answered: number | null }>(FIND_ANSWERED, [replyIds])
  return new Map(rows.map(({ id, answered }) => [id, answered]))
}

const wroteAfter = ({ lastMessageId }: LockedCase, answered: number | null | undefined): boolean =>
  answered != null && lastMessageId !== null && lastMessageId > answered
