import { codesNamedIn } from '../../domain/code-reference.ts'
import type { Facts, ReplacementFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife, findEditionGap, firstDate, isInForce, lastDateBefore } from '../code-life.ts'

/** Codes used before their first or after their last valid date, with what is reported instead. */
export const notEffective: Rule = {
  id: 'codes/not-effective',
  topic: 'codes',
  question: 'Was the code valid on the date of service, and if not, what is reported instead?',
  source: 'validity dates of the code set files; replacements from the crosswalk edition cited',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const seen = new Set<string>()
    for (const reference of inquiry.references) {
      if (seen.has(reference.code)) continue
      seen.add(reference.code)
      const life = findCodeLife(facts, reference.code, reference.system)
      if (life === null || isInForce(life, facts.asOf)) continue
      conclusion.findings.push(conclude(life, facts))
      // Where the editions do not follow each other, the code may have lasted longer than its last row shows.
      const gap =
        findEditionGap(life, facts.asOf) ?? findEditionGap(life, lastDateBefore(life, facts.asOf) ?? facts.asOf)
      if (gap !== null) conclusion.gaps.push(gap)
    }
    return conclusion
  },
}

function conclude(life: CodeLife, facts: Facts): Finding {
  const replacements = followReplacements(life.code, facts)
  const lastDate = lastDateBefore(life, facts.asOf)
  return {
    rule: notEffective.id,
    topic: 'codes',
    verdict: 'not_allowed',
    subjects: [life.code],
    parameters: {
      code: life.code,
      system: life.system,
      description: life.description,
      asOf: facts.asOf,
      lastDate,
      firstDate: lastDate === null ? firstDate(life) : null,
      replacements:
        lastDate === null ? [] : replacements.map(({ row, followedFrom }) => parametersOf(row, followedFrom)),
    },
    citations: [...life.citations, ...replacements.map(({ row }) => row.citation)],
  }
}

type Followed = { row: ReplacementFact; followedFrom: string | null }

/**
 * The replacements in force on the date. A target that is itself not valid on that date is followed on to what replaced
 * it; one the codebook knows nothing about is dropped, because nobody could vouch for it.
 */
function followReplacements(code: string, facts: Facts, followedFrom: string | null = null, depth = 0): Followed[] {
  if (depth > 2) return []
  return facts.replacements
    .filter((row) => row.code === code && spanContains(row.effective, facts.asOf))
    .flatMap((row) => {
      const stale = row.replacedBy.flatMap(codesNamedIn).filter((target) => !isValidTarget(target, facts))
      if (stale.length === 0) return [{ row, followedFrom }]
      return stale.flatMap((target) => followReplacements(target, facts, target, depth + 1))
    })
}

function isValidTarget(code: string, facts: Facts): boolean {
  const life = findCodeLife(facts, code)
  return life !== null && isInForce(life, facts.asOf)
}

function parametersOf(row: ReplacementFact, followedFrom: string | null): Parameters {
  return { codes: row.replacedBy.join(' with '), condition: row.condition, followedFrom }
}
