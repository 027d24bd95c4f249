import type { CodeEdit, EditColumn, EditFilter } from '../../domain/code-edits.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Queryable } from '../pool.ts'
import { span } from './editions.ts'

const [OTHER, OWN] = [
  { 1: 'column_two', 2: 'column_one' },
  { 1: 'column_one', 2: 'column_two' },
] as const

/** Edits in force on the date; those that were never in force (indicator 9) are none. */
const wanted = (column: EditColumn): string =>
  `t.edition_id = any($1::bigint[]) and t.${OWN[column]} = $2 and t.${OTHER[column]} ~>=~ $3 and t.${OTHER[column]} ~<~ ($3 || '~')
   and t.modifier_indicator <> 9 and t.effective @> $4::date`

/** How many edits there are. */
export async function countCodeEdits(db: Queryable, filter: EditFilter): Promise<number> {
  if (filter.editionIds.length === 0) return 0
  const { rows } = await db.query<{ count: number }>(
    `select count(distinct t.${OTHER[filter.column]})::int as count from edit_pairs t where ${wanted(filter.column)}`,
    [filter.editionIds, filter.code, filter.beginning, filter.asOf],
  )
  return rows[0]?.count ?? 0
}

type Row = Omit<CodeEdit, 'effective' | 'citation'> & {
  effectiveFrom: IsoDate | null
  effectiveTo: IsoDate | null
  source: string
  edition: string
  locator: string
}

/** Edits in the order of the other code, at most `most`, those behind `after`. */
export async function listCodeEdits(
  db: Queryable,
  filter: EditFilter,
  page: { after: string; most: number; cptLicensed: boolean },
): Promise<CodeEdit[]> {
  if (filter.editionIds.length === 0) return []
  const other = OTHER[filter.column]
  const { rows } = await db.query<Row>(
    `with page as materialized (
       select distinct on (t.${other} collate "C") t.*, t.${other} as other from edit_pairs t
        where ${wanted(filter.column)} and t.${other} ~>~ $5
        order by t.${other} collate "C", t.edition_id desc limit $6)
     select page.other, page.modifier_indicator as "modifierIndicator", page.locator, e.source, e.label as edition, ${span('page.effective')},
            (select case when $7 then coalesce(c.official_description, c.description) else c.description end
               from codes c join editions live on live.id = c.edition_id and live.state = 'live'
              where c.code = page.other and c.system in ('CPT', 'HCPCS') and coalesce(c.description, c.official_description) is not null
              order by c.description is null, lower(live.effective) desc nulls last limit 1) as description
       from page join editions e on e.id = page.edition_id order by page.other collate "C"`,
    [filter.editionIds, filter.code, filter.beginning, filter.asOf, page.after, page.most, page.cptLicensed],
  )
  return rows.map(({ effectiveFrom, effectiveTo, source, edition, locator, ...own }) => ({
    ...own,
    effective: { from: effectiveFrom, to: effectiveTo },
    citation: { source, edition, locator, effectiveFrom, effectiveTo },
  }))
}
