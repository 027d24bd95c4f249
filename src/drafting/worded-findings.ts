import { answersAsk, type Finding, type Parameters } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { agreeOnModifiers, leaveOfBarred } from './agreed-findings.ts'
import { joinAlikeFindings } from './alike-findings.ts'
import { leaveAnswerWord } from './leading-words.ts'
import { leaveNeedless } from './needless-modifiers.ts'
import { leaveReplaced } from './replaced-codes.ts'
import { leaveUnreported } from './unreported-codes.ts'
import type { WordedFinding, Wording } from './wording.ts'

/** The findings with their words; what is true of several codes alike is one sentence of the short answer. */
export function wordFindings(
  all: readonly Finding[],
  inquiry: Inquiry,
  wording: Pick<Wording, 'finding'>,
): WordedFinding[] {
  const left = tellEnded(leaveSpokenFor(leaveOtherLines(leaveContradicted(leaveReplaced(all)))))
  const told = left.map((finding) =>
    leaveNeedless(leaveMet(leaveAdvice(tellException(finding, left), left), left), left),
  )
  const agreed = agreeOnModifiers(told)
  const findings = agreed.map((finding) => leaveOfBarred(leaveUnreported(finding, agreed), left))
  const joined = joinAlikeFindings(findings, inquiry)
  return findings.map((finding) => {
    const words = wording.finding(finding)
    const leading = findStatus(finding, findings) ?? finding
    const pointed = pointToPair(joined.get(leading) ?? leading, findings, inquiry)
    const { short } = pointed === finding ? words : wording.finding(pointed)
    return { finding, words: { ...words, short: leaveAnswerWord(short, finding, inquiry) } }
  })
}

const isEdit = ({ rule, parameters }: Finding): boolean => rule === 'ncci/bundled-pair' && parameters.edit === true

/** An edit whose condition the message itself tells to be met. */
const TOLD_APART = new Set<unknown>(['apart', 'sides', 'sessions', 'first_study'])
const isToldApart = ({ parameters }: Finding): boolean => TOLD_APART.has(parameters.told)

/** `not both for one wound`, `only for another site`, where the message tells two: it explains the edit and decides nothing here. */
function leaveMet(finding: Finding, findings: readonly Finding[]): Finding {
  const isOfPair = finding.verdict === 'not_allowed' || finding.verdict === 'allowed_with_modifier'
  if (finding.basis !== 'guidance' || !isOfPair || !finding.settles.includes('billed_together')) return finding
  const besides = (finding.parameters.besides ?? []) as readonly string[]
  const isMet = findings.some(
    (each) =>
      isEdit(each) &&
      isToldApart(each) &&
      // Of a third code that the note is about the edit says nothing.
      (besides.length === 0 || besides.some((code) => each.subjects.includes(code))) &&
      [each.parameters.columnTwo, ...(each.parameters.columnOnes as readonly string[])].filter((code) =>
        finding.subjects.includes(String(code)),
      ).length > 1,
  )
  // `11042 on the grafted wound, another wound 97597`: of one pair it still holds.
  const holdsStill = findings.some(
    (each) =>
      isEdit(each) &&
      !isToldApart(each) &&
      each.parameters.visit === null &&
      [each.parameters.columnTwo, ...(each.parameters.columnOnes as readonly string[])].every((code) =>
        finding.subjects.includes(String(code)),
      ),
  )
  return isMet && !holdsStill ? { ...finding, verdict: 'informational' } : finding
}

/** A pair that the file never pays together leaves no room for a note that would pay it with a modifier. */
function leaveContradicted(findings: readonly Finding[]): Finding[] {
  const barred = findings.filter((finding) => isEdit(finding) && finding.verdict === 'not_allowed')
  const isBarred = ({ subjects }: Finding): boolean =>
    barred.some((pair) => subjects.length === 2 && subjects.every((code) => pair.subjects.includes(code)))
  return findings.filter(
    (finding) => finding.basis === 'rows' || finding.verdict !== 'allowed_with_modifier' || !isBarred(finding),
  )
}

