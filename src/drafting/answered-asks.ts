import type { AnsweredAsk as StoredAsk } from '../domain/draft.ts'
import { answersAsk, type Finding, type Gap } from '../domain/finding.ts'
import type { Ask, AskKind, Inquiry } from '../domain/inquiry.ts'
import type { WordedFinding, Wording } from './compose-draft.ts'
import {
  countTold,
  leadWithDeciding,
  leaveSearched,
  limitNotes,
  NOTES_BESIDE_ROWS,
  SENTENCES,
} from './leading-findings.ts'
import { asksForLimit, asksForNumber, isWithinLimit, leaveLimits, namesLimit } from './limits-told.ts'
import { sayOnce } from './say-once.ts'

/** An ask with its first line, and the sentences that line is made of. */
export type AnsweredAsk = StoredAsk & {
  sentences: string[]
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

/** Words that ask for a diagnosis, not for what replaced a code. */
const DIAGNOSIS = /\bdxs?\b|\bdiagnos[ei]s\b/i

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
  return inquiry.asks.map((ask) => {
    const own = leaveOtherNumbers(worded, ask, inquiry.asks)
    return { ...answerAsk(ask, own, wording, gaps, asksForLimit(inquiry)), unitsAsked: asksForNumber(inquiry) }
  })
}

/** What may answer the ask; where it has a number and names no code, and a note speaks of its words, no pair of another number. */
function leaveOtherNumbers(worded: readonly WordedFinding[], ask: Ask, asks: readonly Ask[]): WordedFinding[] {
  const own = worded.filter(({ finding }) => !isOfOtherNumber(finding, ask, asks))
  const { number, kind, subjects, text } = ask
  if (number === null || subjects.some((code) => text.includes(code))) return own
  const speaks = ({ finding }: WordedFinding): boolean =>
    finding.settles.includes(kind) && finding.numbers?.includes(number) === true
  const isOfOthers = ({ rule, basis }: Finding): boolean => rule === 'ncci/bundled-pair' || basis === 'guidance'
  return own.some(speaks) ? own.filter((each) => speaks(each) || !isOfOthers(each.finding)) : own
}

/**
 * True for what two codes are to each other, where that is of the question of another number: it names both and this one does
 * not, or this one names two codes of its own and the other number the code that it lacks, or only the other one asks what
 * goes together.
 */
function isOfOtherNumber(finding: Finding, ask: Ask, asks: readonly Ask[]): boolean {
  const { rule, basis, subjects, parameters } = finding
  if (rule === 'guidelines/global-period') return isPeriodOfOther(ask, asks)
  if (rule === 'ncci/add-on-primary') return isAddOnOfOther(parameters, ask, asks)
  if (ask.number === null || !(OF_TWO_CODES.has(rule) || basis === 'guidance')) return false
  const { columnTwo } = parameters
  const isPairOf = (each: Ask): boolean =>
    subjects.filter((code) => each.subjects.includes(code)).length > 1 &&
    (typeof columnTwo !== 'string' || each.subjects.includes(columnTwo))
  const pairing = findPairing(finding, ask, asks)
  if (pairing !== null) return pairing !== ask.number
  if (isPairOf(ask) || isOfItsVisit(parameters, ask)) return false
  const others = asks.filter((each) => each.number !== null && each.number !== ask.number)
  if (isBesideOthers(ask, subjects, others)) return false
  const isTheirs = (code: string): boolean => others.some((each) => each.subjects.includes(code))
  const asksPair = others.some(
    ({ kind, subjects: named }) => kind === 'billed_together' && subjects.some((code) => named.includes(code)),
  )
  if (basis === 'guidance' && subjects.length > 1 && asksPair && !OF_PAIRS.has(ask.kind)) return true
  const lacks = (code: string): boolean => !ask.subjects.includes(code) && isTheirs(code)
  // `3. can the patient pay?` is about all of them and names none as a pair.
  const names = (each: Ask): boolean => each.subjects.some((code) => code.length > 2 && each.text.includes(code))
  const naming = basis === 'guidance' && ask.kind === 'coverage' ? others.filter(names) : others
  return naming.some(isPairOf) || (countCodes(ask.subjects) > 1 && subjects.length > 1 && subjects.some(lacks))
}

