import type { CodeReference } from '../domain/code-reference.ts'
import type { Ask, AskKind } from '../domain/inquiry.ts'
import { areDeniedApart } from '../domain/line-denials.ts'
import {
  areOfOneMonth,
  hintKindsOfMessage,
  isLevelChoice,
  isProcedure,
  pairsVisit,
  subjectsOfAddOn,
} from './ask-hints.ts'
import { KIND_WORDS, TOPIC_OF_KIND } from './ask-kinds.ts'
import { BESIDE_JOINED, isBareList, kindsOfBareCodes, kindsOfCodes } from './code-kinds.ts'
import type { IsCode } from './is-code.ts'
import type { KindWords } from './kind-words.ts'
import { pairReader, standsIn } from './pair-words.ts'
import { addsToNumber, goesOn, isBesideLast, isInAddition, repeatReader } from './repeated-codes.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { cueWords, indexText, placesOf, type TextIndex } from './text-index.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

/** Asks returned at most: more than this nobody asks in one mail. */
const MAX_ASKS = 40

/** A wish for sources is met by every answer and asks nothing of its own. */
const SOURCES_WANTED = /\b(?:include|provide|cite|send|attach|list)\b.{0,40}\b(?:sources?|references?|citations?)\b/i
const SOURCES = cueWords('source sources reference references citation citations')
/** Kinds that say nothing of two codes but that something is odd about them. */
const BESIDE_PAIR: ReadonlySet<AskKind> = new Set(['denial', 'compliance'])
/** Kinds that leave open whether a code with a question mark is the right one for what is described. */
const BESIDE_SEARCH: ReadonlySet<AskKind> = new Set(['units', 'code_meaning', 'status', 'global_period', 'add_on'])
/** Which policy holds, how often and for which diagnoses: whether a code is an add-on is beside that. */
const OF_POLICY: ReadonlySet<AskKind> = new Set(['coverage', 'crosswalk', 'code_search', 'documentation', 'fee'])
/** `11200 x2?`, `0SRC0J9 correct?` */
const ENDS_IN_DOUBT = /^[ \t]?(?:\?|(?:correct|right)[ \t]?\?)/i
/** Two words and more, without a question between them and the code they describe. */
const DESCRIBED = /(?:\b[a-z]{2,}\b[^?\n]{0,20}){2}$/i
/** Modifiers that only say that two services of a day were apart (NCCI policy manual, chapter I §E). */
const BYPASSES = new Set(['25', '57', '59', 'XE', 'XS', 'XP', 'XU', '91'])
/** Words of operations and injections. */
const DESCRIBED_SERVICE =
  /\b(?:\w{3,20}(?:ectomy|otomy|ostomy|plasty|scopy|centesis|desis)|(?:excis|incis|inject|biops|aspirat|debrid|repair|remov|replac|implant)\w{0,6})\b/i

/**
 * The questions the text asks, in its order: each sentence under every kind its words speak of, with the codes it names
 * (all codes of the message where it names none) and the number the sender gave it. Sentences without a number that ask the same
 * kind count once. Where no words ask anything, two or more procedure codes mean "can these go together?", and one code
 * means "what about this code?".
 */
