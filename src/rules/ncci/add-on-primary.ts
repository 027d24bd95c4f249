import type { AddOnFact, Citation, Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Gap, Rule, Verdict } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { procedureCodes } from '../code-life.ts'
import { findSpeakingEdition, rowsThatSpeak } from '../speaking-edition.ts'

const SOURCE = 'ncci-aoc'

/** Primary codes named in an answer; some add-on codes have a hundred. */
const PRIMARIES_NAMED = 12

/** Add-on codes and the primary codes they need. */
export const addOnPrimary: Rule = {
  id: 'ncci/add-on-primary',
  topic: 'ncci',
  question: 'Is the add-on code reported with a primary code it may accompany?',
  source: 'NCCI add-on code edit file; NCCI Policy Manual for Medicare Services 2026, ch. I, add-on codes',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = procedureCodes(inquiry.references)
    const conclusion: Conclusion = { findings: [], gaps: [] }
    for (const code of codes) {
      const all = facts.addOns.filter((row) => row.addOnCode === code)
      const { rows, covers } = rowsThatSpeak(all, findSpeakingEdition(facts, SOURCE, [code]), facts)
      const inForce = rows.filter((row) => spanContains(row.effective, facts.asOf))
      const [first] = inForce
      if (first === undefined) continue
      conclusion.findings.push(conclude(code, inForce, codes, covers, facts))
      if (!covers) conclusion.gaps.push(notCovered(code, first.citation.edition, facts))
    }
    return conclusion
  },
}

const notCovered = (code: string, label: string, facts: Facts): Gap => ({
  about: code,
  why: `The add-on code edits nearest to ${facts.asOf} that are loaded here are ${label}; they do not speak for that date.`,
})

function conclude(
  addOn: string,
  rows: readonly AddOnFact[],
  asked: readonly string[],
  covers: boolean,
  facts: Facts,
): Finding {
  const matching = rows.filter((row) => row.primaryCode !== null && asked.includes(row.primaryCode))
  const contractorDecides = rows.some((row) => row.primaryCode === null)
  const primaries = [...new Set(rows.flatMap((row) => row.primaryCode ?? []))].sort()
  const matched = [...new Set(matching.flatMap((row) => row.primaryCode ?? []))]
  const others = asked.filter((code) => code !== addOn)
  const cited = matching.length > 0 ? matching : rows.slice(0, 1)
  return {
    rule: addOnPrimary.id,
    topic: 'ncci',
    verdict: judge(matched.length > 0, others.length > 0, contractorDecides),
    subjects: [addOn, ...matched],
    parameters: {
      addOn,
      matched,
      others,
      primaries: primaries.slice(0, PRIMARIES_NAMED),
      furtherPrimaries: Math.max(0, primaries.length - PRIMARIES_NAMED),
      contractorDecides,
      edition: cited[0]?.citation.edition ?? '',
      covers,
      asOf: facts.asOf,
    },
    citations: cited.map((row) => row.citation) as [Citation, ...Citation[]],
  }
}

/** A question that names the add-on code alone asks what it is, not whether it may stand alone on a claim. */
function judge(matched: boolean, othersAsked: boolean, contractorDecides: boolean): Verdict {
  if (matched) return 'allowed'
  if (!othersAsked) return 'informational'
  return contractorDecides ? 'unknown' : 'not_allowed'
}
