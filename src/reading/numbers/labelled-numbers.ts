import type { IsCode } from '../../domain/is-code.ts'
import { inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { lineAfter, matchAt, type Span } from '../text/span.ts'
import { matchCuedFigures, type TextIndex } from '../text/text-index.ts'
import {
  CODE_SHAPE,
  isCoined,
  isInBrackets,
  isInRow,
  isLettered,
  isOfTwoGroups,
  isToldBeside,
} from './label-evidence.ts'
import { LABEL, LABELS, type Label, type LabelKind } from './number-labels.ts'

export type LabelledNumber = Span & { kind: LabelKind; text: string }

/** Between label and number: a stop, "id", "no" or "number", and signs. */
const JOIN = sticky(
  inOrder(
    // Some portals fill the blanks with dots: "ICN ........ 25162880013474".
    /\.?[ \t]?(?:(?:id|no|num|number|nbr)s?\b\.?)?(?:[ \t]?\.{3,40}(?=[ \t])|[ \t]{0,40}(?=[#:=])|[ \t]?)/i,
    /(?:[#:=-][ \t]?|(?:is|was)[ \t]){0,3}(?:(?<=:[ \t])[ \t]{0,24}|[ \t]{0,3})/i,
  ),
)
/** `Chart - 20914` */
const DASHED = /^[ \t]-[ \t]$/
const SIGN = /[#=]|no|num|nbr|id/i
const VALUE = /[A-Z]{0,6}-?[A-Z0-9]{1,24}(?:-[A-Z0-9]{1,12}){0,5}(?:(?<=\d) \d{2}(?![\d/.-]))?/iy
/** The next group of a number written in groups: `XJB 123 456 789`, `W1234 56789`. */
const GROUP = /[ \t](\d{2,9})(?![\w/%]|\.\d|-\d|[ \t](?:units?|min|mg|ml|cm|yo|y\/o|yrs?|years?|days?|dollars)\b)/iy
const DATE_SHAPE =
  /^(?:(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])(?:[/.-]\d{2,4})?|(?:19|20)\d\d[/.-]\d{1,2}(?:[/.-]\d{1,2})?)$/
/** The rest of a day that begins like a number: `ADM: 02/16/2026`. */
const GOES_ON_AS_DATE = /^[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:\d{4}|\d{2})(?!\d)/
/** `20250903`: behind an everyday word a day. */
const COMPACT_DATE = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
/** `MRN/CSN: E1002233 / 440012998`: two labels, two numbers. */
const PAIRED = /^mrn ?\//i
const SECOND = /[ \t]?\/[ \t]?([A-Z]{0,3}\d{4,14})(?![\w/-])/iy
const WITH_MODIFIER = /^\d{5}-(?:2[4-7]|5[0-9]|7[6-9]|[A-Z]{2}|X[EPSU])(?:-|$)/
const BESIDE_CODE =
  /^[ \t](?:with|w\/|plus|\+|vs\.?|or|x[ \t]?\d|on the same|same day)[ \t]{0,2}(?:\d{5}|[A-Z]\d{4}|\d{4}[A-Z]|day|\d)\b/i
const AND_CODE = /^(?:,[ \t]?|[ \t](?:and|&)[ \t])(\d{5})(?!\d)/i
/** Labels that end with a stop of their own. */
const SHORTENED = /^(?:acct|enc|cert|ctrl|cat|clm|ref|pol|grp|pt|ins|bene|auth|inv|stmt|lic|po|ck|log|req|encounter)$/i
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
  if (/^\d{1,2}$/.test(value) && GOES_ON_AS_DATE.test(text.slice(start + value.length, start + value.length + 12)))
    return null
  if (digits < 2 || DATE_SHAPE.test(value) || (join === '' && !/^\d/.test(value))) return null
  const colon = label.colon && (join.includes(':') || (DASHED.test(join) && !isCode?.('CPT', value)))
  if (label.weak && !SIGN.test(join) && !colon) {
    if (COMPACT_DATE.test(value)) return null
    // "the same patient. 91 or 59?" is the next sentence.
    if (/^\.[ \t]/.test(join) && (!SHORTENED.test(match[0]) || (digits < 4 && /^pt$/i.test(match[0])))) return null
    const proven =
      isInRow(text, match, start + value.length, lastEnd) ||
      isInBrackets(text, match, start + grouped.length) ||
      (label.kind !== 'ssn' && isCoined(value, digits, match[0])) ||
      isLettered(value, match[0], isCode) ||
      (label.kind === 'claim' && isOfTwoGroups(value, isCode)) ||
      (label.kind === 'member_id' && isOfGroups(value, grouped, isCode)) ||
      isToldBeside(text, { label: match[0].toLowerCase(), at: match.index, value, start }, isCode)
    if (!proven && (CODE_SHAPE.test(value.split(' ')[0] ?? '') || (digits < LONG_NUMBER_DIGITS && !/[:.-]/.test(join))))
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

/** Letters with figures, and a group that makes a whole number of them: `member W2207 41693`. */
function isOfGroups(value: string, grouped: string, isCode: IsCode | undefined): boolean {
  return (
    grouped !== value && /^[A-Z]{1,3}\d/.test(value) && countDigits(grouped) > WHOLE_DIGITS && !isCode?.('HCPCS', value)
  )
}

function countDigits(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
  }
  return digits
}
