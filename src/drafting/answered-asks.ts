import type { AnsweredAsk as StoredAsk } from '../domain/draft.ts'
import { answersAsk, type Finding, type Gap, type Verdict } from '../domain/finding.ts'
import type { Ask, AskKind, Inquiry } from '../domain/inquiry.ts'
import type { WordedFinding, Wording } from './compose-draft.ts'
import { asksForLimit, asksForUnits, isCounted, isWithinLimit, leaveLimits } from './limits-told.ts'
import { composeNumberedLines } from './numbered-lines.ts'
import { sayOnce } from './say-once.ts'

/** Verdicts by how much they decide: what is wrong comes before what is conditional, before what is fine. */
const WEIGHT: Record<Verdict, number> = {
  not_allowed: 0,
  allowed_with_modifier: 1,
  allowed: 2,
  unknown: 3,
  informational: 4,
}

/** An answer of more sentences than this is no longer short; the table has them all. */
const SENTENCES = 4

/** An ask with its first line, and the sentences that line is made of. */
export type AnsweredAsk = StoredAsk & {
  sentences: string[]
  /** True where the ask names codes. */
  named: boolean
  /** Codes it names, modifiers left out. */
  codes: number
  /** True where limits of units that are not exceeded are all there is. */
  withinLimits: boolean
}

/** Notes in the first line of an ask: one beside rows, else two; the others explain. */
const NOTES_BESIDE_ROWS = 1
const NOTES_ALONE = 2

/** A row that gives the number or the state asked for says it all. */
const ANSWERED_BY_A_ROW: ReadonlySet<AskKind> = new Set(['global_period', 'fee', 'status'])

const besideRows = (kind: AskKind): number => (ANSWERED_BY_A_ROW.has(kind) ? 0 : NOTES_BESIDE_ROWS)

/** Kinds whose open line says nothing where the same sentence is answered otherwise: another side of one question. */
const SIDES_OF_ONE: ReadonlySet<AskKind> = new Set([
  'code_meaning',
  'status',
  'modifier_choice',
  'billed_together',
  'coverage',
  'em_level',
  'documentation',
  'compliance',
  'telehealth',
  'crosswalk',
  'code_search',
])

/** Every ask of the message in the sender's order, each with its first line. */
export function answerAsks(
  inquiry: Inquiry,
  worded: readonly WordedFinding[],
  wording: Wording,
  gaps: readonly Gap[] = [],
): AnsweredAsk[] {
  return inquiry.asks.map((ask) => {
    const own = worded.filter(({ finding }) => !isOfOtherNumber(finding, ask, inquiry.asks))
    return answerAsk(ask, own, wording, gaps, asksForLimit(inquiry))
  })
}

/**
 * True for what two codes are to each other, where that is of the question of another number: it names both and this one does
 * not, or this one names two codes of its own and the other number the code that it lacks.
 */
function isOfOtherNumber({ rule, basis, subjects }: Finding, ask: Ask, asks: readonly Ask[]): boolean {
  if (ask.number === null || (rule !== 'ncci/bundled-pair' && basis !== 'guidance')) return false
  const isPairOf = (each: Ask): boolean => subjects.filter((code) => each.subjects.includes(code)).length > 1
  if (isPairOf(ask)) return false
  const others = asks.filter((each) => each.number !== null && each.number !== ask.number)
  const isTheirs = (code: string): boolean => others.some((each) => each.subjects.includes(code))
  const lacks = (code: string): boolean => !ask.subjects.includes(code) && isTheirs(code)
  return others.some(isPairOf) || (countCodes(ask.subjects) > 1 && subjects.length > 1 && subjects.some(lacks))
}

const countCodes = (subjects: readonly string[]): number => subjects.filter((code) => code.length > 2).length

function answerAsk(
  ask: Ask,
  worded: readonly WordedFinding[],
  wording: Wording,
  gaps: readonly Gap[],
  limitAsked: boolean,
): AnsweredAsk {
  const { number, kind, text, subjects } = ask
  const answering = worded.filter(({ finding }) => answersAsk(finding, ask))
  const leading = limitNotes(
    leadWithDeciding(leaveLimits(answering, ask, limitAsked), kind, limitAsked),
    besideRows(kind),
  )
  const sentences = sayOnce(leading.map(({ words }) => words.short)).slice(0, Math.max(SENTENCES, countTold(leading)))
  const [first] = leading
  if (first === undefined || sentences.length === 0) {
    return {
      number,
      kind,
      text,
      verdict: 'unknown',
      answer: gaps.find(({ opens }) => opens?.includes(kind))?.why ?? wording.openAsk({ kind, subjects }),
      settledBy: 'open',
      sentences: [],
      named: subjects.length > 0,
      codes: countCodes(subjects),
      withinLimits: false,
    }
  }
  const settledBy = leading.some(({ finding }) => finding.basis === 'rows') ? 'rows' : 'guidance'
  const { verdict } = first.finding
  const named = subjects.length > 0
  const codes = countCodes(subjects)
  const withinLimits = !limitAsked && leading.every(isWithinLimit)
  return { number, kind, text, verdict, answer: sentences.join(' '), settledBy, sentences, named, codes, withinLimits }
}

