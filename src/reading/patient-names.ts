import { figurePattern, matchFigures } from './figure-pattern.ts'
import { findFileNames } from './file-names.ts'
import { isFirstName } from './first-names.ts'
import { isFormWord } from './form-words.ts'
import { isLastName } from './last-names.ts'
import { findMentionedPersons } from './mentioned-persons.ts'
import { isPlainWord } from './plain-words.ts'
import { findSmallNameBefore, findSmallNames } from './small-names.ts'
import { lineBefore, matchAt, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'
import { isNeverOfAName } from './whole-names.ts'

/** A scanned page may hold a nought for an O and a one for an I. */
const WORD = /[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ'’01-]{0,24}\.?(?!\d)/y
const LABEL = cuedPattern(
  'pt pts patient patients recipient member subscriber insured beneficiary bene claimant guarantor policy policyholder enrollee dependent client name re',
  /(?<![A-Za-zÀ-ɏ\d])(pts?|patients?|recipient|member|subscriber|insured|beneficiary|bene|claimant|guarantor|policy ?holder|enrollee|dependent|client|name|re)(?:['’]s)?(?:[ \t]name)?([ \t]?[:=][ \t]{0,4}|[ \t]-[ \t]|[ \t]{1,2}(?:is[ \t]|was[ \t]|named[ \t])?)(?=[A-ZÀ-ÞĀ-ɏ])/i,
)
/** Small words inside a name: `Garcia de Soto`, `Vincent van der Berg`. */
const PARTICLES = /(?:(?:de|la|las|del|los|dos|da|di|van|von|der|den|ter|bin|ibn|al|el|le|y)[ \t]){1,3}(?=[A-ZÀ-ÞĀ-ɏ])/y
const TITLE = cuedPattern(
  'mr mrs ms miss se',
  /(?<![A-Za-zÀ-ɏ\d])(?:Mr|Mrs|Ms|Miss|Señor|Señora)\.?[ \t](?=[A-ZÀ-ÞĀ-ɏ])/,
)
const RECORD = cuedPattern(
  'note notes chart record records claim claims bill statement report referral auth appointment appt denial eob remit visit surgery procedure letter lab labs result results',
  /(?<![A-Za-zÀ-ɏ\d])(?:notes?|chart|records?|claims?|bill|statement|report|referral|auth|appointment|appt|denial|EOB|remit|visit|surgery|procedure|letter|labs?|results?)[ \t](?:for|of|on)[ \t](?=[A-ZÀ-ÞĀ-ɏ])/i,
)
const BIRTH = cuedPattern('dob d date born', /(?:D[O0]B|D\.O\.B|date of birth|born)\b/i)
/** Labels of a person's numbers, behind which a name may stand: `Smith, Robert MRN 12345`. */
const NUMBERED = cuedPattern(
  'mrn mbi hic hicn icn ssn acct account member id fin har csn',
  /(?:MRN|MBI|HICN?|ICN|SSN|acct|account|member id|ID|FIN|HAR|CSN)\b[ \t]?[#:]?[ \t]?[A-Z]{0,4}\d/i,
)
/** `Sample pt if you need it: Ann Lee`, `patient named in your first mail (Ann Lee)` */
const TOLD_OF = cuedPattern(
  'pt patient member subscriber recipient',
  /(?<![A-Za-zÀ-ɏ\d])(?:[Pp]t|[Pp]atient|[Mm]ember|[Ss]ubscriber|[Rr]ecipient)(?:[ \t][a-z]{1,10}){1,6}[ \t]?[:(][ \t]{0,2}(?=[A-ZÀ-ÞĀ-ɏ][a-zß-ɏ]{1,20}[ \t][A-ZÀ-ÞĀ-ɏ])/,
)
/** `R.T.M. 6-30-48`: initials before a date a generation back. */
const INITIALS_WITH_BIRTH = figurePattern(
  /(?<=(?<![A-Za-z.])((?:[A-Z]\.){2,4})[ \t,]{1,3})\d{1,2}([/.-])\d{1,2}\2(?:(?:19\d|200)\d|[3-9]\d)(?!\d)/y,
  { least: 1, most: 2, signs: '/.-' },
)
const RELATION = cuedPattern(
  'daughter dtr dau son wife husband mother father spouse mom dad parent guardian baby child infant sibling brother sister niece nephew aunt uncle grandson granddaughter caregiver',
  /(?:[Dd]aughter|[Dd]tr|[Dd]au|[Nn]iece|[Nn]ephew|[Aa]unt|[Uu]ncle|[Gg]rand(?:son|daughter)|[Cc]aregiver|[Ss]on|[Ww]ife|[Hh]usband|[Mm]other|[Ff]ather|[Ss]pouse|[Mm]om|[Dd]ad|[Pp]arent|[Gg]uardian|[Bb]aby|[Cc]hild|[Ii]nfant|[Ss]ibling|[Bb]rother|[Ss]ister)(?:,|:|[ \t]is|[ \t]of)?[ \t]{1,3}(?=[A-ZÀ-ÞĀ-ɏ])/,
)
const NEWBORN = cuedPattern(
  'baby bb bg newborn twin',
  /(?<![A-Za-zÀ-ɏ\d])(?:baby[ \t](?:boy|girl)|BB|BG|newborn|twin)[ \t](?:[A-C][ \t]|of[ \t])?(?=[A-ZÀ-ÞĀ-ɏ][a-zß-ɏ])/i,
)
const NAMED = cuedPattern('named', /(?<![A-Za-zÀ-ɏ\d])named[ \t](?=[A-ZÀ-ÞĀ-ɏ])/)
const NAME_BEFORE_BIRTH =
  /(?<![A-Za-zÀ-ɏ])((?:[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ'’-]{1,24},?[ \t]|[A-ZÀ-ÞĀ-ɏ]\.[ \t]?){0,2}[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ\d'’-]{1,24}(?:[ \t][A-ZÀ-ÞĀ-ɏ]\.?)?|[A-ZÀ-ÞĀ-ɏ]\.[ \t]?[A-ZÀ-ÞĀ-ɏ]\.?)[ \t]?[,/|]?[ \t]{0,3}\(?$/
/** `Ann Lee / HIC`, `Ann Lee FIN`: a name that heads a row of numbers. */
const HEADS_ROW =
  /^[ \t>*]*[A-ZÀ-ÞĀ-ɏ][^\d\n:;?!]{3,60}[/|][ \t]*$|^[ \t>*]*[A-ZÀ-ÞĀ-ɏ][^\s\d:;?!]{1,24}[ \t][A-ZÀ-ÞĀ-ɏ][^\s\d:;?!]{1,24}[ \t]$/
/** Longest text {@link NAME_BEFORE_BIRTH} takes. */
const MAX_NAME_CHARACTERS = 88

/** `patient initials J.R.K.`, `pt J.R.` */
const INITIALS = cuedPattern(
  'initials pt patient member',
  /(?<![A-Za-zÀ-ɏ\d])(?:(?:pt|patient|member)(?:['’]s)?[ \t]initials?(?:[ \t](?:are|is))?[ \t:-]{1,3}(?:[A-Z]\.?[ ]?){2,4}|(?:initials|pt|patient|member)[ \t:]{1,3}(?:[A-Z]\.[ ]?){2,4})(?![A-Za-zÀ-ɏ\d])/i,
)
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
  const names: Span[] = []
  const add = (name: Span | null) => {
    if (name) names.push(name)
  }
  for (const match of matchCued(text, index, LABEL)) add(readLabelled(text, match))
  for (const match of matchCued(text, index, TITLE)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, RECORD))
    add(onlyOfNames(text, readName(text, match.index + match[0].length, false)))
  for (const match of matchCued(text, index, NEWBORN)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, TOLD_OF))
    add(onlyOfNames(text, readName(text, match.index + match[0].length, false)))
  for (const { index: at, 1: initials = '', 0: date } of matchFigures(text, index, INITIALS_WITH_BIRTH)) {
    const start = text.lastIndexOf(initials, at)
    if (date !== '') add({ start, end: start + initials.length })
  }
  for (const match of matchCued(text, index, NAMED)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, BIRTH))
    add(nameBefore(text, match.index) ?? findSmallNameBefore(text, match.index))
  for (const match of matchCued(text, index, NUMBERED)) {
    const name = nameBefore(text, match.index)
    const leads = name !== null && HEADS_ROW.test(lineBefore(text, match.index, MAX_NAME_CHARACTERS))
    add(leads ? onlyOfNames(text, name) : onlyWithFirstName(text, name))
  }
  for (const match of matchCued(text, index, RELATION)) add(readRelated(text, match))
  names.push(...findMentionedPersons(text, index, own))
  names.push(...findSmallNames(text, index))
  for (const match of matchCued(text, index, INITIALS)) add(readInitials(match))
  names.push(...findFileNames(text, index))
  return [...names, ...findRepeats(text, names)]
}

function readLabelled(text: string, match: RegExpExecArray): Span | null {
  const [whole, label = '', join = ''] = match
  // The pattern takes labels in any case, and with them any case of what follows.
  const first = text.charCodeAt(match.index + whole.length)
  if (first >= 97 && first <= 122) return null
  const marked = /[:=-]/.test(join)
  const name = readName(text, match.index + whole.length, marked)
  if (!name) return marked ? null : onlyOfNames(text, readName(text, match.index + whole.length, true))
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
    const initial = /^[A-ZÀ-ÞĀ-ɏ]\.$/.test(word)
    end = next + word.length - (word.endsWith('.') && !initial ? 1 : 0)
    const join = word.endsWith('.') && !initial ? null : matchAt(words === 1 ? /, ?|[ \t]/y : /[ \t]/y, text, end)
    if (!join) break
    next = end + join[0].length
    next += matchAt(PARTICLES, text, next)?.[0].length ?? 0
  }
  if (long === 0) return null
  return { start: at, end: end - (/['’]s$/.exec(text.slice(at, end))?.[0].length ?? 0) }
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

/** `my husband Frank`, `mom of Caleb Whitlock`: a common first name leads, or a whole name stands behind a joining word. */
function readRelated(text: string, match: RegExpExecArray): Span | null {
  const name = readName(text, match.index + match[0].length, false)
  const [first = '', last = ''] = name ? text.slice(name.start, name.end).split(/[\s,]+/) : []
  if (first.length >= LEAST_REPEATED && !isPlainWord(first) && !isNeverOfAName(first)) return name
  return isFirstName(first) || (last !== '' && /(?:[,:]|[ \t](?:is|of))[ \t]+$/.test(match[0])) ? name : null
}

/** The capitals at the end of what a label was read with. */
function readInitials(match: RegExpExecArray): Span | null {
  const letters = /(?:[A-Z]\.?[ ]?){2,4}$/.exec(match[0])?.[0] ?? ''
  const written = letters.trimEnd()
  const start = match.index + match[0].length - letters.length
  return written.length > 1 ? { start, end: start + written.length } : null
}

/** The name that ends right before `at`, where a date of birth follows. */
function nameBefore(text: string, at: number): Span | null {
  let from = at
  while (from > 0 && at - from < MAX_NAME_CHARACTERS && !/[\d\n:;?!]/.test(text[from - 1] ?? '')) from--
  const match = NAME_BEFORE_BIRTH.exec(text.slice(from, at))
  if (!match) return null
  let start = from + match.index
  const end = start + (match[1]?.length ?? 0)
  for (const word of (match[1] ?? '').split(/[ \t]/)) {
    if (!isFormWord(word)) break
    start += word.length + 1
  }
  return start < end && end - start > 2 ? { start, end } : null
}

/** Names whose repeats are looked for at most, and characters from which a part of a name is looked for. */
const MAX_REPEATED = 20
const LEAST_REPEATED = 4

/** Other places where a found name, its surname or its common first name stands, however it is capitalised. */
function findRepeats(text: string, names: readonly Span[]): Span[] {
  const words = new Set<string>()
  for (const name of names.slice(0, MAX_REPEATED)) {
    const written = text.slice(name.start, name.end)
    const parts = written.split(/[\s,]+/)
    const surname = written.includes(',') ? (parts[0] ?? '') : (parts.at(-1) ?? '')
    for (const word of [written, surname, ...parts.filter(isFirstName)]) {
      if (word.length >= LEAST_REPEATED && /^[A-ZÀ-ÞĀ-ɏ]/.test(word)) words.add(word.toLowerCase())
    }
  }
  if (words.size === 0) return []
  const lower = text.toLowerCase()
  // Few letters change their length with their case; where one does, offsets would not be true.
  return lower.length === text.length ? [...words].flatMap((word) => findWord(text, lower, word)) : []
}

function findWord(text: string, lower: string, word: string): Span[] {
  const found: Span[] = []
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    const end = at + word.length
    if (/[a-zß-ɏ]/.test(text[at] ?? '')) continue
    if (!/[A-Za-zÀ-ɏ\d]/.test((text[at - 1] ?? '') + (text[end] ?? ''))) found.push({ start: at, end })
  }
  return found
}
