import type { IsCode } from '../../domain/is-code.ts'
import { lineAfter, lineBefore, matchAt, type Span } from '../text/span.ts'
import { matchCuedFigures, type TextIndex } from '../text/text-index.ts'
import { LABEL, LABELS, type Label, type LabelKind } from './number-labels.ts'

export type LabelledNumber = Span & { kind: LabelKind; text: string }

/** Between label and number: a stop, "id", "no" or "number", and signs. */
const JOIN =
  /\.?[ \t]?(?:(?:id|no|num|number|nbr)s?\b\.?)?(?:[ \t]{0,40}(?=[#:=])|[ \t]?)(?:[#:=-][ \t]?|(?:is|was)[ \t]){0,3}(?:(?<=:[ \t])[ \t]{0,24}|[ \t]{0,3})/iy
/** `Chart - 20914` */
const DASHED = /^[ \t]-[ \t]$/
const SIGN = /[#=]|no|num|nbr|id/i
const VALUE = /[A-Z]{0,6}-?[A-Z0-9]{1,24}(?:-[A-Z0-9]{1,12}){0,5}(?:(?<=\d) \d{2}(?![\d/.-]))?/iy
/** The next group of a number written in groups: `XJB 123 456 789`, `W1234 56789`. */
const GROUP = /[ \t](\d{2,9})(?![\w/%]|\.\d|-\d|[ \t](?:units?|min|mg|ml|cm|yo|y\/o|yrs?|years?|days?|dollars)\b)/iy
const DATE_SHAPE =
  /^(?:(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])(?:[/.-]\d{2,4})?|(?:19|20)\d\d[/.-]\d{1,2}(?:[/.-]\d{1,2})?)$/
const CODE_SHAPE = /^(?:(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})(?:-[A-Z0-9]{2}){0,4}|\d{5}-\d{5})$/i
/** `20250903`: behind an everyday word a day. */
const COMPACT_DATE = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
/** `MRN/CSN: E1002233 / 440012998`: two labels, two numbers. */
const PAIRED = /^mrn ?\//i
const SECOND = /[ \t]?\/[ \t]?([A-Z]{0,3}\d{4,14})(?![\w/-])/iy
/** What stands between two labelled numbers of one row. */
const NEXT_IN_ROW = /^[ \t]{0,3}[,;|/]?[ \t]{0,3}(?:(?:and|&)[ \t]{1,2})?$/
const BIRTH_BEFORE = /\b(?:DOB|d\.o\.b\.?|date of birth|born)[ \t:#]{0,3}[^\n;]{4,24}$/i
/** A number with a label that stands behind "case 99215" tells that this is one of the case's numbers too. */
const LABEL_BEHIND =
  /^[ \t]{0,2}\((?:ticket|case|ref|reference|claim|order|invoice)\b|^[ \t]{0,2}[,;|/][ \t]{0,2}(?:claim|acct|account|mrn|member|ref|reference|icn|dcn|ticket|invoice|inv)\b[ \t]?(?:[#:]|no\b|number|id\b)|^[ \t]{0,2}[,;|/][ \t]{0,2}(?:acct|account|mrn|ref|inv|invoice|ck|po|ticket|icn|dcn)[ \t]\d|^[ \t]{1,3}(?:visit|claim|mrn|csn|har|fin)[ \t]?(?:#|no\b|number)|^[ \t]{0,2}[,;|/]?[ \t]{0,2}(?:lot|exp|udi|s\/n)\b[ \t:#]{0,3}[A-Z]{0,4}\d|^[ \t]{1,6}(?:billed|balance|bal|charges?|amount|amt|total|due)[ \t:]{1,2}\$/i
const WITH_MODIFIER = /^\d{5}-(?:2[4-7]|5[0-9]|7[6-9]|[A-Z]{2}|X[EPSU])(?:-|$)/
const BESIDE_CODE =
  /^[ \t](?:with|w\/|plus|\+|vs\.?|or|x[ \t]?\d|on the same|same day)[ \t]{0,2}(?:\d{5}|[A-Z]\d{4}|\d{4}[A-Z]|day|\d)\b/i
const AND_CODE = /^(?:,[ \t]?|[ \t](?:and|&)[ \t])(\d{5})(?!\d)/i
/** Labels that end with a stop of their own. */
const SHORTENED = /^(?:acct|enc|cert|ctrl|cat|clm|ref|pol|grp|pt|ins|bene|auth|inv|stmt|lic|po|ck|log|req|encounter)$/i
/** Labels of a practice's own records, which no code is called by. */
const OF_RECORDS = /^(?:chart|acct|account|a\/c|csn|har|fin|enc)$/i
/** Labels that are also verbs and services, so that what stands behind them proves nothing. */
const ALSO_VERB = /^(?:order|visit|claim|check|request|referral|pa|policy|group)/i

/** Digits from which a number cannot be a code, so that an everyday word before it is a label. */
const LONG_NUMBER_DIGITS = 6
/** Characters of a label and what joins it to its number at most; forms may have forty spaces there. */
const REACH = 100
/** Groups of one number at most, and digits from which a number is whole without another group of five. */
const MAX_GROUPS = 4
const WHOLE_DIGITS = 7

/**
 * Numbers whose label says what they are: `Claim# 1142301175892`, `MRN 00487213`, `NPI 1234567893`, `Room 99201`.
 * After an everyday word a number of code shape stays a code (`claim: 99213`, `order 80053`), unless it stands in a row
 * of labelled numbers. `isCode` keeps a code from being taken for the second half of a number.
 */
export function findLabelledNumbers(text: string, index: TextIndex, isCode?: IsCode): LabelledNumber[] {
  const found: LabelledNumber[] = []
  for (const match of matchCuedFigures(text, index, LABEL, REACH)) {
    const label = LABELS.find((_, group) => match[group + 1] !== undefined)
    const number = label && readNumber(text, match, label, found.at(-1)?.end ?? -1, isCode)
    if (!number) continue
    found.push(number)
    const second = PAIRED.test(match[0]) ? matchAt(SECOND, text, number.end) : null
    if (second?.[1]) {
      const end = number.end + second[0].length
      found.push({ kind: 'account', start: end - second[1].length, end, text: second[1] })
    }
  }
  return found
}

function readNumber(
  text: string,
  match: RegExpExecArray,
  label: Label,
  lastEnd: number,
  isCode: IsCode | undefined,
): LabelledNumber | null {
  const at = match.index + match[0].length
  const join = matchAt(JOIN, text, at)?.[0] ?? ''
  const start = at + join.length
  const value = matchAt(VALUE, text, start)?.[0] ?? ''
  const own = /^id$/i.test(match[0])
  // "discussed with ID. 99232 or 99233?" is a department and the next sentence.
  if (own && /^\.[ \t]/.test(join)) return null
  const grouped = own || isGrouped(label) ? readGroups(text, start, value, isCode) : value
  const digits = countDigits(grouped)
  if (digits < 2 || DATE_SHAPE.test(value) || (join === '' && !/^\d/.test(value))) return null
  const colon = label.colon && (join.includes(':') || (DASHED.test(join) && !isCode?.('CPT', value)))
  if (label.weak && !SIGN.test(join) && !colon) {
    if (COMPACT_DATE.test(value)) return null
    // "the same patient. 91 or 59?" is the next sentence.
    if (/^\.[ \t]/.test(join) && !SHORTENED.test(match[0])) return null
    const row =
      isInRow(text, match, start + value.length, lastEnd) ||
      isInBrackets(text, match, start + grouped.length) ||
      (label.kind !== 'ssn' && isCoined(value, digits, match[0]))
    if (!row && (CODE_SHAPE.test(value.split(' ')[0] ?? '') || (digits < LONG_NUMBER_DIGITS && !/[:.-]/.test(join))))
      return null
  }
  if (label.colon && isBilled(text, start, value, isCode)) return null
  // An "ID" that says of nothing else is a person's where it is as long as one.
  const kind = own && digits >= WHOLE_DIGITS ? 'member_id' : label.kind
  return { kind, start, end: start + grouped.length, text: grouped }
}

/** `chart: 99292 with 31500`, `chart: 99213-25`: what a chart says was done, not its number. */
function isBilled(text: string, start: number, value: string, isCode: IsCode | undefined): boolean {
  if (!CODE_SHAPE.test(value)) return false
  const behind = lineAfter(text, start + value.length, 30)
  if (WITH_MODIFIER.test(value) || BESIDE_CODE.test(behind)) return true
  const [, next = ''] = AND_CODE.exec(behind) ?? []
  return next !== '' && isCode?.('CPT', value) === true && isCode('CPT', next)
}

/** `Wendell Pruitt (chart 40771)`: a label of records and nothing but its number. */
function isInBrackets(text: string, { index: at, 0: written }: RegExpExecArray, end: number): boolean {
  return text[at - 1] === '(' && text[end] === ')' && OF_RECORDS.test(written)
}

/** A number made of letters, figures and hyphens, as accounts are: `acct PV-20931-B`. */
function isCoined(value: string, digits: number, label: string): boolean {
  return /-/.test(value) && /[A-Z]/i.test(value) && digits >= 4 && !CODE_SHAPE.test(value) && !ALSO_VERB.test(label)
}

function isGrouped({ kind }: Label): boolean {
  return kind !== 'place' && kind !== 'business'
}

/** The number with the groups behind it. A group of five digits is one only behind half a number, where no code is known. */
function readGroups(text: string, start: number, first: string, isCode: IsCode | undefined): string {
  let end = start + first.length
  if (first === '' || !/^[ \t]\d/.test(text.slice(end, end + 2))) return first
  const isWhole = countDigits(first) >= WHOLE_DIGITS
  for (let groups = 0; groups < MAX_GROUPS; groups++) {
    const [written = '', group = ''] = matchAt(GROUP, text, end) ?? []
    const isHalf =
      /^[A-Z]/i.test(first) && countDigits(text.slice(start, end)) < WHOLE_DIGITS && !isCode?.('CPT', group)
    if (written === '' || (group.length === 5 ? !isHalf : isWhole || (group.length > 5 && /\d/.test(first)))) break
    end += written.length
  }
  return text.slice(start, end)
}

function countDigits(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
  }
  return digits
}

/** True beside another labelled number or behind a date of birth, where the everyday word is a label too. */
function isInRow(text: string, match: RegExpExecArray, end: number, lastEnd: number): boolean {
  if (lastEnd >= 0 && match.index - lastEnd < 8 && NEXT_IN_ROW.test(text.slice(lastEnd, match.index))) return true
  if (/^[ \t]{1,3}dated\b/i.test(lineAfter(text, end, 12))) return true
  if (BIRTH_BEFORE.test(lineBefore(text, match.index, 48))) return true
  return !ALSO_VERB.test(match[0]) && LABEL_BEHIND.test(lineAfter(text, end, 30))
}
