import { codesNamedIn } from '../domain/code-reference.ts'
import type { Facts, ReplacementFact } from '../domain/codebook.ts'
import { spanContains } from '../domain/iso-date.ts'
import { findCodeLife, isInForce } from './code-life.ts'

/** A replacement, and the code between by way of which it was found. */
export type Followed = { row: ReplacementFact; followedFrom: string | null }

/** What is replaced twice and once more is followed; a circle ends here. */
const STEPS = 2

/**
 * The replacements of a code in force on the date. A target that is itself not valid on that date is followed on to what
 * replaced it; one the codebook knows nothing about is dropped, because nobody could vouch for it.
 */
export function followReplacements(
  code: string,
  facts: Facts,
  followedFrom: string | null = null,
  depth = 0,
): Followed[] {
  if (depth > STEPS) return []
  const followed = facts.replacements
    .filter((row) => row.code === code && spanContains(row.effective, facts.asOf))
    .flatMap((row) => {
      const stale = row.replacedBy.flatMap(codesNamedIn).filter((target) => !isValidTarget(target, facts))
      if (stale.length === 0) return [{ row, followedFrom }]
      return stale.flatMap((target) => followReplacements(target, facts, target, depth + 1))
    })
  // Several editions may tell the same replacement; the newest one is enough.
  return followed.filter(({ row }, at) => followed.findIndex(({ row: other }) => sayTheSame(row, other)) === at)
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
