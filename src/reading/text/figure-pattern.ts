import { keepMatch } from './span.ts'
import type { TextIndex } from './text-index.ts'

/** What is looked at before a figure pattern is tried: whatever it matches must pass. */
type FigureGate = {
  /** Where it is tried: where the run of letters and digits begins (the default), or at its first digit. */
  from?: 'run' | 'digit'
  /** Characters of the run, at least and at most. */
  least?: number
  most?: number
  /** Characters the run begins with, letters in both cases; any where not given. */
  first?: string
  /** The same of its second character. */
  second?: string
  /** Characters of which one stands right behind the run; any where not given. */
  signs?: string
  /** Characters of which one stands behind that sign, letters as they are; any where not given. */
  next?: string
}

/** A sticky pattern that begins with a figure, and what every match of it begins with. */
export type FigurePattern = {
  pattern: RegExp
  gate: Required<Omit<FigureGate, 'first' | 'second'>>
  first: Uint8Array
  second: Uint8Array
}

const ANY = ''
/** For the first character of a figure. */
export const DIGITS = '0123456789'
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Every figure pattern, so that a test can hold what stands before the patterns against the patterns. */
export const figurePatterns: FigurePattern[] = []

/** A sticky pattern that begins with a figure, tried only where the figure passes the gate. */
export function figurePattern(pattern: RegExp, gate: FigureGate): FigurePattern {
  const { from = 'run', least = 1, most = Number.POSITIVE_INFINITY, first = ANY, second = ANY } = gate
  const { signs = ANY, next = ANY } = gate
  const figure = { pattern, gate: { from, least, most, signs, next }, first: among(first), second: among(second) }
  figurePatterns.push(figure)
  return figure
}

/** 1 for each of those characters in both cases, for every one where none is given. */
function among(characters: string): Uint8Array {
  const marks = new Uint8Array(128).fill(characters === ANY ? 1 : 0)
  for (const sign of characters.toLowerCase() + characters.toUpperCase()) marks[sign.charCodeAt(0)] = 1
  return marks
}

/** The matches of a figure pattern, in order, without overlaps. */
export function matchFigures(
  text: string,
  { figures }: Pick<TextIndex, 'figures'>,
  { pattern, gate, first, second }: FigurePattern,
): RegExpExecArray[] {
  const { from, least, most, signs, next } = gate
  const found: RegExpExecArray[] = []
  let done = 0
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    const length = (figures[at + 2] ?? 0) - start
    if (length < least || length > most || first[text.charCodeAt(start)] === 0) continue
    if (length > 1 && second[text.charCodeAt(start + 1)] === 0) continue
    if (signs !== ANY && !signs.includes(text[start + length] ?? '-')) continue
    if (next !== ANY && !next.includes(text[start + length + 1] ?? '-')) continue
    const place = from === 'run' ? start : (figures[at + 1] ?? 0)
    if (place < done) continue
    done = keepMatch(pattern, text, place, found)
  }
  return found
}
