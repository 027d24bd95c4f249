import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule, Verdict } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { findCodeLife, isInForce, procedureCodes } from '../code-life.ts'
import { type FeeRow, feeEdition, findFeeRow } from '../fee-row.ts'
import { isMedicareAsked } from '../medicare-asked.ts'
import { asksAbout, says } from '../message-words.ts'
import { codesReportedFor } from '../replacements.ts'

/** Statuses under which the physician fee schedule pays nothing by itself, so that they decide whatever is asked. */
const DECIDING = new Set(['B', 'C', 'E', 'I', 'M', 'N', 'P', 'R', 'T', 'X'])

/** Statuses under which there is no payment by this schedule; what of other schedules, each one's words tell. */
const UNPAID = new Set(['B', 'I', 'M', 'N', 'P'])

const STATUS_WORDS =
  /\bstatus (?:code|indicator|letter)|fee schedule|\bmpfs\b|\bpfs\b|separately payable|payable separately/

/** What the Medicare status of a code on the physician fee schedule means for payment. */
export const feeStatus: Rule = {
  id: 'codes/fee-status',
  topic: 'codes',
  question: 'Is the code payable under the Medicare physician fee schedule, and what does its status mean?',
  source: 'relative value file (PPRRVU), status code; RVU25D layout document, attachment A',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const findings = procedureCodes(inquiry.references).flatMap((code): Finding[] => {
      const life = findCodeLife(facts, code)
      if (life !== null && !isInForce(life, facts.asOf)) return []
      const fee = findFeeRow(facts, code)
      if (fee === null) return []
      const asked = asksAbout(inquiry, code, 'status', 'coverage') || says(inquiry, STATUS_WORDS)
      const named = says(inquiry, STATUS_WORDS)
      return DECIDING.has(fee.row.status) || asked
        ? [conclude(code, fee, { medicare: isMedicareAsked(inquiry), named }, facts)]
        : []
    })
    return { findings: [...findings, ...concludeReplacements(inquiry, facts)], gaps: [] }
  },
}

/** Whether Medicare pays as far as the message tells, and whether it names the status itself. */
type Asked = { medicare: boolean; named: boolean }

/** A code that replaced one asked about and that Medicare pays nothing for is no answer to what is billed instead. */
function concludeReplacements(inquiry: Inquiry, facts: Facts): Finding[] {
  const asked = procedureCodes(inquiry.references)
  const targets = new Set(
    asked.flatMap((code) => codesReportedFor(code, facts)).filter((code) => !asked.includes(code)),
  )
  return [...targets].flatMap((code): Finding[] => {
    const fee = findFeeRow(facts, code)
    if (fee === null || !UNPAID.has(fee.row.status)) return []
    return [conclude(code, fee, { medicare: false, named: false }, facts)]
  })
}

function conclude(code: string, fee: FeeRow, { medicare, named }: Asked, facts: Facts): Finding {
  const { status, citation } = fee.row
  return {
    rule: feeStatus.id,
    topic: 'codes',
    verdict: medicare ? judge(status) : 'informational',
    subjects: [code],
    parameters: { code, status, ...feeEdition(fee, facts) },
    citations: [citation],
    // An active code is payable where covered: that is no answer to whether it is covered, or to how much is paid.
    settles: medicare ? listSettled(status, named) : [],
    basis: 'rows',
  }
}

const judge = (status: string): Verdict => (UNPAID.has(status) ? 'not_allowed' : 'informational')

/**
 * An active code is payable where covered, and what other schedules pay is told by those: neither says whether it is
 * covered.
 */
function listSettled(status: string, named: boolean): AskKind[] {
  if (status === 'A') return named ? ['status'] : []
  const settled: AskKind[] = named
    ? ['status', 'fee', 'code_meaning']
    : UNPAID.has(status)
      ? ['status', 'fee']
      : ['fee']
  return UNPAID.has(status) || status === 'R' || status === 'T' ? [...settled, 'coverage'] : settled
}
