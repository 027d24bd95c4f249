import { anyOf, captured, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { isFormWord } from '../names/form-words.ts'
import { isLastName } from '../names/last-names.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { findCapitalNames } from './capital-names.ts'
import { findFileNames } from './file-names.ts'
import { findHeadedNames } from './headed-names.ts'
import { findInitials } from './initials.ts'
import { findListedNames } from './listed-names.ts'
import { findLoneNames } from './lone-names.ts'
import { findMentionedPersons } from './mentioned-persons.ts'
import { CHILD, LABEL, RECORD, RELATION, TOLD_OF } from './name-labels.ts'
import { withNickname } from './nicknames.ts'
import { findRepeats } from './repeated-names.ts'
import { findSmallNameBefore, findSmallNames } from './small-names.ts'
import { findSpelledNames } from './spelled-names.ts'
import { NAMED, PART, PERSON } from './told-names.ts'
import { isNeverOfAName } from './whole-names.ts'

/** A scanned page may hold a nought for an O and a one for an I. */
const WORD = /[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’01-]{0,24}\.?(?!-?\d)/y
/** Small words inside a name: `Garcia de Soto`, `Vincent van der Berg`. */
const PARTICLES =
  /(?:(?:de|la|las|del|los|dos|da|di|van|von|der|den|ter|bin|ibn|al|el|le|y)[ \t]){1,3}(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/y
const TITLE = cuedPattern(
  'mr mrs ms miss se sra srta',
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:Mr|Mrs|Ms|Miss|Señor|Señora|Sra|Srta|MRS)(?:\.[ \t]?|[ \t])/,
    /(?:(?:and|&)[ \t](?:Mrs|Ms)\.?[ \t])?(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/,
  ),
)
/** `Col. Winthrop`, `Rev. Sparks`: titles that are other words too. */
const RANK = cuedPattern(
  'col sgt capt maj lt rev pastor fr sir',
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:Lt\.?[ \t])?(?:Col|Sgt|Capt|Maj|Lt|Rev|Pastor|Fr|Sir)\.?[ \t]/,
    /(?:\(ret\.?\)[ \t])?(?!(?:Col|Sgt|Capt|Maj|Gen)\b)(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ])/,
  ),
)
/** `MRS BRUNNHUBER CAME`; an MR that is no man is followed by an everyday word. */
const CAPITAL_TITLE = cuedPattern('mr mrs', /(?<![A-Za-zÀ-ɏḀ-ỿ\d])(?:MR|MRS)\.?[ \t]([A-Z][A-Z'’-]{3,24})(?![A-Za-z])/)
const BIRTH = cuedPattern('dob d date born', /(?:D[O0]B|D\.O\.B|date of birth|born)\b/i)
/** Labels of a person's numbers, behind which a name may stand: `Smith, Robert MRN 12345`. */
const NUMBERED = cuedPattern(
  'mrn mbi hic hicn icn ssn acct account member id fin har csn',
  /(?:MRN|MBI|HICN?|ICN|SSN|acct|account|member id|ID|FIN|HAR|CSN)\b[ \t]?[#:]?[ \t]?[A-Z]{0,4}\d/i,
)
const NEWBORN = cuedPattern(
  'baby bb bg nb newborn twin',
  inOrder(
    /(?<![A-Za-zÀ-ɏḀ-ỿ\d])/i,
    /(?:baby|NB|newborn)[ \t](?:boy|girl)|BB|BG|NB|newborn|twin/i,
    /[ \t](?:[A-C][ \t]|of[ \t])?(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ])/i,
  ),
)
const NAME_BEFORE_BIRTH = inOrder(
  /(?<![A-Za-zÀ-ɏḀ-ỿ])/,
  captured(
    anyOf(
      inOrder(
        repeated(/[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,24},?[ \t]|[A-ZÀ-ÞĀ-ɏḀ-ỿ]\.[ \t]?/, '{0,2}'),
        /[A-ZÀ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ\d'’-]{1,24}(?:[ \t][A-ZÀ-ÞĀ-ɏḀ-ỿ]\.?)?/,
      ),
      /[A-ZÀ-ÞĀ-ɏḀ-ỿ]\.[ \t]?[A-ZÀ-ÞĀ-ɏḀ-ỿ]\.?/,
    ),
  ),
  /[ \t]?[,/|]?[ \t]{0,3}\(?$/,
)
/** `Ann Lee / HIC`, `Ann Lee FIN`: a name that heads a row of numbers. */
const HEADS_ROW =
  /^[ \t>*]*[A-ZÀ-ÞĀ-ɏḀ-ỿ][^\d\n:;?!]{3,60}[/|][ \t]*$|^[ \t>*]*[A-ZÀ-ÞĀ-ɏḀ-ỿ][^\s\d:;?!]{1,24}[ \t][A-ZÀ-ÞĀ-ɏḀ-ỿ][^\s\d:;?!]{1,24}[ \t]$/
/** `Clement Rask, Jr. ` */
const SUFFIX = /,?[ \t](?:Jr|Sr|II|III|IV)\b\.?[ \t,(]{0,3}$/i
/** Longest text {@link NAME_BEFORE_BIRTH} takes. */
const MAX_NAME_CHARACTERS = 88

/** What follows the surname of a patient: `patient Jones was billed`. */
const DOES_SOMETHING = /^(?:['’]s)?[ \t](?:was|is|has|had|came|needs?|called|went|got)\b/
/** Words of a name at most. */
const MAX_NAME_WORDS = 4

/**
 * Names of patients: after a label (`Pt: John Q. Sample`, `Subscriber: FAKE, LYDIA`), a title, before a date of birth,
 * after "chart note for", and whole names of which something is said; then every other place a found name, its first name
 * or its surname stands. `own` is the sender's signature, whose names are patients' only where the sender is one.
 */
export function findPatientNames(text: string, index: TextIndex, own: readonly Span[] = []): Span[] {
  const names: Span[] = findFileNames(text, index)
  const add = (name: Span | null) => {
    if (name) names.push(name)
  }
  for (const match of matchCued(text, index, LABEL)) add(readLabelled(text, match))
  for (const match of matchCued(text, index, TITLE)) add(readName(text, match.index + match[0].length, false))
  for (const match of [RANK, CHILD].flatMap((title) => matchCued(text, index, title)))
    add(onlyRare(text, readName(text, match.index + match[0].length, false)))
  for (const { index: at, 0: whole, 1: surname = '' } of matchCued(text, index, CAPITAL_TITLE)) {
    const start = at + whole.length - surname.length
    if (!isPlainWord(surname) && !isNeverOfAName(surname)) add({ start, end: at + whole.length })
  }
  for (const match of matchCued(text, index, RECORD))
    add(onlyOfNames(text, readName(text, match.index + match[0].length, false)))
  for (const match of matchCued(text, index, NEWBORN)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, TOLD_OF))
    add(onlyOfNames(text, readName(text, match.index + match[0].length, false)))
  for (const match of matchCued(text, index, NAMED)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, PERSON))
    add(onlyWhole(text, onlyOfNames(text, readName(text, match.index + match[0].length, true))))
  const parts = matchCued(text, index, PART)
  for (const match of parts.length > 1 ? parts : [])
    add(onlyOfPart(text, readName(text, match.index + match[0].length, true)))
  for (const match of matchCued(text, index, BIRTH))
    add(nameBefore(text, match.index) ?? findSmallNameBefore(text, match.index))
  for (const match of matchCued(text, index, NUMBERED)) {
    const name = nameBefore(text, match.index)
    const leads = name !== null && HEADS_ROW.test(lineBefore(text, match.index, MAX_NAME_CHARACTERS))
    add(leads ? onlyOfNames(text, name) : onlyWithFirstName(text, name))
  }
  for (const match of matchCued(text, index, RELATION)) add(readRelated(text, match))
  names.push(...findMentionedPersons(text, index, own))
  names.push(...findLoneNames(text, index, own), ...findCapitalNames(text, index, own))
  names.push(...findSmallNames(text, index), ...findSpelledNames(text, index))
  names.push(...findInitials(text, index), ...findHeadedNames(text, index))
  names.push(...findListedNames(text, names))
  const whole = names.map((name) => withNickname(text, name))
  return [...whole, ...findRepeats(text, whole)]
}

function readLabelled(text: string, match: RegExpExecArray): Span | null {
  const [whole, label = '', join = ''] = match
  // The pattern takes labels in any case, and with them any case of what follows.
  const first = text.charCodeAt(match.index + whole.length)
  if (first >= 97 && first <= 122) return null
  // Cells beside a label are headings more often than names.
  if (/[|>]/.test(join)) return onlyOfNames(text, readName(text, match.index + whole.length, true))
  const marked = /[:=-]|\.{3}/.test(join)
  const name = readName(text, match.index + whole.length, marked)
  if (!name) return marked ? null : onlyOfNames(text, readName(text, match.index + whole.length, true))
  if (/^name$/i.test(label) && /\bmy[ \t]$/i.test(text.slice(Math.max(0, match.index - 4), match.index))) return null
  if (/^re$/i.test(label)) return onlyWithFirstName(text, name)
  if (marked) return name
  const written = text.slice(name.start, name.end)
  if (/^name$/i.test(label)) return /^\S+[ \t]/.test(written) && isFirstName(written.split(/\s/)[0] ?? '') ? name : null
  if (/\s/.test(written) || isFirstName(written) || isLastName(written)) return name
  return DOES_SOMETHING.test(text.slice(name.end, name.end + 16)) || !isPlainWord(written) ? name : null
}

/** The name that begins at `at`: up to four capitalised words, `Last, First` included. In capitals only where `capitals` allows it. */
function readName(text: string, at: number, capitals: boolean): Span | null {
  let end = at
  let words = 0
  let long = 0
  for (let next = at; words < MAX_NAME_WORDS; ) {
    const word = matchAt(WORD, text, next)?.[0]
    if (!word || !isNameWord(word, capitals)) break
    words++
    if (word.replace(/\W/g, '').length > 1) long++
    const initial = /^[A-ZÀ-ÞĀ-ɏḀ-ỿ]\.$/.test(word) || (words === 1 && isShortened(text, next, word))
    end = next + word.length - (word.endsWith('.') && !initial ? 1 : 0)
    const join = word.endsWith('.') && !initial ? null : matchAt(words === 1 ? /, ?|[ \t]/y : /[ \t]/y, text, end)
    if (!join) break
    next = end + join[0].length
    next += matchAt(PARTICLES, text, next)?.[0].length ?? 0
  }
  if (long === 0) return null
  return { start: at, end: end - (/['’]s$/.exec(text.slice(at, end))?.[0].length ?? 0) }
}

/** `Tib. Okafor`, `Wm. Pruitt`: a first name cut short before a surname, not a word at the end of its sentence. */
function isShortened(text: string, at: number, word: string): boolean {
  if (!/^[A-ZÀ-Þ][a-zß-ɏḀ-ỿ]{1,3}\.$/.test(word) || isPlainWord(word.slice(0, -1))) return false
  const surname = /^[ \t]([A-ZÀ-Þ][a-zß-ɏḀ-ỿ'’-]{2,24})/.exec(text.slice(at + word.length, at + word.length + 27))?.[1]
  return surname !== undefined && !isPlainWord(surname) && !isNeverOfAName(surname) && !isFormWord(surname)
}

function isNameWord(word: string, capitals: boolean): boolean {
  const bare = word.replace(/\.$/, '')
  if (bare.length === 1) return bare !== 'I'
  if (isFormWord(bare)) return false
  return (
    bare !== bare.toUpperCase() ||
    (capitals && !/^(?:MRN|DOB|SSN|MBI|HPI|DX|PMH|CC|LT|RT|CPT|EBL|ID|POS|NPI|MD|DO|PA|NP)$/.test(bare))
  )
}

function onlyWithFirstName(text: string, name: Span | null): Span | null {
  if (!name) return null
  const words = text.slice(name.start, name.end).split(/[\s,]+/)
  return words.length >= 2 && words.some(isFirstName) ? name : null
}

/** The name where a common first name or surname tells it, or where it is two words and more of which none is an everyday one. */
function onlyOfNames(text: string, name: Span | null): Span | null {
  const words = name === null ? [] : text.slice(name.start, name.end).split(/[\s,]+/)
  if (words.length >= 2 && words.some(isFirstName)) return name
  if (words.some((word) => isPlainWord(word) || isNeverOfAName(word))) return null
  return words.length >= 2 || words.some(isLastName) ? name : null
}

/** The name where no word of it is an everyday one. */
function onlyRare(text: string, name: Span | null): Span | null {
  const words = name === null ? [] : text.slice(name.start, name.end).split(/[\s,]+/)
  return words.some((word) => isPlainWord(word) || isNeverOfAName(word) || word.length < LEAST_RELATED) ? null : name
}

/** The name where it is of two words and more, each with a vowel or an initial: `Newborn Male`, `Student HEALTH` are none. */
function onlyWhole(text: string, name: Span | null): Span | null {
  const words = name === null ? [] : text.slice(name.start, name.end).split(/[\s,]+/)
  return words.length >= 2 && !words.some(isNeverOfAName) ? name : null
}

/** The name of a form's part: one that is no everyday word, of which two parts stand in a row. */
function onlyOfPart(text: string, name: Span | null): Span | null {
  const words = name === null ? [] : text.slice(name.start, name.end).split(/[\s,]+/)
  return words.some((word) => isNeverOfAName(word) || (isPlainWord(word) && !isFirstName(word) && !isLastName(word)))
    ? null
    : name
}

/** Letters of a name beside a relation. */
const LEAST_RELATED = 3

/** `my husband Frank`, `mom of Caleb Whitlock`: a common first name leads, or a whole name stands behind a joining word. */
function readRelated(text: string, match: RegExpExecArray): Span | null {
  const name = readName(text, match.index + match[0].length, false)
  const [first = '', last = ''] = name ? text.slice(name.start, name.end).split(/[\s,]+/) : []
  if (first.length >= LEAST_RELATED && /[a-z]/.test(first) && !isPlainWord(first) && !isNeverOfAName(first)) return name
  return isFirstName(first) || (last !== '' && /(?:[,:(]|[ \t](?:is|of))[ \t]*$/.test(match[0])) ? name : null
}

/** The name that ends right before `at`, where a date of birth follows. */
function nameBefore(text: string, at: number): Span | null {
  let from = at
  while (from > 0 && at - from < MAX_NAME_CHARACTERS && !/[\d\n:;?!]/.test(text[from - 1] ?? '')) from--
  const match = NAME_BEFORE_BIRTH.exec(text.slice(from, at).replace(SUFFIX, ' '))
  if (!match) return null
  let start = from + match.index
  const end = start + (match[1]?.length ?? 0)
  for (const word of (match[1] ?? '').split(/[ \t]/)) {
    if (!isFormWord(word)) break
    start += word.length + 1
  }
  return start < end && end - start > 2 ? { start, end } : null
}
