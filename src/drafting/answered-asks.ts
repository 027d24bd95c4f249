import { isAskable } from '../domain/askable.ts'
import type { AnsweredAsk as StoredAsk } from '../domain/draft.ts'
import { answersAsk, type Finding, type Gap } from '../domain/finding.ts'
import type { Ask, AskKind, Inquiry } from '../domain/inquiry.ts'
import {
  countTold,
  leadWithDeciding,
  leaveSearched,
  limitNotes,
  NOTES_BESIDE_ROWS,
  SENTENCES,
} from './leading-findings.ts'
import { asksForLimit, asksForNumber, isWithinLimit, leaveLimits, namesLimit } from './limits-told.ts'
import { countCodes, leaveOtherNumbers } from './other-numbers.ts'
import { leadWithPeriods } from './periods-told.ts'
import { sayOnce } from './say-once.ts'
import type { WordedFinding, Wording } from './wording.ts'

/** An ask with its first line, and the sentences that line is made of. */
export type AnsweredAsk = StoredAsk & {
  sentences: string[]
  /** Codes and modifiers the ask names. */
  subjects: readonly string[]
  /** True where the ask names codes. */
  named: boolean
  /** Codes it names, modifiers left out. */
  codes: number
  /** True where limits of units that are not exceeded are all there is. */
  withinLimits: boolean
  /** True where the message asks for a number of units beside anything else. */
  unitsAsked: boolean
  /** True where modifiers that fit their codes are all there is. */
  fits: boolean
}

/** A row that gives the number or the state asked for says it all. */
const ANSWERED_BY_A_ROW: ReadonlySet<AskKind> = new Set(['global_period', 'fee', 'status'])

/** Words that ask for the reason of a denial, or what it says. */
const WHY = /\b(?:why|reasons?|means?|meaning|explain\w*|how come|what (?:is|was|does|did)|wh?ats?)\b/i

/** Words that ask for a diagnosis, not for what replaced a code. */
const DIAGNOSIS = /\bdxs?\b|\bdiagnos[ei]s\b/i

/** The codes of an ask without the letters of modifiers beside them; all of it where nothing else is named. */
function withoutModifiers(subjects: readonly string[]): readonly string[] {
  const codes = subjects.filter((subject) => !/^[A-Z]{2}$/.test(subject))
  return codes.length > 0 ? codes : subjects
}

const besideRows = (kind: AskKind): number => (ANSWERED_BY_A_ROW.has(kind) ? 0 : NOTES_BESIDE_ROWS)

/** Pairs of diagnoses that are not coded together: a note for each says which one is kept. */
const countDiagnosisPairs = (deciding: readonly WordedFinding[]): number =>
  deciding.filter(({ finding }) => finding.rule === 'guidelines/diagnosis-notes' && finding.verdict === 'not_allowed')
    .length

/** Every ask of the message in the sender's order, each with its first line. */
export function answerAsks(
  inquiry: Inquiry,
  worded: readonly WordedFinding[],
  wording: Wording,
  gaps: readonly Gap[] = [],
): AnsweredAsk[] {
  const answered = inquiry.asks.map((ask) => {
    const own = leaveOtherNumbers(worded, ask, inquiry.asks)
    const told = answerAsk(ask, own, wording, gaps, asksForLimit(inquiry))
    return { ...told, subjects: ask.subjects, unitsAsked: asksForNumber(inquiry) }
  })
  return answered.filter(({ sentences }, at) => {
    const ask = inquiry.asks[at]
    return sentences.length > 0 || ask === undefined || isAskable(ask, inquiry.references)
  })
}

/** `2) 10 days later 20610, inside the global?`: the surgery stands under another number. */
const isLaterDay = ({ rule, parameters }: Finding, { number, kind }: Ask): boolean =>
  number !== null && kind === 'global_period' && rule === 'guidelines/global-period' && parameters.elapsedDays != null

/** The gap that leaves the ask open: of several the one of what it names, such as a payer. */
function findOpening(gaps: readonly Gap[], { kind, text }: Ask): Gap | undefined {
  const opening = gaps.filter(({ opens }) => opens?.includes(kind))
  return opening.find(({ about }) => text.includes(about)) ?? opening[0]
}

/**
 * What leads without pairs free of an edit that the ask is not about: of no two codes it names, or not named at all beside a
 * note that pays for two of its codes. Where nothing else is left they stay.
 */
function leaveOtherPairs(leading: readonly WordedFinding[], { subjects }: Ask): readonly WordedFinding[] {
  if (countCodes(subjects) < 2) return leading
  const isPaid = leading.some(
    ({ finding }) => finding.basis === 'guidance' && finding.verdict === 'allowed' && finding.subjects.length > 1,
  )
  const isOfOthers = ({ finding: { rule, parameters } }: WordedFinding): boolean => {
    const { edit, pairs } = parameters
    if (rule !== 'ncci/bundled-pair' || edit !== false || !Array.isArray(pairs)) return false
    if (pairs.length === 0) return isPaid && parameters.among === 'others'
    return pairs.every((pair) =>
      String(pair)
        .split(' and ')
        .some((code) => !subjects.includes(code)),
    )
  }
  const own = leading.filter((each) => !isOfOthers(each))
  return own.length > 0 ? own : leading
}

