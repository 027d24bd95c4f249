import { indexFigures, matchFigures } from './text-index.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

/** Tokens looked up at most; a mail with more of them is a table nobody asks about line by line. */
const MAX_CANDIDATES = 2_000

const TOKEN = /[A-Za-z0-9]{3,7}(?:\.[A-Za-z0-9]{1,4})?(?![A-Za-z0-9])/y

/**
 * Every token of the text that may be a code, canonical (upper case, a diagnosis also with its dot), for one look-up in the
 * codebook before reading. It is far too many on purpose: which of them are codes, the readers decide.
 */
export function findCandidateCodes(text: string): string[] {
  const candidates = new Set<string>()
  const read = text.slice(0, MAX_READ_CHARACTERS)
  for (const match of matchFigures(read, indexFigures(read), TOKEN, 'run', 3, 7)) {
    if (candidates.has(match[0])) continue
    const token = match[0].toUpperCase()
    candidates.add(token)
    if (/^[A-Z]\d[0-9AB][0-9A-Z]{1,4}$/.test(token)) candidates.add(`${token.slice(0, 3)}.${token.slice(3)}`)
    if (candidates.size >= MAX_CANDIDATES) break
  }
  return [...candidates]
}
