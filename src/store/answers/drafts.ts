import { AppError } from '../../domain/app-error.ts'
import type { AnswerRow, Disposition, Draft, DraftContent, StatedFinding } from '../../domain/draft.ts'
import type { Gap } from '../../domain/finding.ts'
import { applyCaseEvents, type CaseMove, lockCases } from '../case-transitions.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** How a revision came to be. */
export type DraftOrigin = 'drafted' | 'redrafted' | 'written' | 'autosaved' | 'arranged' | 'restored'

/** Where words of an answer were taken from. */
export type Provenance = { kind: 'answer' | 'snippet'; id: number; revision: number; field: string }

/** What a revision is besides the draft itself. */
export type RevisionDetails = {
  /** The revision that stood on the page it was written on; null for the first draft. */
  baseRevision: number | null
  origin: DraftOrigin
  /** Kept beside the answer: it came too late to become it. */
  aside: boolean
  pageKey: string | null
  /** Every fact of the case and which stand in the answer; null: all, as drafted. */
  shelf: { rows: (AnswerRow & { added: boolean })[]; order: number[] } | null
  provenance: Provenance[]
}

export type DraftRow = Draft &
  RevisionDetails & {
    id: number
    caseId: number
    revision: number
    messageId: number
    operatorId: number | null
    createdAt: Date
    editionIds: number[]
  }

type Raw = Omit<DraftRow, 'editionIds'> & {
  disposition: Disposition
  content: DraftContent
  findings: StatedFinding[]
  gaps: Gap[]
  editionIds: (number | string)[]
}

const COLUMNS = `id, case_id as "caseId", revision, message_id as "messageId", operator_id as "operatorId",
  created_at as "createdAt", disposition, content, findings, gaps, edition_ids as "editionIds",
  base_revision as "baseRevision", origin, aside, page_key as "pageKey", shelf, provenance`

const readRow = (raw: Raw): DraftRow => ({ ...raw, editionIds: raw.editionIds.map(Number) })

const FIND_LATEST_DRAFTS = {
  name: 'find_latest_drafts',
  text: `select d.* from unnest($1::bigint[]) c(id), lateral (
       select ${COLUMNS} from drafts where case_id = c.id and not aside order by revision desc limit 1) d`,
}

/** The answers as they stand, by case: the newest revisions that are not kept aside. A case that has none is left out. */
export async function findLatestDrafts(db: Queryable, caseIds: readonly number[]): Promise<Map<number, DraftRow>> {
  const { rows } = await db.query<Raw>(FIND_LATEST_DRAFTS, [caseIds])
  return new Map(rows.map((raw) => [raw.caseId, readRow(raw)]))
}

/** Which revision stands, without what it says. */
export type DraftHead = Pick<DraftRow, 'id' | 'caseId' | 'revision' | 'messageId'>

const FIND_DRAFT_HEADS = {
  name: 'find_draft_heads',
  text: `select d.* from unnest($1::bigint[]) c(id), lateral (
       select id, case_id as "caseId", revision, message_id as "messageId" from drafts
        where case_id = c.id and not aside order by revision desc limit 1) d`,
}

/** Which revisions stand, by case. A case that has none is left out. */
export async function findDraftHeads(db: Queryable, caseIds: readonly number[]): Promise<Map<number, DraftHead>> {
  const { rows } = await db.query<DraftHead>(FIND_DRAFT_HEADS, [caseIds])
  return new Map(rows.map((head) => [head.caseId, head]))
}

/** The answer as it stands, or null where the case has none yet. */
export async function findLatestDraft(db: Queryable, caseId: number): Promise<DraftRow | null> {
  return (await findLatestDrafts(db, [caseId])).get(caseId) ?? null
}

/** The desk's own newest draft, or null where it has written none. */
export async function findMachineDraft(db: Queryable, caseId: number): Promise<DraftRow | null> {
  const { rows } = await db.query<Raw>(
    `select ${COLUMNS} from drafts where case_id = $1 and operator_id is null order by revision desc limit 1`,
    [caseId],
  )
  return rows[0] === undefined ? null : readRow(rows[0])
}

