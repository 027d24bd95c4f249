import type { Facts } from '../../domain/codebook.ts'
import type { Finding } from '../../domain/finding.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findCodeLife } from './code-life.ts'

/** Kinds of notes that say which of two diagnoses is listed first. */
const OF_ORDER: ReadonlySet<unknown> = new Set(['code_first', 'use_additional'])

/** The finding with a heading named as what it is: an order of diagnoses is one of codes that can be reported. */
export function nameBelow(finding: Finding, facts: Facts): Finding {
  const { kind, code, other } = finding.parameters
  if (!OF_ORDER.has(kind)) return finding
  const name = (each: unknown): string | null =>
    typeof each === 'string' ? (isHeading(each, facts) ? `the complete code below ${each}` : each) : null
  return { ...finding, parameters: { ...finding.parameters, code: name(code), other: name(other) } }
}

const isHeading = (code: string, facts: Facts): boolean =>
  findCodeLife(facts, code, 'ICD-10-CM')?.spans.some((span) => spanContains(span, facts.asOf) && !span.billable) ===
  true
