import { findAddresses, findEmails, findPhones } from './contact-details.ts'
import { findLabelledNumbers } from './labelled-numbers.ts'
import { isAmbiguousState, isState, isZipOfState } from './postal-codes.ts'
import { lineBefore, type Span } from './span.ts'

const MONEY =
  /(?:[$€£]|\bUSD)[ \t]?\d[\d,]{0,15}(?:\.\d{1,2})?|(?<![\d.,])\d{1,9}(?:\.\d{2})?[ \t](?:dollars|usd|bucks)\b/gi
const PERCENT = /(?<![\d.])\d{1,6}(?:\.\d{1,4})?[ \t]?%/g
const URL = /\b(?:https?|hxxps?|ftp):\/\/[^\s<>"]{1,2000}|\bwww\.[^\s<>"]{1,2000}/gi
const NUMERIC_DATE = /(?<![\d/.-])(?:\d{1,2}([/-])\d{1,2}\1\d{2,4}|(?:19|20)\d\d([/-])\d{1,2}\2\d{1,2})(?![\d/-])/g
const TIME = /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g
const TAX_OR_SOCIAL = /(?<![\d-])(?:\d{3}-\d{2}-\d{4}|\d{2}-\d{7})(?![\d-])/g
const DRUG_PACKAGE = /(?<![\d-])\d{4,5}-\d{3,4}-\d{1,2}(?![\d-])/g
const HYPHENATED = /(?<![\w-])[A-Z0-9]{1,14}(?:-[A-Z0-9]{1,14}){1,6}(?![\w-])/gi
const DOTTED_NUMBER = /(?<![\d.])\d{1,6}(?:\.\d{1,6}){2,5}(?![\d])/g
const LAW =
  /\b\d{1,3}[ \t](?:CFR|U\.?S\.?C\.?)[ \t]?(?:part[ \t]|§{0,2}[ \t]?)?\d{1,5}(?:\.\d{1,4})?|§{1,2}[ \t]?\d{1,5}(?:\.\d{1,4})?/gi
const GROUPED_NUMBER = /(?<![\d,.-])\d{1,3}(?:,\d{3}){1,4}(?![\d,])/g
const ZIP_PLUS_FOUR = /(?<![\w-])\d{5}-\d{4}(?![\w-])/g
const STATE_AND_ZIP = /(?<![A-Za-z])([A-Z]{2})[ \t,.]{1,3}(\d{5})(?![\w-])/gi
const CITY_AND_ZIP = /\b(?:in|near|around|at)[ \t]((?:[A-Z][A-Za-z.]{2,20}[ \t,]{1,2}){1,3})(\d{5})(?![\w-])/g
/** Medicare's coverage documents: `LCD L33822`, `article A56789`. */
const COVERAGE_DOCUMENT =
  /\b(?:LCDs?|LCA|articles?|NCDs?|polic(?:y|ies))[ \t]?(?:no\.?|number|#|:|id)?[ \t]{0,2}[AL]?\d{2,5}(?:\.\d{1,2}){0,2}(?![\w-])/gi
const COUNTED =
  /(?<![\w.-])\d{4,6}[ \t](?:patients|pts|members|lives|claims|charts|encounters|people|employees|sq(?:uare)?|miles|records|rows|providers|physicians|beds|IU|mcg|mg|ml|psi|hours|steps)\b/gi

/** Words that may stand before a code as a city stands before its ZIP. */
const NOT_A_CITY =
  /\b(?:CPT|HCPCS|Code|Codes|Medicare|Medicaid|Medi|Cal|Part|Level|Procedure|Office|Visit|Visits|Billing|Modifier|New|Old|Established|Patient|Line|Item|Aetna|Cigna|Humana|Tricare|Anthem|United|Healthcare|Blue|Cross|Shield|Use|Bill|Report|Using|Column)\b/i

const PATTERNS = [
  MONEY,
  PERCENT,
  URL,
  NUMERIC_DATE,
  TIME,
  TAX_OR_SOCIAL,
  DRUG_PACKAGE,
  DOTTED_NUMBER,
  LAW,
  GROUPED_NUMBER,
  ZIP_PLUS_FOUR,
  COVERAGE_DOCUMENT,
  COUNTED,
]

/**
 * Everything that looks like a code and is something else: phones, money, dates, links, ZIP codes, street and room
 * numbers, law sections, and numbers whose label says what they are. Context decides, not whether such a code exists:
 * 77002 is a ZIP code in Houston and a code in "77002 with 20610".
 */
export function findLookAlikes(text: string): Span[] {
  const spans: Span[] = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map(spanOf))
  spans.push(
    ...findPhones(text),
    ...findEmails(text),
    ...findAddresses(text),
    ...findLabelledNumbers(text),
    ...findZipCodes(text),
  )
  for (const match of text.matchAll(HYPHENATED)) if (isRecordNumber(match[0])) spans.push(spanOf(match))
  return spans
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

function findZipCodes(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(STATE_AND_ZIP)) {
    const [, letters = '', zip = ''] = match
    const state = letters.toUpperCase()
    if (!isState(state) || !isZipOfState(zip, state)) continue
    const certain = !isAmbiguousState(state) || isPlace(text, match.index, letters)
    if (certain) spans.push(spanOf(match))
  }
  for (const match of text.matchAll(CITY_AND_ZIP)) {
    const [whole, city = '', zip = ''] = match
    if (!NOT_A_CITY.test(city))
      spans.push({ start: match.index + whole.length - zip.length, end: match.index + whole.length })
  }
  return spans
}

/** True for an upper-case state abbreviation behind a capitalised word that may be a city, or behind "in". */
function isPlace(text: string, at: number, state: string): boolean {
  if (state !== state.toUpperCase()) return false
  const before = lineBefore(text, at, 30)
  const city = /(?:^|[^A-Za-z])[A-Z][A-Za-z.]{1,20}[,.]?[ \t]$/.exec(before)?.[0]
  return city === undefined ? /\b(?:in|from|near)[ \t]$/.test(before) : !NOT_A_CITY.test(city)
}

/** True for `2026-0041-77`, `CC-690672` and `MR-77321-A`; false for `99213-25-59`, `99202-99215` and `C5-C6`. */
function isRecordNumber(text: string): boolean {
  const parts = text.split('-')
  const digits = text.replace(/\D/g, '').length
  const first = parts[0] ?? ''
  if (/^(?:CPT|HCPCS|ICD|ICD10|ICD9|DRG|POS|CO|PR|OA|PI|CARC|RARC|MOD|MODIFIER)$/i.test(first)) return false
  if (parts.length === 2 && /^[a-z]{3,}$/.test(first)) return false
  const startsAsCode = /^(?:(?:cpt|hcpcs)?\d{5}|\d{4}[A-Z]|[A-Z]\d{4})$/i.test(first)
  if (startsAsCode)
    return parts.slice(1).some((part) => !/^(?:[A-Z0-9]{1,2}|\d{5}|\d{4}[A-Z]|[A-Z]\d{4}|\d{1,2}x\d{1,3})$/i.test(part))
  return digits >= 4 && parts.length >= 2 && parts.some((part) => /\d{3}/.test(part))
}
