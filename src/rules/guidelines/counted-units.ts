import type { Facts, GuidanceFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { procedureCodes } from '../code-life.ts'
import { COUNTED_FAMILIES, type CountedCode, type CountedFamily, countUnitsOf } from '../counted-families.ts'
import { asksFor } from '../message-words.ts'

/** Units of codes that count lesions, square centimetres or minutes in steps, for the number that was named. */
export const countedUnits: Rule = {
  id: 'guidelines/counted-units',
  topic: 'guidelines',
  question: 'How many units of these codes report that many lesions, square centimetres or minutes?',
  source: 'the notes of the families named in counted-families.ts, each after the section it cites',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    if (!asksFor(inquiry, 'units', 'billed_together', 'add_on', 'em_level', 'code_search', 'denial'))
      return { findings: [], gaps: [] }
    const codes = procedureCodes(inquiry.references)
    const findings = COUNTED_FAMILIES.filter((family) => isNamed(family, codes)).flatMap((family) => {
      const note = facts.guidance.find(
        ({ key, effective }) => key === family.note && spanContains(effective, facts.asOf),
      )
      return note === undefined ? [] : conclude(family, codes, inquiry, note)
    })
    return { findings, gaps: [] }
  },
}

/** True where a code of the family is asked about, beside the one without which it is not reported. */
function isNamed({ codes: rows, beside }: CountedFamily, codes: readonly string[]): boolean {
  return rows.some(({ code }) => codes.includes(code)) && (beside === undefined || codes.includes(beside))
}

function conclude(family: CountedFamily, codes: readonly string[], inquiry: Inquiry, note: GuidanceFact): Finding[] {
  const { beside = null } = family
  const amount = findAmount(family, inquiry)
  if (amount === null) return []
  const services = family.codes
    .filter((row) => isOfPayer(row, inquiry.payer) || isOnlyWay(row, family, codes))
    .map((row) => ({ code: row.code, units: countUnitsOf(row, amount.value), by: row.by ?? null }))
    // A code that was not asked about and does not count is beside the point.
    .filter(({ code, units }) => units > 0 || codes.includes(code))
  const subjects = [...new Set(services.map(({ code }) => code)), ...(beside === null ? [] : [beside])]
  return [
    {
      rule: countedUnits.id,
      topic: 'guidelines',
      verdict: 'informational',
      subjects,
      parameters: { amount: amount.text, beside, services, codes: subjects },
      citations: [note.citation],
      settles: ['units', 'em_level'],
      basis: 'guidance',
    },
  ]
}

/** The only number of the family's unit; where several are named nobody can tell which counts. */
function findAmount({ unit, things }: CountedFamily, { details }: Inquiry): Measure | null {
  const named = (details?.measures ?? []).filter(
    (each) => each.unit === unit && (things === undefined || things.test(each.text)),
  )
  const [first] = named
  return first !== undefined && named.every(({ value }) => value === first.value) ? first : null
}

/** Both ways of counting are told where it is not known who pays. */
const isOfPayer = ({ by }: CountedCode, payer: string | null): boolean =>
  by === undefined || payer === null || (by === 'Medicare') === (payer === 'Medicare')

/** A code that was asked about and is counted in one way, whoever pays. */
const isOnlyWay = ({ code }: CountedCode, family: CountedFamily, asked: readonly string[]): boolean =>
  asked.includes(code) && family.codes.filter((row) => row.code === code).length === 1