/** `beside them G0289 is only for a loose body in another compartment` */
const OWN_EXCEPTION =
  /\b(?:is|are|may be|goes) (?:reported |separate |paid )?only (?:for|where|at|in|with|after)\b|\bunless CPT\b/

/** `so a mesh code (0437T, 15777) is not reported with it`: where a modifier goes on such a code is not to be told. */
const NOT_REPORTED = /\b(?:is|are) not reported (?:with|beside)\b[^;.]*\bunless CPT\b/

/** `so neither 29877 nor G0289 is reported for it` */
const NEITHER = /\bneither ((?:[A-Z]?\d{4,5}(?:, | nor )?){2,4}) (?:is|are) reported\b/

const isNotReported = ({ parameters, subjects }: Finding, note: Finding): boolean => {
  const short = String(note.parameters.short)
  const listed = NEITHER.exec(short)?.[1] ?? (NOT_REPORTED.test(short) ? short.split(NOT_REPORTED)[0] : undefined)
  return (
    note.verdict === 'not_allowed' &&
    note.subjects.filter((code) => subjects.includes(code)).length > 1 &&
    listed?.includes(String(parameters.columnTwo)) === true
  )
}

/** An edit that bundles an add-on code into what is none of the primary codes of its closed list. */
const lacksPrimary = (
  { parameters: { columnTwo } }: Finding,
  { rule, verdict, parameters, subjects }: Finding,
): boolean =>
  rule === 'ncci/add-on-primary' &&
  verdict === 'not_allowed' &&
  parameters.addOn === columnTwo &&
  subjects[0] === columnTwo

/**
 * "No: guidance is included" beside "Only if the services are distinct": what the edit leaves open is the exception. A note
 * that says when this pair is paid stands in the place of that general condition, which it may be wider than.
 */
function tellException(finding: Finding, findings: readonly Finding[]): Finding {
  if (!isEdit(finding) || finding.parameters.mayBypass !== true || isToldApart(finding)) return finding
  if (finding.parameters.told === 'one')
    return { ...finding, parameters: { ...finding.parameters, judged: judgeAsOnePlace(finding) } }
  const notes = findings.filter(({ basis }) => basis === 'guidance')
  // A note on two codes that the third is bundled into says nothing of that edit.
  const denying = notes.filter(
    ({ verdict, subjects }) =>
      verdict === 'not_allowed' &&
      subjects.includes(String(finding.parameters.columnTwo)) &&
      subjects.filter((code) => finding.subjects.includes(code)).length > 1,
  )
  const isDenied = denying.length > 0
  // A note that names its own exception leaves no wider one.
  const isLimited = denying.some(({ parameters }) => OWN_EXCEPTION.test(String(parameters.short)))
  if (notes.some((note) => isNotReported(finding, note)) || findings.some((each) => lacksPrimary(finding, each)))
    return { ...finding, parameters: { ...finding.parameters, unreported: true, judged: [] } }
  if (isLimited && finding.parameters.visit === null)
    return { ...finding, parameters: { ...finding.parameters, conditioned: true, judged: judgeAsException(finding) } }
  if (isDenied)
    return { ...finding, parameters: { ...finding.parameters, exception: true, judged: judgeAsException(finding) } }
  const isConditioned = notes.some(
    ({ verdict, subjects, settles }) =>
      (verdict === 'allowed_with_modifier' || verdict === 'allowed') &&
      settles.includes('billed_together') &&
      finding.subjects.every((code) => subjects.includes(code)),
  )
  return isConditioned && finding.parameters.visit === null
    ? { ...finding, parameters: { ...finding.parameters, conditioned: true } }
    : finding
}

/** A modifier in the right place is right only where the exception is true; one in the wrong place is not told to be moved. */
function judgeAsException({ parameters }: Finding): Parameters[] {
  const judged = (parameters.judged ?? []) as Parameters[]
  if (parameters.visit !== null) return judged
  return judged.map((each) => {
    if (each.kind === 'on_column_one') return { ...each, kind: 'not_on_column_one' }
    return each.kind === 'right_place' ? { ...each, kind: 'exception_only' } : each
  })
}

/**
 * The lines that the edits leave, without which a note says no to two of them, or a condition that the edits do not know. A
 * note on one that stays and others that do not says the same.
 */
