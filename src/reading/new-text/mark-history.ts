import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine, skipBlank } from '../text/message-lines.ts'
import { showAnnounced } from './announced-answers.ts'
import { markBrokenWraps } from './broken-wraps.ts'
import { findHistory } from './find-history.ts'
import { markCommenter, markComments } from './help-desk-comments.ts'
import type { Mark } from './mark.ts'
import { markFrame } from './message-frames.ts'
import { isPicture } from './pictures.ts'
import { countAttributionLines, isQuoted, isReplyAbove } from './quote-markers.ts'
import { isSentFrom } from './sent-from.ts'
import { isClosing, isGreeting, isRule, isSignatureDelimiter } from './sign-off.ts'

/** Words above a history that only point to it: "See below, can you advise?" */
const POINTER = inOrder(
  /\b/i,
  anyOf(
    inOrder(
      anyOf(/see|per|questions?|messages?|e-?mails?|denial|letter|info|details|notes?|request/i, /inquiry|this/i),
      / (?:\w+ )?below/i,
    ),
    /below (?:is|are|question|message|e-?mail|denial|letter|request)/i,
    /fyi|fwd?|forward(?:ing|ed)?/i,
    /(?:please|pls|can you|could you|kindly) advise/i,
    /advise\?|thoughts\?|any ideas?\?/i,
    // "Can one of you look at this please", "who can take this one?"
    inOrder(
      /(?:look(?:ing)?|glance|peek) at|answer|handle|tackle|field|take|help (?:me |us |her |him )?with|weigh in on/i,
      / (?:this|these|the attached|the (?:question|mail|e-?mail|message|one))(?! (?:visit|claim|code|patient|pt|case|line)\b)/i,
    ),
    /(?:got|received|passing|sending|sharing) (?:you )?this (?:one |question |e-?mail |message )?(?:from|on|along|over)/i,
    /(?:question|e-?mail|message) (?:came )?from (?:our|one of|the|my|a|dr\.?|doctor)/i,
  ),
)
const POINTER_WORDS = 16

/** What of the lines is history, and what only introduces a mail that is the question itself. */
export function markHistory(lines: readonly MessageLine[], forwarded: boolean): Mark[] {
  const marks: Mark[] = lines.map(() => 'visible')
  markFrame(lines, marks)
  let readable = forwarded
  // Where the text begins that stands above the next history; -1 once a history is folded.
  let from = 0
  for (let index = 0; index < lines.length; index++) {
    const history = marks[index] === 'visible' ? findHistory(lines, index) : null
    if (!history) continue
    if (history.bare) {
      const end = endOfQuoted(lines, index)
      const kept = readable || (from === 0 && isQuotedByWriter(lines, marks, index, end))
      if (!kept) marks.fill('quote', index, end)
      // What is quoted under an attribution is of that mail, wherever the new text interrupts it.
      if (!kept && isAttributed(lines, index)) from = -1
      index = end - 1
      continue
    }
    const pointed =
      from >= 0 &&
      pointsBelow(lines, from, index, history.attributed) &&
      !(history.attributed && isAnsweredBetween(lines, index + history.lead))
    if (pointed && isReplyAbove(lines[index]) && markComments(lines, marks, index)) break
    if (history.forwarded || readable || pointed) {
      marks.fill('forwarded', index, index + history.lead)
      index += history.lead - 1
      readable = false
      if (history.attributed || history.forwarded) index = showQuoted(lines, index + 1)
      from = from < 0 ? from : index + 1
      continue
    }
    from = -1
    if (isReplyAbove(lines[index])) markCommenter(lines, marks, index)
    marks.fill('quote', index, history.toEnd ? lines.length : index + history.lead)
    if (history.toEnd) break
    index += history.lead - 1
  }
  for (let index = 1; index < lines.length; index++) if (continuesQuote(lines, marks, index)) marks[index] = 'quote'
  markBrokenWraps(lines, marks)
  showAnnounced(lines, marks)
  return marks
}

/** True for the rest of a link that a mail program broke, so that it lost its sign between quoted lines. */
function continuesQuote(lines: readonly MessageLine[], marks: readonly Mark[], index: number): boolean {
  if (marks[index] !== 'visible' || marks[index - 1] !== 'quote' || marks[index + 1] !== 'quote') return false
  if (headOf(lines[index]) === '' || !isQuoted(lines[index - 1]) || !isQuoted(lines[index + 1])) return false
  return /\((?:https?:|www\.)[^)]*$/.test(headOf(lines[index - 1]))
}

