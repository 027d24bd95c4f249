import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder, wordsAsWays } from '../../patterns/compose-patterns.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { matchAt, type Span } from '../text/span.ts'
import { findTableCells } from '../text/table-columns.ts'
import { cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { findClaimSegments } from './claim-segments.ts'
import { findClosingNumbers } from './closing-numbers.ts'
import { findToldNumbers } from './coined-numbers.ts'
import { findAddresses, findEmails, findPhones } from './contact-details.ts'
import { GLUED_MODIFIERS } from './glued-modifiers.ts'
import { findLabelledNumbers } from './labelled-numbers.ts'
import { findOfficeNumbers } from './office-numbers.ts'
import { findRowNumbers } from './row-numbers.ts'
import { findZipCodes } from './zip-codes.ts'

/** Number shapes by the character behind their first digits. */
const SHAPES: Readonly<Record<string, readonly RegExp[]>> = {
  '-': [
    // Tax and social security numbers, drug packages (NDC), ZIP+4, dates.
    /(?<![\d-])(?:\d{3}-\d{2}-\d{4}|\d{2}-\d{7})(?![\d-])/y,
    /(?<![\d-])\d{4,5}-\d{3,4}-\d{1,2}(?![\d-])/y,
    /(?<![\w-])\d{5}-\d{4}(?![\w-])/y,
    /(?<![\d/.-])(?:\d{1,2}-\d{1,2}-\d{2,4}|(?:19|20)\d\d-\d{1,2}-\d{1,2})(?![\d/-])/y,
  ],
  '/': [/(?<![\d/.-])(?:\d{1,2}\/\d{1,2}\/\d{2,4}|(?:19|20)\d\d\/\d{1,2}\/\d{1,2})(?![\d/-])/y],
  ':': [/(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y],
  // Version and paragraph numbers: 1.2.3
  '.': [
    // Internet addresses with their port.
    /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}\]?[:|]\d{1,5}(?![\w])/y,
    /(?<![\d.])\d{1,6}(?:\.\d{1,6}){2,5}(?![\d])/y,
  ],
  ',': [/(?<![\d,.-])\d{1,3}(?:,\d{3}){1,4}(?![\d,])/y],
}

