import { headOf, type MessageLine } from '../text/message-lines.ts'
import type { Mark } from './mark.ts'
import { isQuoted } from './quote-markers.ts'

/** Least length of a quoted line with the word that no longer fitted on it. */
const WRAPPED_AT = 68
/** Longest such line, and most characters of what was broken off. */
const LONGEST_LINE = 84
const REST_CHARACTERS = 30
/** What answers a question in one word. */
const ANSWER = /^(?:yes|yep|yeah|no|nope|none|n\/a|not|ok|okay|done|correct|right|same|see|both|left|all|never)\b/i

/**
 * Folds the ends of quoted lines that a mail program wrapped anew and left without a sign of quoting: `> … alone is G0168,`,
 * `and`, `> most payers …`. Where answers stand between the quoted lines nothing is folded but an end that runs on in the next.
 */
export function markBrokenWraps(lines: readonly MessageLine[], marks: Mark[]): void {
  const first = marks.indexOf('quote')
  if (first < 0) return
  const ends: number[] = []
  let answered = false
  for (let index = first + 1, last = marks.lastIndexOf('quote'); index < last; index++) {
    if (marks[index] !== 'visible' || headOf(lines[index]) === '') continue
    if (isEnd(lines, marks, index)) ends.push(index)
    else answered = true
  }
  const surely = ends.length > 1 && !answered
  for (const index of ends) if (surely || runsOn(lines, index)) marks[index] = 'quote'
}

function isEnd(lines: readonly MessageLine[], marks: readonly Mark[], index: number): boolean {
  const above = lines[index - 1]
  if (marks[index - 1] !== 'quote' || marks[index + 1] !== 'quote') return false
  if (!isQuoted(above) || !isQuoted(lines[index + 1])) return false
  const head = headOf(lines[index])
  const quoted = headOf(above)
  if (head.length > REST_CHARACTERS || head.includes('?') || /[.?!:]$/.test(quoted) || ANSWER.test(head)) return false
  if (quoted.length > LONGEST_LINE) return false
  return quoted.length + 1 + (/^\S+/.exec(head)?.[0].length ?? 0) >= WRAPPED_AT
}

/** True where the next quoted line goes on in the middle of the sentence. */
function runsOn(lines: readonly MessageLine[], index: number): boolean {
  return !/[.?!]$/.test(headOf(lines[index])) && /^[>\s]+\p{Ll}/u.test(headOf(lines[index + 1]))
}
