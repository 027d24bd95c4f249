import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'

/** Units asked about, against the medically unlikely edit. */
export const unitsOverLimit: Rule = {
  id: 'ncci/units-over-limit',
  topic: 'ncci',
  question: 'Do the units asked about exceed the medically unlikely edit?',
  source: 'NCCI MUE files; NCCI Policy Manual for Medicare Services 2026, ch. I, medically unlikely edits',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const setting = inquiry.setting === 'outpatient_hospital' ? 'outpatient_hospital' : 'practitioner'
    for (const reference of inquiry.references) {
      if (reference.units === null) continue
      const limit = facts.unitLimits.find(
        (row) => row.code === reference.code && row.setting === setting && spanContains(row.effective, facts.asOf),
      )
      if (limit === undefined) {
        // Absence of a published value is not "no limit": some values are confidential.
        conclusion.gaps.push({
          about: reference.code,
          why: `No published unit limit (MUE) for ${reference.code} on ${facts.asOf} is loaded here; that does not mean there is none.`,
        })
        continue
      }
      conclusion.findings.push({
        rule: unitsOverLimit.id,
        topic: 'ncci',
        verdict:
          reference.units <= limit.units ? 'allowed' : limit.adjudicationIndicator === 2 ? 'not_allowed' : 'unknown',
        subjects: [reference.code],
        parameters: {
          code: reference.code,
          units: reference.units,
          limit: limit.units,
          indicator: limit.adjudicationIndicator,
          exceeds: reference.units > limit.units,
          edition: limit.citation.edition,
        },
        citations: [limit.citation],
      })
    }
    return conclusion
  },
}
