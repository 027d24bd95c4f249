import { AppError } from '../domain/app-error.ts'
import type { CaseState } from '../domain/case-state.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { applyCaseEvent, lockCase } from './case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'

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
}

const COLUMNS = `id, state, version, subject, requester_address as "requesterAddress", requester_name as "requesterName",
  last_message_id as "lastMessageId", claims_case_id as "claimsCaseId", why, created_at as "createdAt",
  state_since as "stateSince"`

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

export type CaseSummary = CaseRow & {
  /** Canonical codes read from the newest message, in the order written. */
  codes: string[]
  disposition: string | null
  sendAfter: Date | null
}

/**
 * Claims the case for drafting: its newest message and version, or null when there is nothing to draft. Claiming a case
 * that is being drafted already is allowed, because the drafter before may have died; only one draft will be kept.
 */
export async function startDrafting(
  pool: Pool,
  caseId: number,
): Promise<{ messageId: number; version: number } | null> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, caseId)
    if (locked === null || locked.lastMessageId === null) return null
    if (locked.state !== 'drafting' && (await applyCaseEvent(tx, locked, 'draft_started')) === null) return null
    return { messageId: locked.lastMessageId, version: locked.version }
  })
}

/** Resolves when what the message asks is kept beside it. */
export async function saveInquiry(db: Queryable, messageId: number, inquiry: Inquiry): Promise<void> {
  await db.query('update messages set inquiry = $2 where id = $1', [messageId, inquiry])
}

/**
 * Cases that wait for a draft longer than `olderThanSeconds`, each at most every `againAfterSeconds`: while nobody drafts,
 * the queue must not fill with jobs for the same cases.
 */
export async function takeCasesWaitingForDraft(
  db: Queryable,
  olderThanSeconds: number,
  againAfterSeconds: number,
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `update cases set asked_at = now() where id in (
       select id from cases where state in ('received', 'drafting') and state_since < now() - make_interval(secs => $1)
          and (asked_at is null or asked_at < state_since or asked_at < now() - make_interval(secs => $2))
        order by id limit 1000 for update skip locked)
     returning id`,
    [olderThanSeconds, againAfterSeconds],
  )
  return rows.map((row) => row.id).sort((a, b) => a - b)
}
