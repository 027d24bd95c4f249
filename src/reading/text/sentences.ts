import { findLetters, type Letter } from './lettered-questions.ts'
import { isBlank, matchAt, type Span } from './span.ts'

/** A sentence as written, with the number or letter the sender gave it or the paragraph it stands in. */
export type Sentence = Span & { text: string; number: string | null }

/** Numbers of lists looked at: more of them are data too. */
const MAX_NUMBERS = 100
/** Sentences looked at; a text with more of them is data, not a question. */
const MAX_SENTENCES = 2_000

/** `Q2.` numbers a question; `Q21.1` and `Q20-Q28` are diagnoses. */
const NUMBERED =
  /^[ \t]*(?:\(?(\d{1,2})[.)][ \t]|(?:Q|question)[ \t]?#?(\d{1,2})(?:[:)]|[.-](?!Q?\d))|#(\d{1,2})[.:)]?[ \t]|(\d{1,2})[ \t]?[-:][ \t])/i
/** First characters of {@link NUMBERED}. */
const NUMBERED_BY = new Set('0123456789Qq(#')
const STOPS = /[?!.\r\n]+/g
/** What follows a full stop that ends a sentence: a capital, a bracket, a quotation mark, or nothing on the line. */
const AFTER_STOP = /\s+[A-Z(“"]|\s*$|[ \t]*[\r\n]/y
/** A number in brackets, at the beginning or in the middle of a line: `1) is 99241 deleted 2) is 99242`. */
const BRACKETED = /(?<=^|[\n\r \t])\(?([1-9]\d?)\)[ \t]/g

/**
 * The sentences of a text in order. A line break ends one, because people write one question a line; so does a number or
 * letter in the middle of a line. It counts for the sentences under it, until an empty line.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let number: string | null = null
  const letters = findLetters(text)
  const numbers = findBracketed(text)
  const letterAt = new Map(letters.map(({ start: at, letter }) => [at, letter]))
  const add = (end: number): void => {
    const from = start
    start = end
    if (isBlank(text, from, end)) return
    for (const part of cutAtNumbers(text, from, end, letters, numbers)) {
      const first = part.text.trimStart()[0]
      if (first === undefined) continue
      if (NUMBERED_BY.has(first)) number = readNumber(part.text) ?? number
      number = letterAt.get(part.start) ?? number
      sentences.push({ start: part.start, end: part.end, text: part.text, number })
    }
  }
  STOPS.lastIndex = 0
  for (let stop = STOPS.exec(text); stop !== null; stop = STOPS.exec(text)) {
    const { index, 0: sign } = stop
    const end = index + sign.length
    if (!endsSentence(text, sign, end) || isListNumber(text, start, index, sign)) continue
    add(end)
    if (sign.includes('\n\n') || sign.includes('\n\r\n')) number = null
    if (sentences.length >= MAX_SENTENCES) return sentences
  }
  add(text.length)
  return sentences
}

/** `97110 (1)`: the bracket behind a code holds its units or minutes. */
const OF_CODE = /(?:\d{5}|[A-V]\d{4})(?:-\w\w)?[ \t]\($/i
const REACH_OF_CODE = 10

/**
 * Where numbers in brackets stand that begin a list or go on with it; `97110 (23) min and 97140 (10) min` holds none. A list
 * may begin anew.
 */
function findBracketed(text: string): number[] {
  const found: { number: number; index: number }[] = []
  for (const { index, 1: digits } of text.matchAll(BRACKETED)) {
    const number = Number(digits)
    const begins = number === 1 && !OF_CODE.test(text.slice(Math.max(0, index - REACH_OF_CODE), index + 1))
    const last = found.at(-1)?.number
    if (begins || (last !== undefined && number === last + 1)) found.push({ number, index })
    if (found.length >= MAX_NUMBERS) break
  }
  // A 1 that no 2 follows is no list.
  return found.filter(({ number }, at) => number > 1 || found[at + 1]?.number === 2).map(({ index }) => index)
}

/** The stretch cut before every number and letter in the middle of it. */
function cutAtNumbers(
  text: string,
  start: number,
  end: number,
  letters: readonly Letter[],
  numbers: readonly number[],
): (Span & { text: string })[] {
  const stretch = text.slice(start, end)
  const lettered = letters.flatMap(({ start: at }) => (start < at && at < end ? [at] : []))
  const numbered = numbers.filter((at) => start < at && at < end)
  if (numbered.length + lettered.length === 0) return [{ start, end, text: stretch }]
  const cuts = [start, ...[...numbered, ...lettered].sort((a, b) => a - b), end]
  return cuts.slice(1).map((cut, at) => {
    const from = cuts[at] ?? start
    return { start: from, end: cut, text: text.slice(from, cut) }
  })
}

function endsSentence(text: string, sign: string, end: number): boolean {
  if (sign.includes('\n') || sign.includes('\r')) return true
  if (sign !== '.' && /[?!]/.test(sign)) return end === text.length || /[\sA-Z]/.test(text[end] ?? '')
  return matchAt(AFTER_STOP, text, end) !== null
}

/** True of the stop behind `1.`, `b.` and `Q2.` at the beginning of a line: what it numbers follows. */
function isListNumber(text: string, start: number, index: number, sign: string): boolean {
  return sign === '.' && index - start <= MOST_LIST_CHARACTERS && LIST_NUMBER.test(text.slice(start, index))
}

const MOST_LIST_CHARACTERS = 16
const LIST_NUMBER = /^\s*(?:(?:\(?|(?:Q|question)[ \t]?#?)\d{1,2}|[a-h])$/i

/** The number a sentence begins with, or null. */
function readNumber(sentence: string): string | null {
  const digits = NUMBERED.exec(sentence)
    ?.slice(1)
    .find((each) => each !== undefined)
  return digits === undefined ? null : String(Number(digits))
}
