import { isMonthName } from '../dates/calendar-words.ts'
import { isFirstName } from '../names/first-names.ts'
import { isLastName } from '../names/last-names.ts'
import { isOfOffice } from '../names/office-words.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { matchFigures } from '../text/figure-pattern.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { matchCued, type TextIndex } from '../text/text-index.ts'
import {
  AGED,
  BORN_BEHIND,
  CODE_BEFORE,
  COLON_BEHIND,
  DOES,
  DOES_KNOWN,
  ENDS_BEHIND,
  ITEM_BEGINS,
  KEPT_OF,
  NUMBER_BEFORE,
  OWNED_BEHIND,
  PAYER_BEHIND,
  ROW_BEFORE,
  ROW_BEHIND,
  SAID_OF,
  SAID_OF_ENDS,
  SEEN_BEHIND,
  SIGN_BEHIND,
  TREATED,
} from './lone-frames.ts'
import { CREDENTIAL, isColleague } from './named-colleagues.ts'
import { isCalledAfter, isSpokenOf, standsAsPerson } from './spoken-names.ts'
import { isNeverOfAName, wordEnd } from './whole-names.ts'

/** A word with one capital, as names are written in sentences. */
const WORD = /^[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ'’][A-Za-zÀ-ɏḀ-ỿ'’-]{0,24}$/
/** `We've`, `She'd` */
const SHORTENED = /['’](?:ve|ll|re|d|m|t|s)$/
/** Letters of a word that only its place makes a name: shorter ones are shorthand. */
const LEAST_UNKNOWN = 4
/** Where a sentence, a line or a part of a row begins. */
const BEGINS = /(?:^|[.?!;:][ \t]{1,2}|^[ \t>*•-]{1,4})$/
const STANDS_ALONE =
  /(?:^[ \t>*•-]{0,4}|[.?!;:(/|,][ \t]{1,2}|[(/|]|\b(?:it['’]?s|is|pt|patient|for|on|saw|re|see|name|called)[ \t:]{1,3})$/i
/** What makes the word behind the name a part of it, or of an office. */
const GOES_ON = /^[ \t]\p{Lu}\p{Ll}|^[-&]|^[ \t]&[ \t]\p{Lu}/u
const DOCTOR = /\b(?:Dr\.?|Doctor)[ \t]$/i
/**
 * Names of one word that stand for a patient by what is said of the person: `saw Sal this morning`, `Bev came back for labs`,
 * a surname with its payer or birth date and nothing else, or in a row with a code. What a sentence says of offices and
 * products too makes a name only of a word that is known as one.
 */
export function findLoneNames(text: string, index: TextIndex, own: readonly Span[]): Span[] {
  const before = new Map<number, Introduced>()
  for (const [pattern, introduced] of INTRODUCING) {
    for (const match of matchCued(text, index, pattern)) before.set(match.index + match[0].length, introduced)
  }
  for (const match of matchFigures(text, index, AGED)) before.set(match.index + match[0].length, 'person')
  const found: Span[] = []
  for (const start of index.capitalised) {
    const second = text.charCodeAt(start + 1)
    if (second < 97 && second !== 39) continue
    const end = endOfName(text, start)
    const introduced = before.get(start) ?? (maySayOf(text, start) ? 'claimed' : null)
    // `Ng 99213`, and no `Re your`: two letters before a small word are hardly ever a name.
    if (end - start === 2 && introduced === null && isSmallLetter(text.charCodeAt(end + 1))) continue
    if (isOfPatient(text, start, end, introduced) && !own.some((part) => part.start <= start && end <= part.end))
      found.push({ start, end })
  }
  return found
}

function isOfPatient(text: string, start: number, end: number, introduced: Introduced | null): boolean {
  if (isBesideName(text, start, end) && introduced !== 'person') return false
  const word = text.slice(start, end)
  // Most words in capitals are everyday ones: a look at their list costs less than the patterns.
  if (introduced !== 'person' && introduced !== 'treated' && isPlainWord(word)) return false
  const isSurname = isLastName(word)
  const told = isSurname || introduced !== null || mayBeToldOf(text, start, end)
  if (told && isPatient(text, start, end, introduced)) return true
  if (isSurname) return placeOf(text, start, word)?.isFirst === false && isSpokenOf(text, start, end)
  return standsAsPerson(text, start, end) && placeOf(text, start, word)?.isUnknown === true
}

/** Units before a name: blanks, brackets, quotes and strokes. */
const BEFORE_NAMES = new Set([...' \n\t("“/|:,;>*[-–—'].map((sign) => sign.charCodeAt(0)))

/** True for a part of something longer, looked at first because it costs less than the names. */
function isBesideName(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1)
  if (start > 0 && !BEFORE_NAMES.has(before)) return true
  const code = text.charCodeAt(end + 1)
  return text.charCodeAt(end) === 32 && code >= 65 && code <= 90 && isSmallLetter(text.charCodeAt(end + 2))
}

/** What stands before a name: what is done to a person, what only a person has, or what products have too. */
type Introduced = 'treated' | 'person' | 'claimed'
const INTRODUCING = [
  [TREATED, 'treated'],
  [KEPT_OF, 'person'],
] as const

/** {@link SAID_OF_ENDS} as numbers: a string for each word costs more. */
const ENDS = new Set(SAID_OF_ENDS.map((ends) => ((ends.charCodeAt(0) | 32) << 8) | (ends.charCodeAt(1) | 32)))

/** True where {@link SAID_OF} may match before: a day of service ends with a figure. */
function maySayOf(text: string, start: number): boolean {
  if (text.charCodeAt(start - 1) !== 32) return false
  const last = text.charCodeAt(start - 2)
  return (last >= 48 && last <= 57) || ENDS.has(((text.charCodeAt(start - 3) | 32) << 8) | (last | 32))
}

/** Words with which {@link DOES} and {@link DOES_KNOWN} begin. */
const VERBS = new Set(
  `came comes is was were are presented presents no c complains complained fell underwent walked showed swears passed died
  lives turned returned called asked phoned both had got needs needed gets has refused declined switched owes wants never
  went left lost signed and or referred transferred smokes drinks weighs works`.split(/\s+/),
)
/** Units with which those who pay begin, small. */
const PAYERS = new Set([...'machubtspwk'].map((letter) => letter.charCodeAt(0)))
const SIGNS = new Set([...',/|:;=\t(–-'].map((sign) => sign.charCodeAt(0)))

/** True where a pattern of {@link CERTAIN} may match behind: looked at first, because most capitalised words are no names. */
function mayBeToldOf(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end)
  const isBlank = next === 32
  if (!isBlank && !SIGNS.has(next)) return false
  let at = end + 1
  while (text.charCodeAt(at) === 32 || SIGNS.has(text.charCodeAt(at))) at++
  const after = text.charCodeAt(at)
  if ((after >= 48 && after <= 57) || after === 0x81 || after === 35) return true
  if ((!isBlank || at > end + 1) && PAYERS.has(after | 32)) return true
  if (next === 44 || next === 40 || next === 59 || next === 58) return isLastName(text.slice(start, end))
  let wordEnds = at
  while (isSmallLetter(text.charCodeAt(wordEnds)) && wordEnds - at < LONGEST_VERB) wordEnds++
  return VERBS.has(text.slice(at, wordEnds))
}

const LONGEST_VERB = 11
const FIRST_WORD = /^,?[ \t]([a-z]+)/i
const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122

function endOfName(text: string, start: number): number {
  const end = wordEnd(text, start)
  const sign = text[end - 2]
  if (text[end - 1] === 's' && (sign === "'" || sign === '’')) return end - 2
  return text[end - 1] === "'" || text[end - 1] === '’' ? end - 1 : end
}

function isPatient(text: string, start: number, end: number, introduced: Introduced | null): boolean {
  const word = text.slice(start, end)
  const place = placeOf(text, start, word)
  if (place === null) return false
  const behind = lineAfter(text, end, 60)
  const isKnown = place.isFirst || place.isLast
  if (introduced !== null && isIntroduced(introduced, place, behind)) return true
  const does = VERBS.has(FIRST_WORD.exec(behind)?.[1]?.toLowerCase() ?? '')
  const certainty = CERTAIN.find(({ pattern, holds }) => holds(place, does) && pattern.test(behind))
  if (!certainty) return false
  if (isColleague(place.before) || CREDENTIAL.test(behind) || isOfOffice(behind)) return false
  return isKnown || !GOES_ON.test(behind)
}

/** A word that may be a name, with what is known of it, or null. */
function placeOf(text: string, start: number, word: string): Place | null {
  const [isFirst, isLast] = [isFirstName(word), isLastName(word)]
  const isUnknown = !isFirst && !isLast && isRare(word)
  if (!isFirst && !isLast && !isUnknown) return null
  if (/[_\d@\\]/.test(text[start + word.length] ?? '')) return null
  if (!WORD.test(word) || isMonthName(word) || SHORTENED.test(word) || isNeverOfAName(word)) return null
  const before = lineBefore(text, start, 40)
  if (/[A-Za-zÀ-ɏ\d.@'’_/-]$/.test(before) && !/[\d]\/$/.test(before)) return null
  return { before, isFirst, isLast: isLast && !isPlainWord(word), isUnknown }
}

/** A word that is no other, nor are its halves; `GitHub` is no name, `McAllister` is one. */
function isRare(word: string): boolean {
  if (word.length < LEAST_UNKNOWN || /\p{Ll}\p{Lu}/u.test(word.replace(/^(?:Mc|Mac|De|Di|La|Le|Van|Al|El|Fitz)/, '')))
    return false
  return word.includes('-') ? !word.split('-').some(isPlainWord) : !isPlainWord(word)
}

/** Whether what stands before the word makes it a person's name. */
function isIntroduced(introduced: Introduced, { before, isFirst, isLast, isUnknown }: Place, behind: string): boolean {
  if (GOES_ON.test(behind) || CREDENTIAL.test(behind) || isOfOffice(behind) || DOCTOR.test(before)) return false
  if (isCalledAfter(behind)) return false
  if (introduced === 'person') return true
  if (introduced === 'treated') return isFirst || isLast || (isUnknown && SEEN_BEHIND.test(behind))
  if (!SAID_OF.test(before)) return false
  if (/\b(?:the|our)[ \t]$/i.test(before)) return OWNED_BEHIND.test(behind) && !isFirst
  return isLast && !isFirst
}

type Place = { before: string; isFirst: boolean; isLast: boolean; isUnknown: boolean }

/** What stands behind a name of one word, and what else makes it one; `does` where it begins with one of {@link VERBS}. */
const CERTAIN: readonly { pattern: RegExp; holds(place: Place, does: boolean): boolean }[] = [
  { pattern: DOES, holds: (_, does) => does },
  { pattern: DOES_KNOWN, holds: ({ isFirst, isLast }, does) => does && isLast && !isFirst },
  { pattern: PAYER_BEHIND, holds: ({ before, isLast, isUnknown }) => BEGINS.test(before) && (isLast || isUnknown) },
  { pattern: BORN_BEHIND, holds: ({ before }) => STANDS_ALONE.test(before) },
  { pattern: COLON_BEHIND, holds: ({ before, isFirst, isLast }) => isLast && !isFirst && ITEM_BEGINS.test(before) },
  { pattern: ENDS_BEHIND, holds: ({ before, isFirst }) => isFirst && CODE_BEFORE.test(before) },
  { pattern: SIGN_BEHIND, holds: ({ before, isLast }) => isLast && NUMBER_BEFORE.test(before) },
  { pattern: ROW_BEHIND, holds: ({ before, isLast }) => isLast && ROW_BEFORE.test(before) },
]
