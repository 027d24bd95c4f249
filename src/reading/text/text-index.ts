import { keepMatch, type Span } from './span.ts'
import { unitsOf } from './text-units.ts'
import { addWords, findWord, type WordTable, wordTable } from './word-table.ts'

/** Where the words and figures of a text stand: made in one pass, so that a pattern is tried only where it can begin. */
export type TextIndex = {
  /** Runs of letters and digits that hold a digit, flat: start, first digit, end. */
  figures: number[]
  /** Starts of words of two capitals. */
  capitalPairs: number[]
  /** Starts of words that begin with a capital, of two letters and more or before an apostrophe or an accent. */
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
  const units = unitsOf(text)
  const { length } = text
  for (let at = 0; at < length; at++) {
    if (KINDS[units[at] ?? 0] === 0) continue
    const start = at
    let firstDigit = -1
    for (let kind = KINDS[units[at] ?? 0]; kind !== 0; kind = KINDS[units[++at] ?? 0]) {
      if (kind === DIGIT && firstDigit < 0) firstDigit = at
    }
    if (firstDigit >= 0) figures.push(start, firstDigit, at)
  }
  return index
}

/** The index of a text. Takes time in proportion to the text, whatever it holds. */
export function indexText(text: string): TextIndex {
  const table = wordTable()
  const { slots } = table
  const mask = slots.length - 1
  const index: TextIndex = { figures: [], capitalPairs: [], capitalised: [], places: new Array(table.setCount) }
  const units = unitsOf(text)
  const { length } = text
  let at = 0
  while (at < length) {
    let code = units[at] ?? 0
    let kind = KINDS[code]
    if (kind === 0) {
      if (code >= FIRST_ACCENTED && beginsAccented(units, at)) index.capitalised.push(at)
      at++
      continue
    }
    const start = at
    let firstDigit = -1
    while (kind !== 0) {
      const from = at
      if (kind === DIGIT) {
        if (firstDigit < 0) firstDigit = at
        do kind = KINDS[units[++at] ?? 0]
        while (kind === DIGIT)
        code = units[at] ?? 0
        continue
      }
      let hash = 0
      do {
        hash = (Math.imul(hash, 31) + (code | 32)) | 0
        code = units[++at] ?? 0
        kind = KINDS[code]
      } while (kind === LETTER)
      if (slots[hash & mask] === 0) continue
      const word = findWord(table, units, from, at, hash)
      if (word >= 0) notePlaces(index, table, word, from)
    }
    if (firstDigit >= 0) index.figures.push(start, firstDigit, at)
    else if ((units[start] ?? 0) < 97 && (at - start >= 2 || isOfName(units[at] ?? 0))) {
      index.capitalised.push(start)
      if (at - start === 2 && (units[start + 1] ?? 0) < 97) index.capitalPairs.push(start)
    }
  }
  return index
}

const FIRST_ACCENTED = 0xc0
const LAST_ACCENTED = 0x17f
/** Units of the capitals `À` to `Þ`, behind which capitals and small letters take turns. */
const LAST_CAPITAL = 0xde

/** True for what stands behind the first letter of `O'Brien` and `Núñez`. */
function isOfName(unit: number): boolean {
  return unit === 39 || unit === 0x2019 || (unit >= FIRST_ACCENTED && unit <= LAST_ACCENTED)
}

/** True where a capital with an accent begins a word: `Ángela`. */
function beginsAccented(units: Uint16Array, at: number): boolean {
  const code = units[at] ?? 0
  if (code > LAST_ACCENTED || (code > LAST_CAPITAL && (code < 0x100 || code % 2 === 1))) return false
  const before = at === 0 ? 32 : (units[at - 1] ?? 0)
  const behind = units[at + 1] ?? 0
  return KINDS[before] === 0 && before < FIRST_ACCENTED && (KINDS[behind] === LETTER || behind >= FIRST_ACCENTED)
}

function notePlaces({ places }: TextIndex, { sets, setsFrom }: WordTable, word: number, start: number): void {
  for (let at = setsFrom[word] ?? 0, end = setsFrom[word + 1] ?? 0; at < end; at++) {
    const set = sets[at] ?? 0
    const known = places[set]
    if (known === undefined) places[set] = [start]
    else known.push(start)
  }
}

/**
 * The index of the same text with `covered` blanked, made from its own index: parts in the order of the text, that begin
 * and end between words.
 */
export function withoutCovered(index: TextIndex, covered: readonly Span[]): TextIndex {
  const first = covered[0]?.start ?? Number.POSITIVE_INFINITY
  const keep = (places: number[]): number[] => {
    if ((places.at(-1) ?? 0) < first) return places
    const kept: number[] = []
    let next = 0
    for (const place of places) {
      while ((covered[next]?.end ?? Number.POSITIVE_INFINITY) <= place) next++
      if (place < (covered[next]?.start ?? Number.POSITIVE_INFINITY)) kept.push(place)
    }
    return kept
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
  let lineEnd = -1
  for (const place of placesOf(index, set)) {
    if (place < done) continue
    while (next < figures.length && (figures[next + 2] ?? 0) <= place) next += 3
    const figure = figures[next]
    if (figure === undefined) break
    if (figure > place + reach) continue
    if (lineEnd < place) lineEnd = endOfLine(text, place)
    if (lineEnd < figure) continue
    done = keepMatch(pattern, text, place, found)
  }
  return found
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The matches of a cued pattern in order, without overlaps. `text` may be the indexed text with parts covered. */
export function matchCued(text: string, index: TextIndex, { set, pattern }: CuedPattern): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  let done = 0
  for (const place of placesOf(index, set)) {
    if (place < done) continue
    done = keepMatch(pattern, text, place, found)
  }
  return found
}
