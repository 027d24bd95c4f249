import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { endsCity, statesOfCity } from '../places/city-names.ts'
import { isAmbiguousState, isState, isZipOfState } from '../places/postal-codes.ts'
import { listStateNames } from '../places/states.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { findTransportZips, isBeforeCity } from './placed-zips.ts'
import { BILLED, isSignatureZip } from './signature-zips.ts'
import { DEPARTMENT, NOT_A_CITY, OFFICE, SIGNED_BEHIND, STREET_AND_TOWN, TITLE } from './zip-code-forms.ts'

const ZIP = figurePattern(/\d{5}(?![\w-])/y, { least: 5, most: 5, first: DIGITS })
/** A street with its number right before a five-digit postal code and a town, as addresses abroad are written. */
const STREET_BEFORE = inOrder(
  /str(?:\.|a(?:ß|ss)e)?|street|st\.|rue|weg|platz|allee|gasse|laan|straat|via|avenue|av\./i,
  /[^\d\n]{0,24} ?\d{1,4} ?[a-z]?(?:-\d{1,4})?[ \t]*(?:[,;*|]|\/\/|[-–])?\s{0,4}$/i,
)
const TOWN_BEHIND = /^[ \t]{1,2}\p{Lu}\p{L}/u
const TOWN_AND_STATE_BEHIND = /^[ \t]((?:[A-Z][A-Za-z.]{2,20}[ \t,]{1,2}){1,3})([A-Z]{2})(?![A-Za-z])/
/** `Bev - ` before a town: who writes, by a first name. */
const WRITER_BEFORE =
  /^[ \t]*(?:[-–~][ \t]?)?(\p{Lu}[\p{L}'’-]{1,20})(?:[ \t]\p{Lu}[\p{L}.'’-]{0,20}){0,2}[ \t]?[,–-]$/u
