import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'

/** Lines looked at below a name, and characters of them. */
const MAX_BELOW = 500
/** Closing words, alone or before who writes: a name under them signs. */
const CLOSING = inOrder(
  /^[ \t]*/i,
  anyOf(
    /thanks?|thank[ \t]you|thx|tks|ty|best|regards|sincerely|cheers|respectfully|cordially/i,
    /warmly|rgds|kind(?:est)?[ \t]regards|many[ \t]thanks|(?:much[ \t])?appreciate/i,
  ),
  /\b/i,
)
/** Where what was answered begins. */
const HISTORY = /^[ \t]*(?:>|--|__|On[ \t][^\n]{6,60}|From:|Sent[ \t]from|Begin forwarded|-{2,})/i
/** What tells of a patient under the name. */
const TOLD_BELOW = inOrder(
  /^[ \t]*/i,
  anyOf(
    /\x81|\d{5}(?!\d)/i,
    /\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/i,
    /(?:19|20)\d\d-\d\d-\d\d|D\.?O\.?B|born\b|bd\b|MRN|MBI/i,
    /[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d\d/i,
    /HICN?\b|SSN|DOS\b|Member\b|Acct|Chart\b|[MF][ \t]\d|Pt\b/i,
    /\d{1,3}[ ]?(?:y\/?o|yrs?)\b/i,
  ),
)
/** What of a patient may stand some lines below, and of a sender nowhere. */
const NUMBER_BELOW = inOrder(
  /^[ \t]*/i,
  anyOf(
    /D\.?O\.?B|born\b|MRN|MBI|HICN?\b|SSN|Member[ \t]?(?:id|#|no)/i,
    /[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d\d\b/i,
    /\d{1,2}\/\d{1,2}\/(?:19\d\d|[3-9]\d)\b/i,
  ),
)
const LINES_TO_NUMBER = 4
/** A line of the numbers of a claim right above. */
const NUMBERED_ABOVE = /^[ \t]*(?:ICN|DCN|TCN|MBI|HICN?|MRN|Acct|ACNT|Claim|Member|DOB|DOS)\b[^\n]{0,20}\d{2}/i
/** `Dr. Salcedo`, `Marnie, ortho billing`, `Nettie`, `Joy MD` */
const DOCTOR = /^[ \t~-]{0,3}Dr\.?[ \t]\p{Lu}/u
const WRITER = inOrder(
  /^[ \t~-]{0,3}(\p{Lu}\p{Ll}{1,15})(?:[ \t]\p{Lu}\.?)?/u,
  optional(/,[ \t]{1,2}[^\n?]{2,60}|[ \t](?:in|at|from)[ \t][^\n?]{2,50}|[ \t][A-Z]{2,5}/u),
  /[ \t]*\r?$/u,
)
/** A question or a sentence: more of the mail. */
const SENTENCE = /\?|\x81|^[ \t]*\p{Lu}?\p{L}{0,12}(?:[ \t][a-z\d/&'-]{1,16}){4}/u

/**
 * True where the name that stands alone between `start` and `end` does not sign: it does where closing words are above it, or
 * where nothing of the mail, neither another who signs nor what tells of a patient, follows.
 */
export function findSignersBelow(text: string, start: number, end: number): boolean {
  const above = lineAbove(text, start)
  if (CLOSING.test(above)) return false
  const lines = text
    .slice(end, end + MAX_BELOW)
    .split('\n')
    .slice(1)
  const at = lines.findIndex((line) => line.trim() !== '')
  const next = lines[at] ?? ''
  if (at < 0 || HISTORY.test(next)) return false
  // Between a name and the number of its bearer an address may stand.
  if (lines.slice(at + 1, at + LINES_TO_NUMBER).some((line) => NUMBER_BELOW.test(line))) return true
  if (NUMBERED_ABOVE.test(above) || TOLD_BELOW.test(next) || DOCTOR.test(next) || CLOSING.test(next)) return true
  const writer = WRITER.exec(next)?.[1] ?? ''
  if (isFirstName(writer) || (at > 0 && writer !== '' && !/[\d&]/.test(next))) return true
  return SENTENCE.test(next)
}

/** The last line above that is not blank. */
function lineAbove(text: string, start: number): string {
  const above = text.slice(Math.max(0, start - 100), start).trimEnd()
  return above.slice(above.lastIndexOf('\n') + 1)
}
