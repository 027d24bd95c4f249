import { AppError } from '../../domain/app-error.ts'
import type { CaseState } from '../../domain/case-state.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { textArray } from '../binary-array.ts'
import { applyCaseEvents, lockCases } from '../case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

export type CaseRow = {
  id: number
  state: CaseState
  version: number
  subject: string
  requesterAddress: string | null
  requesterName: string | null
  lastMessageId: number | null
  claimsCaseId: number | null
  why: string | null
  createdAt: Date
  stateSince: Date
  /** Whether the plan of who asks covers the answer; null: nothing is counted, or not yet. */
  allowance: 'granted' | 'beyond' | null
}

const COLUMNS = `id, state, version, subject, requester_address as "requesterAddress", requester_name as "requesterName",
  last_message_id as "lastMessageId", claims_case_id as "claimsCaseId", why, created_at as "createdAt",
  state_since as "stateSince", allowance`

/** The case, or null. */
export async function findCase(db: Queryable, id: number): Promise<CaseRow | null> {
  const { rows } = await db.query<CaseRow>(`select ${COLUMNS} from cases where id = $1`, [id])
  return rows[0] ?? null
}

/** The case. @throws AppError `not_found` */
export async function getCase(db: Queryable, id: number): Promise<CaseRow> {
  const found = await findCase(db, id)
  if (found === null) throw new AppError('not_found', `There is no case Q-${id}.`)
  return found
}

/** Whether somebody at that address was sent an answer before. */
export async function wasAnswered(db: Queryable, address: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from cases c join replies r on r.case_id = c.id
      where lower(c.requester_address) = lower($1) and r.kind = 'answer' and r.state = 'sent' limit 1`,
    [address],
  )
  return rowCount === 1
}

export type CaseSummary = CaseRow & {
  /** Canonical codes read from the newest message, in the order written. */
  codes: string[]
  disposition: string | null
  sendAfter: Date | null
}

/**
 * Claims the cases for drafting: the newest message and version of each, or null where there is nothing to draft. Claiming
 * a case that is being drafted already is allowed, because the drafter before may have died; only one draft will be kept.
 */
export async function startDraftings(
  pool: Pool,
  caseIds: readonly number[],
): Promise<({ messageId: number; version: number } | null)[]> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCases(tx, caseIds)
    const waiting = [...locked.values()].filter(({ state, lastMessageId }) => {
      return state !== 'drafting' && lastMessageId !== null
    })
    await applyCaseEvents(
      tx,
      waiting.map((each) => ({ locked: each, event: 'draft_started' })),
    )
    return caseIds.map((id) => {
      const found = locked.get(id)
      if (found === undefined || found.state !== 'drafting' || found.lastMessageId === null) return null
      return { messageId: found.lastMessageId, version: found.version }
    })
  })
}

/** The same for one case. */
export async function startDrafting(
  pool: Pool,
  caseId: number,
): Promise<{ messageId: number; version: number } | null> {
  return (await startDraftings(pool, [caseId]))[0] ?? null
}

/** Resolves when what the messages ask is kept beside them. */
export async function saveInquiries(
  db: Queryable,
  inquiries: readonly { messageId: number; inquiry: Inquiry }[],
): Promise<void> {
  await db.query(
    `update messages m set inquiry = i.inquiry::jsonb from unnest($1::bigint[], $2::text[]) i(id, inquiry) where m.id = i.id`,
    [inquiries.map(({ messageId }) => messageId), textArray(inquiries.map(({ inquiry }) => JSON.stringify(inquiry)))],
  )
}

/** The same for one message. */
export const saveInquiry = (db: Queryable, messageId: number, inquiry: Inquiry): Promise<void> =>
  saveInquiries(db, [{ messageId, inquiry }])

/**
 * Cases that wait for a draft longer than `olderThanSeconds`, each at most every `againAfterSeconds`: while nobody drafts,
 * the queue must not fill with jobs for the same cases. What happened in the future was noted before the clock went back.
 */
export async function takeCasesWaitingForDraft(
  db: Queryable,
  olderThanSeconds: number,
  againAfterSeconds: number,
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `update cases set asked_at = now() where id in (
       select id from cases where state in ('received', 'drafting')
          and (state_since < now() - make_interval(secs => $1) or state_since > now() + interval '5 seconds')
          and (asked_at is null or asked_at < state_since or asked_at > now() + interval '5 seconds'
               or asked_at < now() - make_interval(secs => $2))
        order by id limit 1000 for update skip locked)
     returning id`,
    [olderThanSeconds, againAfterSeconds],
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}
