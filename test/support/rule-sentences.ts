import { join } from 'node:path'
import type { Facts } from '../../src/domain/codebook.ts'
import type { Rule } from '../../src/domain/finding.ts'
import type { Inquiry } from '../../src/domain/inquiry.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { loadWording } from '../../workers/wording.ts'

const wording = loadWording(loadTemplates(join(import.meta.dirname, '..', '..', 'templates')))

/** What one rule says of an inquiry: the sentences of its findings for the short answer, and its gaps. */
export function sentencesOf(rule: Rule, inquiry: Inquiry, facts: Facts): { short: string[]; gaps: string[] } {
  const { findings, gaps } = rule.check(inquiry, facts)
  // Every part is rendered, so that a field that a template wants and a rule forgot fails here.
  const words = findings.map((finding) => wording.finding(finding))
  return { short: words.map(({ short }) => short), gaps: gaps.map(({ why }) => why) }
}

/** The sentences of its rows. */
export function statementsOf(rule: Rule, inquiry: Inquiry, facts: Facts): string[] {
  return rule.check(inquiry, facts).findings.map((finding) => wording.finding(finding).statement)
}