/** What a denial says, and how many units an amount makes, is told first, whatever else decides. */
const TOLD_ANYWAY: ReadonlySet<string> = new Set([
  'compliance/denials',
  'guidelines/drug-units',
  'guidelines/vaccine-components',
])

/** How many of them are told whatever else decides: who asks about six reasons of denial is told all six. */
const countTold = (worded: readonly WordedFinding[]): number =>
  worded.filter(({ finding }) => TOLD_ANYWAY.has(finding.rule)).length

/** What decides, the heaviest first and rows of files before notes; what only informs is left out beside it. */
function leadWithDeciding(
  worded: readonly WordedFinding[],
  kind: AskKind | null = null,
  limitAsked = false,
): WordedFinding[] {
  const stays = ({ rule }: Finding): boolean => TOLD_ANYWAY.has(rule)
  // That something is fine explains no denial.
  const least = kind === 'denial' ? WEIGHT.allowed : WEIGHT.informational
  const deciding = worded.filter(({ finding }) => WEIGHT[finding.verdict] < least)
  // That a code lacks characters says nothing of how it is chosen: what the guidelines say of that stays beside it.
  const isOpenStill = deciding.every(({ finding }) => finding.rule === 'codes/incomplete-diagnosis')
  // A number that was counted, or a limit, is the answer to who asked for it, whatever else decides.
  const isNumber = (each: WordedFinding): boolean =>
    isCounted(each) || (kind === 'units' && limitAsked && isWithinLimit(each))
  const isKept = (each: WordedFinding): boolean => deciding.includes(each) || stays(each.finding) || isNumber(each)
  const kept = isOpenStill ? worded : worded.filter(isKept)
  const leading = kept.toSorted(
    ({ finding: one }, { finding: other }) =>
      Number(stays(other)) - Number(stays(one)) ||
      WEIGHT[one.verdict] - WEIGHT[other.verdict] ||
      placeOf(one) - placeOf(other),
  )
  // A positive answer about a pair leans on what the edit file says of it, even where that is only "no edit".
  const supporting = leading.some(({ finding }) => finding.verdict === 'allowed')
    ? worded.filter(({ finding }) => finding.rule === 'ncci/bundled-pair')
    : []
  return [...leading, ...supporting]
}

/** Rows before notes, and behind them rows that a note answers better. */
const placeOf = ({ basis, yields }: Finding): number => (basis !== 'rows' ? 1 : yields ? 2 : 0)

/** The most fitting notes stand first; more of them would hide what the files say. */
function limitNotes(leading: readonly WordedFinding[], most = NOTES_BESIDE_ROWS): WordedFinding[] {
  const isNote = ({ finding }: WordedFinding): boolean => finding.basis === 'guidance'
  const alone = leading.every((each) => isNote(each) || each.finding.yields)
  const notes = leading.filter(isNote).slice(0, alone ? NOTES_ALONE : most)
  return leading.filter((each) => !isNote(each) || notes.includes(each))
}

/**
 * The first lines of all asks: by number where the sender numbered them, else one after the other, nothing said twice.
 * What decides and answers no ask still stands in it, codes that are not valid before all else. More sentences than make a
 * paragraph stand each on a line. Empty where nothing was concluded.
 */
export function composeShortAnswer(asks: readonly AnsweredAsk[], worded: readonly WordedFinding[]): string {
  if (worded.length === 0) return ''
  const told = (rule: string): string[] =>
    worded.flatMap(({ finding, words }) => (finding.rule === rule ? [words.short] : []))
  const invalid = unique([...told('codes/not-effective'), ...told('codes/still-valid')])
  if (asks.some(({ number }) => number !== null)) {
    const settled = asks.filter(({ settledBy }) => settledBy !== 'open')
    const worth = asks.filter((ask) => ask.number !== null || ask.settledBy !== 'open' || isOpen(ask, settled, asks))
    const lines = composeNumberedLines(worth)
    return [...invalid.filter((each) => !lines.some((line) => line.includes(each))), ...lines].join('\n')
  }
  const settled = asks.filter(({ settledBy }) => settledBy !== 'open')
  const saying = settled.filter((ask) => !isMere(ask, settled) && !isTold(ask, settled))
  const said = sayOnce([...invalid, ...saying.flatMap(({ sentences }) => sentences)])
  const open = unique(asks.filter((ask) => isOpen(ask, settled, asks)).map(({ answer }) => answer))
  const isList = isListOnly(worded, asks)
  const decides = worded.filter(
    ({ finding }) =>
      WEIGHT[finding.verdict] <= 1 && finding.basis === 'rows' && !(isList && finding.rule.startsWith('ncci/')),
  )
  // What was asked has no answer: that comes first, and what a code means does not pass for one.
  const isAsked = settled.length > 0 || asks.some((ask) => ask.settledBy === 'open' && !isOfBareCode(ask))
  const beside = limitNotes(leadWithDeciding(isAsked ? decides : leaveActive(worded)))
  const missing = sayOnce([...said, ...beside.map(({ words }) => words.short)]).slice(said.length)
  const further = missing.slice(0, Math.max(1, SENTENCES - said.length))
  const incomplete = further.filter((each) => told('codes/incomplete-diagnosis').includes(each))
  // What decides comes before what a code merely is.
  const inOrder = saying.every(({ kind }) => isBare(kind)) ? [...invalid, ...further, ...said] : [...said, ...further]
  const all = unique(
    settled.length > 0 ? [...inOrder, ...open] : isAsked ? [...said, ...incomplete, ...open, ...further] : inOrder,
  )
  return all.join(all.length > SENTENCES ? '\n' : ' ')
}

