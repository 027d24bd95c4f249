import type { Finding, Parameters } from '../domain/finding.ts'

/** A modifier that one edit says does not belong on its code is not told by another that it is taken there. */
export function agreeOnModifiers(findings: readonly Finding[]): Finding[] {
  const judgedOf = ({ parameters }: Finding): Parameters[] => (parameters.judged ?? []) as Parameters[]
  const refused = findings
    .flatMap(judgedOf)
    .flatMap(({ kind, code, modifier }) => (kind === 'not_on_column_one' ? [`${code} ${modifier}`] : []))
  return findings.map((finding) => {
    const judged = judgedOf(finding)
    const agreed = judged.filter(
      ({ kind, code, modifier }) => kind !== 'on_column_one' || !refused.includes(`${code} ${modifier}`),
    )
    return agreed.length === judged.length
      ? finding
      : { ...finding, parameters: { ...finding.parameters, judged: agreed } }
  })
}

/** How the sides of two codes are reported decides nothing where a note says that the two are not both paid. */
export function leaveOfBarred(finding: Finding, findings: readonly Finding[]): Finding {
  const { rule, verdict, subjects, parameters } = finding
  if (rule !== 'modifiers/fits-code' || verdict !== 'allowed' || parameters.family !== 'bilateral') return finding
  const isBarred = findings.some(
    (note) =>
      note.basis === 'guidance' &&
      note.verdict === 'not_allowed' &&
      note.settles.includes('billed_together') &&
      subjects.length > 1 &&
      // A note on a third code says nothing of these two.
      note.subjects.length === subjects.length &&
      subjects.every((code) => note.subjects.includes(code)),
  )
  return isBarred ? { ...finding, verdict: 'informational', settles: [] } : finding
}
