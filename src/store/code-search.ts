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

/**
 * Codes that the words describe, best first: all words by full text, then by likeness (trigram), so that a typing error
 * still finds. A text that begins like a code finds the codes that begin so.
 */
export async function searchCodes(
  db: Queryable,
  words: string,
  options: { system: CodeSystem | null; limit: number },
): Promise<CodeHit[]> {
  const { rows } = await db.query<CodeHit>(
    `select * from (
       select distinct on (t.system, t.code) t.system, t.code, t.description, t.billable, ${span('t.effective')},
              e.source, e.label as edition,
              (case when t.code like upper($4) || '%' then 2 else 0 end)
                + ts_rank(to_tsvector('english', coalesce(t.description, '') || ' ' || coalesce(t.official_description, '')),
                          websearch_to_tsquery('english', $1))
                + word_similarity($1, coalesce(t.description, '')) as score
         from codes t join editions e on e.id = t.edition_id and e.state = 'live'
        where ($2::text is null or t.system = $2)
          and (to_tsvector('english', coalesce(t.description, '') || ' ' || coalesce(t.official_description, ''))
                 @@ websearch_to_tsquery('english', $1)
               or $1 <% t.description or t.code like upper($4) || '%')
        order by t.system, t.code, score desc) hits
      order by score desc, code limit $3`,
    [words, options.system, options.limit, words.replace(/[%_\\\s]/g, '')],
  )
  return rows.map(({ system, code, description, billable, effectiveFrom, effectiveTo, source, edition }) => ({
    system,
    code,
    description,
    billable,
    effectiveFrom,
    effectiveTo,
    source,
    edition,
  }))
}
