import type { Identifier, IdentifierKind } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { findClaimIdentifiers } from '../numbers/claim-segments.ts'
import { findCoinedNumbers } from '../numbers/coined-numbers.ts'
import { findAddresses, findEmails, findPhones } from '../numbers/contact-details.ts'
import { findLabelledNumbers } from '../numbers/labelled-numbers.ts'
import { findNumbersBeforeNames, findNumbersBehindNames, withoutCodes } from '../numbers/row-numbers.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { BARRIER, coverSpans, lineBefore, type Span } from '../text/span.ts'
import { findTableCells } from '../text/table-columns.ts'
import { cuedPattern, cueWords, indexText, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { findBirthDates, findDatesBehindNames, findGreatAges } from './birth-dates.ts'
import { findNamesOfFiles } from './file-names.ts'
import { KIND_OF_LABEL, LAST_FOUR, MBI, MEMBER, OTHER_NUMBER, SSN } from './identifier-forms.ts'
import { findLikeNumbers } from './like-numbers.ts'
import { withoutPatientLines } from './patient-lines.ts'
import { findPatientNames } from './patient-names.ts'
import { findPhonesOfPatients } from './patient-phones.ts'

/** `xxx-xx-4417` */
const STARRED = figurePattern(/(?<=(?<![\w*])(?:[xX]{3}-[xX]{2}-|\*{3}-\*{2}-))\d{4}(?![\w-])/y, {
  least: 4,
  most: 4,
  first: DIGITS,
})
/** Ten digits in one that are a telephone number of North America; providers' numbers (NPI) begin with 1 or 2. */
const LABELLED_PHONE = cuedPattern(
  'phone cell mobile tel ph',
  /\b(?:phone|cell|mobile|tel|ph)(?:[ \t](?:no|number|is|#))?[ \t.:#]{1,3}\d{10}(?!\d)/i,
)
const UNBROKEN_PHONE = figurePattern(/(?<![\w-])[3-9]\d{2}[2-9]\d{6}(?![\w-])/y, { least: 10, most: 10 })

/** `WCB case no. G-0722 1013`, `case BH-25-00631`, `case 2291-C`: numbers of claims, with letters and a hyphen. */
const CASE = cuedPattern(
  'case',
  /\bcase(?:[ \t](?:no\.?|number|id))?[ \t:#]{1,3}([A-Z]{1,4}-[A-Z]?\d[\d -]{2,14}\d|\d{3,8}-[A-Z]{1,3}\d?)(?![\w-])/i,
)

/** `run 26-00417`, `PCR #2026-0113`: the number of one transport, where an ambulance is spoken of. */
const RUN = cuedPattern(
  'run trip incident pcr epcr call dispatch transport',
  /\b(?:run|trip|incident|e?pcr|call|dispatch|transport)(?:[ \t](?:no\.?|number|id))?[ \t:#]{1,3}((?:20)?\d\d-\d{3,8})(?![\w-])/i,
)
const AMBULANCE_WORDS = cueWords(
  'ambulance ems als bls medic medics paramedic paramedics emt emts crew pcr epcr dispatched mileage rescue',
)

/** `#A0098812`: a number of no kind of its own, too long for a code. */
const UNLABELLED = figurePattern(/(?<=(?:^|[\s,;|(])(?<![A-Za-z][ \t.:]{0,3})#[ \t]?)[A-Z]{0,3}\d{6,12}(?![\w-])/my, {
  least: 6,
  most: 15,
})

/** `MEDI-4478120`: as plans number their members; not behind the word for a number of another kind. */
const HYPHENATED = figurePattern(/(?<=(?<![\w-])[A-Z]{2,6}-)\d{6,12}(?![\w-])/y, { least: 6, most: 12, first: DIGITS })
/** A reference of as many figures as a payer's: `reference BX7719203`. */
const OF_A_CLAIM = /^[A-Z]{0,4}\d{7,}[A-Z]?$/

/**
 * What may tell who a patient is, in the order of the text, without overlaps. `codes` are left alone, so that a code is
 * never taken for a number of a person; `signed` (the sender's signature) is searched for patients' numbers and names
 * but not for phones, addresses and mail addresses. `fileNames` are those of the attachments: a person named in one is
 * found in the text, however the name is written there. `sentOn` tells births of children from services. At most the first {@link MAX_READ_CHARACTERS} characters are read.
 */
export function findIdentifiers(
  text: string,
  codes: readonly Span[],
  signed: readonly Span[],
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
  fileNames: readonly string[] = [],
  sentOn: IsoDate | null = null,
): Identifier[] {
  const read = coverSpans(text.slice(0, MAX_READ_CHARACTERS), codes, BARRIER)
  const ownSpans = withoutPatientLines(read, signed, index)
  const foreign = coverSpans(read, ownSpans, BARRIER)
  const found: { kind: IdentifierKind; span: Span }[] = []
  const add = (kind: IdentifierKind, spans: readonly Span[]) => {
    for (const span of spans) found.push({ kind, span })
  }
  add('dob', [...findBirthDates(read, index, sentOn), ...findGreatAges(read, index)])
  found.push(...findClaimIdentifiers(read, index))
  for (const { kind, ...span } of findTableCells(read, index)) {
    if (kind === 'service_date' || kind === 'goods') continue
    if (tellsPerson(kind, read.slice(span.start, span.end))) found.push({ kind, span })
  }
  add('mbi', matchFigures(read, index, MBI).map(toSpan))
  add('ssn', matchFigures(read, index, SSN).map(toSpan))
  for (const number of findLabelledNumbers(read, index)) {
    const kind = KIND_OF_LABEL[number.kind]
    if (kind) add(kind, [number])
    else if (number.kind === 'reference' && OF_A_CLAIM.test(number.text)) add('claim', [number])
  }
  add('mrn', matchFigures(read, index, UNLABELLED).map(toSpan))
  add('claim', matchCued(read, index, CASE).map(toNumber))
  if (placesOf(index, AMBULANCE_WORDS).length > 0) add('account', matchCued(read, index, RUN).map(toNumber))
  add('ssn', matchCued(read, index, LAST_FOUR).map(lastDigits))
  add('ssn', matchFigures(read, index, STARRED).map(toSpan))
  add('member_id', matchFigures(read, index, MEMBER).map(toSpan))
  add(
    'member_id',
    matchFigures(read, index, HYPHENATED)
      .filter(({ index: start }) => !OTHER_NUMBER.test(lineBefore(read, start, 30)))
      .map(toSpan),
  )
  add('account', findCoinedNumbers(read, index))
  const addresses = findAddresses(read, index)
  add(
    'address',
    addresses.filter((address) => isLabelled(read, address.start) || !overlapsAny(ownSpans, address)),
  )
  const names = [...findPatientNames(read, index, ownSpans), ...findNamesOfFiles(read, fileNames)]
  add('name', names)
  add('mrn', withoutCodes(text, findNumbersBehindNames(read, names), codes))
  add('claim', withoutCodes(text, findNumbersBeforeNames(read, names, index), codes))
  add('dob', findDatesBehindNames(read, names, index, sentOn))
  add('account', findLikeNumbers(read, numbersOf(found)))
  add('phone', [
    ...findPhones(foreign, index),
    ...findPhonesOfPatients(read, index, ownSpans),
    ...matchFigures(foreign, index, UNBROKEN_PHONE).map(toSpan),
    ...matchCued(foreign, index, LABELLED_PHONE).map(lastDigits),
  ])
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

/** Whether something was masked in the text before: what was found in it once may not have been all. */
export const holdsMask = (text: string): boolean => Object.values(MASKS).some((mask) => text.includes(mask))

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

/** False for the cell of a table that holds no name or number, such as a dash or a word. */
function tellsPerson(kind: IdentifierKind, cell: string): boolean {
  if (kind !== 'name') return /\d{2}/.test(cell)
  return /\p{L}{2}/u.test(cell) && !/\d/.test(cell) && !cell.split(/[\s,]+/).every(isPlainWord)
}

function overlapsAny(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start < end && start < span.end)
}

/** Behind "Address:" and "lives at", as forms and sentences say it and few signatures do, it may be the patient's. */
const OF_ADDRESSEE = inOrder(
  /\b/i,
  anyOf(
    /addr(?:ess)?/i,
    /(?:lives?|living|stays?|staying|resid(?:es|ing))[ \t](?:at|on|in)/i,
    /ship(?:s|ped)?[ \t]to|deliver(?:s|ed)?[ \t]to|mailed[ \t]to|home|residence/i,
    /picked[ \t]up[ \t](?:at|from)/i,
    /PU|DO/i,
  ),
  /[ \t]?[:=#-]?[ \t]{0,3}$/i,
)

function isLabelled(text: string, start: number): boolean {
  return OF_ADDRESSEE.test(lineBefore(text, start, 20))
}

const NUMBERED: ReadonlySet<IdentifierKind> = new Set(['mrn', 'member_id', 'account', 'claim'])

function numbersOf(found: readonly { kind: IdentifierKind; span: Span }[]): Span[] {
  return found.filter(({ kind }) => NUMBERED.has(kind)).map(({ span }) => span)
}

/** The figure a match ends with. */
function lastDigits(match: RegExpExecArray): Span {
  const end = match.index + match[0].length
  return { start: end - (/\d+$/.exec(match[0])?.[0].length ?? 0), end }
}

/** The number a pattern ends with. */
function toNumber(match: RegExpExecArray): Span {
  const end = match.index + match[0].length
  return { start: end - (match[1]?.length ?? 0), end }
}

function toSpan(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

const MANY_FOUND = 64

/** Where two kinds claim the same place, the first that was added keeps it. */
function withoutOverlaps(text: string, found: readonly { kind: IdentifierKind; span: Span }[]): Identifier[] {
  const kept: Identifier[] = []
  // Few are found in a mail; where many are, a mark for each character is quicker than comparing all with all.
  const taken = found.length > MANY_FOUND ? new Uint8Array(text.length + 1) : null
  for (const { kind, span } of found) {
    const free = taken ? !taken.subarray(span.start, span.end).includes(1) : !overlapsAny(kept, span)
    if (!free) continue
    taken?.fill(1, span.start, span.end)
    kept.push({ kind, text: text.slice(span.start, span.end), start: span.start, end: span.end })
  }
  return kept.sort((a, b) => a.start - b.start)
}