/** "> 30 minutes", "≥ $500": no quote. */
const COMPARISON = /^>=?[ \t]?(?:\$|\d{1,3}(?:\.\d{1,3})?(?:[ \t]?%|[ \t]|$))|^$/

/**
 * True for quoted lines that no attribution introduces and that the writer set there: what a letter says, above the
 * question about it or behind a colon.
 */
function isQuotedByWriter(lines: readonly MessageLine[], marks: readonly Mark[], index: number, end: number): boolean {
  if (lines.slice(index, end).every((line) => COMPARISON.test(line.head))) return true
  if (isAttributed(lines, index)) return false
  if (pointsAtQuestion(lines, index, end)) return true
  let above = index - 1
  while (above >= 0 && headOf(lines[above]) === '') above--
  if (above >= 0 && marks[above] === 'visible' && headOf(lines[above]).endsWith(':')) return true
  const next = skipBlank(lines, end)
  const below = lines[next]
  return below !== undefined && ![isSignatureDelimiter, isRule, isSentFrom, isPicture].some((ends) => ends(below))
}

/** True where an attribution is quoted with what it introduces: `> On … Desk wrote:`. */
function isAttributed(lines: readonly MessageLine[], index: number): boolean {
  return countAttributionLines(lines, index) > 0 || countAttributionLines(lines, index + 1) > 0
}

/** Lines of a question that its writer marks so, under what it is about. */
const POINTED_LINES = 3

/** `>> Pls tell us the J code`: nothing is quoted twice that was never quoted once. */
function pointsAtQuestion(lines: readonly MessageLine[], index: number, end: number): boolean {
  const pointed = lines.slice(index, end).filter((line) => headOf(line) !== '')
  return pointed.length <= POINTED_LINES && pointed.every((line) => /^>>+[ \t]?[^>\s]/.test(line.head)) && index > 0
}

/** Where the quoted lines that begin at `index` end, blank lines between them included. */
function endOfQuoted(lines: readonly MessageLine[], index: number): number {
  let end = index
  for (let at = index; at < lines.length && (headOf(lines[at]) === '' || isQuoted(lines[at])); at++) {
    if (isQuoted(lines[at])) end = at + 1
  }
  return end
}

/** True where lines of somebody else stand between the quoted ones: what the new text points to is in them. */
function isAnsweredBetween(lines: readonly MessageLine[], index: number): boolean {
  let own = false
  for (let at = index; at < lines.length; at++) {
    if (headOf(lines[at]) === '') continue
    if (!isQuoted(lines[at])) own = true
    else if (own) return true
  }
  return false
}

/** Passes over the quoted lines from `index` on, which stay visible; the last of them. */
function showQuoted(lines: readonly MessageLine[], index: number): number {
  let at = index
  while (at < lines.length && (headOf(lines[at]) === '' || isQuoted(lines[at]))) at++
  return at - 1
}

/** `:+1:` announces nothing. */
const ANNOUNCES = /[\p{L}\p{N}] ?:$/u

const isMemoHead = (head: string): boolean => /^(?:to|attn|attention)[ \t]{0,4}:/i.test(head)

/** True when what stands above the history only points to it, or is empty above a history that is not quoted line by line. */
function pointsBelow(lines: readonly MessageLine[], from: number, index: number, quoted: boolean): boolean {
  let words = 0
  let pointing = false
  let announces = false
  let signed = false
  for (let above = from; above < index; above++) {
    const head = isQuoted(lines[above]) ? '' : headOf(lines[above])
    if (head === '' || isSignatureDelimiter(lines[above]) || isSentFrom(lines[above])) continue
    if (/\d{4}/.test(head)) return false
    signed ||= isClosing(lines[above])
    // `TO: Coding desk` above `FROM:` heads a memo.
    if (signed || isGreeting(head) || (words === 0 && isMemoHead(head))) continue
    words += head.split(/\s+/, POINTER_WORDS + 2).length
    if (words > POINTER_WORDS) return false
    pointing ||= POINTER.test(head)
    announces = !quoted && head.endsWith(':') && ANNOUNCES.test(head)
  }
  return pointing || announces || (from === 0 && words === 0 && !signed && !quoted)
}