export function readAsks(
  text: string,
  references: readonly CodeReference[],
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
  isCode: IsCode = () => false,
): Ask[] {
  const asked: GrowingAsk[] = []
  const sentences = splitSentences(text.slice(0, MAX_READ_CHARACTERS))
  const kindsIn = kindReader(index, sentences)
  const inOrder = [...references].sort((a, b) => a.start - b.start)
  const asksAboutPair = pairReader(index)
  const namedAgain = repeatReader(references)
  const beside: CodeReference[] = []
  let before: CodeReference[] = []
  const several = new Set(references.filter(isProcedure).map(({ code }) => code)).size > 1
  let next = 0
  let last: { kinds: ReadonlySet<AskKind>; named: number } = { kinds: new Set(), named: 0 }
  for (const [at, sentence] of sentences.entries()) {
    const from = next
    while ((inOrder[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.end) next++
    const fresh = inOrder.slice(from, next)
    const named = [...fresh, ...namedAgain(sentence, fresh.length > 0)]
    const isList = last.named === 0 && last.kinds.has('status') && isBareList(sentence.text)
    const kinds = new Set(isList ? last.kinds : kindsIn(sentence, at, fresh))
    last = { kinds, named: fresh.length }
    if (several && asksAboutPair(sentence, fresh, kinds)) kinds.add('billed_together')
    const isAdded = fresh.some(isProcedure) && before.some(isProcedure) && addsToNumber(sentence)
    if (isAdded) kinds.add('billed_together')
    if (kinds.size === 0) for (const kind of kindsOfNumber(sentence, named)) kinds.add(kind)
    // "28296 TA? or RT with 28285": what follows a question mark goes on with its codes.
    const joined = goesOn(sentence) || isBesideLast(sentence, named) ? [...before, ...named] : named
    for (const kind of kinds) {
      const isOfPair = kind === 'billed_together' || kind === 'modifier_choice'
      addAsk(
        asked,
        kind,
        sentence,
        isAdded && isOfPair ? [...before, ...named] : kind === 'billed_together' ? joined : named,
      )
    }
    // A numbered question adds to the codes named last, also where one between them names none.
    if (named.length > 0 || sentence.number === null) before = named
    if (kinds.size === 0 && isInAddition(sentence)) beside.push(...named.filter(isProcedure))
    if (asked.length >= MAX_ASKS) break
  }
  // "Also 52000 at the end of the case": what is told without a question stands on the claim that is asked about.
  const together = asked.find(({ kind, number }) => kind === 'billed_together' && number === null)
  for (const { code } of beside) together?.named.add(code)
  const asks = finishAsks(asked, subjectsOf(references))
  if (asks.length === 0) asks.push(...askOfBareCodes(text, references))
  const heard = withHints(asks, text, references, index, isCode).filter(({ kind }) => mayAsk(kind, text, references))
  return heard.slice(0, MAX_ASKS)
}

/** Kinds that nobody asks of the reasons of a remittance. */
const OF_SERVICES: ReadonlySet<AskKind> = new Set([
  'billed_together',
  'units',
  'add_on',
  'crosswalk',
  'global_period',
  'status',
])

const isReason = ({ system }: CodeReference): boolean => system === 'CARC' || system === 'RARC'

/** What a numbered question asks that no words were heard in: what of its codes. */
function kindsOfNumber({ number, text }: Sentence, named: readonly CodeReference[]): readonly AskKind[] {
  return number === null || named.length === 0 ? [] : kindsOfBareCodes(text, named)
}

/** False for what the codes named leave nothing to ask: which of two levels is right is not whether both are paid. */
function mayAsk(kind: AskKind, text: string, references: readonly CodeReference[]): boolean {
  if (OF_SERVICES.has(kind) && references.length > 0 && references.every(isReason)) return false
  if (kind === 'crosswalk') return references.length === 0 || references.some(({ system }) => system !== 'MODIFIER')
  if (kind !== 'billed_together' && kind !== 'modifier_choice') return true
  const modified = references.some(({ system, modifiers }) => system === 'MODIFIER' || modifiers.length > 0)
  return modified || !isLevelChoice(references, text)
}

/** An ask while the text is read; `all` where a sentence asked it without naming a code. */
type GrowingAsk = { kind: AskKind; text: string; number: string | null; named: Set<string>; all: boolean }

function addAsk(asked: GrowingAsk[], kind: AskKind, sentence: Sentence, named: readonly CodeReference[]): void {
  const { number } = sentence
  const known = asked.find((other) => other.kind === kind && other.number === number)
  const ask = known ?? { kind, text: sentence.text.trim(), number, named: new Set<string>(), all: false }
  if (!known) asked.push(ask)
  // A subject or a remark asks less plainly than the question that follows it.
  else if (!known.text.includes('?') && sentence.text.includes('?')) known.text = sentence.text.trim()
  for (const { code } of named) ask.named.add(code)
  // "They say bundled, where does the 59 go?": what was denied is no modifier.
  ask.all ||= named.length === 0 || (kind === 'denial' && named.every(({ system }) => system === 'MODIFIER'))
}

function finishAsks(asked: readonly GrowingAsk[], all: readonly string[]): Ask[] {
  return asked.map(({ kind, text, number, named, all: asksAll }) => {
    // "1) 155 units given, 45 discarded. How do we bill J0585?": what names no code is of those of its number.
    const own = number === null ? [] : asked.flatMap((each) => (each.number === number ? [...each.named] : []))
    const subjects = asksAll ? [...new Set([...named, ...(own.length > 0 ? own : all)])] : [...named]
    return { topic: TOPIC_OF_KIND[kind], kind, subjects, text, number }
  })
}

function subjectsOf(references: readonly CodeReference[]): string[] {
  return [...new Set(references.map(({ code }) => code))]
}

type KindReader = (sentence: Sentence, at: number, named: readonly CodeReference[]) => AskKind[]

/** Reads the kinds of the sentence at `at`; a pattern is tried only where one of its cue words stands. */
function kindReader(index: TextIndex, sentences: readonly Sentence[]): KindReader {
  const ways = findWays(index, sentences)
  const namesSources = standsIn(placesOf(index, SOURCES))
  return (sentence, at, named) => {
    if (namesSources(sentence) && SOURCES_WANTED.test(sentence.text)) return []
    const kinds: AskKind[] = []
    for (const { kind, pattern } of ways[at] ?? []) {
      if (!kinds.includes(kind) && pattern.test(sentence.text)) kinds.push(kind)
    }
    return named.length === 0 ? kinds : [...kinds, ...kindsOfCodes(sentence.text, named, kinds)]
  }
}

/** For every sentence the ways of asking of which a cue word stands in it. */
function findWays(index: TextIndex, sentences: readonly Sentence[]): (KindWords[] | undefined)[] {
  const found: (KindWords[] | undefined)[] = new Array(sentences.length)
  for (const words of KIND_WORDS) {
    let at = 0
    for (const place of placesOf(index, words.cues)) {
      if (place < (sentences[at]?.start ?? 0)) continue
      while ((sentences[at]?.end ?? Number.POSITIVE_INFINITY) <= place) at++
      const sentence = sentences[at]
      if (sentence === undefined) break
      if (place < sentence.start) continue
      const ways = found[at]
      if (ways === undefined) found[at] = [words]
      else ways.push(words)
      at++
    }
  }
  return found
}

/** The asks with those the whole message raises; they stand in the sentence of the first ask. */
function withHints(
  asks: Ask[],
  text: string,
  references: readonly CodeReference[],
  index: TextIndex,
  isCode: IsCode,
): Ask[] {
  const [first] = asks
  if (!first) return asks
  // What the whole message raises is of none of its numbers.
  const isNumbered = asks.some(({ number }) => number !== null)
  const raised = hintKindsOfMessage(text, references, index, isNumbered ? () => false : isCode)
  // What a preventive service pays is not how often it is covered.
  const kinds = raised.filter((kind) => kind !== 'coverage' || asks.some((ask) => ask.kind !== 'fee'))
  const different = new Set(references.filter(isProcedure).map(({ code, modifiers }) => [code, ...modifiers].join('-')))
  // `66984-54 and 66984-55`: one service, told apart by its modifiers alone.
  if (different.size > new Set(references.filter(isProcedure).map(({ code }) => code)).size)
    kinds.push('modifier_choice')
  const together = asks.some(({ kind }) => kind === 'billed_together')
  // Modifiers written on the codes, and a visit beside another service, are part of what may be billed together.
  const modified = references.some(({ system, modifiers }) => system === 'MODIFIER' || modifiers.length > 0)
  const apart = references.some(({ system, code, modifiers }) =>
    system === 'MODIFIER' ? BYPASSES.has(code) : modifiers.some((modifier) => BYPASSES.has(modifier)),
  )
  if (!together && apart && different.size > 1 && asks.some(({ kind }) => BESIDE_JOINED.has(kind)))
    kinds.push('billed_together')
  if (together && (modified || pairsVisit(references.filter(isProcedure).map(({ code }) => code)))) {
    kinds.push('modifier_choice')
  }
  if (asks.every(({ kind }) => BESIDE_SEARCH.has(kind)) && asksWhetherRight(text, references)) kinds.push('code_search')
  if (different.size > 1 && asks.every(({ kind }) => BESIDE_PAIR.has(kind)) && !areDeniedApart(references))
    kinds.push('billed_together')
  if (different.size > 1 && asks.every(({ kind }) => kind === 'code_search') && asksWhatToBill(asks))
    kinds.push('billed_together')
  const isOfPolicy = asks.some(({ kind }) => kind === 'coverage') && asks.every(({ kind }) => OF_POLICY.has(kind))
  const missing = [...new Set(kinds)].filter(
    (kind) => asks.every((ask) => ask.kind !== kind) && !(kind === 'add_on' && isOfPolicy),
  )
  const subjects = subjectsOf(references)
  const number = isNumbered ? null : first.number
  const ofAddOn = subjectsOfAddOn(references, isCode)
  const toAsk = (kind: AskKind): Ask => ({
    ...first,
    kind,
    topic: TOPIC_OF_KIND[kind],
    subjects: kind === 'add_on' && ofAddOn.length > 0 ? ofAddOn : subjects,
    number,
  })
  // Whether two services of one month go together comes before what each of them takes.
  const leads = !together && !missing.includes('billed_together') && areOfOneMonth(references, asks)
  return [...(leads ? [toAsk('billed_together')] : []), ...asks, ...missing.map(toAsk)]
}

/** `did 94010 then 94640, what do i bill`: of services that are named it is asked which of them go on the claim. */
const WHAT_TO_BILL =
  /\b(?:what|which|how) (?:do|should|can|would|could) (?:i|we|you) (?:bill|report|charge|submit|code)\b/i
const asksWhatToBill = (asks: readonly Ask[]): boolean =>
  asks.some(({ text }) => WHAT_TO_BILL.test(text) && !/\b(?:or|vs\.?|versus|instead)\b/i.test(text))

/** True for "18 tags removed, 11200 x2?": a service in words and a code with a question mark asks whether that is its code. */
function asksWhetherRight(text: string, references: readonly CodeReference[]): boolean {
  return references.some(({ system, modifiers, start, end }) => {
    if (system === 'MODIFIER' || modifiers.length > 0 || !ENDS_IN_DOUBT.test(text.slice(end, end + 12))) return false
    const before = text.slice(Math.max(0, start - 200), start)
    return DESCRIBED.test(before.slice(before.lastIndexOf('\n\n') + 1))
  })
}

/** A service told in words, without a code and without a question: "excised 2.3 cm BCC of nose". */
function askForCode(text: string): Ask[] {
  const sentence = splitSentences(text).find((each) => DESCRIBED_SERVICE.test(each.text))
  if (!sentence) return []
  const { text: written, number } = sentence
  return [{ topic: TOPIC_OF_KIND.code_search, kind: 'code_search', subjects: [], text: written.trim(), number }]
}

function askOfBareCodes(text: string, references: readonly CodeReference[]): Ask[] {
  const services = references.filter(({ system }) => system !== 'MODIFIER' && system !== 'POS')
  const codes = services.length > 0 ? services : references
  if (codes.length === 0) return askForCode(text)
  const kinds = kindsOfBareCodes(text, codes)
  const first = codes[0]?.start ?? 0
  const sentence = splitSentences(text).find(({ start, end }) => start <= first && first < end)
  const written = (sentence?.text ?? '').trim()
  const number = sentence?.number ?? null
  return kinds.map((kind) => ({
    topic: TOPIC_OF_KIND[kind],
    kind,
    subjects: subjectsOf(codes),
    text: written,
    number,
  }))
}
