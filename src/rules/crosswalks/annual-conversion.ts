import type { ConversionFact, Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { isHeader } from '../codes/incomplete-diagnosis.ts'
import { listRenewals } from '../equivalence-map.ts'
import { asksAbout } from '../message/message-words.ts'
import { findCodeLife, firstDate, isInForce } from '../rows/code-life.ts'

/** New codes named for one old code. */
const CODES_NAMED = 12

/** What the yearly ICD-10-CM conversion table puts in the place of a code, and what a new code was before. */
export const annualConversion: Rule = {
  id: 'crosswalks/annual-conversion',
  topic: 'crosswalks',
  question: 'Which ICD-10-CM codes came in the place of this one, or which did it come from?',
  source: 'ICD-10-CM conversion table of the fiscal year cited',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = new Set(inquiry.references.flatMap((each) => (each.system === 'ICD-10-CM' ? [each.code] : [])))
    const findings = [...codes].flatMap((code) => [
      ...concludeRenewal(code, facts),
      ...(asksAbout(inquiry, code, 'crosswalk') ? concludeOrigin(code, facts) : []),
    ])
    return { findings, gaps: [] }
  },
}

const isAnnual = (row: ConversionFact): boolean => row.fromSystem === 'ICD-10-CM' && row.toSystem === 'ICD-10-CM'

/** Only a code that may no longer be reported has successors; one that is a header now is told with its codes below. */
function concludeRenewal(code: string, facts: Facts): Finding[] {
  const life = findCodeLife(facts, code, 'ICD-10-CM')
  if (life !== null && isInForce(life, facts.asOf) && !isHeader(life, facts)) return []
  const renewals = listRenewals(code, facts)
  const rows = facts.conversions.filter(
    (row) => isAnnual(row) && row.toCode === code && renewals.includes(row.fromCode),
  )
  return rows.length === 0 ? [] : [conclude(code, 'later', renewals, rows, facts)]
}

/** A heading of today began with the codes below it, long after the table told where it came from. */
function concludeOrigin(code: string, facts: Facts): Finding[] {
  const life = findCodeLife(facts, code, 'ICD-10-CM')
  if (life !== null && isHeader(life, facts)) return []
  const rows = facts.conversions.filter((row) => isAnnual(row) && row.fromCode === code && row.toCode !== null)
  const earlier = [...new Set(rows.flatMap((row) => row.toCode ?? []))]
  return rows.length === 0 ? [] : [conclude(code, 'earlier', earlier, rows, facts)]
}

function conclude(
  code: string,
  toward: 'earlier' | 'later',
  codes: readonly string[],
  rows: readonly ConversionFact[],
  facts: Facts,
): Finding {
  const life = findCodeLife(facts, code, 'ICD-10-CM')
  // The rows of the table have the year of its edition; the codes have the day they began.
  const since = findFirstDate(toward === 'later' ? codes : [code], facts)
  const below = new Set(facts.subcodes.filter((row) => row.header === code).map((row) => row.code))
  return {
    rule: annualConversion.id,
    topic: 'crosswalks',
    verdict: 'informational',
    subjects: [code],
    parameters: {
      code,
      later: toward === 'later',
      // A heading is told with the codes below it, and until when it was complete.
      isHeading: life !== null && isHeader(life, facts) && codes.every((each) => below.has(each)),
      codes: codes.slice(0, CODES_NAMED),
      further: Math.max(0, codes.length - CODES_NAMED),
      since,
      asOf: facts.asOf,
    },
    citations: rows.slice(0, CODES_NAMED).map((row) => row.citation) as [Citation, ...Citation[]],
    settles: ['crosswalk', 'status', 'denial'],
    basis: 'rows',
  }
}

/** The first day of the earliest of those codes; null where none is told. */
function findFirstDate(codes: readonly string[], facts: Facts): IsoDate | null {
  const lives = codes.flatMap((code) => findCodeLife(facts, code, 'ICD-10-CM') ?? [])
  return lives.flatMap((life) => firstDate(life) ?? []).sort()[0] ?? null
}
