import type { CodeReference } from '../../domain/code-reference.ts'
import type { Ask, AskKind, UnheardQuestion } from '../../domain/inquiry.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { type Sentence, splitSentences } from '../text/sentences.ts'
import { cueWords, indexText, placesOf, type TextIndex } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { distinctCodes, isLevelChoice, isProcedure } from './ask-hints.ts'
import { KIND_WORDS, type KindWords, TOPIC_OF_KIND } from './ask-kinds.ts'
import { askOfBareCodes } from './bare-codes.ts'
import { isBareList, kindsOfBareCodes, kindsOfCodes } from './code-kinds.ts'
import { kindsOfNamed } from './named-questions.ts'
import { pairReader, standsIn } from './pair-words.ts'
import { withRaisedAsks } from './raised-asks.ts'
import { addsToNumber, goesOn, isBesideLast, isInAddition, isToldBeside, repeatReader } from './repeated-codes.ts'
import { findUnheardQuestions } from './unheard-questions.ts'

/** Asks returned at most: more than this nobody asks in one mail. */
const MAX_ASKS = 40

/** A wish for sources is met by every answer and asks nothing of its own. */
const SOURCES_WANTED = /\b(?:include|provide|cite|send|attach|list)\b.{0,40}\b(?:sources?|references?|citations?)\b/i
/** `cite what you rely on (CPT, NCCI, CMS)` */
const GROUNDS_WANTED = inOrder(
  /\b(?:cite|quote|name|state|give|list|note|reference|attach|include|point (?:us|me) to)\b[^?]{0,30}\b/i,
  anyOf(
    inOrder(
      /(?:what|which|whatever|where|the (?:rule|authority|basis|manual|guidance|chapter|section)s?)\b[^?]{0,24}\b/i,
      /(?:rel(?:y|ied|ies)|rests?|based?|comes?|go(?:es)? by|use|used)/i,
    ),
    /(?:your|the) (?:basis|authority|authorities|grounds)/i,
  ),
  /\b[^?]*$/i,
)
const SOURCES = cueWords(
  'source sources reference references citation citations cite quote rely relied basis authority grounds manual guidance',
)
/**
 * The questions the text asks, in its order: each sentence under every kind its words speak of, with the codes it names
 * (all codes of the message where it names none) and the number the sender gave it. Sentences without a number that ask the same
 * kind count once. Where no words ask anything, two or more procedure codes mean "can these go together?", and one code
 * means "what about this code?".
 */
export function readAsks(...message: Parameters<typeof hearQuestions>): Ask[] {
  return hearQuestions(...message).asks
}

/** What {@link readAsks} returns, and the questions in which nothing was heard. */
export function hearQuestions(
  text: string,
  references: readonly CodeReference[],
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
  isCode: IsCode = () => false,
): { asks: Ask[]; unheard: UnheardQuestion[] } {
  const asked: GrowingAsk[] = []
  const sentences = splitSentences(text.slice(0, MAX_READ_CHARACTERS))
  const kindsIn = kindReader(index, sentences)
  const inOrder = [...references].sort((a, b) => a.start - b.start)
  const asksAboutPair = pairReader(index)
  const namedAgain = repeatReader(references)
  const beside: CodeReference[] = []
  const silent: Sentence[] = []
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
    if (kinds.size === 0) for (const kind of kindsOfNamed(sentence, references)) kinds.add(kind)
    // "28296 TA? or RT with 28285": what follows a question mark goes on with its codes.
    const goesWithLast =
      goesOn(sentence) || isBesideLast(sentence, named) || (fresh.length > 0 && isToldBeside(sentence))
    const joined = goesWithLast ? [...before, ...named] : named
    for (const kind of kinds) {
      const isOfPair = kind === 'billed_together' || kind === 'modifier_choice'
      const own = isAdded && isOfPair ? [...before, ...named] : kind === 'billed_together' ? joined : named
      addAsk(asked, kind, sentence, own, next)
    }
    // A numbered question adds to the codes named last, also where one between them names none.
    if (named.length > 0 || sentence.number === null) before = named
    if (kinds.size === 0) silent.push(sentence)
    if (kinds.size === 0 && isInAddition(sentence)) beside.push(...named.filter(isProcedure))
    if (asked.length >= MAX_ASKS) break
  }
  // "Also 52000 at the end of the case": what is told without a question stands on the claim that is asked about.
  const together = asked.find(({ kind, number }) => kind === 'billed_together' && number === null)
  for (const { code } of beside) together?.named.add(code)
  const asks = finishAsks(asked, inOrder)
  if (asks.length === 0) asks.push(...askOfBareCodes(text, references))
  const heard = withRaisedAsks(asks, text, references, index, isCode).filter(({ kind }) =>
    mayAsk(kind, text, references),
  )
  const asksHeard = heard.slice(0, MAX_ASKS)
  return { asks: asksHeard, unheard: findUnheardQuestions(silent, asksHeard) }
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

