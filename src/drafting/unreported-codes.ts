import type { Finding } from '../domain/finding.ts'

/** The code of an edit that is not reported beside the others, with a modifier or without. */
const takenOut = ({ rule, parameters }: Finding): string[] =>
  rule === 'ncci/bundled-pair' && parameters.unreported === true ? [String(parameters.columnTwo)] : []

/** How a code takes its modifiers, which is no yes where it is not to be reported beside the others. */
export function leaveUnreported(finding: Finding, findings: readonly Finding[]): Finding {
  if (finding.rule !== 'modifiers/fits-code' || finding.verdict !== 'allowed') return finding
  const out = findings.flatMap(takenOut)
  const isOut = finding.subjects.every((code) => out.includes(code))
  return isOut ? { ...finding, verdict: 'informational' } : finding
}