function leaveOtherLines(findings: readonly Finding[]): Finding[] {
  const isContradicted = ({ parameters: { off }, subjects }: Finding): boolean =>
    findings.some(
      (note) =>
        note.basis === 'guidance' &&
        (note.verdict === 'not_allowed' || note.verdict === 'allowed_with_modifier') &&
        note.settles.includes('billed_together') &&
        note.subjects.filter((code) => subjects.includes(code) && !(off as readonly string[]).includes(code)).length >
          1,
    )
  return findings.filter((finding) => finding.rule !== 'ncci/claim-lines' || !isContradicted(finding))
}

/** A modifier that says another place fits neither code where the message tells one. */
const judgeAsOnePlace = (finding: Finding): Parameters[] =>
  judgeAsException(finding).map((each) => (each.kind === 'exception_only' ? { ...each, kind: 'same_place' } : each))

/** Notes from which a finding of a rule concludes what holds here: it stands in their place. */
function leaveSpokenFor(findings: readonly Finding[]): Finding[] {
  const spoken = new Set(findings.flatMap(({ parameters }) => (parameters.speaksFor ?? []) as readonly string[]))
  return findings.filter(({ basis, parameters }) => basis === 'rows' || !spoken.has(String(parameters.key)))
}

/** A code was active in the fee schedule of another year, where a note says that it was deleted since. */
function tellEnded(findings: readonly Finding[]): Finding[] {
  const isEnded = (code: string): boolean =>
    findings.some(
      ({ basis, verdict, settles, subjects }) =>
        basis === 'guidance' &&
        verdict === 'not_allowed' &&
        settles.includes('status') &&
        settles.includes('crosswalk') &&
        subjects.includes(code),
    )
  const isActive = ({ rule, parameters }: Finding): boolean =>
    rule === 'codes/fee-status' && parameters.status === 'A' && parameters.covers === false
  return findings.map((finding) =>
    isActive(finding) && finding.subjects.some(isEnded)
      ? { ...finding, parameters: { ...finding.parameters, ended: true } }
      : finding,
  )
}

/** Where the line is settled as not payable there is nothing to correct and nothing to appeal. */
function leaveAdvice(finding: Finding, findings: readonly Finding[]): Finding {
  const { rule, parameters, subjects } = finding
  if (rule !== 'compliance/denials' || parameters.appealAsked !== true || parameters.route !== 'support') return finding
  const isSettled = findings.some(
    (each) =>
      each.rule !== rule &&
      each.verdict === 'not_allowed' &&
      each.settles.includes('denial') &&
      (subjects.length <= 1 || each.subjects.some((code) => subjects.includes(code))),
  )
  return isSettled ? { ...finding, parameters: { ...parameters, appealAsked: false } } : finding
}

/** The status that says why a code has a limit of no unit at all: one sentence tells both. Null for anything else. */
function findStatus({ rule, parameters }: Finding, findings: readonly Finding[]): Finding | null {
  if (rule !== 'ncci/units-over-limit' || parameters.limit !== 0) return null
  const isUnpaid = (each: Finding): boolean => each.rule === 'codes/fee-status' && each.verdict === 'not_allowed'
  return findings.find((each) => isUnpaid(each) && each.parameters.code === parameters.code) ?? null
}

/** A denial that an edit explains does not tell the edit where the sentence of the pair answers the same ask. */
function pointToPair(finding: Finding, findings: readonly Finding[], { asks }: Inquiry): Finding {
  if (finding.rule !== 'compliance/denials') return finding
  const isTold = ({ cause, subject, other }: Parameters): boolean =>
    (cause === 'pair' || cause === 'pair_with_modifier') &&
    findings.some(
      (each) =>
        isEdit(each) &&
        [subject, other].every((code) => each.subjects.includes(String(code))) &&
        asks.some((ask) => ask.kind === 'denial' && answersAsk(finding, ask) && answersAsk(each, ask)),
    )
  if (!isTold(finding.parameters)) return finding
  const further = ((finding.parameters.further ?? []) as Parameters[]).filter((each) => !isTold(each))
  return { ...finding, parameters: { ...finding.parameters, cause: 'pair_told', further } }
}
