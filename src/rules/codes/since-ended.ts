import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, spanContains } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { asksFor, says } from '../message/message-words.ts'
import { findCodeLife, isInForce } from '../rows/code-life.ts'
import { followReplacements, wordCondition } from '../rows/replacements.ts'

/** Who asks what it is called today, and not whether it was valid then alone. */
const TODAY = anyOf(
  /\b(?:now|today|nowadays|currently|current|these days|since|instead|called|crosswalk)\b/,
  /\b(?:replac\w*|became|become|new(?:er)? (?:code|one|cpt))\b/,
)

/** What replaced codes that were valid on the date of service and have ended since, for who asks what they are today. */
export const sinceEnded: Rule = {
  id: 'codes/since-ended',
  topic: 'codes',
  question: 'Which codes replaced this one, which was valid on the date of service?',
  source: 'validity dates of the code set files; replacements from the crosswalk edition cited',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    if (!asksFor(inquiry, 'crosswalk', 'status', 'code_search') || !says(inquiry, TODAY))
      return { findings: [], gaps: [] }
    const codes = new Map(inquiry.references.map(({ system, code }) => [`${system} ${code}`, { system, code }]))
    const findings = [...codes.values()].flatMap(({ system, code }): Finding[] => {
      if (system !== 'CPT' && system !== 'HCPCS') return []
      const life = findCodeLife(facts, code, system)
      if (life === null || !isInForce(life, facts.asOf)) return []
      const lastDate = life.spans.find((each) => spanContains(each, facts.asOf))?.to ?? null
      if (lastDate === null) return []
      const deletedOn = addDays(lastDate, 1)
      const replacements = followReplacements(code, { ...facts, asOf: deletedOn })
      if (replacements.length === 0) return []
      return [
        {
          rule: sinceEnded.id,
          topic: 'codes',
          verdict: 'informational',
          subjects: [code],
          parameters: {
            code,
            asOf: facts.asOf,
            deletedOn,
            replacements: replacements.map(({ row }) => ({
              codes: row.replacedBy.join(' with '),
              clause: wordCondition(row.condition),
            })),
          },
          citations: [...life.citations, ...replacements.map(({ row }) => row.citation)] as [Citation, ...Citation[]],
          settles: ['crosswalk', 'code_search'],
          basis: 'rows',
        },
      ]
    })
    return { findings, gaps: [] }
  },
}