const SIGNED_MONEY = /[$€£][ \t]?\d[\d,]{0,15}(?:\.\d{1,2})?/g
const US_DOLLARS = cuedPattern('usd', /\bUSD[ \t]?\d[\d,]{0,15}(?:\.\d{1,2})?/i)
const PERCENT = figurePattern(/(?<![\d.])\d{1,6}(?:\.\d{1,4})?[ \t]?%/y, { from: 'digit' })
const URL = cuedPattern(
  'http https hxxp hxxps ftp www',
  /\b(?:https?|hxxps?|ftp):\/\/[^\s<>"]{1,2000}|\bwww\.[^\s<>"]{1,2000}/i,
)
/** An address of the web without its scheme: `cms.gov/files/99213`. */
const PATH = cuedPattern('com org net gov edu io us', /(?<=[a-z0-9]\.)(?:com|org|net|gov|edu|io|us)\/[^\s<>"]{1,2000}/i)
const HYPHENATED = /(?<![\w-])[A-Z0-9]{1,14}(?:-[A-Z0-9]{1,14}){1,6}(?![\w-])/iy
/** Longest token {@link HYPHENATED} takes. */
const MAX_HYPHENATED = 104
const LAW_WORDS = cueWords('cfr usc u')
const LAW = figurePattern(
  /\b\d{1,3}[ \t](?:CFR|U\.?S\.?C\.?)[ \t]?(?:part[ \t]|§{0,2}[ \t]?)?\d{1,5}(?:\.\d{1,4})?/iy,
  { most: 3, signs: ' \t' },
)
const PARAGRAPH = /§{1,2}[ \t]?\d{1,5}(?:\.\d{1,4})?/g
/** Groups of digits of a tracking or card number: `9921 4410 8827 5512`. */
const GROUPED = figurePattern(/(?<![\w-])\d{4,5}(?: [1-9]\d{3}){2,5}(?![\w-])/y, { least: 4, most: 5, signs: ' ' })
/** Medicare's coverage documents: `LCD L33822`, `article A56789`. */
const COVERAGE_DOCUMENT = cuedPattern(
  'lcd lcds lca article articles ncd ncds policy policies rev',
  anyOf(
    /\bRev\.?[ \t]?\d{3,5}(?=[;,][ \t]?Issued)/i,
    inOrder(
      /\b/i,
      anyOf(/LCDs?[ \t]\(L?3\d{4}|LCA[ \t]\(A?5\d{4}|articles?[ \t]\(A?5\d{4}/i, /LCDs?[ \t]?[-–][ \t]?L?3[3-9]\d{3}/i),
      /(?![\w-])/i,
    ),
    inOrder(
      /\b(?:LCDs?|LCA|articles?|NCDs?|polic(?:y|ies))[ \t]?(?:no\.?|number|#|:|id)?[ \t]{0,2}[AL]?/i,
      /\d{2,5}(?:\.\d{1,2}){0,2}(?![\w-])/i,
    ),
  ),
)
/** The place whose price indices are asked for: `GPCI for 20816`. */
const PRICED_PLACE = cuedPattern(
  'gpci gpcis locality',
  /\b(?:GPCIs?|locality)[ \t](?:for|in|of|at|near)[ \t](?:zip[ \t])?\d{5}(?![\w-])/i,
)
const COUNTED_WORDS = `patients pts members lives claims charts encounters people employees sq square miles records rows
    providers physicians beds copies cfu miu iu mcg mg ml psi hours steps lbs pounds kg feet ft`
const COUNTED_NOUNS = cueWords(COUNTED_WORDS)
const COUNTED = figurePattern(new RegExp(`(?<![\\w.-])\\d{4,6}[ \\t](?:${wordsAsWays(COUNTED_WORDS)})\\b`, 'iy'), {
  least: 4,
  most: 6,
  signs: ' \t',
})
const MONEY_NOUNS = cueWords('dollars usd bucks')
const COUNTED_MONEY = figurePattern(/(?<![\d.,])\d{1,9}(?:\.\d{2})?[ \t](?:dollars|usd|bucks)\b/iy, { from: 'digit' })

/**
 * Everything that looks like a code and is something else: phones, money, dates, links, ZIP codes, street and room
 * numbers, law sections, and numbers whose label says what they are. Context decides before whether such a code exists:
 * 77002 is a ZIP code in Houston and a code in "77002 with 20610".
 */
export function findLookAlikes(text: string, index: TextIndex, isCode: IsCode): Span[] {
  const matches = [
    ...[URL, PATH, US_DOLLARS, COVERAGE_DOCUMENT, PRICED_PLACE].flatMap((pattern) => matchCued(text, index, pattern)),
  ]
  if (text.includes('$') || text.includes('€') || text.includes('£')) matches.push(...text.matchAll(SIGNED_MONEY))
  if (text.includes('%')) matches.push(...matchFigures(text, index, PERCENT))
  if (placesOf(index, COUNTED_NOUNS).length > 0) matches.push(...matchFigures(text, index, COUNTED))
  if (placesOf(index, MONEY_NOUNS).length > 0) matches.push(...matchFigures(text, index, COUNTED_MONEY))
  if (placesOf(index, LAW_WORDS).length > 0) matches.push(...matchFigures(text, index, LAW))
  if (text.includes('§')) matches.push(...text.matchAll(PARAGRAPH))
  return [
    ...matches.map(spanOf),
    ...matchFigures(text, index, GROUPED).map(spanOf),
    ...findClaimSegments(text, index),
    ...findShapes(text, index),
    ...findRecordNumbers(text, index),
    ...findPhones(text, index),
    ...findEmails(text),
    ...findAddresses(text, index),
    ...findLabelledNumbers(text, index, isCode),
    ...findToldNumbers(text, index),
    ...findOfficeNumbers(text, index),
    ...findClosingNumbers(text, index),
    ...findRowNumbers(text, index, isCode),
    ...findTableCells(text, index).filter(({ kind }) => kind !== 'name'),
    ...findZipCodes(text, index, isCode),
  ]
}

function findShapes(text: string, { figures }: TextIndex): Span[] {
  const spans: Span[] = []
  for (let at = 1; at < figures.length; at += 3) {
    const start = figures[at] ?? 0
    let end = start + 1
    while (isDigit(text, end)) end++
    for (const shape of SHAPES[text[end] ?? ''] ?? []) {
      const match = matchAt(shape, text, start)
      if (match) spans.push(spanOf(match))
    }
  }
  return spans
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function findRecordNumbers(text: string, { figures }: TextIndex): Span[] {
  const spans: Span[] = []
  let done = 0
  for (let at = 0; at < figures.length; at += 3) {
    let start = figures[at] ?? 0
    if (start < done || (text[start - 1] !== '-' && text[figures[at + 2] ?? 0] !== '-')) continue
    while (start > done && (figures[at] ?? 0) - start <= MAX_HYPHENATED && /[\w-]/.test(text[start - 1] ?? '')) start--
    const match = matchAt(HYPHENATED, text, start)
    if (!match) continue
    done = start + match[0].length
    if (isRecordNumber(match[0])) spans.push({ start, end: done })
  }
  return spans
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

/** What stands behind a code and a hyphen: a modifier, the end of a range, a modifier with units. */
const BEHIND_CODE = /^(?:[A-Z0-9]{1,2}|\d{5}|\d{4}[A-Z]|[A-Z]\d{4}|\d{1,2}x\d{1,3})$/i
const TWO_MODIFIERS = inOrder(/^/, GLUED_MODIFIERS, /$/)

/** True for `2026-0041-77`, `CC-690672` and `MR-77321-A`; false for `99213-25-59`, `99202-99215` and `C5-C6`. */
function isRecordNumber(text: string): boolean {
  const parts = text.split('-')
  const first = parts[0] ?? ''
  if (/^(?:CPT|HCPCS|ICD|ICD10|ICD9|DRG|POS|CO|PR|OA|PI|CARC|RARC|MOD|MODIFIER)$/i.test(first)) return false
  if (parts.length === 2 && (/^[a-z]{3,}$/.test(first) || /^[A-Z]-\d{4}$/.test(text))) return false
  const startsAsCode = /^(?:(?:cpt|hcpcs)?\d{5}|\d{4}[A-Z]|[A-Z]\d{4})$/i.test(first)
  if (startsAsCode) return parts.slice(1).some((part) => !BEHIND_CODE.test(part) && !TWO_MODIFIERS.test(part))
  return parts.length >= 2 && parts.some((part) => /\d{3}/.test(part)) && text.replace(/\D/g, '').length >= 4
}
