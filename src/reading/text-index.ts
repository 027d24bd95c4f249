import type { Span } from './span.ts'
import { addWords, findSets, wordTable } from './word-table.ts'

/** Where the words and figures of a text stand: made in one pass, so that a pattern is tried only where it can begin. */
export type TextIndex = {
  /** Runs of letters and digits that hold a digit, flat: start, first digit, end. */
  figures: number[]
  /** Starts of words of two capitals. */
  capitalPairs: number[]
  /** Starts of words that begin with a capital, of two letters and more or before an apostrophe. */
  capitalised: number[]
  /** Starts of the words of each set of cue words. */
  places: (number[] | undefined)[]
}

/** A pattern and the words it begins with. */
export type CuedPattern = { set: number; pattern: RegExp }

const LETTER = 1
const DIGIT = 2
/** By UTF-16 unit; everything that is neither an ASCII letter nor a digit is 0. */
const KINDS = new Uint8Array(65_536)
KINDS.fill(LETTER, 65, 91).fill(LETTER, 97, 123).fill(DIGIT, 48, 58)

/** A set of cue words (ASCII letters, separated by spaces, any case), by the number it has in every index. */
export function cueWords(words: string): number {
  return addWords(words.toLowerCase().split(/\s+/).filter(Boolean))
}