/** Kinds of ask that put codes on one claim. */
const OF_CLAIM: ReadonlySet<AskKind> = new Set([
  'billed_together',
  'modifier_choice',
  'units',
  'add_on',
  'denial',
  'documentation',
  'compliance',
])

/** True where a list of codes is only asked through for what is valid: what holds of them on one claim is beside that. */
const isListOnly = (worded: readonly WordedFinding[], asks: readonly AnsweredAsk[]): boolean =>
  worded.some(({ finding }) => finding.rule === 'codes/still-valid') && !asks.some(({ kind }) => OF_CLAIM.has(kind))

/** That a code is active is no answer beside anything else. */
function leaveActive(worded: readonly WordedFinding[]): readonly WordedFinding[] {
  const rest = worded.filter(({ finding }) => finding.parameters.status !== 'A' || finding.rule !== 'codes/fee-status')
  return rest.length > 0 ? rest : worded
}

/** Words that ask whether a code is valid. */
const VALIDITY = /\b(?:valid|active|deleted|expired?|sunset|terminated|retired|replaced|still)\b/i

const isOfBareCode = ({ kind, text }: AnsweredAsk): boolean =>
  isBare(kind) && !(kind === 'status' && VALIDITY.test(text))

/** A code without a question is read as asking what it is: whatever is known of it answers that. */
const isBare = (kind: AskKind): boolean => kind === 'code_meaning' || kind === 'status'

/** True for an ask whose open line is worth saying beside those settled. */
function isOpen(
  { kind, text, settledBy, named, codes }: AnsweredAsk,
  settled: readonly AnsweredAsk[],
  asks: readonly AnsweredAsk[],
): boolean {
  if (settledBy !== 'open') return false
  // "What does it pay?" is read as asking for coverage too; that the fee is not known says it.
  const isFee = (ask: AnsweredAsk): boolean => ask.kind === 'fee' && ask.settledBy === 'open' && ask.text === text
  if (kind === 'coverage' && asks.some(isFee)) return false
  // "The note says …" tells what is documented and does not ask what must be.
  if (kind === 'documentation' && settled.length > 0 && !text.includes('?')) return false
  // "Is that allowed?" asks no more than the sentence before it, and what is told asks nothing.
  if (kind === 'compliance' && settled.length > 0 && (!/\d/.test(text) || !text.includes('?'))) return false
  // "They rejected RT": the denial is what is asked about.
  if ((kind === 'status' || kind === 'crosswalk') && codes === 0 && named && asks.some(isDenial)) return false
  // One code, or a code with its modifiers, is no pair.
  if (kind === 'billed_together' && codes < 2 && settled.length > 0) return false
  // Who names the code does not search for one.
  if (kind === 'code_search' && named && settled.length > 0) return false
  const isSide = SIDES_OF_ONE.has(kind) || (kind === 'fee' && !named)
  return !isSide || settled.every((each) => each.text !== text)
}

const isDenial = ({ kind }: AnsweredAsk): boolean => kind === 'denial'

/** Words that ask what something is. */
const MEANT = /\bwhat(?:['’]?s| is| are| does| do)\b|\bmean|\bdefin/i

/** True for what a code means or whether it is valid, beside something of the same sentence that decides. */
function isMere({ kind, text }: AnsweredAsk, settled: readonly AnsweredAsk[]): boolean {
  if (!isBare(kind) || MEANT.test(text)) return false
  return settled.some((each) => each.text === text && !isBare(each.kind))
}

/** `I say 99214, she says 99213`: which of them is the question. */
const TWO_LEVELS = /\b99[23]\d\d\b.*\b99[23]\d\d\b/

/**
 * True for what was merely told beside a question that was asked: units that are within their limits, and a level heard in
 * "25 minutes of psychotherapy".
 */
function isTold({ kind, text, withinLimits }: AnsweredAsk, settled: readonly AnsweredAsk[]): boolean {
  if (withinLimits && !asksForUnits(text)) return settled.some((each) => each.kind !== kind && !isBare(each.kind))
  return (
    kind === 'em_level' &&
    !text.includes('?') &&
    !TWO_LEVELS.test(text) &&
    settled.some((each) => each.text.includes('?'))
  )
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