const isModifier = ({ system }: CodeReference): boolean => system === 'MODIFIER'
const isOfServices = (kind: AskKind): boolean => kind === 'billed_together' || kind === 'modifier_choice'

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

/** An ask while the text is read; `all` where a sentence asked it without naming a code, `told` references that the text names up to there. */
type GrowingAsk = { kind: AskKind; text: string; number: string | null; named: Set<string>; all: boolean; told: number }

function addAsk(
  asked: GrowingAsk[],
  kind: AskKind,
  sentence: Sentence,
  named: readonly CodeReference[],
  told: number,
): void {
  const { number } = sentence
  const known = asked.find((other) => other.kind === kind && other.number === number)
  const ask = known ?? { kind, text: sentence.text.trim(), number, named: new Set<string>(), all: false, told }
  if (!known) asked.push(ask)
  // A subject or a remark asks less plainly than the question that follows it.
  else if (!known.text.includes('?') && sentence.text.includes('?')) known.text = sentence.text.trim()
  for (const { code } of named) ask.named.add(code)
  ask.told = told
  // "They say bundled, where does the 59 go?": what was denied is no modifier.
  ask.all ||= named.length === 0 || (kind === 'denial' && named.every(({ system }) => system === 'MODIFIER'))
  // "both same session, CO-236 on the cath": a reason is nothing that is billed, or takes a modifier.
  ask.all ||= isOfServices(kind) && named.some(isReason) && named.every((each) => isReason(each) || isModifier(each))
}

function finishAsks(asked: readonly GrowingAsk[], inOrder: readonly CodeReference[]): Ask[] {
  const all = distinctCodes(inOrder)
  return asked.map(({ kind, text, number, named, all: asksAll, told }) => {
    // "1) 155 units given, 45 discarded. How do we bill J0585?": what names no code is of those of its number.
    const own = number === null ? [] : asked.flatMap((each) => (each.number === number ? [...each.named] : []))
    // "99214 denied. 1) Send it corrected? 2) Is 90471 ok too?": nor is it of what only a later number names.
    const before = number === null ? [] : distinctCodes(inOrder.slice(0, told).filter(isService))
    const meant = own.length > 0 ? own : before.length > 0 ? distinctCodes(inOrder.slice(0, told)) : all
    return {
      topic: TOPIC_OF_KIND[kind],
      kind,
      subjects: asksAll ? [...new Set([...named, ...meant])] : [...named],
      text,
      number,
    }
  })
}

const isService = ({ system }: CodeReference): boolean =>
  system !== 'MODIFIER' && system !== 'CARC' && system !== 'RARC'

type KindReader = (sentence: Sentence, at: number, named: readonly CodeReference[]) => AskKind[]

/** Reads the kinds of the sentence at `at`; a pattern is tried only where one of its cue words stands. */
function kindReader(index: TextIndex, sentences: readonly Sentence[]): KindReader {
  const ways = findWays(index, sentences)
  const namesSources = standsIn(placesOf(index, SOURCES))
  return (sentence, at, named) => {
    if (namesSources(sentence) && SOURCES_WANTED.test(sentence.text)) return []
    if (named.length === 0 && namesSources(sentence) && GROUNDS_WANTED.test(sentence.text)) return []
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
