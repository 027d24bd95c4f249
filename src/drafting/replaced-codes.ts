import type { Finding } from '../domain/finding.ts'
import { isVisit } from '../domain/visit-codes.ts'

/** Visits and treatment of a complication are part of the surgery: how they would stand beside each other says nothing then. */
const isPartOfSurgery = ({ basis, verdict, settles, parameters }: Finding): boolean =>
  basis === 'guidance' &&
  verdict === 'not_allowed' &&
  settles.includes('global_period') &&
  /\bcomplication\b[^;]*\bpart of the surgery\b/.test(String(parameters.short))

/** X-rays and laboratory tests are never part of it. */
const isTreatment = (code: string): boolean => /^[1-6]\d{4}$|^9[67]\d{3}$/.test(code)

/** Repairs that the message names and that are added up to another: `12002 and 12004, 7 and 3 cm`. */
function listUnsummed({ rule, parameters, subjects }: Finding): string[] {
  if (rule !== 'guidelines/repair-lengths') return []
  const repairs = parameters.repairs as readonly { code: string; further: string | null; sum: string }[]
  const coded = repairs.flatMap(({ code, further }) => [code, further])
  return repairs.some(({ sum }) => sum !== '') ? subjects.filter((code) => !coded.includes(code)) : []
}

/** That no edit joins a code to another stands in the table alone where that code is not the one to report: `No, report 99495`. */
export function leaveReplaced(findings: readonly Finding[]): Finding[] {
  const replaced = findings.flatMap(({ rule, verdict, subjects }) =>
    rule === 'guidelines/transitional-care' && verdict === 'not_allowed' ? subjects.slice(0, 1) : [],
  )
  const unsummed = findings.flatMap(listUnsummed)
  const isOfSurgery = findings.some(isPartOfSurgery)
  const isIdle = ({ rule, parameters, subjects }: Finding): boolean =>
    rule === 'ncci/bundled-pair' &&
    (subjects.some((code) => unsummed.includes(code)) ||
      (parameters.edit === false &&
        ((subjects.length === 2 && replaced.some((code) => subjects.includes(code))) ||
          (isOfSurgery && subjects.some(isVisit) && subjects.every((code) => isVisit(code) || isTreatment(code))))))
  return findings.map((finding) => (isIdle(finding) ? { ...finding, verdict: 'informational', settles: [] } : finding))
}
