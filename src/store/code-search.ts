import type { CodeSystem } from '../domain/code-reference.ts'
import { span } from './editions.ts'
import type { Queryable } from './pool.ts'

export type CodeHit = {
  system: CodeSystem
  code: string
  description: string | null
  billable: boolean
  effectiveFrom: string | null
  effectiveTo: string | null
  source: string
  edition: string
}

/** The beginning of a code: letters and digits with a digit among them, ICD-10-CM with its dot. */
const CODE_BEGINNING = /^(?=.*\d)[A-Z0-9]{2,7}(?:\.[A-Z0-9]{0,4})?$/

/** Candidates taken for every hit wanted: a code is found once in each edition that lists it. */
const CANDIDATES_PER_HIT = 20

const QUERY = `websearch_to_tsquery('english', $1)`

/** Live rows of the system asked for, if any; each branch adds a condition of its own, for which there is an index. */
const ROWS = `select t.* from codes t join editions e on e.id = t.edition_id and e.state = 'live'
  where ($2::text is null or t.system = $2)`

/** How well a row fits: its code before all else, then the beginning of it, then its words, short descriptions first. */
const SCORE = `case when t.code || '%' = $4 then 4 when t.code like $4 then 3
  else ts_rank(t.words, ${QUERY}, 1) + word_similarity($1, coalesce(t.description, '')) end`

/**
 * Codes that the words describe, best first: all words by full text; where that finds too few, likeness (trigram) as well,
 * so that a typing error still finds. A text that is the beginning of a code finds the codes that begin so.
 */
export async function searchCodes(
  db: Queryable,
  words: string,
  options: { system: CodeSystem | null; limit: number },
): Promise<CodeHit[]> {
  const beginning = words.trim().toUpperCase()
  const { rows } = await db.query<CodeHit>(
    `with by_words as materialized (
       ${ROWS} and t.words @@ ${QUERY}
        order by ts_rank(t.words, ${QUERY}, 1) desc, length(t.description), t.code limit $5),
     by_likeness as (
       ${ROWS} and $1 <% t.description and numnode(${QUERY}) > 0 and (select count(*) from by_words) < $3
        order by word_similarity($1, t.description) desc, length(t.description), t.code limit $5),
     by_code as (${ROWS} and t.code like $4 order by t.code limit $5),
     candidate as (select * from by_words union all select * from by_likeness union all select * from by_code),
     hit as (
       select distinct on (t.system, t.code) t.*, ${SCORE} as score
         from candidate t join editions e on e.id = t.edition_id
        order by t.system, t.code, score desc, lower(e.effective) desc nulls last, e.id desc)
     select t.system, t.code, t.description, t.billable, ${span('t.effective')}, e.source, e.label as edition
       from hit t join editions e on e.id = t.edition_id
      order by t.score desc, t.code, t.system limit $3`,
    [
      words,
      options.system,
      options.limit,
      CODE_BEGINNING.test(beginning) ? `${beginning}%` : null,
      options.limit * CANDIDATES_PER_HIT,
    ],
  )
  return rows
}
