import { AppError } from '../domain/app-error.ts'
import type { CodeSystem } from '../domain/code-reference.ts'
import type { Citation, Edition, Facts } from '../domain/codebook.ts'
import type { DateSpan, IsoDate } from '../domain/iso-date.ts'
import { FACT_LISTS } from './fact-schemas.ts'
import { FACTS_QUERY } from './facts-query.ts'
import type { Queryable } from './pool.ts'

const FIND_FACTS = { name: 'find_facts', text: FACTS_QUERY }

/**
 * Everything the codebook holds about `codes` (canonical), with the codes that replaced them, for an answer as of `asOf`,
 * in one round trip. Rows of other dates are included: a rule must be able to say when a code or an edit ended. Lists are
 * newest edition first.
 * @throws AppError `internal` where a row is not what the types say
 */
export async function findFacts(
  db: Queryable,
  codes: readonly string[],
  asOf: IsoDate,
  options: { cptLicensed: boolean },
): Promise<Facts> {
  const { rows } = await db.query(FIND_FACTS, [codes, options.cptLicensed])
  const { data: lists, error: cause } = FACT_LISTS.safeParse(rows[0])
  if (!lists) {
    throw new AppError('internal', 'The codebook holds a row this version does not understand: bring it up to date.', {
      cause,
    })
  }
  const editions = lists.editions.map(({ effectiveFrom, effectiveTo, ...edition }) => ({
    ...edition,
    effective: { from: effectiveFrom, to: effectiveTo },
  }))
  const cite = citeFrom(editions)
  return {
    asOf,
    codes: lists.codes.map(cite),
    replacements: lists.replacements.map(cite),
    editPairs: lists.editPairs.map(cite),
    unitLimits: lists.unitLimits.map(cite),
    addOns: lists.addOns.map(cite),
    fees: lists.fees.map(cite),
    modifiers: lists.modifiers.map(cite),
    policies: lists.policies.map(cite),
    editions,
  }
}

/** Columns every fact is read with: the edition that owns it, its locator and its validity. */
type Owned = { editionId: number; locator: string; effectiveFrom: IsoDate | null; effectiveTo: IsoDate | null }

/** Turns a row into a fact: its own columns, its validity, and its citation by the edition that owns it. */
function citeFrom(editions: readonly Edition[]) {
  const byId = new Map(editions.map((edition) => [edition.id, edition]))
  return <Row extends Owned>(row: Row): Omit<Row, keyof Owned> & { effective: DateSpan; citation: Citation } => {
    const { editionId, locator, effectiveFrom, effectiveTo, ...own } = row
    const edition = byId.get(editionId)
    if (edition === undefined) throw new Error('a fact was read of an edition that is not live')
    return {
      ...own,
      effective: { from: effectiveFrom, to: effectiveTo },
      citation: { source: edition.source, edition: edition.label, locator, effectiveFrom, effectiveTo },
    }
  }
}

/** Which of those codes the codebook knows, as `SYSTEM code`. */
export async function findKnownCodes(db: Queryable, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ system: CodeSystem; code: string }>(
    `select distinct t.system, t.code from codes t join editions e on e.id = t.edition_id and e.state = 'live'
      where t.code = any($1)`,
    [codes],
  )
  return new Set(rows.map((row) => `${row.system} ${row.code}`))
}
