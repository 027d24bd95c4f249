import { AppError } from '../../domain/app-error.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { lockForApproval, type Seen } from './reviews.ts'

/** The first of two approvals, as long as the revision it was given for is the answer. */
export type FirstApproval = {
  id: number
  draftId: number
  revision: number
  operatorId: number
  operatorName: string
  operatorCredential: string | null
  answerSha256: Buffer
  at: Date
}

/** The first approval that stands, or null: any newer revision of the answer ends it. */
export async function findFirstApproval(db: Queryable, caseId: number): Promise<FirstApproval | null> {
  const { rows } = await db.query<FirstApproval>(
    `select a.id, a.draft_id as "draftId", d.revision, a.operator_id as "operatorId", o.name as "operatorName",
            o.credential as "operatorCredential", a.answer_sha256 as "answerSha256", a.created_at as at
       from first_approvals a join drafts d on d.id = a.draft_id join operators o on o.id = a.operator_id
      where a.case_id = $1 and a.withdrawn_at is null
        and d.revision = (select max(revision) from drafts where case_id = $1 and not aside)
        and d.message_id = (select last_message_id from cases where id = $1)
        and not exists (select 1 from reviews v where v.first_approval_id = a.id)
      order by a.id desc limit 1`,
    [caseId],
  )
  return rows[0] ?? null
}

/**
 * Records the first of two approvals of that revision. Nothing leaves before somebody else approves the very same mail.
 * @throws AppError `conflict` when the revision may not be approved any more
 */
export async function approveFirst(pool: Pool, seen: Seen, draftId: number, answerSha256: Buffer): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const { head } = await lockForApproval(tx, seen, draftId)
    const standing = await findFirstApproval(tx, seen.caseId)
    if (standing?.answerSha256.equals(answerSha256)) {
      if (standing.operatorId === seen.operatorId) return
      throw new AppError(
        'conflict',
        `${standing.operatorName} approved this answer a moment ago. Look at it once more.`,
      )
    }
    await tx.query(
      'insert into first_approvals (case_id, draft_id, operator_id, answer_sha256) values ($1, $2, $3, $4)',
      [seen.caseId, draftId, seen.operatorId, answerSha256],
    )
    const detail = { revision: head.revision }
    await recordEvent(tx, { caseId: seen.caseId, operatorId: seen.operatorId, kind: 'first_approved', detail })
  })
}

/** Takes one's own first approval back; false where there is none of that operator. */
export async function withdrawFirstApproval(pool: Pool, caseId: number, operatorId: number): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `update first_approvals set withdrawn_at = now() where case_id = $1 and operator_id = $2 and withdrawn_at is null`,
      [caseId, operatorId],
    )
    if (rowCount === 0) return false
    await recordEvent(tx, { caseId, operatorId, kind: 'first_approval_withdrawn', detail: {} })
    return true
  })
}
