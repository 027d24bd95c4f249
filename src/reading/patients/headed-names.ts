import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineBefore, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { isNeverOfAName } from './whole-names.ts'

/** What only a patient's record has: the line above it may be the name alone. */
const OF_RECORD = cuedPattern(
  'dob d date mrn mbi medicare member',
  inOrder(
    /(?:D\.?O\.?B\.?|date of birth|MRN|MBI|medicare|member)/i,
    /(?:[ \t](?:id|no\.?|number|#))?[ \t:#]{1,4}[A-Z]{0,2}\d/i,
  ),
)
/** A line that is a name and nothing else. */
const NAME_ALONE =
  /(?:^|\n)[ \t>*|-]{0,6}(\p{Lu}[\p{L}'’-]{1,24}(?:,?[ \t]{1,2}(?:\p{Lu}\.?|\p{Lu}[\p{L}'’-]{1,24})){1,3})[ \t]*\r?\n[ \t>*|-]{0,6}$/u
/** Longest such line with the break behind it. */
const LINE_CHARACTERS = 96

/** `PT QUACKENBUSH/IRA`, `NAME: DOE/JANE M`: as files of payers write a name. */
const SLASHED = cuedPattern(
  'pt pat patient name insured member subscriber sub',
  inOrder(
    anyOf(/\b(?:PT|PAT|PATIENT|INSURED|MEMBER|SUBSCRIBER|SUB)(?:[ \t]NAME|[ \t]?NM)?/, /\bNAME/),
    /[ \t:]{1,4}/,
    captured(/[A-Z][A-Z'-]{1,24}\/[A-Z]{2,20}(?:[ \t][A-Z](?![A-Za-z]))?/),
    /(?![A-Za-z/])/,
  ),
)
/** `Fitzwalter acct 88-20413`: a surname alone at the beginning of a line, and a number of the practice's. */
const NUMBERED = cuedPattern(
  'acct account mrn chart',
  /(?:acct|account|mrn|chart)\b[ \t]?(?:no\.?|[#:])?[ \t]?[A-Z]{0,3}-?\d[\d-]{2,}/i,
)
const SURNAME_ALONE = /^[ \t>*-]{0,4}(\p{Lu}\p{Ll}[\p{L}'’-]{2,22})[ \t,]{1,2}$/u

/** Names of patients that what stands below or behind them shows to be names: a birth date, a record number, a slash between their parts. */
export function findHeadedNames(text: string, index: TextIndex): Span[] {
  const above = matchCued(text, index, OF_RECORD).flatMap(({ index: at }) => {
    const from = Math.max(0, at - LINE_CHARACTERS)
    const match = NAME_ALONE.exec(text.slice(from, at))
    return match?.[1] !== undefined && isName(match[1]) ? [spanIn(from + match.index, match[0], match[1])] : []
  })
  const slashed = matchCued(text, index, SLASHED).flatMap(({ index: at, 0: whole, 1: name = '' }) =>
    isName(name) ? [spanIn(at, whole, name)] : [],
  )
  const alone = matchCued(text, index, NUMBERED).flatMap(({ index: at }) => {
    const before = lineBefore(text, at, LINE_CHARACTERS)
    const [whole = '', name = ''] = SURNAME_ALONE.exec(before) ?? []
    return name !== '' && (isLastName(name) || isName(name)) && !isPlainWord(name)
      ? [spanIn(at - before.length, whole, name)]
      : []
  })
  return [...above, ...slashed, ...alone]
}

/** True where a word is a first name, or the last one is no everyday word. */
function isName(written: string): boolean {
  const words = written.split(/[\s,/]+/).filter((word) => word.length > 2)
  if (words.length === 0 || words.some((word) => isNeverOfAName(word) || isFormWord(word.toLowerCase()))) return false
  return words.some(isFirstName) || !isPlainWord(words.at(-1) ?? '')
}

const spanIn = (at: number, whole: string, part: string): Span => {
  const start = at + whole.indexOf(part)
  return { start, end: start + part.length }
}
