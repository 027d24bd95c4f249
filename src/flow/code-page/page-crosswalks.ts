import { hrefOfCode } from '../../domain/code-address.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { ConversionFact, Facts } from '../../domain/codebook.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { annualConversion } from '../../rules/crosswalks/annual-conversion.ts'
import { mapAcross } from '../../rules/equivalence-map.ts'
import type { FactMark, PageSources } from './page-sources.ts'
import type { CodeLink } from './page-status.ts'

/** What one conversion table makes of a code. */
export type PageCrosswalk = {
  /** What the rule says of it, in the words of an answer. */
  statement: string
  codes: (CodeLink & { system: CodeSystem; fact: FactMark })[]
}

/** Conversions of a diagnosis: across to the other revision, and through the yearly tables. */
export function composeCrosswalks(
  system: CodeSystem,
  code: string,
  facts: Facts,
  state: (finding: Finding) => string,
  sources: PageSources,
): PageCrosswalk[] {
  const inquiry = askAbout(system, code)
  const across = (from: CodeSystem, to: CodeSystem, rule: string): Finding[] =>
    system === from ? mapAcross(inquiry, facts, { rule, from, to }).findings : []
  const findings = [
    ...across('ICD-9-CM', 'ICD-10-CM', 'crosswalks/icd9-to-icd10'),
    ...annualConversion.check(inquiry, facts).findings,
    ...across('ICD-10-CM', 'ICD-9-CM', 'crosswalks/icd10-to-icd9'),
  ]
  return findings.map((finding) => ({
    statement: state(finding),
    codes: finding.citations.flatMap((citation) => {
      const row = facts.conversions.find(
        (each) => each.citation.locator === citation.locator && each.citation.source === citation.source,
      )
      const target = row && otherEnd(row, code)
      if (!target) return []
      const description =
        facts.codes.find((each) => each.code === target.code && each.description !== null)?.description ?? null
      return [{ ...target, href: hrefOfCode(target.system, target.code), description, fact: sources.mark(citation) }]
    }),
  }))
}

/** The code a row leads to from this one: the yearly tables are read in both directions. */
function otherEnd(row: ConversionFact, code: string): { system: CodeSystem; code: string } | null {
  if (row.fromCode !== code) return { system: row.fromSystem, code: row.fromCode }
  return row.toCode === null ? null : { system: row.toSystem, code: row.toCode }
}

/** A question about nothing but what one code was or became. */
function askAbout(system: CodeSystem, code: string): Inquiry {
  return {
    references: [{ text: code, system, code, modifiers: [], units: null, start: 0, end: code.length }],
    dateOfService: null,
    dates: [],
    payer: null,
    setting: null,
    asks: [{ topic: 'crosswalks', kind: 'crosswalk', subjects: [code], text: code, number: null }],
    identifiers: [],
  }
}
