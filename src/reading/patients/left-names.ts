import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isOfOffice } from '../names/office-words.ts'
import { isOtherThanName } from '../names/plain-words.ts'
import { isState } from '../places/postal-codes.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { CREDENTIAL, isGreeted } from './named-colleagues.ts'
import { findSignersBelow } from './signer-lines.ts'
import { isNeverOfAName, type PossibleName } from './whole-names.ts'

/** A word with one capital, `McAllister` and the two halves of a double name. */
const TITLE_CASE = /^(?:(?:Mc|Mac|O['’]|D['’])?\p{Lu}\p{Ll}{2,24})(?:-\p{Lu}?\p{Ll}{2,24})?$/u
/** A nickname between the others. */
const IN_QUOTES = /(?<=[ \t])["“”'‘’(]([^"“”'‘’()]{1,24})["“”'’)](?=[ \t])/
const INITIAL = /^\p{Lu}\.?$/u
/** Diseases, tests, fractures, drugs and the like that are called by two names, and words that head something. */
const OF_TWO_NAMES = inOrder(
  /^/i,
  anyOf(
    /le fort|grand|del|costa|mesa|cape|new|old|big|little|cedar|palm|coral|great|plains/i,
    /prairie|piney|baby|conf|date|today['’]s|depo|solu|bell|charcot|guillain|stevens|ehlers/i,
    /marfan|kaposi|epstein|creutzfeldt|von|van|osgood|legg|austin|dupuytren|monteggia|colles/i,
    /i['’]m|thx|tks|tx|grazie|gracias|cheers|warmly|pt|hi|fyi/i,
  ),
  /$/i,
)
/** Words of offices, places and days. */
const NO_NAME = anyOf(
  /(?:ology|iatry|atrics|ologists?|icians|alists|surgery)$/i,
  inOrder(
    /^/i,
    anyOf(
      /harbor|hotel|bldg|audiology|counseling|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec/i,
      /january|february|september|october|november|december/i,
    ),
    /$/i,
  ),
)
/** `, TX`, ` TX 75001` */
const STATE_BEHIND = /^(?:,[ \t]([A-Z]{2})\b|[ \t]([A-Z]{2})[ \t,]{1,2}\d{5}\b)/
const TOWN_BEFORE = /\b(?:in|at|near|of|to|from)[ \t]$|[@&][ \t]?$/i
/** `, our coder`, `(biller)`, `in billing`: who is at work there. */
const AT_WORK = inOrder(
  /^,?[ \t]?[(–-]?[ \t]?(?:(?:our|the|my|your|a|at|in|from|with)[ \t])?(?:[a-z]{3,12}[ \t])?/i,
  anyOf(
    /coders?|billers?|billing|coding|manager|mgr|supervisor|lead|front[ \t]desk|scheduler/i,
    /scheduling|nurse|MA|PA|NP|compliance|auditor|rep|consultant|director|coordinator/i,
    /administrator|practice|office|dept|department|here/i,
  ),
  /\b/i,
)
const WORK_BEFORE = inOrder(
  /\b(?:our|my|the|your|office)[ \t](?:[a-z]{2,14}[ \t]){0,2}/i,
  anyOf(
    /biller|coder|billing|coding|manager|mgr|lead|supervisor|pa|np|md|nurse|ma|rep|auditor/i,
    /consultant|partner|surgeon|doctor|resident|fellow|director|scheduler|vendor/i,
  ),
  /[ \t,:(]{1,3}$/i,
)
/** What stands behind an opening of a line that is no signature: `Ann Lee’s cast`, `Ann Lee was`, `Ann Lee (71)`, `Ann Lee: 66984`. */
const GOES_ON = inOrder(
  /^/u,
  anyOf(
    /['’]s[ \t]/u,
    /[ \t](?:was|is|has|had|needs?|came|comes|wants?|who|and[ \t]\p{Lu}|[a-z]{3,12}ed)\b/u,
    /,?[ \t]?\(|:[ \t]|\.[ \t]\x81/u,
    /[ \t]?[-–—,|/][ \t]?(?:\x81|\d|#|DOS|dos)/u,
  ),
)
/** A number of a person behind a name: letters with digits, or groups that are no telephone. */
const NUMBER_BEHIND = inOrder(
  /^[ \t]{0,3}[,;:|/(–-]?[ \t]{0,3}#?(?!\(?\d{3}\)?[-. ]\d{3}[-.]\d{4})(?!\d{3}-\d{4}\b)/,
  /(?=[A-Z\d-]{0,12}\d{2})[A-Z\d]{1,12}(?:-[A-Z\d]{1,12}){0,4}(?![\w-])/,
)
const ROW_BEGINS = /^[ \t]*(?:[-*•]|\d{1,2}[.)]|[a-e][.)])?[ \t]*$/
const ALONE_BEHIND = /^[ \t]*[.,]?[ \t]*(?:\r?\n|$)/

/**
 * True for a name that no other rule tells, of words that are no others: in a sentence or between commas, or alone on its line
 * above who signs. What is left may be a colleague's or nobody's; masking those costs nothing.
 */
export function isLeftName(text: string, name: PossibleName, own: readonly Span[]): boolean {
  const { start, end, reversed } = name
  const words = text
    .slice(start, end)
    .replace(IN_QUOTES, '$1')
    .split(/[\s,]+/)
  if (reversed || !words.every(isRare) || words.every((word) => INITIAL.test(word))) return false
  if (OF_TWO_NAMES.test(words[0] ?? '') || OF_TWO_NAMES.test(words.slice(0, 2).join(' '))) return false
  const before = lineBefore(text, start, 40)
  const behind = lineAfter(text, end, 40)
  if (CREDENTIAL.test(behind) || isGreeted(before, behind) || WORK_BEFORE.test(before) || AT_WORK.test(behind))
    return false
  if (isOfOffice(behind) || words.some((word) => NO_NAME.test(word)) || isBeforeState(behind)) return false
  if (!ROW_BEGINS.test(before)) return !TOWN_BEFORE.test(before) && !isIn(own, name)
  return standsForPatient(text, name, own)
}

/** `Jarvis Kettleborough - TKA problems`: what a subject is about. */
const HEADS_SUBJECT = /^[ \t]?[-–—:|][ \t]{0,2}[\p{L}\d]/u
const opensSubject = (text: string, start: number, end: number): boolean => {
  if (start > 0 && text.lastIndexOf('\n', start - 1) >= 0) return false
  const behind = lineAfter(text, end, 120)
  return HEADS_SUBJECT.test(behind) && text.startsWith('\n\n', end + behind.length)
}

/** True for a name that begins its line, where what follows is no signature's. */
export function standsForPatient(text: string, { start, end }: Span, own: readonly Span[]): boolean {
  const behind = lineAfter(text, end, 40)
  if (ALONE_BEHIND.test(behind)) return findSignersBelow(text, start, end)
  if (opensSubject(text, start, end)) return true
  return !isIn(own, { start, end }) && (GOES_ON.test(behind) || NUMBER_BEHIND.test(behind))
}

function isBeforeState(behind: string): boolean {
  const [, afterComma, beforeZip] = STATE_BEHIND.exec(behind) ?? []
  return isState(afterComma ?? beforeZip ?? '')
}

function isRare(word: string): boolean {
  if (INITIAL.test(word)) return true
  if (isNeverOfAName(word) || isFormWord(word)) return false
  if (!TITLE_CASE.test(word)) return /^(?:de|la|del|los|dos|van|von|der|den|bin|al|da|di)$/.test(word)
  return isFirstName(word) || isLastName(word) || !isOtherThanName(word)
}

function isIn(own: readonly Span[], { start, end }: Span): boolean {
  return own.some((part) => part.start <= start && end <= part.end)
}
