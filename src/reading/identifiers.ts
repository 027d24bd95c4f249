import type { Identifier, IdentifierKind } from '../domain/inquiry.ts'
import { DAY_WORDS, MONTH_WORDS } from './calendar-words.ts'
import { findAddresses, findEmails, findPhones } from './contact-details.ts'
import { findLabelledNumbers, type LabelKind } from './labelled-numbers.ts'
import { findPatientNames } from './patient-names.ts'
import { BARRIER, coverSpans, matchAt, type Span } from './span.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

const SSN = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g
/** Medicare Beneficiary Identifier (CMS, "Understanding the MBI format"): letters without S, L, O, I, B, Z. */
const MBI =
  /(?<![A-Z0-9])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![A-Z0-9])/gi
/** Member numbers that need no label: a plan's three-letter prefix (BCBS) and the former Medicare claim number. */
const MEMBER = /(?<![A-Z0-9-])(?:[A-Z]{3}\d{9,12}(?: \d{2}(?!\d))?|\d{9}[A-DJKMTW]\d?)(?![A-Z0-9-])/g

const YEAR_WORDS =
  '(?:nineteen|twenty|two thousand)(?:[ -](?:hundred|and|oh|o|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)){0,4}'
const BIRTH_DATE = new RegExp(
  `\\b(?:DOB|D\\.O\\.B\\.?|date of birth|birth ?date|birthday|bday|b-day|born)\\b[ \\t]?(?:on[ \\t]|is[ \\t]|in[ \\t])?[:#=-]?[ \\t]{0,4}(` +
    `\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{8}|\\d{1,2}[- ](?:${MONTH_WORDS})\\b[-., ]{1,2}\\d{2,4}` +
    `|(?:${MONTH_WORDS})\\b\\.?(?:[ \\t](?:the[ \\t])?(?:${DAY_WORDS}|\\d{1,2}(?:st|nd|rd|th)?)\\b)?(?:,?[ \\t](?:of[ \\t])?(?:\\d{2,4}\\b|${YEAR_WORDS}))?` +
    `|(?:19|20)\\d\\d\\b)`,
  'gi',
)

/** A date between 1900 and 2009, or of a two-digit year from 30 on. */
const OLD_DATE = /[ \t]?[,(-]?[ \t]?(\d{1,2}[/-]\d{1,2}[/-](?:(?:19\d|200)\d|[3-9]\d))(?!\d)/y

const KIND_OF_LABEL: Readonly<Partial<Record<LabelKind, IdentifierKind>>> = {
  mrn: 'mrn',
  member_id: 'member_id',
  account: 'account',
  claim: 'claim',
  ssn: 'ssn',
}

/**
 * What may tell who a patient is, in the order of the text, without overlaps. `codes` are left alone, so that a code is
 * never taken for a number of a person; `ownSpans` (the sender's signature) are searched for patients' numbers and names
 * but not for phones, addresses and mail addresses. At most the first {@link MAX_READ_CHARACTERS} characters are read.
 */
export function findIdentifiers(text: string, codes: readonly Span[], ownSpans: readonly Span[]): Identifier[] {
  const read = coverSpans(text.slice(0, MAX_READ_CHARACTERS), codes, BARRIER)
  const foreign = coverSpans(read, ownSpans, BARRIER)
  const found: { kind: IdentifierKind; span: Span }[] = []
  const add = (kind: IdentifierKind, spans: readonly Span[]) => {
    for (const span of spans) found.push({ kind, span })
  }
  add('dob', findBirthDates(read))
  add('mbi', matchesOf(MBI, read))
  add('ssn', matchesOf(SSN, read))
  for (const number of findLabelledNumbers(read)) {
    const kind = KIND_OF_LABEL[number.kind]
    if (kind) add(kind, [number])
  }
  add('member_id', matchesOf(MEMBER, read))
  const names = findPatientNames(read)
  add('name', names)
  add('dob', findDatesBehindNames(read, names))
  add('address', findAddresses(foreign))
  add('phone', findPhones(foreign))
  add('email', findEmails(foreign))
  return withoutOverlaps(text, found)
}

const MASKS: Readonly<Record<IdentifierKind, string>> = {
  ssn: '[social security number removed]',
  mbi: '[Medicare number removed]',
  mrn: '[record number removed]',
  member_id: '[member number removed]',
  account: '[account number removed]',
  claim: '[claim number removed]',
  dob: '[date of birth removed]',
  phone: '[phone removed]',
  email: '[mail address removed]',
  address: '[address removed]',
  name: '[name removed]',
}

/** The text the identifiers were found in, with each replaced by what it was: `[name removed]`. */
export function maskIdentifiers(text: string, identifiers: readonly Identifier[]): string {
  let masked = ''
  let done = 0
  for (const { kind, start, end } of [...identifiers].sort((a, b) => a.start - b.start)) {
    if (start < done) continue
    masked += text.slice(done, start) + MASKS[kind]
    done = end
  }
  return masked + text.slice(done)
}

/** Any text with every occurrence of the identifiers' words replaced: for a sentence cut out of the message, or a subject. */
export function maskOccurrences(text: string, identifiers: readonly Identifier[]): string {
  const byLength = [...identifiers].sort((a, b) => b.text.length - a.text.length)
  return byLength.reduce((masked, { kind, text: written }) => masked.replace(wholeWords(written), MASKS[kind]), text)
}

/** The words where they stand alone: the name `Al` is not hidden in `Also`. Line ends may have moved. */
function wholeWords(written: string): RegExp {
  const escaped = written
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu')
}

function findBirthDates(text: string): Span[] {
  return [...text.matchAll(BIRTH_DATE)].map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end }
  })
}

/** `Jane Doe, 4/12/1951`: a date a generation back right behind a name is a birth date without its label. */
function findDatesBehindNames(text: string, names: readonly Span[]): Span[] {
  return names.flatMap(({ end }) => {
    const match = matchAt(OLD_DATE, text, end)
    return match?.[1] ? [{ start: end + match[0].length - match[1].length, end: end + match[0].length }] : []
  })
}

function matchesOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** Where two kinds claim the same place, the first that was added keeps it. */
function withoutOverlaps(text: string, found: readonly { kind: IdentifierKind; span: Span }[]): Identifier[] {
  const kept: Identifier[] = []
  const taken = new Uint8Array(text.length + 1)
  for (const { kind, span } of found) {
    if (taken.subarray(span.start, span.end).some((mark) => mark === 1)) continue
    taken.fill(1, span.start, span.end)
    kept.push({ kind, text: text.slice(span.start, span.end), start: span.start, end: span.end })
  }
  return kept.sort((a, b) => a.start - b.start)
}
