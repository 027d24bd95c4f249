import type { Gap } from '../domain/finding.ts'
import type { AskKind } from '../domain/inquiry.ts'
import { anyOf } from '../patterns/compose-patterns.ts'
import type { AnsweredAsk } from './answered-asks.ts'
import { leadWithDeciding, limitNotes, SENTENCES, WEIGHT } from './leading-findings.ts'
import { asksForUnits } from './limits-told.ts'
import { isMereAddOn } from './mere-add-ons.ts'
import { composeNumberedLines } from './numbered-lines.ts'
import { sayOnce } from './say-once.ts'
import type { WordedFinding } from './wording.ts'

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

/**
 * The first lines of all asks: by number where the sender numbered them, else one after the other, nothing said twice.
 * What decides and answers no ask still stands in it, codes that are not valid before all else. More sentences than make a
 * paragraph stand each on a line. Empty where nothing was concluded.
 */
export function composeShortAnswer(
  asks: readonly AnsweredAsk[],
  worded: readonly WordedFinding[],
  gaps: readonly Gap[],
): string {
  if (worded.length === 0) return ''
  const told = (rule: string): string[] =>
    worded.flatMap(({ finding, words }) => (finding.rule === rule ? [words.short] : []))
  const invalid = unique([...told('codes/not-effective'), ...told('codes/still-valid')])
  if (asks.some(({ number }) => number !== null)) {
    const settled = asks.filter(({ settledBy }) => settledBy !== 'open')
    const worth = asks.filter((ask) => ask.number !== null || ask.settledBy !== 'open' || isOpen(ask, settled, asks))
    const lines = composeNumberedLines(worth, gaps)
    return [...invalid.filter((each) => !lines.some((line) => line.includes(each))), ...lines].join('\n')
  }
  const settled = firstAsking(asks.filter(({ settledBy }) => settledBy !== 'open'))
  const saying = settled.filter((ask) => !isMere(ask, settled) && !isTold(ask, settled))
  // What may not be reported as it stands comes before what is merely valid.
  const headers = invalid.length > 0 && saying.length > 0 ? told('codes/incomplete-diagnosis') : []
  const ended = told('codes/not-effective')
  const said = sayOnce([...ended, ...headers, ...invalid, ...saying.flatMap(({ sentences }) => sentences)])
  // "Is this OK for 2025?" of a code that has ended is answered by that.
  const isLeft = (ask: AnsweredAsk): boolean => ask.kind !== 'compliance' || invalid.length === 0
  const open = unique(asks.filter((ask) => isLeft(ask) && isOpen(ask, settled, asks)).map(({ answer }) => answer))
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

/** A procedure, or words of its period. */
const OF_PERIOD = /\b\d{5}\b|\bglobal\b|\bpost-?op|\bperiod\b|\bsurg|\b(?:24|58|78|79)\b/i

const ADD_ON =
  /\badd-? ?ons?\b|\bparent\b|\bbase\b|\balone\b|\bitself\b|\bprimary (?:code|procedure|cpt)|\b\d{5}\b.*\?/i
const COVERAGE =
  /\?|cover|\b(?:lcds?|ncds?|polic(?:y|ies)|medical(?:ly)? necess\w*|allow\w*|payable|eligib\w*|limit\w*|abn|how often|frequen\w*)\b/i
/** Words that ask how much is paid, and not whether. */
const ASKS_AMOUNT = /^(?!.*(?:cover|\blcd|\bncd|necess))(?:.*\b)?(?:what|how much)\b.*\b(?:pay|paid|allow)/i

/** Words without which a sentence does not ask what the open line of that kind leaves open. */
const WORDS_OF: Readonly<Partial<Record<AskKind, RegExp>>> = {
  crosswalk: anyOf(
    /\b(?:replac|crosswalk|convert|conversion|map|equivalent|success|instead|became|becom|split|retir|delet|discontinu|expir)/i,
    /\b(?:new|old|now|icd|dx|diagnos\w*|goes|gone|longer|should (?:it|we|i)|what (?:do|to)|use|code)\b/i,
  ),
}

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
  // "What did Medicare pay for 99214?" asks for the fee alone.
  if (kind === 'coverage' && ASKS_AMOUNT.test(text) && settled.some((ask) => ask.kind === 'fee')) return false
  // What an open line tells nobody who did not ask it.
  if (settled.length > 0 && WORDS_OF[kind]?.test(text) === false) return false
  // `what's G0537, is it active?`: that it is active does not say what it is.
  if (kind === 'code_meaning' && named && MEANT.test(text)) return true
  // `G0204 - bilat mammo` tells what a code was.
  if (kind === 'modifier_choice' && settled.length > 0 && !ASKS.test(text) && /\bbilat/i.test(text)) return false
  // "The note says …" tells what is documented and does not ask what must be.
  if (kind === 'documentation' && settled.length > 0 && !text.includes('?')) return false
  // "Is that allowed?" asks no more than the sentence before it, and what is told asks nothing.
  if (kind === 'compliance' && settled.length > 0 && (!/\d/.test(text) || !text.includes('?'))) return false
  // "They rejected RT": the denial is what is asked about.
  if ((kind === 'status' || kind === 'crosswalk') && codes === 0 && named && asks.some(isDenial)) return false
  // One code, or a code with its modifiers, is no pair.
  if (kind === 'billed_together' && codes < 2 && settled.length > 0) return false
  // `25 or 57 on it?`: modifiers have no period.
  if (kind === 'global_period' && codes === 0 && named && settled.length > 0) return false
  // `6 wks out, which 7th character?`: no operation is named whose period it could be.
  if (kind === 'global_period' && settled.length > 0 && !OF_PERIOD.test(text)) return false
  // `nails x4` beside a question tells how many there were.
  if (kind === 'units' && settled.length > 0 && !asksForUnits(text)) return false
  // "Billed without it", "who is primary": what a code is added to is asked in words of add-on codes.
  if (kind === 'add_on' && settled.length > 0 && !ADD_ON.test(text)) return false
  // "Medicare denied it" tells who did; whether it is covered at all is asked in other words.
  if (kind === 'coverage' && settled.some(isDenial) && !COVERAGE.test(text)) return false
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

const OF_PAIR: ReadonlySet<AskKind> = new Set(['billed_together', 'modifier_choice', 'denial'])

/** What is asked comes before units that a sentence merely tells of: `only 1 line paid` as the subject, the question at the end. */
function firstAsking(asks: readonly AnsweredAsk[]): readonly AnsweredAsk[] {
  const isDecided = asks.some(({ kind, verdict }) => OF_PAIR.has(kind) && WEIGHT[verdict] <= 1)
  // `so 47563, not 47562` names what was chosen, beside what is asked of another code.
  const isChosen = ({ kind, named, verdict, text }: AnsweredAsk): boolean =>
    kind === 'code_search' && named && verdict === 'informational' && isDecided && !text.includes('?')
  const rank = (ask: AnsweredAsk): number =>
    isChosen(ask) || (ask.kind === 'units' && !ask.unitsAsked && !WANTS.test(ask.text)) ? 1 : 0
  return asks.toSorted((one, other) => rank(one) - rank(other))
}

/** A question, or what wants an answer without its mark. */
const WANTS =
  /\?|\b(?:how|what|which|whether|please|pls|advise|tell|wants?|needs?|looking|wonder|clarif\w*|confirm|help)\b/i

/** Words with which a sentence asks, also without its mark. */
const ASKS = /\?|\b(?:how|what|which|can|should|could|do|does|is|are|why)\b/i

/**
 * True for what was merely told beside a question that was asked: units that are within their limits, modifiers that fit
 * their codes, and a level heard in "25 minutes of psychotherapy".
 */
function isTold(ask: AnsweredAsk, settled: readonly AnsweredAsk[]): boolean {
  const { kind, text, withinLimits, unitsAsked, fits } = ask
  if (isMereAddOn(ask) && settled.some((each) => each.kind !== kind && !isBare(each.kind))) return true
  if (fits && !ASKS.test(text) && settled.some((each) => each.text.includes('?') && !each.fits)) return true
  // `97110 x2, what modifier?`: who asks something else of units merely written is not told that they are within the limit.
  const isOfOther = settled.some((each) => each.text === text && each.kind !== kind && !isBare(each.kind))
  if (withinLimits && (!asksForUnits(text) || (isOfOther && !unitsAsked)))
    return settled.some((each) => each.kind !== kind && !isBare(each.kind))
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
