import type { Finding } from '../domain/finding.ts'
import { isVisit } from '../domain/visit-codes.ts'

/** Modifiers that bypass an edit, or that the global surgery rules want on a visit. */
const BYPASSING =
  /\b(?:with|takes?|needs?|then|wants?|puts?|modifier) (?:24|25|57|58|59|78|79|X[ESPU])\b|\((?:25|59|X[ESPU])\b/

/** That no edit joins two codes needs no modifier, but a note on one of them asks for one: the two are not said in one breath. */
export function leaveNeedless(finding: Finding, findings: readonly Finding[]): Finding {
  if (finding.rule !== 'ncci/bundled-pair' || finding.parameters.edit !== false) return finding
  const isAsked = findings.some(
    ({ basis, verdict, subjects, parameters, settles }) =>
      basis === 'guidance' &&
      settles.some((kind) => kind === 'billed_together' || kind === 'modifier_choice') &&
      subjects.filter((code) => finding.subjects.includes(code)).length > (finding.subjects.some(isVisit) ? 0 : 1) &&
      (BYPASSING.test(String(parameters.short)) ||
        (verdict === 'allowed_with_modifier' && BYPASSING.test(String(parameters.text)))),
  )
  return isAsked ? { ...finding, parameters: { ...finding.parameters, asksModifier: true } } : finding
}