/** `Deirdre CDI`: a first name and at most two words of what its bearer does. */
const WRITER_ALONE = /^[ \t~-]{0,3}(\p{Lu}\p{Ll}{1,15})(?:,?[ \t]\p{L}{1,12}){0,2}[ \t]*$/u
/** Nothing but a town. */
const TOWN_ALONE = /^[ \t(]*(?:(?:\p{Lu}[\p{L}.'’-]{1,20})[ \t]?){1,3}[,]?[ \t]*\(?$/u
/** The line above a town: a person with a title, what an office or a team is called, or a sign-off before a name. */
const OF_WRITER = /^[^?\d]{2,80}$/
const OFFICE_OR_TEAM = inOrder(
  /\b/i,
  anyOf(
    /office|clinic|dept|department|billing|coding|coders?|surgery|center|ctr|partners/i,
    /associates|group|practice|physicians|hospital|health|medical|services|team|desk/i,
  ),
  /\b/i,
)
const SIGNS_OFF = /^[ \t]*(?:thanks|thank you|best|regards|thx|sincerely|cheers)\b/i
/** A word of what a practice is called and where it is. */
const OF_OFFICE = /^(?:\(?\p{Lu}|[(&|/–-]|and$|of$|the$|for$|at$|#?\d{1,10}(?:st|nd|rd|th)?,?$)/u
/** A word of who writes. */
const OF_PERSON = /^(?:\p{Lu}[\p{L}.,'’/-]*$|[&|/–-]$|office$|clinic$|dept\.?$|billing$|coding$)/u
const ZIP_BEHIND = /^[ \t,.]{1,3}(\d{5})(?!\d)/
/** `a clinic in Columbus Ohio (43215)` */
const ZIP_IN_BRACKETS = /^[ \t]\((\d{5})\)/
const TOWN_BEFORE = /[A-Z][A-Za-z.]{2,20}[ \t,]{1,2}$/
const STATE_BEFORE = /(?<![A-Za-z])([A-Z]{2})[ \t,.]{1,3}$/i
const CITY_AND_ZIP = cuedPattern(
  'in near around at moved relocated',
  /\b(?:in|near|around|at|(?:moved|relocated)[ \t](?:from|to))[ \t]((?:[A-Z][A-Za-z.]{2,20}[ \t,]{1,2}){1,3})(\d{5})(?![\w-])/,
)
/** Up to three words right before a number that may be a town. */
const WORDS_BEFORE = /(?:^|[^\p{L}\d.'’-])((?:[\p{L}.'’-]{1,20}[ \t]){0,2}[\p{L}.'’-]{2,20})(?:[ \t,(]{1,3}|&nbsp;)$/u
/** The last of them. */
const LAST_WORD = /(?<=([A-Za-z-]{2,20}))(?:[ \t,(]{1,3}|&nbsp;)$/
/** What says that a town follows. */
const TOWN_FOLLOWS = /\b(?:in|near|around|at|from)[ \t]$/i
/** What ends a line or a part of a page, or the brackets around a town. */
const ENDS = /^[ \t]*[).]?[ \t]*(?:\r?\n|<\/?[a-z]|$)/
/** The ZIP codes of a text, by the state, the town, the street or the office beside them: the same five digits may be a code. */
export function findZipCodes(text: string, index: TextIndex, isCode: IsCode): Span[] {
  const spans: Span[] = [...findZipsOfNamedStates(text, index), ...findTransportZips(text, index)]
  for (const { index: start, 0: zip } of matchFigures(text, index, ZIP)) {
    const end = start + zip.length
    const ends = endsMail(text, end)
    if (
      isTownAfterStreet(text, start, end) ||
      isBeforeTown(text, zip, end) ||
      isBeforeCity(text, start, end) ||
      (ends && endsSignature(text, start, end, isCode)) ||
      isBehindStreetAndTown(text, start, end) ||
      isBehindCity(text, start, end, isCode)
    )
      spans.push({ start, end })
    const [before, letters = ''] = STATE_BEFORE.exec(text.slice(Math.max(0, start - 6), start)) ?? []
    if (before === undefined) continue
    const state = letters.toUpperCase()
    if (!isState(state) || !isZipOfState(zip, state)) continue
    const at = start - before.length
    if (!isAmbiguousState(state) || isPlace(text, at, letters)) spans.push({ start: at, end })
  }
  for (const { index: at, 0: whole, 1: city = '', 2: zip = '' } of matchCued(text, index, CITY_AND_ZIP)) {
    const end = at + whole.length
    if (!NOT_A_CITY.test(city)) spans.push({ start: end - zip.length, end })
  }
  return spans
}

/** True for the ZIP code of who writes, as the last thing of a mail. */
function endsSignature(text: string, start: number, end: number, isCode: IsCode): boolean {
  return (
    isSigned(text, start, end, isCode) ||
    isTownUnderName(text, start) ||
    isOfNamedOffice(text, start) ||
    isSignatureZip(text, start)
  )
}

/** `19711 Newark DE` */
function isBeforeTown(text: string, zip: string, end: number): boolean {
  const [, town = '', state = ''] = TOWN_AND_STATE_BEHIND.exec(text.slice(end, end + 48)) ?? []
  return isState(state) && isZipOfState(zip, state) && !NOT_A_CITY.test(town)
}

/**
 * `Omaha 68114`, `in tampa 33606`: a larger city before a number that is a ZIP code of its state. A number that is a code
 * too needs the word before the city, or nothing behind itself.
 */
function isBehindCity(text: string, start: number, end: number, isCode: IsCode): boolean {
  const line = lineBefore(text, start, 64)
  const last = LAST_WORD.exec(line)?.[1] ?? ''
  if (!endsCity(last.toLowerCase())) return false
  const words = WORDS_BEFORE.exec(line)?.[1]?.split(/[ \t]/) ?? []
  const zip = text.slice(start, end)
  return words.some((_, at) => {
    const city = words.slice(at).join(' ')
    const states = statesOfCity(city.replaceAll('.', '').toLowerCase())
    if (!states.some((state) => isZipOfState(zip, state))) return false
    if (TOWN_FOLLOWS.test(line.slice(0, line.lastIndexOf(city)))) return true
    return /^\p{Lu}/u.test(city) && (!isCode('CPT', zip) || ENDS.test(text.slice(end, end + 6)))
  })
}

/**
 * `Kendra, Bluegrass Peds - Lexington 40503`: who writes, an office and its town, as the last line of a mail. Where no code
 * has that number the office may go without its word: `Dr. Aagaard DPM office 12205`.
 */
function isSigned(text: string, start: number, end: number, isCode: IsCode): boolean {
  const line = lineBefore(text, start, 100)
  const words = line.trim().split(/[ \t]+/)
  if (BILLED.test(line) || words.length < 2) return false
  if (OFFICE.test(line) && words.every((word) => OF_OFFICE.test(word))) return true
  if (isOfTown(line, words)) return true
  if (!TITLE.test(line) && !SIGNS_OFF.test(line)) return false
  // `Dr Pham's office, optical desk, Del Mar 92014`
  const town = line.slice(line.lastIndexOf(',') + 1)
  if (line.includes(',') && OFFICE_OR_TEAM.test(line) && TOWN_ALONE.test(town)) return !NOT_A_CITY.test(town)
  return !isCode('CPT', text.slice(start, end)) && words.every((word) => OF_PERSON.test(word))
}

/** `Lakeshore Internal Med, Muskegon`, `Bev - Marquette`: a department or who writes, a comma or dash, and a town. */
function isOfTown(line: string, words: readonly string[]): boolean {
  const sign = Math.max(line.lastIndexOf(','), line.lastIndexOf(' - ') + 1, line.lastIndexOf('–'))
  const town = line.slice(sign + 1)
  if (sign <= 0 || !TOWN_ALONE.test(town) || NOT_A_CITY.test(town)) return false
  const named = town.trim().split(/[ \t]+/)
  if (named.some(isPlainWord) && !endsCity((named.at(-1) ?? '').toLowerCase())) return false
  if (DEPARTMENT.test(line) && words.every((word) => OF_OFFICE.test(word))) return true
  return isFirstName(WRITER_BEFORE.exec(line.slice(0, sign + 1))?.[1] ?? '')
}

/**
 * `Sherwood 97140` or `(Burlingame, 94010)` as the last line of a mail, under who writes: one to three words in capitals that
 * name nothing billed, below a line of a signature.
 */
function isTownUnderName(text: string, start: number): boolean {
  const line = lineBefore(text, start, 60)
  if (!TOWN_ALONE.test(line) || BILLED.test(line) || NOT_A_CITY.test(line)) return false
  const above = text.slice(Math.max(0, start - line.length - 160), start - line.length).trimEnd()
  const writer = above.slice(above.lastIndexOf('\n') + 1)
  return OF_WRITER.test(writer) && [TITLE, OFFICE_OR_TEAM, SIGNS_OFF].some((sign) => sign.test(writer))
}

/**
 * `Bridget, Piedmont Pain 27403`, or `Saint Alban’s, Mobile 36608` under `Deirdre CDI`: an office or a place with a name of its own
 * behind or below a first name that writes, at the end of a mail.
 */
function isOfNamedOffice(text: string, start: number): boolean {
  const line = lineBefore(text, start, 100)
  const words = line.trim().split(/[ \t]+/)
  if (BILLED.test(line) || !line.includes(',') || !words.every((word) => OF_OFFICE.test(word))) return false
  const sign = line.indexOf(',') + 1
  if (isFirstName(WRITER_BEFORE.exec(line.slice(0, sign))?.[1] ?? ''))
    return DEPARTMENT.test(line.slice(sign)) && holdsOwnName(line.slice(sign))
  const above = text.slice(Math.max(0, start - line.length - 60), start - line.length).trimEnd()
  const writer = WRITER_ALONE.exec(above.slice(above.lastIndexOf('\n') + 1))?.[1] ?? ''
  return isFirstName(writer) && holdsOwnName(line)
}

/** True where a word is no everyday one. */
const holdsOwnName = (line: string): boolean =>
  line.split(/[ \t,'’]+/).some((word) => word.length > 3 && !isPlainWord(word))

/** True where nothing follows, or only what a telephone, a signature or a notice adds. */
const endsMail = (text: string, end: number): boolean =>
  SIGNED_BEHIND.test(text.slice(text[end] === ')' ? end + 1 : end, end + 60))

/** `1200 NW 78 Ave, Doral 33126` at the end of a line: a number, a street and a town. */
const isBehindStreetAndTown = (text: string, start: number, end: number): boolean =>
  /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 4)) && STREET_AND_TOWN.test(lineBefore(text, start, 100))

/** `Knoxville, Tennessee 37902` */
function findZipsOfNamedStates(text: string, index: TextIndex): Span[] {
  return listStateNames(text, index).flatMap(({ code, start, end }) => {
    const town = TOWN_BEFORE.exec(lineBefore(text, start, 24))?.[0] ?? ''
    const bracketed = town !== '' && !NOT_A_CITY.test(town) ? ZIP_IN_BRACKETS.exec(text.slice(end, end + 8)) : null
    const [written = '', zip = ''] = ZIP_BEHIND.exec(text.slice(end, end + 9)) ?? bracketed ?? []
    return zip !== '' && isZipOfState(zip, code) ? [{ start: end, end: end + written.length }] : []
  })
}

/** True for an upper-case state abbreviation behind a capitalised word that may be a city, or behind "in". */
function isPlace(text: string, at: number, state: string): boolean {
  if (state !== state.toUpperCase()) return false
  const before = lineBefore(text, at, 30)
  const city = /(?:^|[^A-Za-z])[A-Z][A-Za-z.]{1,20}[,.]?[ \t]$/.exec(before)?.[0]
  return city === undefined ? /\b(?:in|from|near)[ \t]$/.test(before) : !NOT_A_CITY.test(city)
}

/** `Hauptstraße 11, 10117 Berlin` */
function isTownAfterStreet(text: string, start: number, end: number): boolean {
  if (text[end] !== ' ' && text[end] !== '\t') return false
  return TOWN_BEHIND.test(text.slice(end, end + 4)) && STREET_BEFORE.test(text.slice(Math.max(0, start - 44), start))
}
