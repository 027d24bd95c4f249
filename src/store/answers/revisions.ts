import { AppError } from '../../domain/app-error.ts'
import { nextState } from '../../domain/case-state.ts'
import type { Draft } from '../../domain/draft.ts'
import { lockCase } from '../case-transitions.ts'
import { renewClaim } from '../cases/claims.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import {
  appendRevision,
  type DraftOrigin,
  type DraftRow,
  findLatestDraft,
  getDraft,
  type RevisionDetails,
} from './drafts.ts'

export type Revision = Pick<RevisionDetails, 'baseRevision' | 'origin' | 'aside'> & {
  revision: number
  /** The message it answers. */
  messageId: number
  /** Null: written by the desk itself. */
  operatorId: number | null
  operatorName: string | null
  createdAt: Date
}

/** Every revision of a case's answer with the message it was written for, newest first, without its content. */
export async function listRevisionsOfCase(db: Queryable, caseId: number): Promise<Revision[]> {
  const { rows } = await db.query<Revision>(
    `select d.revision, d.message_id as "messageId", d.operator_id as "operatorId", o.name as "operatorName",
            d.created_at as "createdAt", d.base_revision as "baseRevision", d.origin, d.aside
       from drafts d left join operators o on o.id = d.operator_id where d.case_id = $1 order by d.revision desc`,
    [caseId],
  )
  return rows
}

/** What the reviewer had before them when they wrote. */
export type SeenRevision = {
  caseId: number
  revision: number
  messageId: number
  operatorId: number
  /** Of the page it was written on: what one page saves follows on itself. */
  pageKey?: string | null
}

/** Why a text was kept beside the answer instead of becoming it. */
export type StaleReason = 'newer_revision' | 'requester_wrote' | 'not_in_review'

export type Kept =
  | { outcome: 'kept'; draft: DraftRow }
  /** The reviewer's text is kept as `draft`, beside the answer; nothing was overwritten. */
  | { outcome: 'stale'; draft: DraftRow; why: StaleReason }

/** The text to keep, how it came to be, and what is new about its facts. */
export type KeptText = Draft & Partial<Pick<RevisionDetails, 'shelf' | 'provenance'>>

/**
 * Appends the reviewer's text as a revision of its own, always: even what comes too late is kept, beside the answer. It
 * becomes the answer only where it was written on what stands now, or on what the same page saved before. An `unchanged`
 * text, that of the revision it was written on, is there already.
 */
export async function keepRevision(
  pool: Pool,
  seen: SeenRevision,
  text: KeptText,
  origin: DraftOrigin = 'written',
  unchanged = false,
): Promise<Kept> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, seen.caseId)
    const head = await findLatestDraft(tx, seen.caseId)
    if (locked === null || head === null) throw new AppError('not_found', `There is no draft for Q-${seen.caseId}.`)
    const base = await getDraft(tx, seen.caseId, seen.revision)
    const why = await findStaleReason(tx, seen, base, locked)
    // A text that says nothing new needs no revision, unless something else of the same page stands by now.
    const same = unchanged && (why !== null || head.revision === base.revision) ? base : null
    const known = same ?? (await findSameText(tx, seen, text, why !== null))
    const draft =
      known ??
      (await appendRevision(tx, {
        ...text,
        caseId: seen.caseId,
        messageId: seen.messageId,
        operatorId: seen.operatorId,
        editionIds: base.editionIds,
        baseRevision: seen.revision,
        origin,
        aside: why !== null,
        pageKey: seen.pageKey ?? null,
        shelf: text.shelf ?? base.shelf,
        provenance: text.provenance ?? base.provenance,
      }))
    await renewClaim(tx, seen.caseId, seen.operatorId)
    return why === null ? { outcome: 'kept', draft } : { outcome: 'stale', draft, why }
  })
}

async function findStaleReason(
  tx: Queryable,
  seen: SeenRevision,
  base: DraftRow,
  locked: { state: Parameters<typeof nextState>[0]; lastMessageId: number | null },
): Promise<StaleReason | null> {
  if (locked.lastMessageId !== seen.messageId) return 'requester_wrote'
  if (nextState(locked.state, 'approved') === null) return 'not_in_review'
  if (base.aside) return 'newer_revision'
  const { rows } = await tx.query(
    `select 1 from drafts where case_id = $1 and revision > $2 and not aside
        and (operator_id is distinct from $3 or page_key is distinct from $4 or $4 is null) limit 1`,
    [seen.caseId, seen.revision, seen.operatorId, seen.pageKey ?? null],
  )
  return rows.length === 0 ? null : 'newer_revision'
}

/** The revision this page saved last, where it holds the very same text: saving again adds nothing. */
async function findSameText(
  tx: Queryable,
  seen: SeenRevision,
  text: KeptText,
  aside: boolean,
): Promise<DraftRow | null> {
  if (!seen.pageKey) return null
  const { rows } = await tx.query<{ revision: number }>(
    `select revision from (
       select revision, content, shelf, aside, message_id from drafts
        where case_id = $1 and operator_id = $2 and page_key = $3 order by revision desc limit 1) last
      where content = $4 and aside = $5 and message_id = $6 and ($7::jsonb is null or shelf is not distinct from $7)
        and ($5 or revision = (select max(revision) from drafts where case_id = $1 and not aside))`,
    [seen.caseId, seen.operatorId, seen.pageKey, text.content, aside, seen.messageId, text.shelf ?? null],
  )
  return rows[0] === undefined ? null : getDraft(tx, seen.caseId, rows[0].revision)
}

/**
 * Puts the desk's draft for changed assumptions in place as the newest revision, and returns it; every text before it stays.
 * @throws AppError `conflict` where the case is not in review any more, or the requester wrote again
 */
export async function keepRedraft(
  pool: Pool,
  redraft: Draft & { caseId: number; messageId: number; editionIds: readonly number[]; provenance?: [] },
): Promise<DraftRow> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCase(tx, redraft.caseId)
    const head = await findLatestDraft(tx, redraft.caseId)
    if (locked === null || head === null) throw new AppError('not_found', `There is no draft for Q-${redraft.caseId}.`)
    if (nextState(locked.state, 'approved') === null || locked.lastMessageId !== redraft.messageId) {
      throw new AppError(
        'conflict',
        'The case changed meanwhile, so nothing was drafted again. Look at it as it is now.',
      )
    }
    return appendRevision(tx, { ...redraft, operatorId: null, origin: 'redrafted', baseRevision: head.revision })
  })
}
