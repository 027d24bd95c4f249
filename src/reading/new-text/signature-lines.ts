import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import { repeatsName } from './block-lines.ts'
import { isProse, tellsOfCase, wishes } from './case-lines.ts'
import { findContactBlock } from './contact-block.ts'
import type { Mark } from './mark.ts'
import { isPicture } from './pictures.ts'
import { isSentFrom } from './sent-from.ts'
import { isClosing, isDashedName, isRule, isSalutation, isSignatureDelimiter, isSignatureLine } from './sign-off.ts'

/** Marks the signature of every run of visible lines; `marks` runs parallel to `lines`. */
export function markSignatures(lines: readonly MessageLine[], marks: Mark[]): void {
  let blockStart = 0
  for (let index = 0; index <= lines.length; index++) {
    if (index < lines.length && marks[index] !== 'quote' && marks[index] !== 'forwarded') continue
    markSignature(lines, marks, blockStart, index)
    blockStart = index + 1
  }
}

/** Most lines of a signature under its delimiter; a longer text there is a message that happens to hold "--". */
const SIGNATURE_LINES = 30
/** Most lines, blank ones and "Sent from" included, between the first of a signature without delimiter and the end. */
const MOST_ENDING = 60

function markSignature(lines: readonly MessageLine[], marks: Mark[], from: number, to: number): void {
  if (holdsLetter(lines, from, to)) return
  let start = to
  for (let index = from; index < to; index++) {
    if (marks[index] !== 'visible') continue
    const signs = isSentFrom(lines[index]) || (index > from && isDashedName(lines[index]) && standsApart(lines, index))
    if (signs && isNearEnd(lines, marks, index, to)) start = Math.min(start, index)
    if ((index > from || from > 0) && isDelimiter(lines, marks, index, to)) start = Math.min(start, index)
  }
  // "Sent from my phone" stands under the signature as well, and so does a rule.
  if (start === to || isSentFrom(lines[start]) || isBareRule(lines, start, to))
    start = Math.min(start, findContactBlock(lines, marks, from, start))
  for (let index = start; index < to; index++) if (marks[index] === 'visible') marks[index] = 'signature'
}

/** True for a rule under which nothing stands. */
function isBareRule(lines: readonly MessageLine[], index: number, to: number): boolean {
  let below = index
  while (below < to && (headOf(lines[below]) === '' || isRule(lines[below]))) below++
  return below >= to
}

/** True where a letter begins under a delimiter: its closing, address and phone are those of the person whose letter it is. */
function holdsLetter(lines: readonly MessageLine[], from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) {
    if (!isRule(lines[index]) && !isSignatureDelimiter(lines[index])) continue
    let below = index + 1
    while (below < to && headOf(lines[below]) === '') below++
    if (below < to && isSalutation(lines[below])) return true
  }
  return false
}

/** True for a line under a blank one or a closing and not among others with the same sign: a name, not a point of a list. */
function standsApart(lines: readonly MessageLine[], index: number): boolean {
  const sign = headOf(lines[index])[0] ?? ''
  if (headOf(lines[index + 1]).startsWith(sign) || isTypedAbove(lines, index)) return false
  return headOf(lines[index - 1]) === '' || isClosing(lines[index - 1]) || /[.!?]$/.test(headOf(lines[index - 1]))
}

/** True for a name typed behind a dash under closing words, with a signature below it: `-Jo`, `-- `, `Jo Hale, CPC`. */
function isTypedAbove(lines: readonly MessageLine[], index: number): boolean {
  let below = index + 1
  while (below < lines.length && (headOf(lines[below]) === '' || isPicture(lines[below]))) below++
  if (isSignatureDelimiter(lines[below])) return true
  return repeatsName(lines[index], headOf(lines[below]))
}

/** True for "-- " with a signature's length below it, and for another rule with nothing but a signature below it. */
function isDelimiter(lines: readonly MessageLine[], marks: readonly Mark[], index: number, to: number): boolean {
  if (isSignatureDelimiter(lines[index])) return to - index <= SIGNATURE_LINES && !goesOnBelow(lines, marks, index, to)
  return isRule(lines[index]) && isNearEnd(lines, marks, index, to)
}

/** What is asked in signatures themselves: "Questions? Call us". */
const SIGNATURE_ASKS = inOrder(
  /^\W{0,4}/i,
  anyOf(
    /(?:any |got |have )?(?:a )?(?:questions?|comments?|feedback)/i,
    /need (?:help|support|assistance|an appointment)/i,
    /how (?:am i|are we|did (?:i|we))/i,
    /looking for|did you know|want to|interested in|ready to|new here|not a/i,
  ),
  /\b/i,
)

/** True where a mail goes on below a delimiter: somebody asks, tells of a case, or adds a P.S. Some programs put the signature above the new text. */
function goesOnBelow(lines: readonly MessageLine[], marks: readonly Mark[], index: number, to: number): boolean {
  let first = true
  for (let after = index + 1; after < to; after++) {
    const head = headOf(lines[after])
    if (marks[after] !== 'visible' || head === '' || isSentFrom(lines[after])) continue
    // No program leaves out the blank of its delimiter, and no office begins its signature with prose.
    if (first && !/[ \t]$/.test(lines[index]?.text ?? '') && isProse(lines[after])) return true
    first = false
    if (/^p\.?s\b[.: ]/i.test(head)) return true
    if (/\?(?!\S*=)/.test(head) && !SIGNATURE_ASKS.test(head)) return true
    if (tellsOfCase(lines[after]) || wishes(lines[after])) return true
  }
  return false
}

/** True when at most a few short lines of a signature follow. */
function isNearEnd(lines: readonly MessageLine[], marks: readonly Mark[], index: number, to: number): boolean {
  if (to - index > MOST_ENDING) return false
  let following = 0
  for (let after = index + 1; after < to; after++) {
    if (marks[after] !== 'visible' || headOf(lines[after]) === '') continue
    if (isSentFrom(lines[after]) || isRule(lines[after]) || isPicture(lines[after])) continue
    if (!isSignatureLine(lines[after]) || ++following > 6) return false
  }
  return true
}
