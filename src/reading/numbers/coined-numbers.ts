import { after, anyOf, inOrder, optional, repeated, sticky } from '../../patterns/compose-patterns.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore, type Span } from '../text/span.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { GLUED_MODIFIERS } from './glued-modifiers.ts'

/** `CV-2025-0871554`, `SC25-1187`, `25-EMS-04871`: groups of capitals and figures with hyphens, as records are numbered. */
const COINED = figurePattern(
  /(?<=(?<![\w/.@:-])(?:[A-Z]{1,6}-)?)[A-Z]{0,6}\d[A-Z\d]{0,13}(?:-[A-Z\d]{1,12}){1,5}(?![\w@/-]|\.\d|\.[a-z])/y,
  { least: 2, most: 20, signs: '-' },
)
/** Digits of a number that needs no label. */
const LEAST_DIGITS = 6
/** Groups that are a code with its modifiers or a range of codes, a date, a spine's levels, a drug's package or a form. */
const OTHERWISE = inOrder(
  /^/,
  anyOf(
    inOrder(/[A-Z]?\d{4,5}[A-Z]?(?:-[A-Z\d]{2})*/, optional(inOrder(/-/, GLUED_MODIFIERS))),
    /(?:\d{5}|[A-Z]\d{4}|\d{4}[A-Z])(?:-(?:\d{5}|[A-Z]\d{4}|\d{4}[A-Z]))+/,
    /[A-Z]\d\d[A-Z\d]{0,4}(?:-[A-Z]\d\d[A-Z\d]{0,4})+/,
    /\d{1,2}-[A-Z]{3}-(?:\d{2}|\d{4})/,
    /(?:19|20)\d\d-\d\d-\d\d[TZ]\d{0,6}Z?/,
    /(?:[CTLS]\d{1,2}-?)+|\d[\d-]*/,
  ),
  /$/,
)
/** What numbers of documents, goods and laws begin with. */
const NOT_OF_A_PERSON = inOrder(
  /^/,
  anyOf(
    /CMS|OMB|HHS|FDA|OIG|ISO|CFR|RIN|MLN|SE|MM|CR|AMA|NCCI|ICD\d*|DRG|MS|NDC|UDI|REF|LOT|PO/,
    /INV|UB|HCFA|CPT|HCPCS|LCD|NCD|PUB|COVID|SARS|NCT|ANSI|IEEE|RFC|UTF|WIN|KB|CVE|SKU|FW|TOB/,
  ),
  /-?\d/,
)
const BUSINESS_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /invoice|inv|ticket|order|po|p\.o\.|tracking|batch|lot|transmittal|lcd|ncd|article|ndc/i,
    /npi|check|eft|version|form|model|part|catalog|serial|sku|udi|docket|rev|booth|room|suite/i,
    /ste|flight|message|queue/i,
  ),
  /[ \t:#.]{0,3}(?:(?:no|number|id)\b[ \t:#.]{0,3})?(?:[A-Z]{1,6}-)?$/i,
)

/** `Quist, Olga (AX 40921 7736)`: letters and groups of figures in brackets right behind a name, not all of a code's length. */
const GROUPED = figurePattern(
  sticky(
    inOrder(
      after(/([A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’-]{1,24})[ \t]\((?:#[ ]?)?([A-Z]{1,4})[ -]?/),
      /(?!\d{5}[ -]\d{5}\))\d{3,6}(?:[ -]\d{2,6}){1,3}(?=\))/,
    ),
  ),
  { least: 3, most: 10, signs: ' -', next: DIGITS },
)
/** Letters of codes, reasons, sides and other numbers before groups of figures. */
const LETTERS_OF_CODES = inOrder(
  /^/,
  anyOf(
    /CPT|HCPC|REV|RC|DX|ICD|DRG|POS|TOB|CARC|RARC|CO|PR|OA|PI|NDC|NPI|TIN|EIN|FY|CY|RT|LT|PH/,
    /FAX|TEL|EXT|CELL|MOD|FL|LCD|NCD|LOT|REF|EOB|EFT|INV|PO|TX|AUTH/,
  ),
  /$/,
)
const YEAR_LAST = /[ -](?:19|20)\d\d$/

/** `W2847 19302 01 is her Aetna number`: said behind the number, so that no group of it is a code. */
const TOLD_BEHIND = cuedPattern(
  'is was being',
  inOrder(
    /(?:is|was|being)[ \t](?:her|his|their|the|our|my)[ \t]/,
    repeated(/(?:old|new|correct|actual|current|[A-Z][A-Za-z]{1,14})[ \t]/, '{0,2}'),
    anyOf(/mrn|id|number|no\.?|#|acct|account|member|chart|policy|claim|hicn?|mbi|ssn|social|record/, /subscriber/),
    /\b/,
  ),
)
const NUMBER_BEFORE = /(?<![\w-])[A-Z]{0,4}\d[A-Z\d-]{3,18}(?:[ ]\d{2,6}){0,4}(?=[ \t]$)/

/** Numbers of records that no label stands before. */
export function findCoinedNumbers(text: string, index: TextIndex): Span[] {
  const coined = matchFigures(text, index, COINED).flatMap(({ index: at, 0: written }) => {
    const letters = /[A-Z]{1,6}-$/.exec(text.slice(Math.max(0, at - 7), at))?.[0] ?? ''
    const start = at - letters.length
    const whole = letters + written
    return isOfRecord(whole, lineBefore(text, start, 24)) ? [{ start, end: at + written.length }] : []
  })
  return [...coined, ...findToldNumbers(text, index)]
}

/** Numbers of which the sentence or a name before the brackets says what they are: no group of them is a code. */
export function findToldNumbers(text: string, index: TextIndex): Span[] {
  const grouped = matchFigures(text, index, GROUPED).flatMap(
    ({ index: at, 0: written, 1: name = '', 2: letters = '' }) => {
      if (isPlainWord(name) || LETTERS_OF_CODES.test(letters) || YEAR_LAST.test(written)) return []
      const start = text.lastIndexOf('(', at) + 1
      return countDigits(written) > LEAST_DIGITS ? [{ start, end: at + written.length }] : []
    },
  )
  const told = matchCued(text, index, TOLD_BEHIND).flatMap(({ index: at }) => {
    const [number = ''] = NUMBER_BEFORE.exec(lineBefore(text, at, 48)) ?? []
    const end = at - 1
    return countDigits(number) >= LEAST_DIGITS ? [{ start: end - number.length, end }] : []
  })
  return [...grouped, ...told]
}

function isOfRecord(written: string, before: string): boolean {
  if (!/[A-Z]/.test(written) || countDigits(written) < LEAST_DIGITS) return false
  return !OTHERWISE.test(written) && !NOT_OF_A_PERSON.test(written) && !BUSINESS_BEFORE.test(before)
}

const countDigits = (written: string): number => written.replace(/\D/g, '').length
