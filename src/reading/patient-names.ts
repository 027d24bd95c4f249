import { findFileNames } from './file-names.ts'
import { isFirstName } from './first-names.ts'
import { findMentionedPersons } from './mentioned-persons.ts'
import { matchAt, type Span } from './span.ts'
import { cuedPattern, matchCued, type TextIndex } from './text-index.ts'

const WORD = /\p{Lu}[\p{L}'’-]{0,24}\.?/uy
const LABEL = cuedPattern(
  'pt pts patient patients member subscriber insured beneficiary bene claimant guarantor policy policyholder enrollee dependent client name re',
  /(?<![\p{L}\d])(pts?|patients?|member|subscriber|insured|beneficiary|bene|claimant|guarantor|policy ?holder|enrollee|dependent|client|name|re)(?:['’]s)?(?:[ \t]name)?([ \t]?[:=][ \t]{0,4}|[ \t]-[ \t]|[ \t]{1,2}(?:is[ \t]|was[ \t]|named[ \t])?)(?=\p{Lu})/iu,
)
/** Small words inside a name: `Garcia de Soto`, `Vincent van der Berg`. */
const PARTICLES = /(?:(?:de|la|las|del|los|dos|da|di|van|von|der|den|ter|bin|ibn|al|el|le|y)[ \t]){1,3}(?=\p{Lu})/uy
const TITLE = cuedPattern('mr mrs ms miss se', /(?<![\p{L}\d])(?:Mr|Mrs|Ms|Miss|Señor|Señora)\.?[ \t](?=\p{Lu})/u)
const RECORD = cuedPattern(
  'note notes chart record records claim claims bill statement report referral auth appointment appt denial eob remit visit surgery procedure letter lab labs result results',
  /(?<![\p{L}\d])(?:notes?|chart|records?|claims?|bill|statement|report|referral|auth|appointment|appt|denial|EOB|remit|visit|surgery|procedure|letter|labs?|results?)[ \t](?:for|of|on)[ \t](?=\p{Lu})/iu,
)
const BIRTH = cuedPattern('dob d date born', /(?:DOB|D\.O\.B|date of birth|born)\b/)
/** Labels of a person's numbers, behind which a name may stand: `Smith, Robert MRN 12345`. */
const NUMBERED = cuedPattern(
  'mrn mbi ssn acct account member id',
  /(?:MRN|MBI|SSN|acct|account|member id|ID)\b[ \t]?[#:]?[ \t]?[A-Z]{0,4}\d/i,
)
const RELATION = cuedPattern(
  'daughter son wife husband mother father spouse mom dad parent guardian baby child infant sibling brother sister',
  /(?:[Dd]aughter|[Ss]on|[Ww]ife|[Hh]usband|[Mm]other|[Ff]ather|[Ss]pouse|[Mm]om|[Dd]ad|[Pp]arent|[Gg]uardian|[Bb]aby|[Cc]hild|[Ii]nfant|[Ss]ibling|[Bb]rother|[Ss]ister)(?:,|:|[ \t]is|[ \t]of)?[ \t]{1,3}(?=\p{Lu})/u,
)
const NEWBORN = cuedPattern(
  'baby bb bg newborn twin',
  /(?<![\p{L}\d])(?:baby[ \t](?:boy|girl)|BB|BG|newborn|twin)[ \t](?:[A-C][ \t]|of[ \t])?(?=\p{Lu}\p{Ll})/iu,
)
const NAMED = cuedPattern('named', /(?<![\p{L}\d])named[ \t](?=\p{Lu})/u)
const NAME_BEFORE_BIRTH =
  /((?:\p{Lu}[\p{L}'’-]{1,24},?[ \t]){0,2}\p{Lu}[\p{L}'’-]{1,24}(?:[ \t]\p{Lu}\.?)?),?[ \t]{0,3}\(?$/u
/** Longest text {@link NAME_BEFORE_BIRTH} takes. */
const MAX_NAME_CHARACTERS = 88

/** `pt jane doe`: in small letters only where a common first name leads. */
const SMALL_LABEL = cuedPattern(
  'pt patient member subscriber',
  /(?<![\p{L}\d])(?:pt|patient|member|subscriber)(?:['’]s)?(?:[ \t]name)?[ \t:]{1,3}(?:is[ \t])?(?=\p{Ll})/u,
)
const SMALL_NAME = /(\p{Ll}{2,20})(?:[ \t](\p{Ll}{2,24}))?(?![\p{L}\d])/uy
/** `jones, mary` */
const SMALL_REVERSED = /[\p{Ll}'’-]{2,24}, ?(\p{Ll}{2,20})(?:-\p{Ll}{1,20})?(?![\p{L}\d])/uy
/** Capitalised words that follow "patient" or "name" without being one. */
const NOT_A_NAME = new Set(
  `a account acct address admitted advantage aetna age an and any anthem balance bcbs been bill billed billing blue came can care
  cigna claim claims clinic code codes coded coverage cpt date denial denied did dob does dos dr dx education ed er female for had has
  have he health history hospital hpi i icd id in insurance is it last male md medicaid medical medicare member mr mrn mrs ms name
  new no not note number of on or our over paid part payer payments phone plan portal postop presented procedure proc pt question rel
  reports resp responsibility said seen self service services she signed so ssn states status subscriber surgery surgeon that the
  this to transferred tricare type uhc under united visit was we went were what when who will with yes you your first middle
  file full provider practice group company user display brand drug generic type sex gender phone email contact policy plan procedure`.split(
    /\s+/,
  ),
)

/** What follows the name of a patient in notes of small letters. */
const PERSONAL =
  /^,?[ \t]{0,2}\(?(?:d\.?o\.?b\b|born\b|mrn\b|chart[ \t#]|acct\b|ssn\b|mbi\b|member[ \t]|id[ \t]?#|\d{1,2}[/-]\d{1,2}[/-](?:19|[3-9])\d)/i
/** Words that follow a first name in a sentence. */
const GOES_ON =
  /^(?:but|by|from|after|before|got|wants|needs?|for|at|then|also|because|billed|born|today|yesterday|again|per|to|mrn|dob)$/
/** What follows the surname of a patient: `patient Jones was billed`. */
const DOES_SOMETHING = /^(?:['’]s)?[ \t](?:was|is|has|had|came|needs?|called|went|got)\b/
/** Words of a name at most. */
const MAX_NAME_WORDS = 4

/**
 * Names of patients: after a label (`Pt: John Q. Sample`, `Subscriber: FAKE, LYDIA`), a title, before a date of birth, and
 * after "chart note for" where a common first name leads; then every other place the same name or surname stands.
 */
export function findPatientNames(text: string, index: TextIndex): Span[] {
  const names: Span[] = []
  const add = (name: Span | null) => {
    if (name) names.push(name)
  }
  for (const match of matchCued(text, index, LABEL)) add(readLabelled(text, match))
  for (const match of matchCued(text, index, TITLE)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, RECORD))
    add(onlyWithFirstName(text, readName(text, match.index + match[0].length, false)))
  for (const match of matchCued(text, index, NEWBORN)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, NAMED)) add(readName(text, match.index + match[0].length, false))
  for (const match of matchCued(text, index, BIRTH)) add(nameBefore(text, match.index))
  for (const match of matchCued(text, index, NUMBERED)) add(onlyWithFirstName(text, nameBefore(text, match.index)))
  for (const match of matchCued(text, index, RELATION)) add(readRelated(text, match))
  names.push(...findMentionedPersons(text, index))
  for (const match of matchCued(text, index, SMALL_LABEL)) add(readSmallName(text, match.index + match[0].length))
  names.push(...findFileNames(text, index))
  return [...names, ...findRepeats(text, names)]
}

function readLabelled(text: string, match: RegExpExecArray): Span | null {
  const [whole, label = '', join = ''] = match
  const marked = /[:=-]/.test(join)
  const name = readName(text, match.index + whole.length, marked)
  if (!name) return marked ? null : onlyWithFirstName(text, readName(text, match.index + whole.length, true))
  if (/^re$/i.test(label)) return onlyWithFirstName(text, name)
  if (marked) return name
  if (/^name$/i.test(label)) return null
  const written = text.slice(name.start, name.end)
  return /\s/.test(written) || isFirstName(written) || DOES_SOMETHING.test(text.slice(name.end, name.end + 16))
    ? name
    : null
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
    const initial = /^\p{Lu}\.$/u.test(word)
    end = next + word.length - (word.endsWith('.') && !initial ? 1 : 0)
    const join = word.endsWith('.') && !initial ? null : matchAt(words === 1 ? /, ?|[ \t]/y : /[ \t]/y, text, end)
    if (!join) break
    next = end + join[0].length
    next += matchAt(PARTICLES, text, next)?.[0].length ?? 0
  }
  return long > 0 ? { start: at, end } : null
}

function isNameWord(word: string, capitals: boolean): boolean {
  const bare = word.replace(/\.$/, '')
  if (bare.length === 1) return bare !== 'I'
  if (NOT_A_NAME.has(bare.toLowerCase())) return false
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

/** `my husband Frank`, `mom of Caleb Whitlock`: a common first name leads, or a whole name stands behind a joining word. */
function readRelated(text: string, match: RegExpExecArray): Span | null {
  const name = readName(text, match.index + match[0].length, false)
  const [first = '', last = ''] = name ? text.slice(name.start, name.end).split(/[\s,]+/) : []
  return isFirstName(first) || (last !== '' && /(?:[,:]|[ \t](?:is|of))[ \t]+$/.test(match[0])) ? name : null
}

/** A name in small letters: a common first name that is no month, and the word behind it unless it goes on with the sentence. */
function readSmallName(text: string, at: number): Span | null {
  const [, first = '', last = ''] = matchAt(SMALL_NAME, text, at) ?? []
  const reversed = matchAt(SMALL_REVERSED, text, at)
  if (reversed?.[1] && isFirstName(reversed[1])) return { start: at, end: at + reversed[0].length }
  const whole = at + first.length + 1 + last.length
  // `pt smith john d.o.b. …`: two words before a person's number are a name, whatever they are.
  if (last !== '' && !NOT_A_NAME.has(first) && !NOT_A_NAME.has(last) && PERSONAL.test(text.slice(whole, whole + 24)))
    return { start: at, end: whole }
  if (!isFirstName(first) || /^(?:april|may|june)$/.test(first)) return null
  const surname = last !== '' && !NOT_A_NAME.has(last) && !GOES_ON.test(last)
  return { start: at, end: at + first.length + (surname ? 1 + last.length : 0) }
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
    if (!NOT_A_NAME.has(word.toLowerCase())) break
    start += word.length + 1
  }
  return start < end && end - start > 2 ? { start, end } : null
}

/** Other places where a found name, or its surname of four letters and more, stands as a word in the same letters. */
function findRepeats(text: string, names: readonly Span[]): Span[] {
  const words = new Set<string>()
  for (const name of names.slice(0, 20)) {
    const written = text.slice(name.start, name.end)
    const surname = written.includes(',') ? (written.split(',')[0] ?? '') : (written.split(/\s+/).at(-1) ?? '')
    for (const word of [written, surname]) if (word.length >= 4) words.add(word)
  }
  return [...words].flatMap((word) => findWord(text, word))
}

function findWord(text: string, word: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length
    if (!/[\p{L}\d]/u.test((text[at - 1] ?? '') + (text[end] ?? ''))) found.push({ start: at, end })
  }
  return found
}