/** `can we bill G0180 and G0181? 99348 too that day`: what holds of two codes that the question names comes before other pairs. */
function leadWithNamed(leading: readonly WordedFinding[], { kind, text }: Ask): readonly WordedFinding[] {
  if (kind !== 'billed_together' || !text.includes('?')) return leading
  const isNamed = ({ finding: { subjects } }: WordedFinding): boolean =>
    subjects.filter((code) => code.length > 2 && text.includes(code)).length > 1
  // That no edit stands between them decides nothing, and a no to others stays in its place.
  if (!leading.some((each) => isNamed(each) && each.finding.parameters.edit !== false)) return leading
  const isOfOthers = (each: WordedFinding): boolean =>
    each.finding.verdict === 'allowed_with_modifier' && countCodes(each.finding.subjects) > 1 && !isNamed(each)
  return leading.toSorted((one, other) => Number(isOfOthers(one)) - Number(isOfOthers(other)))
}

/** `Is G0444 fine with the other one?`: of edits those of the one code that the question names come first. */
function leadWithOnly(leading: readonly WordedFinding[], { kind, text }: Ask): readonly WordedFinding[] {
  const [code, ...others] = new Set(text.match(/\b(?:\d{5}|[A-V]\d{4}|\d{4}[A-Z])\b/g) ?? [])
  if (kind !== 'billed_together' || code === undefined || others.length > 0 || !text.includes('?')) return leading
  const isPair = ({ finding: { rule, verdict } }: WordedFinding): boolean =>
    rule === 'ncci/bundled-pair' && verdict !== 'informational'
  const isOfOthers = (each: WordedFinding): boolean => isPair(each) && !each.finding.subjects.includes(code)
  const isNamed = (each: WordedFinding): boolean => isPair(each) && each.finding.subjects.includes(code)
  if (!leading.some(isNamed)) return leading
  return leading.toSorted((one, other) => Number(isOfOthers(one)) - Number(isOfOthers(other)))
}

/** Sentences on the modifiers of each code, where several modifiers are asked of several codes: none of them is left out. */
function countOfEach({ kind, subjects }: Ask, leading: readonly WordedFinding[]): number {
  const fits = leading.filter(({ finding }) => finding.rule === 'modifiers/fits-code')
  const codes = new Set(fits.flatMap(({ finding }) => finding.subjects))
  const families = new Set(fits.map(({ finding }) => finding.parameters.family))
  const isSeveral = subjects.length - countCodes(subjects) > 1 || families.size > 1
  return kind === 'modifier_choice' && isSeveral && codes.size > 1 ? fits.length : 0
}

function answerAsk(
  ask: Ask,
  worded: readonly WordedFinding[],
  wording: Wording,
  gaps: readonly Gap[],
  limitAsked: boolean,
): Omit<AnsweredAsk, 'subjects' | 'unitsAsked'> {
  const { number, kind, text, subjects } = ask
  const answering = worded.filter(({ finding }) => answersAsk(finding, ask) || isLaterDay(finding, ask))
  const whyAsked = WHY.test(text)
  const deciding = leadWithDeciding(leaveLimits(answering, ask, limitAsked), kind, {
    limitAsked: namesLimit(text),
    whyAsked,
  })
  const limited = leaveSearched(limitNotes(deciding, Math.max(besideRows(kind), countDiagnosisPairs(deciding))))
  const leading = leadWithPeriods(leadWithOnly(leadWithNamed(leaveOtherPairs(limited, ask), ask), ask), answering, ask)
  const most = Math.max(SENTENCES, countTold(leading), countOfEach(ask, leading))
  const sentences = sayOnce(leading.map(({ words }) => words.short)).slice(0, most)
  const [first] = leading
  // What another payer pays is not known, whatever is known of the modifiers its fee depends on.
  const isBarred = kind === 'fee' && gaps.some(({ opens }) => opens?.includes('fee'))
  if (first === undefined || sentences.length === 0 || isBarred) {
    return {
      number,
      kind,
      text,
      verdict: 'unknown',
      answer:
        findOpening(gaps, ask)?.why ??
        wording.openAsk({ kind, subjects: withoutModifiers(subjects), diagnosis: DIAGNOSIS.test(text) }),
      settledBy: 'open',
      sentences: [],
      named: subjects.length > 0,
      codes: countCodes(subjects),
      withinLimits: false,
      fits: false,
    }
  }
  const settledBy = leading.some(({ finding }) => finding.basis === 'rows') ? 'rows' : 'guidance'
  const { verdict } = first.finding
  const named = subjects.length > 0
  const codes = countCodes(subjects)
  const withinLimits = !limitAsked && leading.every(isWithinLimit)
  const fits = leading.every(({ finding: each }) => each.rule === 'modifiers/fits-code' && each.verdict === 'allowed')
  const answer = sentences.join(' ')
  return { number, kind, text, verdict, answer, settledBy, sentences, named, codes, withinLimits, fits }
}
