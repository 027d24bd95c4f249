import type { UnmeasuredAnswer } from '../../domain/unmeasured-answer.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** Answers that were sent and not measured yet, the oldest first. */
export async function listUnmeasured(db: Queryable, limit: number): Promise<UnmeasuredAnswer[]> {
  const { rows } = await db.query<UnmeasuredAnswer>(
    `select r.id as "replyId", r.case_id as "caseId", v.operator_id as "operatorId", r.state_since as "sentAt",
            (select min(m.received_at) from messages m where m.case_id = r.case_id) as "askedAt",
            not exists (select 1 from replies e where e.case_id = r.case_id and e.kind = 'answer' and e.state = 'sent'
                          and e.id < r.id) as first,
            (select t.seconds - coalesce((select sum(f.review_seconds) from answer_figures f
                                           where f.case_id = r.case_id and f.operator_id = v.operator_id), 0)
               from review_times t where t.case_id = r.case_id and t.operator_id = v.operator_id)::int as "reviewSeconds",
            m.disposition, m.findings, m.content as machine, d.content as sent
       from replies r
       join reviews v on v.id = r.review_id
       join drafts d on d.id = v.draft_id
       cross join lateral (
         select disposition, findings, content from drafts m
          where m.case_id = d.case_id and m.revision <= d.revision
            and (m.operator_id is null or m.revision = d.revision)
          order by m.operator_id is not null, m.revision desc limit 1) m
      where r.kind = 'answer' and r.state = 'sent' and not r.measured
      order by r.id limit $1`,
    [limit],
  )
  return rows
}

/** What is kept of an answer that was measured. */
type KeptFigures = Pick<
  UnmeasuredAnswer,
  'replyId' | 'caseId' | 'operatorId' | 'sentAt' | 'reviewSeconds' | 'disposition'
> & { waitedMinutes: number | null; words: number; changedWords: number; rules: readonly string[] }

/** Resolves when the figures are kept, all or none. Of two who measure the same answer the first counts. */
export async function saveAnswerFigures(pool: Pool, figures: readonly KeptFigures[]): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const replyIds = figures.map(({ replyId }) => replyId)
    // Locked in the order of their numbers first: two sweepers measure the same answers.
    await tx.query('select from replies where id = any($1) order by id for update', [replyIds])
    await tx.query('update replies set measured = true where id = any($1)', [replyIds])
    await tx.query(
      `insert into answer_figures (reply_id, case_id, operator_id, sent_at, waited_minutes, review_seconds, words,
         changed_words, disposition, rules)
       select "replyId", "caseId", "operatorId", "sentAt", "waitedMinutes", case when "reviewSeconds" is not null then greatest("reviewSeconds", 0) end,
              words, "changedWords", disposition, rules
         from jsonb_to_recordset($1::jsonb) f("replyId" bigint, "caseId" bigint, "operatorId" bigint, "sentAt" timestamptz,
                "waitedMinutes" double precision, "reviewSeconds" integer, words integer, "changedWords" integer,
                disposition text, rules text[])
       on conflict do nothing`,
      [JSON.stringify(figures)],
    )
  })
}