/** `a) does 29822 get a 59? b) 51 on 29826?`: whether the add-on code takes a modifier is of the number that names it. */
function isAddOnOfOther(
  { addOn }: Finding['parameters'],
  { number, kind, subjects }: Ask,
  asks: readonly Ask[],
): boolean {
  if (number === null || kind !== 'modifier_choice' || typeof addOn !== 'string' || subjects.includes(addOn))
    return false
  return asks.some((each) => each.number !== null && each.kind === kind && each.subjects.includes(addOn))
}

/**
 * The number that first names both sides of a pair, where this one does not and asks for units or what goes with its one code:
 * `a) 99490? b) 99457 too? c) add 99491?` asks under b of 99457 beside 99490, and under c of 99491 beside it. Else null.
 */
function findPairing(
  { rule, subjects, parameters }: Finding,
  { kind, text, ...ask }: Ask,
  asks: readonly Ask[],
): string | null {
  const { columnTwo, besides } = parameters
  const second = rule === 'ncci/bundled-pair' && typeof columnTwo === 'string' ? [columnTwo] : besides
  if (!(kind === 'billed_together' || kind === 'units') || !Array.isArray(second) || second.length === 0) return null
  const [one, other] = [second, subjects.filter((code) => !second.includes(code))]
  const own = ask.subjects.filter((code) => code.length > 2 && text.includes(code))
  const isOfPair = own.some((code) => one.includes(code)) && own.some((code) => other.includes(code))
  if (own.length === 0 || isOfPair || (own.length > 1 && kind !== 'units')) return null
  let before = ''
  for (const each of asks) {
    before += ` ${each.text}`
    const isNamed = (code: string): boolean => before.includes(code)
    if (one.some(isNamed) && other.some(isNamed)) return each.number
  }
  return null
}

/** `3) same month as 99490?`: the one code it names, which no other number does, goes with those of the numbers before. */
const isBesideOthers = ({ kind, subjects: own }: Ask, subjects: readonly string[], others: readonly Ask[]): boolean =>
  kind === 'billed_together' &&
  countCodes(own) === 1 &&
  own.some((code) => subjects.includes(code) && others.every((each) => !each.subjects.includes(code)))

/** True where another number asks for the global period, and this one does not. */
function isPeriodOfOther({ number }: Ask, asks: readonly Ask[]): boolean {
  const asksPeriod = asks.filter(({ kind }) => kind === 'global_period')
  return (
    number !== null &&
    asksPeriod.some((each) => each.number !== null) &&
    asksPeriod.every((each) => each.number !== number)
  )
}

/** `2) 10 days later 20610, inside the global?`: the surgery stands under another number. */
const isLaterDay = ({ rule, parameters }: Finding, { number, kind }: Ask): boolean =>
  number !== null && kind === 'global_period' && rule === 'guidelines/global-period' && parameters.elapsedDays != null

/** `mod on the 99214?`: the modifier of a visit is told with the procedures it stands beside. */
const isOfItsVisit = ({ visit, visitModifier }: Finding['parameters'], { kind, subjects }: Ask): boolean =>
  kind === 'modifier_choice' && typeof visitModifier === 'string' && subjects.some((code) => code === visit)

/** The gap that leaves the ask open: of several the one of what it names, such as a payer. */
function findOpening(gaps: readonly Gap[], { kind, text }: Ask): Gap | undefined {
  const opening = gaps.filter(({ opens }) => opens?.includes(kind))
  return opening.find(({ about }) => text.includes(about)) ?? opening[0]
}

/** Rules that say what two codes are to each other. */
const OF_TWO_CODES: ReadonlySet<string> = new Set(['ncci/bundled-pair', 'guidelines/diagnosis-notes'])

/** Kinds of ask that may themselves be about what two codes are to each other. */
const OF_PAIRS: ReadonlySet<AskKind> = new Set(['billed_together', 'modifier_choice', 'denial'])

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

const countCodes = (subjects: readonly string[]): number => subjects.filter((code) => code.length > 2).length

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
): Omit<AnsweredAsk, 'unitsAsked'> {
  const { number, kind, text, subjects } = ask
  const answering = worded.filter(({ finding }) => answersAsk(finding, ask) || isLaterDay(finding, ask))
  const deciding = leadWithDeciding(leaveLimits(answering, ask, limitAsked), kind, namesLimit(text))
  const leading = leaveOtherPairs(
    leaveSearched(limitNotes(deciding, Math.max(besideRows(kind), countDiagnosisPairs(deciding)))),
    ask,
  )
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
      answer: findOpening(gaps, ask)?.why ?? wording.openAsk({ kind, subjects, diagnosis: DIAGNOSIS.test(text) }),
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
