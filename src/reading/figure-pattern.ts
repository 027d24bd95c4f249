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
  /** Characters of which one stands right behind the run; any where not given. */
  signs?: string
}

/** A sticky pattern that begins with a figure, and what every match of it begins with. */
export type FigurePattern = { pattern: RegExp; gate: Required<Omit<FigureGate, 'first'>>; first: Uint8Array }

const ANY = ''
/** For the first character of a figure. */
export const DIGITS = '0123456789'
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Every figure pattern, so that a test can hold what stands before the patterns against the patterns. */
export const figurePatterns: FigurePattern[] = []

/** A sticky pattern that begins with a figure, tried only where the figure passes the gate. */
export function figurePattern(pattern: RegExp, gate: FigureGate): FigurePattern {
  const { from = 'run', least = 1, most = Number.POSITIVE_INFINITY, first = ANY, signs = ANY } = gate
  const firstOf = new Uint8Array(128).fill(first === ANY ? 1 : 0)
  for (const sign of first.toLowerCase() + first.toUpperCase()) firstOf[sign.charCodeAt(0)] = 1
  const figure = { pattern, gate: { from, least, most, signs }, first: firstOf }
  figurePatterns.push(figure)
  return figure
}

/** The matches of a figure pattern, in order, without overlaps. */
export function matchFigures(
  text: string,
  { figures }: Pick<TextIndex, 'figures'>,
  { pattern, gate, first }: FigurePattern,
): RegExpExecArray[] {
  const { from, least, most, signs } = gate
  const found: RegExpExecArray[] = []
  let done = 0
  for (let at = 0; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    const length = (figures[at + 2] ?? 0) - start
    if (length < least || length > most || first[text.charCodeAt(start)] === 0) continue
    if (signs !== ANY && !signs.includes(text[start + length] ?? '-')) continue
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
