import { lineAfter, matchAt } from '../text/span.ts'
import { isModifier, isNumericModifier, isPlainLetterModifier } from './modifier-codes.ts'
import { isNotice } from './notice-letters.ts'
import { AFTER_SPACED_NUMBER, GLUED_PAIR, HYPHENATED_BY, SAME_FAMILY, SMALL, UNITS } from './suffix-forms.ts'

/** What stands directly behind a code: its modifiers in the order written, its units, and where that ends. */
export type CodeSuffix = { modifiers: string[]; units: number | null; end: number }

/** `2 units of`, `3 x ` before a code. */
const UNITS_BEFORE = /(?<![\w.$-])(\d{1,3})[ \t]?(?:units?(?:[ \t](?:of|for))?|x|×)[ \t]$/i
/** `, RT`, `/LT`, ` GT`, `,59`, ` & 59` behind a code or another modifier */
const LISTED = /([ \t]{1,2}|[ \t]?[,/&+][ \t]?)-?([A-Z0-9]{2})(?![A-Za-z0-9%]|\.\d|[ \t]?-\d|[ \t]?\/\d(?!\d(?!\d)))/y
/** `20610RT` */
const GLUED = /([A-Z][A-Z0-9])(?![A-Za-z0-9])/y
/** `| 25 |`, `| RT, 59 |`: the next cell of a table */
const CELL =
  /(?:[ \t]{0,20}(?:\||\t)[ \t]{0,20}|[ ]{2,12})-?([A-Z0-9]{2})(?:[ ,/-]{1,2}([A-Z0-9]{2}))?(?=[ \t]{0,20}(?:\||\t|$|[\r\n])|[ \t]{2})/y
/** A modifier on the line under a code that stands in a line of its own: the cells of a table, one a line. */
const NEXT_LINE = /[ \t]*\r?\n[ \t]*-?([A-Z0-9]{2})(?=[ \t]*\??[ \t]*(?:\r?\n|$))/y
/** Characters before a code in its own line at most: a bullet, a number, the label of a cell. */
const OWN_LINE = 8

const JOURNEY = /[ \t,/-]{1,3}([DEGHIJNPRSX]{2})(?![A-Za-z0-9])/y
/** `01402 P3`, `00790-AA-P3` */
const STATUS = /[ \t,/-]{1,3}(P[1-6])(?![A-Za-z0-9])/y
/** The next modifier of `59 Q8` */
const NEXT_MODIFIER = /[ \t]{1,2}([A-Z][A-Z0-9])(?![A-Za-z0-9])/y
const DASH_APART = /^[ \t]+[-–—][ \t]/
/** A word that goes on with a description, not with a sentence about the code. */
const DESCRIPTION = /^[ \t](?!(?:and|or|for|with|on|is|was|ok|vs|denied|paid|modifier)\b)[a-z]{2}/
/** Words that make a number a measure: `99213/25 min`. */
const COUNTED = /^[ \t]?(?:min|mg|ml|cm|mm|y\/?o|yrs?|days?|wks?|units?)\b/i

