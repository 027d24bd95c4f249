import type { AddOnFact, Citation, Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { procedureCodes } from '../code-life.ts'

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
      const rows = facts.addOns.filter((row) => row.addOnCode === code && spanContains(row.effective, facts.asOf))
      if (rows.length === 0) continue
      const finding = conclude(code, rows, codes, facts)
      conclusion.findings.push(finding)
      if (finding.parameters.covers === false) {
        conclusion.gaps.push({
          about: code,
          why: `The newest add-on code edits loaded here are ${String(finding.parameters.edition)}; they do not speak for ${facts.asOf}.`,
        })
      }
    }
    return conclusion
  },
}

function conclude(addOn: string, rows: readonly AddOnFact[], asked: readonly string[], facts: Facts): Finding {
  const edition = rows[0]?.citation.edition ?? ''
  const current = rows.filter((row) => row.citation.edition === edition)
  const matching = current.filter((row) => row.primaryCode !== null && asked.includes(row.primaryCode))
  const contractorDecides = current.some((row) => row.primaryCode === null)
  const primaries = current.flatMap((row) => (row.primaryCode === null ? [] : [row.primaryCode])).sort()
  const cited = matching.length > 0 ? matching : current.slice(0, 1)
  return {
    rule: addOnPrimary.id,
    topic: 'ncci',
    verdict: matching.length > 0 ? 'allowed' : contractorDecides ? 'unknown' : 'not_allowed',
    subjects: [addOn, ...matching.flatMap((row) => row.primaryCode ?? [])],
    parameters: {
      addOn,
      matched: matching.flatMap((row) => row.primaryCode ?? []),
      others: asked.filter((code) => code !== addOn),
      primaries: primaries.slice(0, PRIMARIES_NAMED),
      furtherPrimaries: Math.max(0, primaries.length - PRIMARIES_NAMED),
      contractorDecides,
      edition,
      covers: facts.editions.some(
        (each) => isEditionOf(each, cited[0]?.citation) && spanContains(each.effective, facts.asOf),
      ),
      asOf: facts.asOf,
    },
    citations: cited.map((row) => row.citation) as [Citation, ...Citation[]],
  }
}

const isEditionOf = (edition: { source: string; label: string }, citation: Citation | undefined): boolean =>
  edition.source === citation?.source && edition.label === citation.edition
