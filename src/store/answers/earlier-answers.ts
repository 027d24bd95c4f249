import type { DraftContent } from '../../domain/draft.ts'
import type { Queryable } from '../pool.ts'

/** An answer that was sent, about some of the same codes. */
export type EarlierAnswer = {
  draftId: number
  caseId: number
  revision: number
  /** Codes both are about. */
  shared: string[]
  content: DraftContent
  approvedAt: Date
  approvedBy: string
  /** Sources it cites of which a newer edition has gone live since. */
  newerSources: string[]
}

/** Approvals of a very common code that are looked through for the best. */
const CANDIDATES = 200

/** Answers that were sent in other cases about any of `codes`: those that share most first, then the newest. */
export async function listEarlierAnswers(
  db: Queryable,
  caseId: number,
  codes: readonly string[],
  limit: number,
): Promise<EarlierAnswer[]> {
  if (codes.length === 0) return []
  const { rows } = await db.query<EarlierAnswer>(
    `with candidate as materialized (
       select a.draft_id, a.case_id, a.code from unnest($2::text[]) asked(code)
        cross join lateral (select * from answer_codes where code = asked.code and case_id <> $1
                             order by draft_id desc limit ${CANDIDATES}) a),
     best as (
       select draft_id, case_id, array_agg(distinct code order by code) as shared from candidate
        group by draft_id, case_id),
     -- Chosen before anything large is read: a common code has many candidates.
     chosen as materialized (
       select b.*, v.operator_id, v.created_at from best b
         join reviews v on v.draft_id = b.draft_id and v.decision = 'approved'
         join replies r on r.review_id = v.id and r.state = 'sent'
        order by cardinality(b.shared) desc, b.draft_id desc limit $3)
     select d.id as "draftId", d.case_id as "caseId", d.revision, c.shared, d.content, c.created_at as "approvedAt",
            o.name as "approvedBy",
            array(select distinct e.source from jsonb_array_elements(d.content->'sources') s
                   join editions e on e.source = s->>'source' and e.state = 'live' and not e.id = any(d.edition_ids)
                  order by 1) as "newerSources"
       from chosen c join drafts d on d.id = c.draft_id join operators o on o.id = c.operator_id
      order by cardinality(c.shared) desc, d.id desc`,
    [caseId, codes, limit],
  )
  return rows
}

/** That answer, where it was sent, or null. */
export async function findSentAnswer(
  db: Queryable,
  draftId: number,
): Promise<{ caseId: number; revision: number; content: DraftContent } | null> {
  const { rows } = await db.query<{ caseId: number; revision: number; content: DraftContent }>(
    `select d.case_id as "caseId", d.revision, d.content from drafts d join reviews v on v.draft_id = d.id
       join replies r on r.review_id = v.id and r.state = 'sent' where d.id = $1 limit 1`,
    [draftId],
  )
  return rows[0] ?? null
}
