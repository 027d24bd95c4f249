import { codesNamedIn } from '../../domain/code-reference.ts'
import type { Facts, ReplacementFact } from '../../domain/codebook.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findCodeLife, isInForce } from './code-life.ts'

/** A replacement, and the code between by way of which it was found. */
export type Followed = { row: ReplacementFact; followedFrom: string | null }

/** Source of rows that name related codes without saying which one when: they count where no other source tells. */
const CROSS_REFERENCES = 'hcpcs'

/** What is replaced twice and once more is followed; a circle ends here. */
const STEPS = 2

/**
 * The replacements of a code in force on the date; a row that names no code in its place is none of them. A target that is
 * itself not valid on that date is followed on to what replaced it, under the condition that led to it where it has none of
 * its own; one the codebook knows nothing about is dropped, because nobody could vouch for it.
 */
export function followReplacements(
  code: string,
  facts: Facts,
  followedFrom: string | null = null,
  depth = 0,
): Followed[] {
  if (depth > STEPS) return []
  const told = facts.replacements.filter(
    (row) => row.code === code && row.replacedBy.length > 0 && spanContains(row.effective, facts.asOf),
  )
  const isExact = told.some((row) => row.citation.source !== CROSS_REFERENCES)
  const followed = told
    .filter((row) => !isExact || row.citation.source !== CROSS_REFERENCES)
    .flatMap((row) => {
      const stale = row.replacedBy.flatMap(codesNamedIn).filter((target) => !isValidTarget(target, facts))
      if (stale.length === 0) return [{ row, followedFrom }]
      const further = stale.flatMap((target) => followReplacements(target, facts, target, depth + 1))
      return further.map((each) => ({ ...each, row: { ...each.row, condition: each.row.condition ?? row.condition } }))
    })
  // Several editions may tell the same replacement; the newest one is enough.
  return followed.filter(({ row }, at) => followed.findIndex(({ row: other }) => sayTheSame(row, other)) === at)
}

/** The row that says no code took the place of this one, in force on the date; null where none says so. */
export function findNoReplacement(code: string, { replacements, asOf }: Facts): ReplacementFact | null {
  const own = replacements.filter((row) => row.code === code && spanContains(row.effective, asOf))
  return own.find((row) => row.replacedBy.length === 0) ?? null
}

/** Conditions that go on from the codes themselves, as `chosen by the number of views`. */
const CLAUSE = /^(?:chosen|whose|which|counted)\b/

/** The condition as the end of a sentence that names the codes; empty where there is none. */
export function wordCondition(condition: string | null): string {
  if (condition === null) return ''
  return CLAUSE.test(condition) ? `, ${condition}` : ` when ${condition}`
}

const sayTheSame = (one: ReplacementFact, other: ReplacementFact): boolean =>
  one.condition === other.condition && one.replacedBy.join() === other.replacedBy.join()

function isValidTarget(code: string, facts: Facts): boolean {
  const life = findCodeLife(facts, code)
  return life !== null && isInForce(life, facts.asOf)
}

/** The code itself where it is in force on the date, else the codes that replaced it; none for a code of which no row tells. */
export function codesReportedFor(code: string, facts: Facts): string[] {
  const life = findCodeLife(facts, code)
  if (life === null) return []
  if (isInForce(life, facts.asOf)) return [code]
  return followReplacements(code, facts).flatMap(({ row }) => row.replacedBy.flatMap(codesNamedIn))
}
