import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, before, captured, inOrder, sticky } from '../../patterns/compose-patterns.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore, matchAt, type Span } from '../text/span.ts'
import type { TextIndex } from '../text/text-index.ts'

/** Five digits with blanks or a tab on both sides, as a column holds them. */
const CELL = figurePattern(/(?<=[ \t]{2}|\t)\d{5}(?=[ ]{2}|[ ]?(?:\t|\r?\n|$))/y, { least: 5, most: 5 })
/** `Hsieh, Warren   `: a row that a surname and its first name begin. */
const NAMED_ROW = inOrder(
  /^[ \t>*•-]{0,4}(?:\d{1,2}[.)][ \t]{1,2})?[A-ZÀ-ÞḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,24},[ \t]?[A-ZÀ-ÞḀ-ỿ]/,
  /[A-Za-zÀ-ɏḀ-ỿ'’.-]{0,24}(?:[ \t][A-Z]\.?)?[ \t]{1,30}$/,
)
/** Longest beginning of a row that {@link NAMED_ROW} takes. */
const ROW_CHARACTERS = 100

/** Numbers in rows that begin with a name, of which the codebook knows no code: what the patient has, not what was billed. */
export function findRowNumbers(text: string, index: TextIndex, isCode: IsCode): Span[] {
  return matchFigures(text, index, CELL)
    .filter(
      ({ index: at, 0: digits }) => !isCode('CPT', digits) && NAMED_ROW.test(lineBefore(text, at, ROW_CHARACTERS)),
    )
    .map(({ index: start, 0: digits }) => ({ start, end: start + digits.length }))
}

/** `Stubb, Henrike (771201)`, `Henrike Stubb #771201`, `Stubb, Henrike    77120   `: not a year, an amount or a code. */
const BEHIND_NAME = sticky(
  inOrder(
    anyOf(
      /,?[ \t]{0,2}\([ \t]?#?|,?[ \t]{0,2}#[ \t]?/,
      /[ \t]{0,3}\|[ \t]{0,3}(?:[\d/.-]{6,10}[ \t]{0,3}\|[ \t]{0,3})?/,
      /[ \t]{2,30}|\t/,
      /[ \t](?=\d{3,4} \d{3,4} \d)/,
    ),
    captured(
      /(?!(?:19|20)\d\d(?!\d))(?!(?:19\d|200)\d[01]\d[0-3]\d(?!\d))(?:[A-Z]{0,3}\d{4,10}|\d{3,4}(?: \d{2,4}){2,3})/,
    ),
    before(/[ \t]?\)|[ \t]?[|,;]|[ ]{2}|[ ]?(?:\t|\r?\n|$)|[ \t](?:DOB|dob|was|had|came)\b/),
  ),
)
/** `Winslow, J  3390-11`, `GREER, T. / CV119034 /`, `Ms Belhaven (CCM-0418)`: letters and figures, or groups of them. */
const COINED_BEHIND_NAME = sticky(
  inOrder(
    /[ \t]{0,3}(?:[,;|/([–-]|[ \t]|#){1,2}[ \t#]{0,3}/,
    captured(/(?:(?=[A-Z]{1,6}-?\d)[A-Z]{1,6}-?)?\d[A-Z\d]{1,11}(?:-[A-Z\d]{1,10}){0,4}/),
    /(?![\w/]|-\w|\.\d)/,
  ),
)
/** What has that form too: dates, telephones, codes with their modifiers, ages, quantities. */
const OTHERWISE = inOrder(
  /^/,
  anyOf(
    /\d{1,2}-\d{1,2}-(?:\d\d|\d{4})/,
    /(?:19|20)\d\d-\d{1,2}-\d{1,2}/,
    /\d{3}-(?:\d{3}-)?\d{4}|\d+[A-Z]{0,2}/,
    /(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})(?:-[A-Z\d]{2}){0,4}/,
    /[A-Z]\d\d[A-Z\d]{0,4}/,
    /[CTLS]\d{1,2}-[CTLS]?\d{1,2}/,
    /(?:CO|PR|OA|PI)-?\d{1,3}|X\d+/,
  ),
  /$/,
)
const LEAST_COINED = 4

/** The numbers right behind names, by which records are kept. Codes must be covered in the text. */
export function findNumbersBehindNames(text: string, names: readonly Span[]): Span[] {
  return names.flatMap(({ end }) => {
    const match = matchAt(BEHIND_NAME, text, end) ?? readCoined(text, end)
    if (!match?.[1]) return []
    const last = end + match[0].length
    return [{ start: last - match[1].length, end: last }]
  })
}

/** `22250418830014  ESPINOZA R`, `70055812 | Quist, Olga`: what a row begins with before its name; no date. */
const BEFORE_NAME = inOrder(
  /^[ \t>*•-]{0,4}(?:\d{1,2}[.)][ \t]{1,2})?#?/,
  captured(/(?!(?:19|20)\d{6}(?!\d))[A-Z]{0,4}\d{6,17}(?:-\d{1,4})?/),
  /(?:[ \t]{1,8}|[ \t]{0,4}[|,;/–-][ \t]{0,4})$/,
)
/** A row's first cell of as many figures as only a payer's claim has. */
const FIRST_CELL = figurePattern(/(?<=(?:^|\n)[ \t>*•-]{0,4})\d{13,17}(?=[ ]{1,6}\S|[ ]?[\t|,;][ ]?\S)/y, {
  least: 13,
  most: 17,
  first: DIGITS,
  signs: ' \t|,;',
})
/** Longest beginning of a row that {@link BEFORE_NAME} takes. */
const BEFORE_CHARACTERS = 44

/** The numbers that rows begin with, by which a payer or an office knows the claim or the person named behind. */
export function findNumbersBeforeNames(text: string, names: readonly Span[], index: TextIndex): Span[] {
  const before = names.flatMap(({ start }) => {
    if (!isBehindFigure(text, start)) return []
    const line = lineBefore(text, start, BEFORE_CHARACTERS)
    const number = BEFORE_NAME.exec(line)?.[1]
    if (number === undefined) return []
    const from = start - line.length + line.indexOf(number)
    return [{ start: from, end: from + number.length }]
  })
  const cells = matchFigures(text, index, FIRST_CELL).map(({ index: start, 0: digits }) => {
    return { start, end: start + digits.length }
  })
  return [...before, ...cells]
}

/** True where nothing but blanks and a sign stands between a figure and `at`: looked at first, because few names do. */
function isBehindFigure(text: string, at: number): boolean {
  let place = at - 1
  while (at - place < BEFORE_CHARACTERS && PARTED.has(text.charCodeAt(place))) place--
  const code = text.charCodeAt(place)
  return place < at - 1 && code >= 48 && code <= 57
}
const PARTED = new Set([...' \t|,;/–-'].map((sign) => sign.charCodeAt(0)))

function readCoined(text: string, end: number): RegExpExecArray | null {
  const match = matchAt(COINED_BEHIND_NAME, text, end)
  const number = match?.[1] ?? ''
  return number.replace(/\D/g, '').length >= LEAST_COINED && !OTHERWISE.test(number) ? match : null
}

/** A number that a code elsewhere in the mail is too is that code again: `Reyes, Ana  99213` twice. */
export function withoutCodes(text: string, numbers: readonly Span[], codes: readonly Span[]): readonly Span[] {
  if (numbers.length === 0) return numbers
  const named = new Set(codes.map(({ start }) => text.slice(start, start + CODE_CHARACTERS)))
  return numbers.filter(({ start, end }) => !named.has(text.slice(start, end)))
}
const CODE_CHARACTERS = 5
