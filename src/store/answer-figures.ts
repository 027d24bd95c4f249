import type { UnmeasuredAnswer } from '../domain/unmeasured-answer.ts'
import { inTransaction, type Pool, type Queryable } from './pool.ts'

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

/** Resolves when the figures are kept. Of two who measure the same answer the first counts. */
export async function saveAnswerFigures(
  pool: Pool,
  figures: Pick<UnmeasuredAnswer, 'replyId' | 'caseId' | 'operatorId' | 'sentAt' | 'reviewSeconds' | 'disposition'> & {
    waitedMinutes: number | null
    words: number
    changedWords: number
    rules: readonly string[]
  },
): Promise<void> {
  const { replyId, caseId, operatorId, sentAt, waitedMinutes, reviewSeconds, words, changedWords, disposition, rules } =
    figures
  await inTransaction(pool, async (tx) => {
    await tx.query('update replies set measured = true where id = $1', [replyId])
    await tx.query(
      `insert into answer_figures (reply_id, case_id, operator_id, sent_at, waited_minutes, review_seconds, words,
         changed_words, disposition, rules) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        replyId,
        caseId,
        operatorId,
        sentAt,
        waitedMinutes,
        reviewSeconds === null ? null : Math.max(0, reviewSeconds),
        words,
        changedWords,
        disposition,
        rules,
      ],
    )
  })
}
