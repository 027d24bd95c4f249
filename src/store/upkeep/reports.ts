import type { Queryable } from '../pool.ts'

/** What figures are grouped by. */
export const REPORT_GROUPS = ['week', 'person', 'rule'] as const
export type ReportGroup = (typeof REPORT_GROUPS)[number]

/** From the first moment to before the second; of one operator, or of everybody. */
export type ReportSpan = { from: Date; to: Date; operatorId: number | null; timeZone: string }

/** One line of a report. Times are medians; null where nothing is known. */
export type ReportLine = {
  /** ISO date of a Monday, the name of a person, or the id of a rule; null: all together. */
  key: string | null
  answered: number
  waitedMinutes: number | null
  waitedMinutesP90: number | null
  reviewSeconds: number | null
  /** 0 to 1. */
  edited: number | null
  untouched: number
  approvals: number
  undone: number
  conflicts: number
}

/** Constants of the statement: what a line stands for, of an answer and of an event, and how that is called. */
const KEYS: Readonly<Record<ReportGroup | 'all', { answer: string; event: string; words: string; more: string }>> = {
  week: {
    answer: `date_trunc('week', f.sent_at at time zone $4)`,
    event: `date_trunc('week', e.at at time zone $4)`,
    words: `to_char(key, 'YYYY-MM-DD')`,
    more: '',
  },
  person: {
    answer: 'f.operator_id',
    event: 'e.operator_id',
    words: '(select name from operators where id = key)',
    more: '',
  },
  rule: { answer: 'rule', event: 'null::text', words: 'key', more: 'cross join lateral unnest(f.rules) rule' },
  all: { answer: '0', event: '0', words: 'null::text', more: '' },
}

const FIGURES = `count(*) as answered,
  percentile_cont(0.5) within group (order by waited_minutes) as waited,
  percentile_cont(0.9) within group (order by waited_minutes) as waited_p90,
  percentile_cont(0.5) within group (order by review_seconds) as reviewed,
  sum(changed_words)::float / nullif(sum(words), 0) as edited,
  count(*) filter (where changed_words = 0) as untouched`

/** The report, a line for each week, person or rule in their order, or one line over all. */
export async function listReport(
  db: Queryable,
  { from, to, operatorId, timeZone }: ReportSpan,
  group: ReportGroup | null,
): Promise<ReportLine[]> {
  const { answer, event, words, more } = KEYS[group ?? 'all']
  const { rows } = await db.query<ReportLine>(
    `with answers as (
       select key, ${FIGURES} from (
         select ${answer} as key, f.waited_minutes, f.review_seconds, f.words, f.changed_words
           from answer_figures f ${more}
          where f.sent_at >= $1 and f.sent_at < $2 and ($3::bigint is null or f.operator_id = $3)
            and $4::text is not null) each
        group by key),
     deeds as (
       select ${event} as key, count(*) filter (where e.kind = 'approved') as approvals,
              count(*) filter (where e.kind = 'undone') as undone, count(*) filter (where e.kind = 'conflicted') as conflicts
         from events e
        where e.kind in ('approved', 'undone', 'conflicted') and e.operator_id is not null
          and e.at >= $1 and e.at < $2 and ($3::bigint is null or e.operator_id = $3)
        group by 1)
     select ${words} as key, answered, waited as "waitedMinutes", waited_p90 as "waitedMinutesP90",
            reviewed as "reviewSeconds", edited, untouched, approvals, undone, conflicts
       from (select coalesce(a.key, d.key) as key, coalesce(a.answered, 0) as answered, a.waited, a.waited_p90, a.reviewed,
                    a.edited, coalesce(a.untouched, 0) as untouched, coalesce(d.approvals, 0) as approvals,
                    coalesce(d.undone, 0) as undone, coalesce(d.conflicts, 0) as conflicts
               from answers a ${group === 'rule' ? 'left' : 'full'} join deeds d on d.key = a.key) lines
      order by ${group === 'rule' ? 'answered desc, ' : ''}1`,
    [from, to, operatorId, timeZone],
  )
  return rows
}

export type AnswerLine = {
  replyId: number
  caseId: number
  person: string
  sentAt: Date
  waitedMinutes: number | null
  reviewSeconds: number | null
  words: number
  changedWords: number
  disposition: string
  rules: string[]
}

const BATCH = 1000

/** Every answer of the span, the oldest first, however many: read in batches, so that nothing is held in memory. */
export async function* exportAnswers(db: Queryable, { from, to, operatorId }: ReportSpan): AsyncGenerator<AnswerLine> {
  // The time as text: a Date has no microseconds, and would begin with the same answer again.
  let after = { sentAt: '-infinity', replyId: 0 }
  for (;;) {
    const { rows }: { rows: (AnswerLine & { exactly: string })[] } = await db.query(
      `select f.reply_id as "replyId", f.case_id as "caseId", o.name as person, f.sent_at as "sentAt",
              f.sent_at::text as exactly, f.waited_minutes as "waitedMinutes", f.review_seconds as "reviewSeconds", f.words,
              f.changed_words as "changedWords", f.disposition, f.rules
         from answer_figures f join operators o on o.id = f.operator_id
        where f.sent_at >= $1 and f.sent_at < $2 and ($3::bigint is null or f.operator_id = $3)
          and (f.sent_at, f.reply_id) > ($4::timestamptz, $5::bigint)
        order by f.sent_at, f.reply_id limit ${BATCH}`,
      [from, to, operatorId, after.sentAt, after.replyId],
    )
    yield* rows
    const last = rows.at(-1)
    if (rows.length < BATCH || last === undefined) return
    after = { sentAt: last.exactly, replyId: last.replyId }
  }
}
