import type { Queryable } from './pool.ts'

/** Official descriptors of those codes, where files with them are loaded. They belong to their publishers. */
export async function listOfficialDescriptors(db: Queryable, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  const { rows } = await db.query<{ text: string }>(
    `select distinct t.official_description as text from codes t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.code = any($1) and t.official_description is not null`,
    [codes],
  )
  return rows.map(({ text }) => text)
}
