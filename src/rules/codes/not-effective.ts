import type { Facts, ReplacementFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife, findEditionGap, firstDate, isInForce, lastDateBefore } from '../code-life.ts'
import { followReplacements } from '../replacements.ts'

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
      deletedOn: lastDate === null ? null : addDays(lastDate, 1),
      firstDate: lastDate === null ? firstDate(life) : null,
      replacements:
        lastDate === null ? [] : replacements.map(({ row, followedFrom }) => parametersOf(row, followedFrom)),
    },
    citations: [...life.citations, ...replacements.map(({ row }) => row.citation)],
    settles: ['code_meaning', 'status', 'billed_together', 'add_on', 'crosswalk', 'denial'],
    basis: 'rows',
  }
}

function parametersOf(row: ReplacementFact, followedFrom: string | null): Parameters {
  return { codes: row.replacedBy.join(' with '), condition: row.condition, followedFrom }
}
