import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Queryable } from '../pool.ts'

/** A code of one of the small lists, with what it says. */
export type ListedCode = { system: CodeSystem; code: string; description: string }

/** Every modifier, place of service, and adjustment or remark code, as the newest edition that has it words it. */
export async function listListedCodes(db: Queryable): Promise<ListedCode[]> {
  const { rows } = await db.query<ListedCode>(
    `select distinct on (t.system, t.code) t.system, t.code, t.description
       from (select 'MODIFIER' as system, code, description, edition_id from modifiers
             union all select 'POS', code, name, edition_id from places_of_service
             union all select kind, code, description, edition_id from denial_codes) as t
       join editions e on e.id = t.edition_id and e.state = 'live'
      order by t.system, t.code, lower(e.effective) desc nulls last, e.id desc`,
  )
  return rows
}
