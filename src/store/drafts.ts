import { AppError } from '../domain/app-error.ts'
import type { Disposition, Draft, DraftContent, StatedFinding } from '../domain/draft.ts'
import type { Gap } from '../domain/finding.ts'
import { applyCaseEvent, lockCase } from './case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'

export type DraftRow = Draft & {
  id: number
  caseId: number
  revision: number
  messageId: number
  operatorId: number | null
  createdAt: Date
}

type Raw = {
  id: number
  caseId: number
  revision: number
  messageId: number
  operatorId: number | null
  createdAt: Date
  disposition: Disposition
  content: DraftContent
  findings: StatedFinding[]
  gaps: Gap[]
}

const COLUMNS = `id, case_id as "caseId", revision, message_id as "messageId", operator_id as "operatorId",
  created_at as "createdAt", disposition, content, findings, gaps`

/** The newest revision, or null where the case has none yet. */
export async function findLatestDraft(db: Queryable, caseId: number): Promise<DraftRow | null> {
  const { rows } = await db.query<Raw>(
    `select ${COLUMNS} from drafts where case_id = $1 order by revision desc limit 1`,
    [caseId],
  )
  return rows[0] ?? null
}

/** That revision. @throws AppError `not_found` */
export async function getDraft(db: Queryable, caseId: number, revision: number): Promise<DraftRow> {
  const { rows } = await db.query<Raw>(`select ${COLUMNS} from drafts where case_id = $1 and revision = $2`, [
    caseId,
    revision,
  ])
  const row = rows[0]
  if (row === undefined) throw new AppError('not_found', `There is no revision ${revision} of this draft.`)
  return row
}

/** Appends a revision inside a transaction that holds the case's lock, and returns it. */
export async function appendRevision(
  tx: Queryable,
  draft: Draft & { caseId: number; messageId: number; operatorId: number | null; editionIds: readonly number[] },
): Promise<DraftRow> {
  const { rows } = await tx.query<Raw>(
    `insert into drafts (case_id, revision, message_id, operator_id, disposition, content, findings, gaps, edition_ids)
     values ($1, (select coalesce(max(revision), 0) + 1 from drafts where case_id = $1), $2, $3, $4, $5, $6, $7, $8)
     returning ${COLUMNS}`,
    [
      draft.caseId,
      draft.messageId,
      draft.operatorId,
      draft.disposition,
      draft.content,
      JSON.stringify(draft.findings),
      JSON.stringify(draft.gaps),
      draft.editionIds,
    ],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a draft was not stored')
  return row
}

/**
 * Keeps the desk's own draft and sends the case to review. Returns false, keeping nothing, when the case moved on
 * meanwhile: another drafter was faster, or the requester wrote again.
 */
export async function saveMachineDraft(
  pool: Pool,
  draft: Draft & { caseId: number; messageId: number; editionIds: readonly number[] },
): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, draft.caseId)
    if (locked === null || locked.state !== 'drafting' || locked.lastMessageId !== draft.messageId) return false
    const saved = await appendRevision(tx, { ...draft, operatorId: null })
    await applyCaseEvent(tx, locked, 'draft_ready', { detail: { revision: saved.revision } })
    return true
  })
}

/** The editions a revision was drafted from. */
export async function listEditionIds(db: Queryable, draftId: number): Promise<number[]> {
  const { rows } = await db.query<{ ids: (number | string)[] }>('select edition_ids as ids from drafts where id = $1', [
    draftId,
  ])
  return (rows[0]?.ids ?? []).map(Number)
}
