import type { CodeSystem } from '../domain/code-reference.ts'
import { codesNamedIn } from '../domain/code-reference.ts'
import type {
  AddOnFact,
  Citation,
  CodeFact,
  EditPairFact,
  Facts,
  FeeFact,
  ModifierFact,
  ReplacementFact,
  UnitLimitFact,
} from '../domain/codebook.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { listLiveEditions, span } from './editions.ts'
import type { Queryable } from './pool.ts'

/** Columns every fact is read with: its validity, its locator, and the edition that owns it. */
const OWNED = `e.source, e.label as edition, t.locator, ${span('t.effective')}`

type Owned = {
  source: string
  edition: string
  locator: string
  effectiveFrom: IsoDate | null
  effectiveTo: IsoDate | null
}

/** A row of the database as a fact: its validity, its citation, and the columns of its own. */
function toFact<Row extends Owned>(
  row: Row,
): Omit<Row, keyof Owned> & { effective: CodeFact['effective']; citation: Citation } {
  const { source, edition, locator, effectiveFrom, effectiveTo, ...own } = row
  return {
    ...own,
    effective: { from: effectiveFrom, to: effectiveTo },
    citation: { source, edition, locator, effectiveFrom, effectiveTo },
  }
}

async function select<Fact extends { citation: Citation }>(
  db: Queryable,
  columns: string,
  table: string,
  where: string,
  values: unknown[],
): Promise<Fact[]> {
  const { rows } = await db.query<Owned>(
    `select ${columns}, ${OWNED} from ${table} t join editions e on e.id = t.edition_id and e.state = 'live'
      where ${where} order by lower(e.effective) desc nulls last, e.id desc, t.locator`,
    values,
  )
  return rows.map((row) => toFact(row) as unknown as Fact)
}

/** Every row of those codes, of any date, newest edition first. */
export async function findCodes(db: Queryable, codes: readonly string[], cptLicensed: boolean): Promise<CodeFact[]> {
  const description = cptLicensed ? 'coalesce(t.official_description, t.description)' : 't.description'
  return select(db, `t.system, t.code, ${description} as description, t.billable`, 'codes', 't.code = any($1)', [codes])
}

/** How often a replacement that was itself replaced is followed on. */
const REPLACEMENT_STEPS = 3

async function findReplacements(db: Queryable, codes: readonly string[]): Promise<ReplacementFact[]> {
  const found: ReplacementFact[] = []
  const seen = new Set<string>()
  let wanted = [...codes]
  for (let step = 0; step < REPLACEMENT_STEPS && wanted.length > 0; step += 1) {
    for (const code of wanted) seen.add(code)
    const next = await select<ReplacementFact>(
      db,
      `t.system, t.code, t.replaced_by as "replacedBy", t.condition`,
      'code_replacements',
      't.code = any($1)',
      [wanted],
    )
    found.push(...next)
    wanted = [...new Set(next.flatMap((row) => row.replacedBy.flatMap(codesNamedIn)))].filter((code) => !seen.has(code))
  }
  return found
}

/**
 * Everything the codebook holds about `codes` (canonical), with the codes that replaced them, for an answer as of `asOf`.
 * Rows of other dates are included: a rule must be able to say when a code or an edit ended.
 */
export async function findFacts(
  db: Queryable,
  codes: readonly string[],
  asOf: IsoDate,
  options: { cptLicensed: boolean },
): Promise<Facts> {
  const replacements = await findReplacements(db, codes)
  const targets = replacements.flatMap((row) => row.replacedBy.flatMap(codesNamedIn))
  const all = [...new Set([...codes, ...targets])]
  const [codeRows, editPairs, unitLimits, addOns, fees, modifiers, editions] = await Promise.all([
    findCodes(db, all, options.cptLicensed),
    select<EditPairFact>(
      db,
      `t.setting, t.column_one as "columnOne", t.column_two as "columnTwo", t.modifier_indicator as "modifierIndicator"`,
      'edit_pairs',
      't.column_one = any($1) and t.column_two = any($1)',
      [codes],
    ),
    select<UnitLimitFact>(
      db,
      `t.setting, t.code, t.units, t.adjudication_indicator as "adjudicationIndicator"`,
      'unit_limits',
      't.code = any($1)',
      [codes],
    ),
    select<AddOnFact>(
      db,
      `t.add_on_code as "addOnCode", t.primary_code as "primaryCode", t.type`,
      'add_on_codes',
      't.add_on_code = any($1)',
      [codes],
    ),
    select<FeeFact>(
      db,
      `t.code, t.modifier, t.status, t.global_days as "globalDays", t.professional_technical as "professionalTechnical",
       t.multiple_procedure as "multipleProcedure", t.bilateral, t.assistant, t.co_surgeon as "coSurgeon", t.team`,
      'fee_schedule',
      't.code = any($1)',
      [all],
    ),
    select<ModifierFact>(db, `t.code, t.description, t.ncci_group as "ncciGroup"`, 'modifiers', 't.code = any($1)', [
      codes,
    ]),
    listLiveEditions(db, all),
  ])
  return { asOf, codes: codeRows, replacements, editPairs, unitLimits, addOns, fees, modifiers, editions }
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