/** That revision. @throws AppError `not_found` */
export async function getDraft(db: Queryable, caseId: number, revision: number): Promise<DraftRow> {
  const { rows } = await db.query<Raw>(`select ${COLUMNS} from drafts where case_id = $1 and revision = $2`, [
    caseId,
    revision,
  ])
  const row = rows[0]
  if (row === undefined) throw new AppError('not_found', `There is no revision ${revision} of this draft.`)
  return readRow(row)
}

/** A revision to append; what is left out of its details is as for a first draft. */
export type NewRevision = Draft & {
  caseId: number
  messageId: number
  operatorId: number | null
  editionIds: readonly number[]
} & Partial<RevisionDetails>

/** Appends a revision inside a transaction that holds the case's lock, and returns it. */
export async function appendRevision(tx: Queryable, draft: NewRevision): Promise<DraftRow> {
  const { rows } = await tx.query<Raw>(
    `insert into drafts (case_id, revision, message_id, operator_id, disposition, content, findings, gaps, edition_ids,
       base_revision, origin, aside, page_key, shelf, provenance)
     values ($1, (select coalesce(max(revision), 0) + 1 from drafts where case_id = $1), $2, $3, $4, $5, $6, $7, $8,
       $9, $10, $11, $12, $13, $14)
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
      draft.baseRevision ?? null,
      draft.origin ?? (draft.operatorId === null ? 'drafted' : 'written'),
      draft.aside ?? false,
      draft.pageKey ?? null,
      draft.shelf ?? null,
      JSON.stringify(draft.provenance ?? []),
    ],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a draft was not stored')
  return readRow(row)
}

/** A draft of the desk's own. */
export type MachineDraft = Draft & { caseId: number; messageId: number; editionIds: readonly number[] }

const INSERT_MACHINE_DRAFTS = {
  name: 'insert_machine_drafts',
  text: `insert into drafts (case_id, revision, message_id, disposition, content, findings, gaps, edition_ids, base_revision, origin)
    select n."caseId", coalesce((select max(revision) from drafts where case_id = n."caseId"), 0) + 1, n."messageId",
           n.disposition, n.content, n.findings, n.gaps, n."editionIds",
           (select max(revision) from drafts where case_id = n."caseId" and not aside), 'drafted'
      from jsonb_to_recordset($1::jsonb) n("caseId" bigint, "messageId" bigint, disposition text, content jsonb,
             findings jsonb, gaps jsonb, "editionIds" bigint[])
    returning case_id as "caseId", revision`,
}

/**
 * Keeps the desk's own drafts and sends their cases to review. Returns false for each that is not kept, because the case
 * moved on meanwhile: another drafter was faster, or the requester wrote again. No case may be among them twice.
 */
export async function saveMachineDrafts(pool: Pool, drafts: readonly MachineDraft[]): Promise<boolean[]> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockCases(
      tx,
      drafts.map(({ caseId }) => caseId),
    )
    const isWaiting = ({ caseId, messageId }: MachineDraft): boolean =>
      locked.get(caseId)?.state === 'drafting' && locked.get(caseId)?.lastMessageId === messageId
    const wanted = drafts.map(isWaiting)
    const kept = drafts.filter((_draft, at) => wanted[at])
    if (kept.length === 0) return wanted
    const { rows } = await tx.query<{ caseId: number; revision: number }>(INSERT_MACHINE_DRAFTS, [JSON.stringify(kept)])
    const moves = rows.flatMap(({ caseId, revision }): CaseMove[] => {
      const of = locked.get(caseId)
      return of === undefined ? [] : [{ locked: of, event: 'draft_ready', trace: { detail: { revision } } }]
    })
    await applyCaseEvents(tx, moves)
    return wanted
  })
}

/** The same for one draft. */
export async function saveMachineDraft(pool: Pool, draft: MachineDraft): Promise<boolean> {
  return (await saveMachineDrafts(pool, [draft]))[0] ?? false
}
