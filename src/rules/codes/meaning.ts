import type { Citation, Facts, FeeFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Gap, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { type DateSpan, spanContains } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife, findEditionGap, isInForce } from '../code-life.ts'

/** What each code asked about is, where it may be reported on the date of service. */
export const meaning: Rule = {
  id: 'codes/meaning',
  topic: 'codes',
  question: 'What is this code, and may it be reported on the date of service?',
  source: 'the code set files of the edition cited; Medicare status from the fee schedule file (PPRRVU)',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const seen = new Set<string>()
    const conclusion: Conclusion = { findings: [], gaps: [] }
    for (const reference of inquiry.references) {
      const key = `${reference.system} ${reference.code}`
      if (seen.has(key)) continue
      seen.add(key)
      const life = findCodeLife(facts, reference.code, reference.system)
      if (life === null || !isInForce(life, facts.asOf)) continue
      const fee = findFee(life, facts)
      conclusion.findings.push(describe(life, fee, facts))
      const gap = findEditionGap(life, facts.asOf) ?? findEvidenceGap(life, fee, facts)
      if (gap !== null) conclusion.gaps.push(gap)
    }
    return conclusion
  },
}

/** The fee schedule row of the whole service, and whether its edition speaks for the date. */
type Fee = { row: FeeFact; covers: boolean }

/** The row of an edition that covers the date; else the newest earlier one; a later one says nothing of the date. */
function findFee(life: CodeLife, facts: Facts): Fee | null {
  const rows = facts.fees.filter((row) => row.code === life.code && row.modifier === null)
  const covering = rows.find((row) => spanContains(editionSpan(row, facts), facts.asOf))
  if (covering) return { row: covering, covers: true }
  const earlier = rows.find((row) => (editionSpan(row, facts).from ?? '') <= facts.asOf)
  return earlier ? { row: earlier, covers: false } : null
}

/** The dates the edition of a row speaks for. */
function editionSpan(row: { citation: Citation; effective: DateSpan }, facts: Facts): DateSpan {
  const { source, edition: label } = row.citation
  return facts.editions.find((each) => each.source === source && each.label === label)?.effective ?? row.effective
}

/**
 * A gap where no file loaded says that the code was in force on the date: a plain-language line gives no dates; a fee
 * schedule, a unit limit or an add-on edit of that time shows the code in use.
 */
function findEvidenceGap(life: CodeLife, fee: Fee | null, facts: Facts): Gap | null {
  const { code } = life
  const span = life.spans.find((each) => spanContains(each, facts.asOf))
  const inUse = [
    ...facts.unitLimits.filter((row) => row.code === code),
    ...facts.addOns.filter((row) => row.addOnCode === code || row.primaryCode === code),
  ].some((row) => spanContains(editionSpan(row, facts), facts.asOf) && spanContains(row.effective, facts.asOf))
  if (!span?.assumed || fee?.covers || inUse) return null
  const nearest =
    fee === null ? '' : ` The newest before it that lists the code is the fee schedule ${fee.row.citation.edition}.`
  return { about: code, why: `No file loaded here tells whether ${code} was in force on ${facts.asOf}.${nearest}` }
}

function describe(life: CodeLife, fee: Fee | null, facts: Facts): Finding {
  const span = life.spans.find((each) => spanContains(each, facts.asOf))
  const billable = span?.billable ?? true
  return {
    rule: meaning.id,
    topic: 'codes',
    verdict: billable ? 'informational' : 'not_allowed',
    subjects: [life.code],
    parameters: {
      code: life.code,
      system: life.system,
      description: life.description,
      billable,
      asOf: facts.asOf,
      validFrom: span?.from ?? null,
      validTo: span?.to ?? null,
      medicareStatus: fee?.row.status ?? null,
      feeEdition: fee?.row.citation.edition ?? null,
      feeCovers: fee?.covers ?? false,
    },
    citations: fee ? [...life.citations, fee.row.citation] : life.citations,
  }
}
