import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import { tellsOfCase } from './case-lines.ts'
import { findHistory } from './find-history.ts'
import type { Mark } from './mark.ts'
import { isDisclaimerStart } from './notices.ts'
import { isPicture } from './pictures.ts'
import { isQuoted } from './quote-markers.ts'
import { isSentFrom } from './sent-from.ts'
import { isClosing, isGreeting, isSignatureLine } from './sign-off.ts'

/** What somebody wrote between the lines of the older mail. */
const ANSWERS = inOrder(
  /\b/i,
  anyOf(
    /answers?|responses?|repl(?:y|ies)|comments?|remarks|feedback|clarifications?|corrections|my (?:notes|additions|info\w*)/i,
    /(?:answer|respond|repli|comment|mark|typ|highlight|not)ed|(?:wrote|put|written|filled|added) (?:it|them|everything|in)/i,
  ),
  /\b/i,
)
const HUE = /(?:red|blue|green|purple|violet|orange|pink|magenta|teal|turquoise|brown|maroon|yellow)\b/i
/** How it is told from what it answers. */
const MANNER = anyOf(
  inOrder(
    /in (?:an? |the |my )?(?:dark(?:er)? |bright |light |bold |different |another |other |own )?/i,
    anyOf(HUE, /colou?rs?\b|bold\b|italics?\b|(?:all )?caps\b|capitals?\b|capital letters|upper ?case/i),
  ),
  inOrder(
    /\b(?:with|using|see|the) (?:an? |the |my )?/i,
    HUE,
    / (?:text|font|type|letters|ink|notes?|comments?|answers?)\b/i,
  ),
  /highlighted\b/i,
)
/** Where it stands. */
const PLACE = anyOf(
  /in[- ]?line\b(?! with\b)|\b(?:interspersed|intermixed|embedded|intertwined|between the lines)\b/i,
  inOrder(
    /\b(?:(?:with)?in(?:side)?|throughout|into|to|on) (?:your|the|this|my) /i,
    /(?:original |previous |first |last |earlier |quoted )?(?:e-?mail|message|text|mail|thread|body|questions?)\b/i,
  ),
  inOrder(
    /\b(?:next to|beside|besides|under|underneath|below|beneath|behind|after|following) /i,
    /(?:each|(?:every|your|the|all)(?: one)?(?: of)?(?: (?:your|the))? (?:questions?|points?|items?|bullets?|ones?))\b/i,
  ),
)
const BELOW = /\bbelow\b/i
const NEARBY = /[^.?!]{0,60}?/i
/** A sentence after which answers are found in the older mail, whatever else the new text says. */
const SET_OFF = anyOf(
  inOrder(ANSWERS, NEARBY, MANNER),
  inOrder(MANNER, /[^.?!]{0,24}?/i, BELOW),
  inOrder(BELOW, /,?[^.?!]{0,24}? /i, MANNER),
  inOrder(MANNER, /[^.?!]{0,30}/i, ANSWERS),
  inOrder(/^\W{0,3}(?:please )?see (?:the |my )?/i, HUE, /(?: below)?[.:!,]{0,3}$/i),
)
/** One after which they may as well stand below questions that were copied into the new text. */
const AMONG = anyOf(
  inOrder(ANSWERS, NEARBY, PLACE),
  /^\W{0,3}(?:please )?(?:see )?in[- ]?line(?: below| replies| notes)?[.:!,]{0,3}$/i,
)
/** One that says so as well of what the new text goes on with. */
const BENEATH = anyOf(inOrder(ANSWERS, NEARBY, BELOW), inOrder(BELOW, NEARBY, ANSWERS), /\bsee below\b/i)

