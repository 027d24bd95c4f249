import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { AskKind, Inquiry } from '../../domain/inquiry.ts'
import { isSupplierItem } from '../../domain/supplier-items.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { asksAbout, asksFor, says } from '../message/message-words.ts'
import { findCodeLife, isInForce, procedureCodes } from '../rows/code-life.ts'
import { type FeeRow, feeEdition, findFeeRow } from '../rows/fee-row.ts'
import { isMedicareAsked } from '../rows/medicare-asked.ts'
import { findPaidBeside } from '../rows/paid-alone.ts'
import { codesReportedFor } from '../rows/replacements.ts'

/** Statuses under which the physician fee schedule pays nothing by itself, so that they decide whatever is asked. */
const DECIDING = new Set(['B', 'C', 'E', 'I', 'M', 'N', 'P', 'R', 'T', 'X'])

/** Statuses under which there is no payment by this schedule; what of other schedules, each one's words tell. */
const UNPAID = new Set(['B', 'I', 'M', 'N', 'P'])

/** Statuses that tell whether Medicare pays what replaced a code; what of others holds, other schedules say. */
const TELLS_COVERAGE = new Set([...UNPAID, 'A', 'R', 'T'])

/** What a code that another of the claim takes in answers besides. */
const OF_CLAIM: readonly AskKind[] = ['billed_together', 'denial', 'modifier_choice']

const PATIENT_BILLED = /\b(?:bill|charge|collect from)\b[^.?!\n]{0,12}\b(?:pts?|patients?|her|him)\b/

const STATUS_WORDS =
  /\bstatus (?:code|indicator|letter)|\bstatus ['“"]?[bceijmnprtx]\b|fee schedule|\bmpfs\b|\bpfs\b|separately payable|payable separately/

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
        ? [
            // The contractor for durable medical equipment pays what suppliers bill by a schedule of its own.
            conclude(
              code,
              fee,
              {
                medicare: isMedicareAsked(inquiry) && (named || !isSupplierItem(code)),
                named,
                alone: life === null,
                patientAsked: says(inquiry, PATIENT_BILLED),
                // `is 99391 covered?` names no payer: that Medicare does not cover it is what is known.
                open: inquiry.payer === null && !inquiry.details?.planType && asksAbout(inquiry, code, 'coverage'),
              },
              facts,
              asksFor(inquiry, ...OF_CLAIM) ? findPaidBeside(code, inquiry, facts) : [],
            ),
          ]
        : []
    })
    return { findings: [...findings, ...concludeReplacements(inquiry, facts)], gaps: [] }
  },
}

/** Whether Medicare pays as far as the message tells, whether it names the status itself, and whether no other file knows the code. */
type Asked = { medicare: boolean; named: boolean; alone?: boolean; patientAsked?: boolean; open?: boolean }

/**
 * Codes that replaced one asked about: one that Medicare pays nothing for is no answer to what is billed instead, and where
 * coverage is asked each of them answers for the old code.
 */
function concludeReplacements(inquiry: Inquiry, facts: Facts): Finding[] {
  const asked = procedureCodes(inquiry.references)
  const origins = new Map<string, string[]>()
  for (const code of asked) {
    for (const target of codesReportedFor(code, facts)) {
      if (!asked.includes(target)) origins.set(target, [...(origins.get(target) ?? []), code])
    }
  }
  return [...origins].flatMap(([target, old]): Finding[] => {
    const fee = findFeeRow(facts, target)
    if (fee === null) return []
    const isAsked =
      TELLS_COVERAGE.has(fee.row.status) &&
      isMedicareAsked(inquiry) &&
      old.some((code) => asksAbout(inquiry, code, 'coverage'))
    // That it is active answers who asks whether the one code that is billed instead is paid.
    const isOnly = old.some((code) => codesReportedFor(code, facts).length === 1)
    const isPaid = fee.row.status === 'A' && isOnly && asksFor(inquiry, 'coverage', 'denial', 'fee')
    if (!isAsked)
      return UNPAID.has(fee.row.status) || isPaid
        ? [conclude(target, fee, { medicare: false, named: false }, facts)]
        : []
    const finding = conclude(target, fee, { medicare: true, named: false }, facts)
    return [{ ...finding, verdict: 'informational', standsFor: old, settles: ['coverage'] }]
  })
}

function conclude(
  code: string,
  fee: FeeRow,
  { medicare, named, alone = false, patientAsked = false, open = false }: Asked,
  facts: Facts,
  beside: readonly string[] = [],
): Finding {
  const { status, citation } = fee.row
  const isTakenIn = medicare && beside.length > 0
  return {
    rule: feeStatus.id,
    topic: 'codes',
    verdict: isTakenIn ? 'not_allowed' : medicare ? judge(status) : 'informational',
    subjects: [code],
    parameters: {
      code,
      status,
      beside: isTakenIn ? [...beside] : [],
      elsewhere: status === 'X' ? findOtherSchedule(code) : null,
      // Of status R some have relative values; only those without are priced by the contractor.
      valued: (fee.row.nonFacilityTotal ?? 0) > 0 || (fee.row.facilityTotal ?? 0) > 0,
      // Drafting knows whether a note says that it ended since.
      ended: false,
      // `can we bill the patient for it?` is answered yes by what Medicare does not cover.
      patientAsked,
      ...feeEdition(fee, facts),
    },
    citations: [citation],
    // An active code is payable where covered: that is no answer to whether it is covered, or to how much is paid.
    settles: medicare
      ? [...listSettled(status, named || (alone && status === 'A')), ...(isTakenIn ? OF_CLAIM : [])]
      : open && UNPAID.has(status)
        ? ['coverage']
        : [],
    basis: 'rows',
  }
}

/** The schedule by which Medicare pays what is no physician service, where its kind tells. */
function findOtherSchedule(code: string): string | null {
  if (/^(?:8\d{4}|36415|P\d{4})$/.test(code)) return 'clinical laboratory'
  if (/^A04[23]\d$/.test(code)) return 'ambulance'
  return /^[EKL]\d{4}$/.test(code) ? 'DMEPOS' : null
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
  return named || UNPAID.has(status) || status === 'R' || status === 'T' ? [...settled, 'coverage'] : settled
}
