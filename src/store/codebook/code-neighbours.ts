import type { CodeSystem } from '../../domain/code-reference.ts'
import type { ReplacementFact } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { Queryable } from '../pool.ts'
import { span } from './editions.ts'

/** A code as a link shows it. */
export type NamedCode = { system: CodeSystem; code: string; description: string | null; billable: boolean }

/** Rows read for each neighbour wanted: a code stands in several editions. */
const ROWS_A_CODE = 8

const DESCRIPTION = `case when $3 then coalesce(t.official_description, t.description) else t.description end as description`

/** Of the editions that have the code, what the one nearest to the date says of it. */
const NEAREST = `t.code collate "C", not (e.effective @> $4::date), t.description is null, lower(e.effective) desc nulls last, e.id desc`

type Options = { cptLicensed: boolean; asOf: IsoDate }

/** The codes of that system right before and right after one in the order of codes, as many each as wanted. */
export async function listNeighbours(
  db: Queryable,
  system: CodeSystem,
  code: string,
  options: Options & { each: number },
): Promise<{ before: NamedCode[]; after: NamedCode[] }> {
  const beside = (comparison: string, order: string): string =>
    `select * from (select * from codes where code ${comparison} $2 and system = $1 order by code using ${order} limit ${options.each * ROWS_A_CODE}) as t`
  const read = async (from: string): Promise<NamedCode[]> => {
    const { rows } = await db.query<NamedCode>(
      `select distinct on (t.code collate "C") t.system, t.code, t.billable, ${DESCRIPTION}
         from (${from}) as t join editions e on e.id = t.edition_id and e.state = 'live' order by ${NEAREST}`,
      [system, code, options.cptLicensed, options.asOf],
    )
    return rows
  }
  const [before, after] = await Promise.all([read(beside('~<~', '~>~')), read(beside('~>~', '~<~'))])
  return { before: before.slice(-options.each), after: after.slice(0, options.each) }
}

/** Those of the codes that the codebook has, in the order of codes. */
export async function listNamedCodes(
  db: Queryable,
  system: CodeSystem,
  codes: readonly string[],
  options: Options,
): Promise<NamedCode[]> {
  if (codes.length === 0) return []
  const { rows } = await db.query<NamedCode>(
    `select distinct on (t.code collate "C") t.system, t.code, t.billable, ${DESCRIPTION}
       from codes t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.system = $1 and t.code = any($2) order by ${NEAREST}`,
    [system, codes, options.cptLicensed, options.asOf],
  )
  return rows
}

/** Those of the codes, each with its system, that the codebook has. */
export async function listTypedCodes(
  db: Queryable,
  typed: readonly { system: CodeSystem; code: string }[],
  options: Options,
): Promise<NamedCode[]> {
  if (typed.length === 0) return []
  const { rows } = await db.query<NamedCode>(
    `select distinct on (t.code collate "C", t.system) t.system, t.code, t.billable, ${DESCRIPTION}
       from unnest($1::text[], $2::text[]) as typed (system, code) join codes t using (system, code)
       join editions e on e.id = t.edition_id and e.state = 'live'
      order by t.code collate "C", t.system, ${NEAREST}`,
    [typed.map(({ system }) => system), typed.map(({ code }) => code), options.cptLicensed, options.asOf],
  )
  return rows
}

/** Codes that begin alike and are of those lengths, such as the next level of a classification, at most so many. */
export async function listBeginningWith(
  db: Queryable,
  system: CodeSystem,
  beginning: string,
  options: Options & { characters: readonly number[]; most: number },
): Promise<NamedCode[]> {
  const { rows } = await db.query<NamedCode>(
    `select distinct on (t.code collate "C") t.system, t.code, t.billable, ${DESCRIPTION}
       from (select * from codes where code ~>~ $2 and code ~<~ ($2 || '~') and system = $1 and length(code) = any($5) offset 0) as t
       join editions e on e.id = t.edition_id and e.state = 'live' order by ${NEAREST} limit $6`,
    [system, beginning, options.cptLicensed, options.asOf, options.characters, options.most],
  )
  return rows
}

/** How many codes of each system the live editions have. */
export async function listLoadedSystems(db: Queryable): Promise<Set<string>> {
  const { rows } = await db.query<{ system: string }>(
    `select system from (values ('CPT'), ('HCPCS'), ('ICD-10-CM'), ('ICD-10-PCS'), ('ICD-9-CM'), ('MS-DRG'), ('REVENUE')) as known (system)
      where exists (select from codes t join editions e on e.id = t.edition_id and e.state = 'live' where t.system = known.system)
     union all select 'MODIFIER' where exists (select from modifiers t join editions e on e.id = t.edition_id and e.state = 'live')
     union all select 'POS' where exists (select from places_of_service t join editions e on e.id = t.edition_id and e.state = 'live')
     union all select distinct t.kind from denial_codes t join editions e on e.id = t.edition_id and e.state = 'live'
     union all select 'ICD-9-CM' where exists (select from conversion_maps t join editions e on e.id = t.edition_id and e.state = 'live'
                                                where t.from_system = 'ICD-9-CM')`,
  )
  return new Set(rows.map(({ system }) => system))
}

/** Replacements that lead to a code, the newest first. */
export async function listPredecessors(db: Queryable, code: string): Promise<ReplacementFact[]> {
  const { rows } = await db.query<Omit<ReplacementFact, 'effective' | 'citation'> & Citation>(
    `select t.system, t.code, t.replaced_by as "replacedBy", t.condition, e.source, e.label as edition, t.locator, ${span('t.effective')}
       from code_replacements t join editions e on e.id = t.edition_id and e.state = 'live'
      where $1 = any(t.replaced_by) order by lower(t.effective) desc nulls last, t.code collate "C", e.id desc`,
    [code],
  )
  return rows.map(({ source, edition, locator, effectiveFrom, effectiveTo, ...own }) => ({
    ...own,
    effective: { from: effectiveFrom, to: effectiveTo },
    citation: { source, edition, locator, effectiveFrom, effectiveTo },
  }))
}
