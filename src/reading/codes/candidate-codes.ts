import { indexFigures } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { dotNinth, speaksOfFormer, speaksOfNinth } from './ninth-lists.ts'
import { listSpokenNumbers } from './spoken-codes.ts'

/** Tokens looked up at most; a mail with more of them is a table nobody asks about line by line. */
const MAX_CANDIDATES = 2_000

/** Characters of a token, and of what may stand behind its dot. */
const LEAST_CHARACTERS = 3
const MOST_CHARACTERS = 7
const MOST_BEHIND_DOT = 4
/** A diagnosis of ICD-9-CM without its dot. */
const NINTH = /^[\dV]\d{3,4}$/
const DIAGNOSIS = /^[A-Z]\d[0-9AB][0-9A-Z]{1,4}$/

/**
 * Every token of the text that may be a code, canonical (upper case, a diagnosis also with its dot), for one look-up in the
 * codebook before reading. It is far too many on purpose: which of them are codes, the readers decide.
 */
export function findCandidateCodes(text: string): string[] {
  const candidates = new Set<string>()
  const read = text.slice(0, MAX_READ_CHARACTERS)
  const { figures } = indexFigures(read)
  const ninth = speaksOfNinth(read) || speaksOfFormer(read)
  for (let at = 0; at < figures.length && candidates.size < MAX_CANDIDATES; at += 3) {
    const start = figures[at] ?? 0
    const end = figures[at + 2] ?? 0
    if (end - start < LEAST_CHARACTERS || end - start > MOST_CHARACTERS) continue
    const written = read.slice(start, endBehindDot(read, end))
    if (candidates.has(written)) continue
    const token = written.toUpperCase()
    candidates.add(token)
    if (ninth && NINTH.test(token)) candidates.add(dotNinth(token))
    if (token.charCodeAt(0) >= 65 && DIAGNOSIS.test(token)) candidates.add(`${token.slice(0, 3)}.${token.slice(3)}`)
  }
  for (const spoken of listSpokenNumbers(read)) candidates.add(spoken)
  return [...candidates]
}

/** Where the token ends that goes on behind the dot at `at`, as in `M17.11`; `at` where none does. */
function endBehindDot(text: string, at: number): number {
  if (text[at] !== '.') return at
  let end = at + 1
  while (isLetterOrDigit(text.charCodeAt(end))) end++
  return end === at + 1 || end > at + 1 + MOST_BEHIND_DOT ? at : end
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
}
