import { anyOf, before, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'
import type { TextIndex } from '../text/text-index.ts'
import { findSignersBelow } from './signer-lines.ts'
import { isNeverOfAName } from './whole-names.ts'

/** `ROSWELL  JUNE  K`: two or three words of capitals that fill a line or a cell, before its end or a number. */
const CAPITALS = sticky(
  inOrder(
    /([A-Z][A-Z'’-]{2,24})([ ]{1,2})([A-Z][A-Z'’-]{1,24})(?:[ ]{1,2}([A-Z]\.?|[A-Z][A-Z'’-]{2,24}))?/m,
    before(/[ ]*\t|[ ]{3}|[ ]{1,2}(?:[#\d\x81]|$)|[ ]{0,2}[|/,][ ]{0,2}[\d\x81#]|[ ]*\r?(?:\n|$)/m),
  ),
)
/** Where a line, a cell or the value of a label begins. */
const CELL_BEGINS = /(?:^[ \t>*•-]{0,6}|[ ]{3}|\t[ ]?|\|[ ]?|:[ ]{1,4})$/
/** Words of remittances and forms cut short, and of shorthand. */
const SHORTENED = inOrder(
  /^/i,
  anyOf(
    /perf|prov|rend|serv|proc|mods?|allw|allwd|ded|coins|copay|rsn|grp|dos|amt|qty|chg|chgs/i,
    /acnt|patt|subs|clm|icn|ctrl|rem|rmk|adj|asg|mob|msp|prim|sec|tert|desc|cabg|lima|svg/i,
    /stemi|nstemi|copd|tavr|turp|vats|acdf|ercp|fyi|asap|eom|subj|supv|attn|btwn|appt|sched/i,
    /auth|auths|oper|surg|anes|gen|dict|trans|addl|prev|pend|denial|denied/i,
  ),
  /$/i,
)

/** Names in capitals, without a comma, that stand for themselves in a line or a cell. */
export function findCapitalNames(text: string, { capitalised }: TextIndex, own: readonly Span[]): Span[] {
  const found: Span[] = []
  let done = 0
  for (const start of capitalised) {
    if (start < done || !isCapital(text.charCodeAt(start + 1)) || !isCapital(text.charCodeAt(start + 2))) continue
    // Most capitals stand in sentences: looked at first, because it costs less than the patterns.
    if (start > 1 && text[start - 1] === ' ' && endsWord(text.charCodeAt(start - 2))) continue
    const match = matchAt(CAPITALS, text, start)
    if (match === null || !CELL_BEGINS.test(lineBefore(text, start, 16))) continue
    const end = start + match[0].length
    const words = [match[1], match[3], match[4]].filter((word) => word !== undefined)
    if (!words.every(mayBeOfName) || !words.some((word) => word.length > LEAST)) continue
    done = end
    const alone = /^[ ]*\r?(?:\n|$)/.test(text.slice(end, end + 30)) && lineBefore(text, start, 40).trim() === ''
    const signs = alone && !findSignersBelow(text, start, end)
    if (!signs && !own.some((part) => part.start <= start && end <= part.end && !alone)) found.push({ start, end })
  }
  return found
}

/** Letters from which a word of capitals is no shorthand. */
const LEAST = 4

function mayBeOfName(word: string): boolean {
  if (/^[A-Z]\.?$/.test(word)) return true
  if (isNeverOfAName(word) || isFormWord(word) || SHORTENED.test(word)) return false
  if (isFirstName(word) || (isLastName(word) && !isPlainWord(word))) return true
  return word.length >= LEAST && /[AEIOUY]/.test(word) && !isPlainWord(word)
}

const endsWord = (code: number): boolean => (code >= 97 && code <= 122) || isCapital(code) || code === 44 || code === 46
const isCapital = (code: number): boolean => code >= 65 && code <= 90
