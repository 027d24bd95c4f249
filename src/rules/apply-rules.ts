import type { Facts } from '../domain/codebook.ts'
import type { Conclusion, Rule } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { meaning } from './codes/meaning.ts'
import { notEffective } from './codes/not-effective.ts'
import { unknown } from './codes/unknown.ts'
import { addOnPrimary } from './ncci/add-on-primary.ts'
import { bundledPair } from './ncci/bundled-pair.ts'
import { unitsOverLimit } from './ncci/units-over-limit.ts'

/** Every rule, in the order an answer states its findings: deleted codes first, what a code means last. */
export const RULES: readonly Rule[] = [notEffective, bundledPair, addOnPrimary, unitsOverLimit, meaning, unknown]

/** What all rules conclude together, in the order of {@link RULES}. */
export function applyRules(inquiry: Inquiry, facts: Facts): Conclusion {
  const conclusions = RULES.map((rule) => rule.check(inquiry, facts))
  return {
    findings: conclusions.flatMap((conclusion) => conclusion.findings),
    gaps: conclusions.flatMap((conclusion) => conclusion.gaps),
  }
}
