import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { type CodeLife, findCodeLife, isInForce } from '../code-life.ts'

/** What each code asked about is, where it may be reported on the date of service. */
export const meaning: Rule = {
  id: 'codes/meaning',
  topic: 'codes',
  question: 'What is this code, and may it be reported on the date of service?',
  source: 'the code set files of the edition cited; Medicare status from the fee schedule file (PPRRVU)',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const seen = new Set<string>()
    const findings: Finding[] = []
    for (const reference of inquiry.references) {
      const key = `${reference.system} ${reference.code}`
      if (seen.has(key)) continue
      seen.add(key)
      const life = findCodeLife(facts, reference.code, reference.system)
      if (life !== null && isInForce(life, facts.asOf)) findings.push(describe(life, facts))
    }
    return { findings, gaps: [] }
  },
}

function describe(life: CodeLife, facts: Facts): Finding {
  const span = life.spans.find((each) => spanContains(each, facts.asOf))
  const billable = span?.billable ?? true
  const fee = facts.fees.find((row) => row.code === life.code && row.modifier === null)
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
      medicareStatus: fee?.status ?? null,
      feeEdition: fee?.citation.edition ?? null,
    },
    citations: fee ? [...life.citations, fee.citation] : life.citations,
  }
}
