import { anyOf, before, inOrder, sticky, wordsAsWays } from '../../patterns/compose-patterns.ts'
import { DIGITS, figurePattern, LETTERS, matchFigures } from '../text/figure-pattern.ts'
import { matchAt, type Span } from '../text/span.ts'
import { cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'

const PHONE =
  /(?<![\d-])(?:\+?1[-. ]?)?(?:\(\d{3}\)[ \t]{0,2}|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)|(?<![\d.-])\d{3}[-.]\d{4}(?![\d-])/y
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}/y
/** What streets are called, behind their number and name. */
const STREETS =
  'St Street Ave Avenue Rd Road Blvd Boulevard Ln Lane Ct Court Way Pkwy Parkway Hwy Highway Fwy Freeway Pl Place Plaza Sq Square Ter Terrace Cir Circle Trl Trail Loop Broadway Pike Drive Row Walk Path Run Trace Cove Crossing Crescent Mews Alley'
const STREET_WORDS = cueWords(`${STREETS} Dr`)
const STREET = figurePattern(
  sticky(
    inOrder(
      /(?<![\w-])\d{1,6}[A-D]?[ \t](?:[NSEW]\.?[ \t]|(?:North|South|East|West)[ \t])?/,
      /(?:[A-Z0-9][\w.'’]{0,20}[ \t]){1,4}/,
      anyOf(new RegExp(wordsAsWays(STREETS), ''), /Dr(?=[ \t]?[,.#\n]|[ \t](?:Ste|Suite|Apt|Unit)|$)/),
      /\b\.?/,
    ),
  ),
  { most: 7, signs: ' \t', next: LETTERS + DIGITS },
)
/** A whole address in capitals: `12 SAMPLE CT DULUTH MN 55802`. Without its ZIP it may be anything, as `71250 CHEST CT`. */
const IN_CAPITALS = figurePattern(
  sticky(
    inOrder(
      /(?<![\w-])\d{1,6}[ \t](?:[A-Z0-9]{1,20}[ \t]){1,4}/,
      anyOf(new RegExp(wordsAsWays(STREETS.toUpperCase()), ''), /DR/),
      /\b[.,]?[ \t](?:[A-Z#.0-9]{1,20},?[ \t]){1,4}[A-Z]{2},?[ \t]\d{5}(?:-\d{4})?(?!\d)/,
    ),
  ),
  { most: 6, signs: ' \t', next: LETTERS + DIGITS },
)
/** How farms of the Middle West are numbered: `N5514`, `W329 N4476`. `E0601` and `S2204` are codes unless a second follows. */
const GRID = '(?:[NSEW]\\d{2,5}[ ]?[NSEW]\\d{2,5}|[NW]\\d{2,5})'
const NUMBERED_BY_GRID = figurePattern(
  new RegExp(
    `(?<![\\w.-])${GRID}[ \\t](?:[A-Z][\\w.'’]{0,20}[ \\t]){1,3}(?:${wordsAsWays(STREETS)}|Dr(?=[ \\t]?[,.#\\n]|$))\\b\\.?`,
    'y',
  ),
  { least: 3, most: 12, first: 'NSEW', second: DIGITS, signs: ' \t', next: LETTERS + DIGITS },
)
/** `2217 County Road 412`, `E9981 Cty Hwy M`, `1450 State Hwy 13` */
const COUNTRY_ROAD = figurePattern(
  sticky(
    inOrder(
      /(?<![\w.-])/,
      anyOf(/\d{1,6}[A-D]?|[NSEW]\d{2,5}/, new RegExp(GRID, '')),
      /[ \t](?:[NSEW]\.?[ \t])?(?:Old[ \t])?/,
      anyOf(/County|Co\.?|Cty\.?|State|US|U\.S\.|Township|Twp\.?|Ranch|Forest|Parish/, /Farm[ \t]to[ \t]Market/),
      /[ \t](?:Rd|Road|Hwy|Highway|Rte|Route|Trunk(?:[ \t]Hwy)?)\.?[ \t]/,
      /(?:[A-Z]{1,2}|[A-Z]?\d{1,4}[A-Z]?)(?![\w-])/,
    ),
  ),
  { most: 12, first: `${DIGITS}NSEW`, signs: ' \t', next: 'CSUTRFPO NSEW' },
)
/** `7719 FM 1960`, `4410 CR 220`, `612 Hwy 54 W`: an address only with its city behind. */
const SHORT_ROAD = figurePattern(
  sticky(
    inOrder(
      /(?<![\w.-])(?:\d{1,6}[A-D]?|[NSEW]\d{2,5})[ \t](?:[NSEW]\.?[ \t])?(?:Old[ \t])?/,
      /(?:Hwy|Highway|Route|Rte|CTH|STH|FM|CR|SR)\.?[ \t](?:[A-Z]{1,2}|\d{1,4}[A-Z]?)(?:[ \t][NSEW])?/,
      before(/,[ \t]{0,2}(?:[A-Z][A-Za-z.'’-]{1,20}[ \t]){0,2}[A-Z][A-Za-z.'’-]{1,20},?[ \t]{1,2}/, /[A-Z]{2}\b/),
    ),
  ),
  { most: 6, first: `${DIGITS}NSEW`, signs: ' \t', next: 'HRCSFO NSEW' },
)
/** Words of {@link COUNTRY_ROAD} and {@link SHORT_ROAD}. */
const ROAD_WORDS = cueWords('road rd hwy highway rte route trunk cth sth fm cr sr')
/** `RR 2 Box 118`, `Rural Route 4, Box 12` */
const ROUTE = cuedPattern(
  'rr rural hc star county',
  /(?<![\w-])(?:R\.?R\.?|Rural (?:Route|Rte)|HC|Star Route)[ ]?#?\d{1,3},?[ ]Box[ ]\d{1,6}[A-Z]?\b/i,
)
/** `Addr: N4771 County Road K, Waupaca WI 54981`: from its label to its ZIP. */
const LABELLED = cuedPattern(
  'addr address addy',
  /(?:addr|address|addy)\.?[ \t]?[:=][ \t]{0,3}((?=[^\n]{0,20}\d)[^\n@?:]{6,90}?[A-Z]{2},?[ ]\d{5}(?:-\d{4})?)(?!\d)/i,
)
const POST_BOX = cuedPattern('p po', /(?<![\w-])P\.?[ ]?O\.? Box \d{1,8}/)
/** Behind a street: unit, city, state and ZIP, as far as they are written. */
const UNIT = /,?[ \t]{0,2}(?:Apt|Unit|Ste|Suite|#)\.?[ \t]?[\w-]{1,6}/iy
const CITY = sticky(
  inOrder(
    /,?[ \t]{0,2}\n?(?:[A-Z][A-Za-z.'’-]{1,20}[ \t]){0,2}[A-Z][A-Za-z.'’-]{1,20}/,
    anyOf(
      /,[ \t]{0,2}[A-Z]{2}\b\.?(?:[ \t,]{1,2}\d{5}(?:-\d{4})?)?/,
      /[ \t]{1,2}[A-Z]{2}\b\.?[ \t,]{1,2}\d{5}(?:-\d{4})?/,
    ),
  ),
)

/** Characters a local part of a mail address may have at most (RFC 5321 §4.5.3.1.1). */
const LOCAL_PART = 64

/** Telephone and fax numbers in the forms used in North America. */
export function findPhones(text: string, { figures }: TextIndex): Span[] {
  const spans: Span[] = []
  let done = 0
  for (let at = 1; at < figures.length; at += 3) {
    const digit = figures[at] ?? 0
    if (digit < done || !mayBePhone(text, digit)) continue
    // `(310) 532-9811` begins with its bracket, `(310-532-9811)` does not.
    const before = text[digit - 1]
    const sign = before === '(' || before === '+' ? matchAt(PHONE, text, digit - 1) : null
    const match = sign ?? matchAt(PHONE, text, digit)
    if (!match) continue
    done = match.index + match[0].length
    spans.push({ start: match.index, end: done })
  }
  return spans
}

/** True for a figure that begins with 1 or of three digits with a sign behind them, as every form of a phone number does. */
function mayBePhone(text: string, digit: number): boolean {
  const sign = text.charCodeAt(digit + 3)
  return text.charCodeAt(digit) === 49 || sign === 32 || sign === 45 || sign === 46 || sign === 41
}

/** Mail addresses. */
export function findEmails(text: string): Span[] {
  const spans: Span[] = []
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    const start = sign - (/[\w.+-]*$/.exec(text.slice(Math.max(0, sign - LOCAL_PART), sign))?.[0].length ?? 0)
    const match = matchAt(EMAIL, text, start)
    if (match) spans.push({ start, end: start + match[0].length })
  }
  return spans
}

/** Street addresses and post-office boxes, with unit, city, state and ZIP where they follow. */
export function findAddresses(text: string, index: TextIndex): Span[] {
  const named =
    placesOf(index, STREET_WORDS).length === 0
      ? []
      : [STREET, IN_CAPITALS, NUMBERED_BY_GRID].flatMap((pattern) => matchFigures(text, index, pattern))
  const roads =
    placesOf(index, ROAD_WORDS).length === 0
      ? []
      : [COUNTRY_ROAD, SHORT_ROAD].flatMap((pattern) => matchFigures(text, index, pattern))
  const streets = [...roads, ...named, ...matchCued(text, index, POST_BOX), ...matchCued(text, index, ROUTE)]
  const labelled = matchCued(text, index, LABELLED).map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1]?.length ?? 0), end }
  })
  const found = streets.map((match) => {
    let { start, end } = toSpan(match)
    for (const part of [UNIT, CITY]) end += matchAt(part, text, end)?.[0].length ?? 0
    return { start, end }
  })
  return [...labelled, ...found]
}

function toSpan(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}