/** Answers somebody else gave: `Thanks for your answers below`, `the payer's comments in red`. */
const OF_OTHERS = inOrder(
  anyOf(
    /\b(?:thanks|thank you|thx|appreciate)\b(?: (?!my\b|our\b|see\b)[\w'’-]{1,20}){0,6} (?!my\b)/i,
    /\b(?:your|payer['’]?s|plan['’]?s|auditor['’]?s) (?:\w+ )?/i,
  ),
  /(?:answers?|responses?|reply|replies|comments?|feedback|remarks|clarifications?|corrections?)\b/i,
)

/** Beginnings of words of which every announcement holds one of each: what most lines lack needs no other pattern. */
const SAYS_WHERE = anyOf(
  /\b(?:below|in-?line|in line|red\b|blue|green|purple|violet|orange|pink|magenta|teal|turquoise|brown|maroon|yellow|colo)/i,
  /\b(?:bold\b|italic|(?:in|all) caps|capital|in upper|highlighted|inter(?:sp|m|tw)|embed|between the l|each\b)/i,
  /\b(?:your|the|this|my|every|all) (?:\w+ )?(?:questions?|points?|items?|bullets?|ones?|e-?mail|messages?|text|mail|thread|body)\b/i,
)
const SAYS_WHAT =
  /\b(?:below|in-?line|in line|see|answer|respon|repl[iy]|comment|remark|feedback|clarif|correct|my |mark|typ|highl|note|wr|put|fill|add)/i

/** Written lines at the beginning and at the end of the new text in which answers are announced. */
const ANNOUNCING_LINES = 4
/** Most words that go on below an announcement that may mean them. */
const WORDS_BELOW = 16

/**
 * Shows the older mail where the new text announces answers between its lines and none can be told from them: in red that
 * plain text lost, or without a sign. Older mails below it stay folded.
 */
export function showAnnounced(lines: readonly MessageLine[], marks: Mark[]): void {
  const first = marks.indexOf('quote')
  if (first <= 0 || !announces(lines, marks, first) || hasAnswers(lines, marks, first)) return
  const history = findHistory(lines, first)
  const lead = history === null || history.bare ? 0 : history.lead
  marks.fill('forwarded', first, first + lead)
  for (let index = first + lead; index < lines.length; index++) {
    if (marks[index] !== 'quote') continue
    const older = findHistory(lines, index)
    if (older !== null && (!older.bare || /^>[ \t]?>/.test(headOf(lines[index])))) break
    marks[index] = 'visible'
  }
}

/** True where the text above a history announces answers in it. */
function announces(lines: readonly MessageLine[], marks: readonly Mark[], end: number): boolean {
  const own: number[] = []
  for (let index = 0; index < end; index++)
    if (marks[index] === 'visible' && headOf(lines[index]) !== '') own.push(index)
  let where = false
  for (let at = own.length - 1; at >= 0; at--) {
    if (at >= ANNOUNCING_LINES && at < own.length - ANNOUNCING_LINES) continue
    const index = own[at] ?? 0
    const head = headOf(lines[index])
    // A sentence may go on in the next line.
    const goesOn = own[at + 1] === index + 1 ? headOf(lines[index + 1]) : ''
    const wherever = where && goesOn !== ''
    where = SAYS_WHERE.test(head)
    if ((!where && !wherever) || isDisclaimerStart(lines[index])) continue
    const said = `${head} ${goesOn}`.trim()
    if (!SAYS_WHAT.test(said) || OF_OTHERS.test(said)) continue
    const below = own.slice(at + 1)
    if (SET_OFF.test(said)) return true
    if (AMONG.test(said) || AMONG.test(head)) return !answersHere(lines, own, end)
    if (!BENEATH.test(said)) continue
    const behind = /\bbelow\b(.*)/i.exec(head)?.[1]?.match(/\s\S/g)?.length ?? 0
    const words = behind + wordsOf(lines, below)
    return words <= (head.endsWith(':') ? 0 : WORDS_BELOW) && !answersHere(lines, own, end)
  }
  return false
}

/** Least characters of a copied question. */
const COPIED_CHARACTERS = 12

/** True for new text that answers point by point, or below questions it copied from the older mail. */
function answersHere(lines: readonly MessageLine[], own: readonly number[], end: number): boolean {
  const heads = own.map((index) => headOf(lines[index]))
  if (heads.filter((head) => /^\(?(?:\d{1,2}|[a-h])[.)]/i.test(head)).length > 1) return true
  const older = new Set(lines.slice(end).map((line) => headOf(line).replace(/^[>\s]+/, '')))
  return heads.some((head) => head.length >= COPIED_CHARACTERS && head.endsWith('?') && older.has(head))
}

/** How many words of sentences the lines hold. */
function wordsOf(lines: readonly MessageLine[], own: readonly number[]): number {
  let words = 0
  for (const index of own) {
    if (isClosing(lines[index])) break
    if (isSignatureLine(lines[index]) || isSentFrom(lines[index]) || isGreeting(headOf(lines[index]))) continue
    words += tellsOfCase(lines[index]) ? WORDS_BELOW + 1 : headOf(lines[index]).split(/\s+/, WORDS_BELOW + 1).length
  }
  return words
}

/** True where something new stands between the quoted lines or below them. */
function hasAnswers(lines: readonly MessageLine[], marks: readonly Mark[], first: number): boolean {
  const last = marks.lastIndexOf('quote')
  for (let index = first; index < lines.length; index++) {
    if (marks[index] !== 'visible' || headOf(lines[index]) === '' || isQuoted(lines[index])) continue
    if (index < last) return true
    if (isDisclaimerStart(lines[index])) return false
    if (!isSignatureLine(lines[index]) && !isPicture(lines[index]) && !isSentFrom(lines[index])) return true
  }
  return false
}