/** A pattern of which every match begins with one of `words`; what stands before them only a lookbehind may ask. */
export function cuedPattern(words: string, pattern: RegExp): CuedPattern {
  const cued = { set: cueWords(words), pattern: new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`) }
  return cued
}

/** The figures of a text alone, as {@link indexText} lists them. */
export function indexFigures(text: string): Pick<TextIndex, 'figures'> {
  // Made before the loop: code that first runs behind a long loop is not optimised with it.
  const index: Pick<TextIndex, 'figures'> = { figures: [] }
  const { figures } = index
  const { length } = text
  let start = -1
  let firstDigit = -1
  for (let at = 0; at <= length; at++) {
    const kind = at < length ? KINDS[text.charCodeAt(at)] : 0
    if (kind === 0) {
      if (firstDigit >= 0) figures.push(start, firstDigit, at)
      start = -1
      firstDigit = -1
      continue
    }
    if (start < 0) start = at
    if (kind === DIGIT && firstDigit < 0) firstDigit = at
  }
  return index
}

/** The index of a text. Takes time in proportion to the text, whatever it holds. */
export function indexText(text: string): TextIndex {
  const table = wordTable()
  const { slots } = table
  const mask = slots.length - 1
  const index: TextIndex = { figures: [], capitalPairs: [], capitalised: [], places: new Array(table.setCount) }
  const { length } = text
  let at = 0
  while (at < length) {
    let code = text.charCodeAt(at)
    let kind = KINDS[code]
    if (kind === 0) {
      at++
      continue
    }
    const start = at
    let firstDigit = -1
    while (kind !== 0) {
      const from = at
      if (kind === DIGIT) {
        if (firstDigit < 0) firstDigit = at
        do kind = ++at < length ? KINDS[text.charCodeAt(at)] : 0
        while (kind === DIGIT)
        if (kind === LETTER) code = text.charCodeAt(at)
        continue
      }
      let hash = 0
      do {
        hash = (Math.imul(hash, 31) + (code | 32)) | 0
        code = ++at < length ? text.charCodeAt(at) : 0
        kind = KINDS[code]
      } while (kind === LETTER)
      if (slots[hash & mask] !== 0) notePlaces(index, findSets(table, text, from, at, hash), from)
    }
    if (firstDigit >= 0) index.figures.push(start, firstDigit, at)
    else if (text.charCodeAt(start) < 97 && (at - start >= 2 || isApostrophe(text, at))) {
      index.capitalised.push(start)
      if (at - start === 2 && text.charCodeAt(start + 1) < 97) index.capitalPairs.push(start)
    }
  }
  return index
}

/** True at the sign of `O'Brien`. */
function isApostrophe(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 39 || code === 0x2019
}

function notePlaces(index: TextIndex, sets: readonly number[], start: number): void {
  for (const set of sets) {
    const places = index.places[set]
    if (places === undefined) index.places[set] = [start]
    else places.push(start)
  }
}

/**
 * The index of the same text with `covered` blanked, made from its own index: parts in the order of the text, that begin
 * and end between words.
 */
export function withoutCovered(index: TextIndex, covered: readonly Span[]): TextIndex {
  const keep = (places: readonly number[]): number[] => {
    let next = 0
    return places.filter((place) => {
      while ((covered[next]?.end ?? Number.POSITIVE_INFINITY) <= place) next++
      return place < (covered[next]?.start ?? Number.POSITIVE_INFINITY)
    })
  }
  const figures: number[] = []
  let next = 0
  for (let at = 0; at < index.figures.length; at += 3) {
    const start = index.figures[at] ?? 0
    while ((covered[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    if (start >= (covered[next]?.start ?? Number.POSITIVE_INFINITY)) continue
    figures.push(start, index.figures[at + 1] ?? 0, index.figures[at + 2] ?? 0)
  }
  const places = new Array<number[] | undefined>(index.places.length)
  index.places.forEach((each, set) => {
    if (each !== undefined) places[set] = keep(each)
  })
  return { figures, capitalPairs: keep(index.capitalPairs), capitalised: keep(index.capitalised), places }
}

const NOWHERE: readonly number[] = []

/** Where the words of a set stand, in order. */
export function placesOf(index: TextIndex, set: number): readonly number[] {
  return index.places[set] ?? NOWHERE
}

/** Whether a figure begins from `place` on within `reach` characters of its line. */
function figureWithin(text: string, figure: number, place: number, reach: number): boolean {
  if (figure > place + reach) return false
  for (let at = place; at < figure; at++) if (text.charCodeAt(at) === 10) return false
  return true
}

/**
 * {@link matchCued} for a pattern that nothing but a figure completes: it is tried only where one begins within `reach`
 * characters of the cue word, on the same line.
 */
export function matchCuedFigures(
  text: string,
  index: TextIndex,
  { set, pattern }: CuedPattern,
  reach: number,
): RegExpExecArray[] {
  const { figures } = index
  const found: RegExpExecArray[] = []
  let done = 0
  let next = 0
  for (const place of placesOf(index, set)) {
    if (place < done) continue
    while (next < figures.length && (figures[next + 2] ?? 0) <= place) next += 3
    const figure = figures[next]
    if (figure === undefined) break
    if (!figureWithin(text, figure, place, reach)) continue
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (match === null) continue
    found.push(match)
    done = place + Math.max(1, match[0].length)
  }
  return found
}

/** The matches of a cued pattern in order, without overlaps. `text` may be the indexed text with parts covered. */
export function matchCued(text: string, index: TextIndex, { set, pattern }: CuedPattern): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  let done = 0
  for (const place of placesOf(index, set)) {
    if (place < done) continue
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (match === null) continue
    found.push(match)
    done = place + Math.max(1, match[0].length)
  }
  return found
}

/**
 * The matches of a sticky pattern that begins with a figure, in order, without overlaps: tried where each run of letters
 * and digits begins (`from: 'run'`) or where its first digit stands (`from: 'digit'`). Only runs between `least` and
 * `most` characters long are looked at, and where `signs` are given only those with one of them right behind.
 */
export function matchFigures(
  text: string,
  { figures }: Pick<TextIndex, 'figures'>,
  pattern: RegExp,
  from: 'run' | 'digit',
  least = 1,
  most = Number.POSITIVE_INFINITY,
  signs?: string,
): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  let done = 0
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    const length = (figures[at + 2] ?? 0) - start
    if (length < least || length > most) continue
    if (signs !== undefined && !signs.includes(text[start + length] ?? '-')) continue
    const place = from === 'run' ? start : (figures[at + 1] ?? 0)
    if (place < done) continue
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (match === null) continue
    found.push(match)
    done = place + Math.max(1, match[0].length)
  }
  return found
}
