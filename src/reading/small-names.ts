import { isFirstName } from './first-names.ts'
import { isFormWord } from './form-words.ts'
import { isPlainWord } from './plain-words.ts'
import { matchAt, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'

/** `pt jane doe`: in small letters only where a common first name leads. */
const SMALL_LABEL = cuedPattern(
  'pt patient member subscriber',
  /(?<![A-Za-zÀ-ɏ\d])(?:pt|patient|member|subscriber)(?:['’]s)?(?:[ \t]name)?[ \t:]{1,3}(?:is[ \t])?(?=[a-zß-ɏ])/,
)
/** `oyelaran, folake` before a birth date */
const SMALL_BEFORE_BIRTH = /(?<![A-Za-zÀ-ɏ\d])([a-zß-ɏ'’-]{3,24}),?[ \t]([a-zß-ɏ'’-]{3,24}),?[ \t]{0,3}\(?$/
/** Characters before a date of birth in which a name is looked for. */
const MAX_NAME_CHARACTERS = 60
/** Letters from which a word in small letters that is no everyday one may be half of a name. */
const LEAST_SMALL = 4
/** `mr. jones`: behind a title any word is a name. */
const SMALL_TITLE = cuedPattern('mr mrs', /(?<![A-Za-zÀ-ɏ\d])(?:mr|mrs)\.?[ \t](?=[a-zß-ɏ]{3})/)
const SMALL_NAME = /([a-zß-ɏ]{2,20})(?:[ \t]([a-zß-ɏ]{2,24}))?(?![A-Za-zÀ-ɏ\d])/y
/** `jones, mary` */
const SMALL_REVERSED = /[a-zß-ɏ'’-]{2,24}, ?([a-zß-ɏ]{2,20})(?:-[a-zß-ɏ]{1,20})?(?![A-Za-zÀ-ɏ\d])/y
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
  if (!isFirstName(first) || /^(?:april|may|june)$/.test(first)) return null
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
  const surname = matchAt(SMALL_NAME, text, at)?.[1] ?? ''
  return surname === '' || isFormWord(surname) || isPlainWord(surname) ? null : { start: at, end: at + surname.length }
}

/** Names of patients in small letters, behind "patient" and its like and behind a title. */
export function findSmallNames(text: string, index: TextIndex): Span[] {
  const labelled = matchCued(text, index, SMALL_LABEL).map((match) =>
    readSmallName(text, match.index + match[0].length),
  )
  const titled = matchCued(text, index, SMALL_TITLE).map((match) =>
    readSmallTitled(text, match.index + match[0].length),
  )
  return [...labelled, ...titled].filter((name) => name !== null)
}
