import type { Finding } from '../domain/finding.ts'
import type { Ask, AskKind } from '../domain/inquiry.ts'
import type { WordedFinding } from './wording.ts'

/** Codes among the subjects of an ask, modifiers left out. */
export const countCodes = (subjects: readonly string[]): number => subjects.filter((code) => code.length > 2).length

/** What may answer the ask; where it has a number and names no code, and a note speaks of its words, no pair of another number. */
export function leaveOtherNumbers(worded: readonly WordedFinding[], ask: Ask, asks: readonly Ask[]): WordedFinding[] {
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
  if (rule === 'guidelines/global-period') return !isModifierWithin(parameters, ask) && isPeriodOfOther(ask, asks)
  if (rule === 'ncci/add-on-primary') return isAddOnOfOther(parameters, ask, asks)
  if (rule === 'codes/fee-status') return isNamedByOther(subjects, ask, asks)
  if (rule === 'guidelines/counted-units' && countsItsCode(parameters, ask)) return false
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

/** `2) does Medicare pay Tdap? 3) is S9088 ok?`: the status of a code is of the number that names it, where this one names none. */
function isNamedByOther(subjects: readonly string[], { number, kind, text }: Ask, asks: readonly Ask[]): boolean {
  if (number === null || kind !== 'coverage' || /\d{4}/.test(text)) return false
  const naming = (code: string): boolean =>
    asks.some((each) => each.number !== null && each.number !== number && each.text.includes(code))
  return subjects.length > 0 && subjects.every(naming)
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

/** `1. 99205 plus 99417, how many? 2. Same but Medicare, is it G2212?`: the count under the one number has the code of the other. */
const countsItsCode = ({ services }: Finding['parameters'], { kind, subjects }: Ask): boolean =>
  (kind === 'code_search' || kind === 'units') &&
  Array.isArray(services) &&
  services.some(({ code, units }) => units > 0 && subjects.includes(code))

/** `1) still in the global? 2) what goes on the 11750?`: the period tells the modifier of what was done within it. */
const isModifierWithin = ({ inside, others }: Finding['parameters'], { kind, subjects }: Ask): boolean =>
  kind === 'modifier_choice' &&
  inside === true &&
  Array.isArray(others) &&
  others.length > 0 &&
  others.every((code) => subjects.includes(String(code)))

/** True where another number asks for the global period, and this one does not. */
function isPeriodOfOther({ number }: Ask, asks: readonly Ask[]): boolean {
  const asksPeriod = asks.filter(({ kind }) => kind === 'global_period')
  return (
    number !== null &&
    asksPeriod.some((each) => each.number !== null) &&
    asksPeriod.every((each) => each.number !== number)
  )
}

/** `mod on the 99214?`: the modifier of a visit is told with the procedures it stands beside. */
const isOfItsVisit = ({ visit, visitModifier }: Finding['parameters'], { kind, subjects }: Ask): boolean =>
  kind === 'modifier_choice' && typeof visitModifier === 'string' && subjects.some((code) => code === visit)

/** Rules that say what two codes are to each other. */
const OF_TWO_CODES: ReadonlySet<string> = new Set(['ncci/bundled-pair', 'guidelines/diagnosis-notes'])

/** Kinds of ask that may themselves be about what two codes are to each other. */
const OF_PAIRS: ReadonlySet<AskKind> = new Set(['billed_together', 'modifier_choice', 'denial'])
