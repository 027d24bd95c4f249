import type { Facts } from '../domain/codebook.ts'
import type { Conclusion, Rule } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { meaning } from './codes/meaning.ts'
import { notEffective } from './codes/not-effective.ts'
import { otherDates } from './codes/other-dates.ts'
import { unknown } from './codes/unknown.ts'
import { payerPolicy } from './coverage/payer-policy.ts'
import { addOnPrimary } from './ncci/add-on-primary.ts'
import { bundledPair } from './ncci/bundled-pair.ts'
import { unitsOverLimit } from './ncci/units-over-limit.ts'
import { findUnansweredAsks } from './unanswered-asks.ts'

/** Every rule, in the order an answer states its findings: deleted codes first, what a code means last. */
export const RULES: readonly Rule[] = [
  notEffective,
  bundledPair,
  addOnPrimary,
  unitsOverLimit,
  meaning,
  unknown,
  otherDates,
  payerPolicy,
]

/** What all rules conclude together, in the order of {@link RULES}, and what of the question they leave open. */
export function applyRules(inquiry: Inquiry, facts: Facts): Conclusion {
  const conclusions = RULES.map((rule) => rule.check(inquiry, facts))
  const findings = conclusions.flatMap((conclusion) => conclusion.findings)
  const gaps = conclusions.flatMap((conclusion) => conclusion.gaps)
  // Nothing was concluded and the gaps say why: that the asks are open too goes without saying.
  return { findings, gaps: findings.length === 0 ? gaps : [...gaps, ...findUnansweredAsks(inquiry, findings)] }
}
