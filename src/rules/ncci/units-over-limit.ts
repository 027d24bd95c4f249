import type { Facts, UnitLimitFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { findSpeakingEdition, rowsThatSpeak } from '../speaking-edition.ts'

const SOURCES = { practitioner: 'ncci-mue-practitioner', outpatient_hospital: 'ncci-mue-outpatient' } as const

/** Units asked about, against the medically unlikely edit. */
export const unitsOverLimit: Rule = {
  id: 'ncci/units-over-limit',
  topic: 'ncci',
  question: 'Do the units asked about exceed the medically unlikely edit?',
  source: 'NCCI MUE files; NCCI Policy Manual for Medicare Services 2026, ch. I, medically unlikely edits',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const conclusion: Conclusion = { findings: [], gaps: [] }
    const setting = inquiry.setting === 'outpatient_hospital' ? 'outpatient_hospital' : 'practitioner'
    for (const { code, units } of inquiry.references) {
      if (units === null) continue
      const all = facts.unitLimits.filter((row) => row.code === code && row.setting === setting)
      const { rows, covers } = rowsThatSpeak(all, findSpeakingEdition(facts, SOURCES[setting], [code]), facts)
      const limit = rows.find((row) => spanContains(row.effective, facts.asOf))
      if (limit === undefined) {
        // Absence of a published value is not "no limit": some values are confidential.
        const why = `No published unit limit (MUE) for ${code} on ${facts.asOf} is loaded here; that does not mean there is none.`
        conclusion.gaps.push({ about: code, why })
        continue
      }
      conclusion.findings.push(judge(limit, units))
      if (!covers) {
        const why = `The unit limits nearest to ${facts.asOf} that are loaded here and list ${code} are ${limit.citation.edition}; they do not speak for that date.`
        conclusion.gaps.push({ about: code, why })
      }
    }
    return conclusion
  },
}

function judge(limit: UnitLimitFact, units: number): Finding {
  const exceeds = units > limit.units
  return {
    rule: unitsOverLimit.id,
    topic: 'ncci',
    // Only a limit that rests on policy ends the matter; the others leave room for documentation or separate lines.
    verdict: !exceeds ? 'allowed' : limit.adjudicationIndicator === 2 ? 'not_allowed' : 'unknown',
    subjects: [limit.code],
    parameters: {
      code: limit.code,
      units,
      limit: limit.units,
      indicator: limit.adjudicationIndicator,
      exceeds,
      edition: limit.citation.edition,
    },
    citations: [limit.citation],
  }
}
