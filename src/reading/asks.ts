import type { CodeReference } from '../domain/code-reference.ts'
import type { Ask, AskKind } from '../domain/inquiry.ts'
import { KIND_WORDS, TOPIC_OF_KIND } from './ask-kinds.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

type Sentence = { text: string; start: number; end: number; number: number | null }

/** Sentences looked at and asks returned at most: more than this nobody asks in one mail. */
const MAX_SENTENCES = 2_000
const MAX_ASKS = 40

const NUMBERED = /^[ \t]*(?:\(?(\d{1,2})[.)][ \t]|(?:Q|question)[ \t]?#?(\d{1,2})[.:)]|#(\d{1,2})[.:)]?[ \t])/i
const SENTENCE_END = /[?!]+(?=\s|$|[A-Z])|\.(?=\s+[A-Z(“"]|\s*$)|[\r\n]+/g
/** A wish for sources is met by every answer and asks nothing of its own. */
const SOURCES_WANTED = /\b(?:include|provide|cite|send|attach|list)\b.{0,40}\b(?:sources?|references?|citations?)\b/i
/** Billing shorthand for "may these go together": codes joined by "with", "w/", "+", "and". */
const JOINED = /\b(?:with|and|w|plus|when|same)\b|[+&,/]|\bw\//i

/**
 * The questions the text asks, in its order: each sentence under every kind its words speak of, with the codes it names
 * (all codes of the message where it names none) and the number the sender gave it. Sentences without a number that ask the same
 * kind count once. Where no words ask anything, two or more procedure codes mean "can these go together?", and one code
 * means "what about this code?".
 */
export function readAsks(text: string, references: readonly CodeReference[]): Ask[] {
  const asks: Ask[] = []
  for (const sentence of splitSentences(text.slice(0, MAX_READ_CHARACTERS))) {
    const named = references.filter(({ start }) => sentence.start <= start && start < sentence.end)
    for (const kind of kindsOf(sentence.text, named)) {
      addAsk(asks, kind, sentence, named.length > 0 ? named : references)
    }
  }
  return asks.length > 0 ? asks.slice(0, MAX_ASKS) : askOfBareCodes(text, references)
}

function addAsk(asks: Ask[], kind: AskKind, sentence: Sentence, references: readonly CodeReference[]): void {
  const subjects = subjectsOf(references)
  const same = asks.find((ask) => ask.kind === kind && ask.number === sentence.number)
  if (same) same.subjects = [...new Set([...same.subjects, ...subjects])]
  else asks.push({ topic: TOPIC_OF_KIND[kind], kind, subjects, text: sentence.text.trim(), number: sentence.number })
}

function subjectsOf(references: readonly CodeReference[]): string[] {
  return [...new Set(references.map(({ code }) => code))]
}

function kindsOf(text: string, named: readonly CodeReference[]): AskKind[] {
  if (SOURCES_WANTED.test(text)) return []
  const kinds = KIND_WORDS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind)
  const procedures = new Set(named.filter(isProcedure).map(({ code }) => code))
  const asking = text.includes('?') || /\b(?:what|which|can|does|do|is|should|need|ok|how)\b/i.test(text)
  const modifiers = named.some(({ system, modifiers }) => system === 'MODIFIER' || modifiers.length > 0)
  if (!kinds.includes('billed_together') && procedures.size > 1 && JOINED.test(text) && !kinds.includes('units'))
    kinds.push('billed_together')
  if (!kinds.includes('modifier_choice') && modifiers && asking) kinds.push('modifier_choice')
  if (!kinds.includes('units') && named.some(({ units }) => units !== null)) kinds.push('units')
  if (!kinds.includes('denial') && named.some(({ system }) => system === 'CARC' || system === 'RARC'))
    kinds.push('denial')
  if (!kinds.includes('crosswalk') && named.some(({ system }) => system === 'ICD-9-CM' || system === 'MS-DRG'))
    kinds.push('crosswalk')
  return kinds
}

function isProcedure({ system }: CodeReference): boolean {
  return system === 'CPT' || system === 'HCPCS'
}

function askOfBareCodes(text: string, references: readonly CodeReference[]): Ask[] {
  const codes = references.filter(({ system }) => system !== 'MODIFIER' && system !== 'POS')
  if (codes.length === 0) return []
  const kind: AskKind =
    new Set(codes.filter(isProcedure).map(({ code }) => code)).size > 1 ? 'billed_together' : 'code_meaning'
  const first = codes[0]?.start ?? 0
  const sentence = splitSentences(text).find(({ start, end }) => start <= first && first < end)
  const written = (sentence?.text ?? '').trim()
  return [
    { topic: TOPIC_OF_KIND[kind], kind, subjects: subjectsOf(codes), text: written, number: sentence?.number ?? null },
  ]
}

function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let number: number | null = null
  for (const { index, 0: sign } of text.matchAll(SENTENCE_END)) {
    const end = index + sign.length
    const sentence = text.slice(start, end)
    const numbered = NUMBERED.exec(sentence)
    if (numbered) number = Number(numbered[1] ?? numbered[2] ?? numbered[3])
    if (sentence.trim() !== '') sentences.push({ text: sentence, start, end, number })
    if (/\n[ \t]*\r?\n/.test(sign)) number = null
    start = end
    if (sentences.length >= MAX_SENTENCES) return sentences
  }
  const rest = text.slice(start)
  const numbered = NUMBERED.exec(rest)
  if (numbered) number = Number(numbered[1] ?? numbered[2] ?? numbered[3])
  if (rest.trim() !== '') sentences.push({ text: rest, start, end: text.length, number })
  return sentences
}