const NO_PATTERNS: readonly RegExp[] = []
/** The same for {@link LISTED}, {@link SMALL} and {@link UNITS}. */
const LISTED_BY = /[,/&+\-A-Z0-9]/
const SMALL_BY = /[,/&\-rltgkqxjf]/
const UNITS_BY = /[([,–\-fx×*tqu\d]/i
/** What stands before a code behind its units. */
const UNITS_END = /[srtfx×]/i

/** The first character from `at` on that is no blank, or nothing at the end. */
function signBehind(text: string, at: number): string {
  let place = at
  while (text.charCodeAt(place) === 32 || text.charCodeAt(place) === 9) place++
  return text[place] ?? ''
}

/** The units written right before the code that begins at `at`, or null. */
export function readUnitsBefore(text: string, at: number): number | null {
  const blank = text.charCodeAt(at - 1)
  if ((blank !== 32 && blank !== 9) || !UNITS_END.test(text[at - 2] ?? '')) return null
  const units = UNITS_BEFORE.exec(text.slice(Math.max(0, at - 16), at))?.[1]
  return units === undefined ? null : Number(units)
}

/**
 * The modifiers and units written behind the code that ends at `at`; `tabled` where a table of the text has a column of
 * modifiers, so that a number in the next cell is one.
 */
export function readCodeSuffix(text: string, at: number, tabled = false): CodeSuffix {
  const suffix: CodeSuffix = { modifiers: [], units: null, end: at }
  readJourney(text, suffix)
  const glued = isCapital(text.charCodeAt(at)) ? matchAt(GLUED, text, at) : null
  if (glued?.[1] && isModifier(glued[1])) addModifier(suffix, glued[1], at + 2)
  readCell(text, suffix, tabled)
  readNextLine(text, suffix)
  while (
    suffix.modifiers.length < 8 &&
    (readStatus(text, at, suffix) ||
      readHyphenated(text, suffix) ||
      readGluedPair(text, suffix) ||
      readListed(text, suffix))
  ) {}
  readSmall(text, suffix)
  readUnits(text, suffix)
  while (suffix.units !== null && suffix.modifiers.length < 8 && readHyphenated(text, suffix)) {}
  return suffix
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}

function addModifier(suffix: CodeSuffix, modifier: string, end: number): void {
  if (!suffix.modifiers.includes(modifier)) suffix.modifiers.push(modifier)
  suffix.end = end
}

/** Where an ambulance took a patient from and to (A0425 to A0436): any two of these letters. */
function readJourney(text: string, suffix: CodeSuffix): void {
  if ((text.charCodeAt(suffix.end - 5) | 32) !== 97 || !/A04[23]\d$/i.test(text.slice(suffix.end - 5, suffix.end)))
    return
  const [written, journey] = matchAt(JOURNEY, text, suffix.end) ?? []
  if (written && journey) addModifier(suffix, journey, suffix.end + written.length)
}

/** Physical status beside anesthesia: modifiers of the CPT only there, so that \`P3\` is elsewhere a room or a stage. */
function readStatus(text: string, at: number, suffix: CodeSuffix): boolean {
  if (!isAnesthesia(text, at)) return false
  const [written, status] = matchAt(STATUS, text, suffix.end) ?? []
  if (!written || !status) return false
  addModifier(suffix, status, suffix.end + written.length)
  return true
}

const isAnesthesia = (text: string, at: number): boolean => /^0[01]\d{3}$/.test(text.slice(at - 5, at))

function readCell(text: string, suffix: CodeSuffix, tabled: boolean): void {
  const sign = text[suffix.end]
  if (sign !== '|' && sign !== '\t' && (sign !== ' ' || !/[ \t|]/.test(text[suffix.end + 1] ?? ''))) return
  const at = suffix.end
  const match = matchAt(CELL, text, at)
  const end = at + (match?.[0].length ?? 0)
  for (const modifier of match?.slice(1) ?? []) {
    if (modifier && (isPlainLetterModifier(modifier) || (tabled && isModifier(modifier))))
      addModifier(suffix, modifier, end)
    else if (modifier && /^P[1-6]$/.test(modifier) && isAnesthesia(text, at)) addModifier(suffix, modifier, end)
  }
}

function readNextLine(text: string, suffix: CodeSuffix): void {
  const sign = signBehind(text, suffix.end)
  if (sign !== '\n' && sign !== '\r') return
  const match = matchAt(NEXT_LINE, text, suffix.end)
  if (!match?.[1] || suffix.end - text.lastIndexOf('\n', suffix.end - 1) > OWN_LINE) return
  if (isNumericModifier(match[1]) || isPlainLetterModifier(match[1]))
    addModifier(suffix, match[1], suffix.end + match[0].length)
}

function readHyphenated(text: string, suffix: CodeSuffix): boolean {
  for (const pattern of HYPHENATED_BY[signBehind(text, suffix.end)] ?? NO_PATTERNS) {
    const match = matchAt(pattern, text, suffix.end)
    const modifier = match?.[1]?.toUpperCase()
    const related = pattern !== SAME_FAMILY || isSameFamily(modifier ?? '', suffix.modifiers.at(-1) ?? '')
    if (match && modifier && related && isModifier(modifier) && !isDescribed(text, suffix.end, match[0], modifier)) {
      addModifier(suffix, modifier, suffix.end + match[0].length)
      return true
    }
  }
  return false
}

function readGluedPair(text: string, suffix: CodeSuffix): boolean {
  const pair = text[suffix.end] === '-' ? matchAt(GLUED_PAIR, text, suffix.end)?.[1] : undefined
  if (pair === undefined) return false
  const end = suffix.end + 5
  for (const modifier of [pair.slice(0, 2), pair.slice(2)]) addModifier(suffix, modifier, end)
  return true
}

/** True for `17000 - AK nose` and `97110 - 25 min`: shorthand of the description behind a dash that stands apart. */
function isDescribed(text: string, at: number, written: string, modifier: string): boolean {
  if (!DASH_APART.test(written) || isPlainLetterModifier(modifier)) return false
  if (isNumericModifier(modifier)) return COUNTED.test(text.slice(at + written.length, at + written.length + 8))
  return DESCRIPTION.test(text.slice(at + written.length, at + written.length + 12))
}

/** True for two fingers, two toes, two eyelids, or the two sides. */
function isSameFamily(modifier: string, before: string): boolean {
  return before !== '' && (modifier[0] === before[0] || modifier + before === 'LTRT' || modifier + before === 'RTLT')
}

/** `20610 rt`, `64483 rt/lt?`: modifiers in small letters that are no words, where the phrase ends behind them. */
function readSmall(text: string, suffix: CodeSuffix): void {
  if (!SMALL_BY.test(signBehind(text, suffix.end))) return
  for (let match = matchAt(SMALL, text, suffix.end); match?.[1]; match = matchAt(SMALL, text, suffix.end)) {
    addModifier(suffix, match[1].toUpperCase(), suffix.end + match[0].length)
  }
}

function readListed(text: string, suffix: CodeSuffix): boolean {
  const match = LISTED_BY.test(signBehind(text, suffix.end)) ? matchAt(LISTED, text, suffix.end) : null
  const [whole, separator = '', modifier = ''] = match ?? []
  if (!whole) return false
  const end = suffix.end + whole.length
  const spaced = separator.trim() === ''
  const first = suffix.modifiers.length === 0
  if (isNumericModifier(modifier)) {
    // `99213, 25 min` is no modifier and `45385-59,51` is one; after a bare space the next word decides.
    const joined = separator === '/' || separator === '+'
    if (first && !spaced && !joined && separator.trim() !== '/') return false
    if (joined ? COUNTED.test(text.slice(end, end + 8)) : !endsNumber(text, end)) return false
  } else if (!isPlainLetterModifier(modifier) && !(isModifier(modifier) && !isShouted(text, end))) {
    return false
  } else if (first && !spaced && separator.trim() !== '/' && !isPlainLetterModifier(modifier)) {
    return false
  }
  if (modifier === 'GA' && !isNotice('', lineAfter(text, end, 24))) return false
  addModifier(suffix, modifier, end)
  return true
}

/** True where a spaced number ends as a modifier does: by what may follow one, or by the next modifier. */
function endsNumber(text: string, at: number): boolean {
  if (matchAt(AFTER_SPACED_NUMBER, text, at)) return true
  const next = matchAt(NEXT_MODIFIER, text, at)
  return next?.[1] !== undefined && isModifier(next[1]) && !isShouted(text, at + next[0].length)
}

/** Trade words of two capitals that are more often a place or a person than a modifier behind a code. */
const SHORTHAND = /^(?:ED|ER|PT|PA|MD|CT|US|CO|PC|MA|ME|PM|AM|SC|CC|PS|MS|FX|AF|TB|UE|FY|AI)$/

/** True where upper case proves nothing: the word is trade shorthand or the next word is in capitals too. */
function isShouted(text: string, end: number): boolean {
  if (SHORTHAND.test(text.slice(end - 2, end))) return true
  const next = /^[ \t]{1,2}([A-Z]{2,})/.exec(text.slice(end, end + 8))?.[1]
  return next !== undefined && !isPlainLetterModifier(next)
}

function readUnits(text: string, suffix: CodeSuffix): void {
  const match = UNITS_BY.test(signBehind(text, suffix.end)) ? matchAt(UNITS, text, suffix.end) : null
  const units = match?.[1] ?? match?.[2] ?? match?.[3]
  if (!match || units === undefined) return
  suffix.units = Number(units)
  suffix.end += match[0].length
}
