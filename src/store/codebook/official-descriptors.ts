import type { Queryable } from '../pool.ts'

/** Official descriptors by code, where files with them are loaded. They belong to their publishers. */
export async function findOfficialDescriptors(db: Queryable, codes: readonly string[]): Promise<Map<string, string[]>> {
  if (codes.length === 0) return new Map()
  const { rows } = await db.query<{ code: string; texts: string[] }>(
    `select t.code, array_agg(distinct t.official_description) as texts
       from codes t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.code = any($1) and t.official_description is not null group by t.code`,
    [codes],
  )
  return new Map(rows.map(({ code, texts }) => [code, texts]))
}

/** Official descriptors of those codes. */
export async function listOfficialDescriptors(db: Queryable, codes: readonly string[]): Promise<string[]> {
  return [...new Set([...(await findOfficialDescriptors(db, codes)).values()].flat())]
}
