import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isMonthName } from '../dates/calendar-words.ts'
import { isFirstName } from '../names/first-names.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'

/** `pt jane doe`: in small letters only where a common first name leads. */
const SMALL_LABEL = cuedPattern(
  'pt pts patient member subscriber client resident',
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:[Pp]ts?\.?|[Pp]atient|[Mm]ember|[Ss]ubscriber|[Cc]lient|[Rr]esident)(?:['’]s)?/,
    /(?:[ \t]name)?[ \t:=]{1,3}(?:is[ \t])?(?=[a-zß-ɏḀ-ỿ])/,
  ),
)
/** Words by which something is said of a person: only a common first name and a rare word behind them are one. */
const SMALL_SAID_OF = cuedPattern(
  `re for on about saw seen with see check checking look looking looked pull pulling pulled bring review
    reviewing regarding under audit verify rebill find did does`,
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])/,
    anyOf(
      /re|for|on|about|saw|seen|with|see|check(?:ing)?(?: on)?/,
      /look(?:ing|ed)? (?:at|up|into)/,
      /pull(?:ing|ed)?(?: up)?|bring up|review(?:ing)?|regarding|under|audit|verify|rebill|find/,
      /did|does/,
    ),
    /[ \t:]{1,2}(?=[a-z]{2,20},?[ \t])/,
  ),
)
/** `denise kowalczyk, dos 10-2-25`: a day of service behind a name. */
const SMALL_SERVED = cuedPattern('dos', /dos[ \t:]{1,2}\d/i)
const BEFORE_SERVICE = /(?<![A-Za-zÀ-ɏḀ-ỿ\d])([a-z]{3,24})(,?)[ \t]([a-z]{3,24}),?[ \t]{1,2}\(?$/
const SMALL_LAST = /[ \t]([a-z]{4,24})(?:['’]s)?(?![A-Za-zÀ-ɏḀ-ỿ\d-])/y
/** `saw edna tuesday` */
const SMALL_SEEN =
  /^[ \t](?:this (?:morning|am|afternoon|week)|today|yesterday|tonight|last week|(?:mon|tues|wednes|thurs|fri)day|again)\b/
/** `oyelaran, folake` before a birth date */
const SMALL_BEFORE_BIRTH = /(?<![A-Za-zÀ-ɏḀ-ỿ\d])([a-zß-ɏḀ-ỿ'’-]{3,24}),?[ \t]([a-zß-ɏḀ-ỿ'’-]{3,24}),?[ \t]{0,3}\(?$/
/** Characters before a date of birth in which a name is looked for. */
const MAX_NAME_CHARACTERS = 60
/** Letters from which a word in small letters that is no everyday one may be half of a name. */
const LEAST_SMALL = 4
/** `mr. jones`: behind a title any word is a name. */
const SMALL_TITLE = cuedPattern('mr mrs', /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:mr|mrs)\.?[ \t](?=[a-zß-ɏḀ-ỿ]{3})/)
/** `ms oyelaran folake`: "ms" is a disease and a state too, "miss" a verb, so that what follows has to be known as a name. */
const SMALL_LADY = cuedPattern(
  'ms miss mister',
  /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:[Mm]s|[Mm]iss|[Mm]ister)\.?[ \t](?=[a-zß-ɏḀ-ỿ]{3})/,
)
/** What goes on behind a name in a sentence. */
const PERSON_BEHIND = inOrder(
  /^/,
  anyOf(
    /['’]s\b|,?[ \t]\(?(?:dob|mrn|age|\d)/,
    /[ \t](?:was|is|has|had|came|comes|got|needs?|wants?|who|saw|seen|underwent|called|in|on|for|at|for|returned)\b/,
    /[,.;:?][ \t]|[ \t]?\x81|[.?]?[ \t]*(?:\r?\n|$)/,
  ),
)
const SMALL_NAME = /([a-zß-ɏḀ-ỿ]{2,20})(?:[ \t]([a-zß-ɏḀ-ỿ]{2,24}))?(?![A-Za-zÀ-ɏḀ-ỿ\d])/y
/** `jones, mary` */
const SMALL_REVERSED = /[a-zß-ɏḀ-ỿ'’-]{2,24}, ?([a-zß-ɏḀ-ỿ]{2,20})(?:-[a-zß-ɏḀ-ỿ]{1,20})?(?![A-Za-zÀ-ɏḀ-ỿ\d])/y
/** What follows the name of a patient in notes of small letters. */
const PERSONAL =
  /^,?[ \t]{0,2}\(?(?:d\.?o\.?b\b|born\b|mrn\b|chart[ \t#]|acct\b|ssn\b|mbi\b|member[ \t]|id[ \t]?#|\d{1,2}[/-]\d{1,2}[/-](?:19|[3-9])\d)/i
/** Words that follow a first name in a sentence. */
const GOES_ON =
  /^(?:but|by|from|after|before|got|wants|needs?|for|at|then|also|because|billed|born|today|yesterday|again|per|to|mrn|dob)$/

/** A name in small letters: a common first name that is no month, and the word behind it unless it goes on with the sentence. */
function readSmallName(text: string, at: number): Span | null {
  const [, first = '', last = ''] = matchAt(SMALL_NAME, text, at) ?? []
  const reversed = matchAt(SMALL_REVERSED, text, at)
  if (reversed?.[1] && isFirstName(reversed[1])) return { start: at, end: at + reversed[0].length }
  const whole = at + first.length + 1 + last.length
  // `pt smith john d.o.b. …`: two words before a person's number are a name, whatever they are.
  if (last !== '' && !isFormWord(first) && !isFormWord(last) && PERSONAL.test(text.slice(whole, whole + 24)))
    return { start: at, end: whole }
  if (last !== '' && isRareName(first) && isRareName(last)) return { start: at, end: whole }
  if (!isFirstName(first) || isMonthName(first)) return null
  // `patient rose from the chair`
  if (ALSO_NO_PERSON.test(first) && (last === '' || GOES_ON.test(last) || (isPlainWord(last) && !isLastName(last))))
    return null
  const surname = last !== '' && !isFormWord(last) && !GOES_ON.test(last)
  return { start: at, end: at + first.length + (surname ? 1 + last.length : 0) }
}

/** True for a word that is neither an everyday one nor shorthand, so that beside another it is a name. */
function isRareName(word: string): boolean {
  return word.length >= LEAST_SMALL && !isFormWord(word) && !GOES_ON.test(word) && !isPlainWord(word)
}

/** The name in small letters that ends right before `at`, where a date of birth follows, or null. */
export function findSmallNameBefore(text: string, at: number): Span | null {
  const from = Math.max(0, at - MAX_NAME_CHARACTERS)
  const match = SMALL_BEFORE_BIRTH.exec(text.slice(from, at))
  const [, first = '', last = ''] = match ?? []
  if (!match || !(isFirstName(first) || isRareName(first)) || !(isFirstName(last) || isRareName(last))) return null
  const start = from + match.index
  return { start, end: start + match[0].trimEnd().replace(/[,(\s]+$/, '').length }
}

function readSmallTitled(text: string, at: number): Span | null {
  const [, surname = '', last = ''] = matchAt(SMALL_NAME, text, at) ?? []
  if (surname === '' || isFormWord(surname) || isPlainWord(surname)) return null
  const end = at + surname.length
  // `mr john jones`: both words.
  const isWhole = last !== '' && (isFirstName(surname) || isLastName(last)) && isNameWord(last)
  return { start: at, end: isWhole ? end + 1 + last.length : end }
}

/** Behind a title that is a word too: a known name with the word beside it, or a known surname of which a person's doings are told. */
function readSmallLady(text: string, at: number): Span | null {
  const [, first = '', last = ''] = matchAt(SMALL_NAME, text, at) ?? []
  const second = at + first.length + 1 + last.length
  const isPair = isNameWord(first) && last !== '' && isNameWord(last) && [first, last].some(isKnownName)
  if (isPair && PERSON_BEHIND.test(text.slice(second, second + 16))) return { start: at, end: second }
  const end = at + first.length
  return isNameWord(first) && isKnownName(first) && PERSON_BEHIND.test(text.slice(end, end + 16))
    ? { start: at, end }
    : null
}

/** True for a word that may be half of a name: none of forms, of everyday or of medical English. */
const isNameWord = (word: string): boolean =>
  word.length >= 3 && !isFormWord(word) && !isPlainWord(word) && !GOES_ON.test(word) && !isMonthName(word)

const isKnownName = (word: string): boolean => isFirstName(word) || isLastName(word)

/** When somebody was served, or an age, behind a name in small letters. */
const SERVED_BEHIND = inOrder(
  /^(?:['’]s)?,?[ \t]\(?(?:on[ \t]|dos[ \t:]{0,2}|last[ \t])?/,
  anyOf(
    /\d{1,2}[/-]\d{1,2}|\d{1,3}[ -]?(?:yo\b|y\/o|yrs?\b|years?\b)|dob\b|mrn\b|acct\b/,
    /yesterday|today|tonight|this morning|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week\b|night\b/,
  ),
)

/** A known surname and the word before it, where a day or an age follows: `did both on quenby oyelaran 10/4`. */
function readServedSurname(text: string, { start, end: firstEnd }: Span, first: string): Span | null {
  if (first.length < 3 || isFormWord(first)) return null
  const last = matchAt(SMALL_LAST, text, firstEnd)?.[1] ?? ''
  if (last === '' || !isLastName(last) || !isNameWord(last)) return null
  const end = firstEnd + 1 + last.length
  return SERVED_BEHIND.test(text.slice(end, end + 20)) && isNameWord(first) ? { start, end } : null
}

/** A name in small letters behind "for" and its like, where nothing else can be meant. */
function readSmallSaidOf(text: string, match: RegExpExecArray): Span | null {
  const at = match.index + match[0].length
  let end = at
  while (isSmallLetter(text.charCodeAt(end))) end += 1
  const first = text.slice(at, end)
  if (text[end] === ',') {
    const [written = '', given = ''] = matchAt(SMALL_REVERSED, text, at) ?? []
    return isClearFirstName(given) && isRareName(first) ? { start: at, end: at + written.length } : null
  }
  if (!isClearFirstName(first)) return readServedSurname(text, { start: at, end }, first)
  const last = matchAt(SMALL_LAST, text, end)?.[1] ?? ''
  if (isRareName(last) && !isFirstName(last)) return { start: at, end: end + 1 + last.length }
  return /^(?:saw|seen)/.test(match[0]) && SMALL_SEEN.test(text.slice(end, end + 20)) ? { start: at, end } : null
}

/** The name in small letters right before a day of service, surname last or first with a comma. */
function readSmallServed(text: string, at: number): Span | null {
  const [written = '', one = '', comma = '', other = ''] =
    BEFORE_SERVICE.exec(lineBefore(text, at, MAX_NAME_CHARACTERS)) ?? []
  const [first, last] = comma === '' ? [one, other] : [other, one]
  if (!isClearFirstName(first) || !isRareName(last) || isFirstName(last)) return null
  const start = at - written.length
  return { start, end: start + one.length + comma.length + 1 + other.length }
}

const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122

/** First names that name tests, instruments and the like too, or are everyday words. */
const ALSO_NO_PERSON = inOrder(
  /^/,
  anyOf(
    /allen|amber|bruce|carl|crystal|dawn|douglas|faith|ginger|gordon|grace|graham|henry|holly/,
    /homer|hope|ivy|joy|jude|kelly|marshall|martin|morris|murray|ray|rose|ruby|russell|scott/,
    /stanley|violet|wallace|warren/,
  ),
  /$/,
)

/** True for a common first name that is no month and no everyday word. */
function isClearFirstName(word: string): boolean {
  return isFirstName(word) && !isMonthName(word) && !ALSO_NO_PERSON.test(word) && !isPlainWord(word)
}

/** Names of patients in small letters, behind "patient" and its like and behind a title. */
export function findSmallNames(text: string, index: TextIndex): Span[] {
  const labelled = matchCued(text, index, SMALL_LABEL).map((match) =>
    readSmallName(text, match.index + match[0].length),
  )
  const titled = matchCued(text, index, SMALL_TITLE).map((match) =>
    readSmallTitled(text, match.index + match[0].length),
  )
  const ladies = matchCued(text, index, SMALL_LADY).map((match) => readSmallLady(text, match.index + match[0].length))
  const saidOf = matchCued(text, index, SMALL_SAID_OF).map((match) => readSmallSaidOf(text, match))
  const served = matchCued(text, index, SMALL_SERVED).map(({ index: at }) => readSmallServed(text, at))
  return [...labelled, ...titled, ...ladies, ...saidOf, ...served].filter((name) => name !== null)
}
