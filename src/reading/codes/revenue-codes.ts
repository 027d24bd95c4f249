import type { CodeReference } from '../../domain/code-reference.ts'
import { after, anyOf, before, inOrder, notAfter, optional, sticky } from '../../patterns/compose-patterns.ts'
import { figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { cuedPattern, cueWords, matchCued, placesOf, type TextIndex } from '../text/text-index.ts'
import { findFurtherCode } from './further-codes.ts'

/** `S9480   0905` at the end of a row: the revenue code of the procedure before it. */
const ROW_REVENUE = figurePattern(
  /(?<=(?:\d{5}|[A-V]\d{4})[ \t]{0,8}[ \t|,][ \t]{0,8})0[1-9]\d\d(?=[ \t|]*(?:$|[\r\n]))/y,
  {
    least: 4,
    most: 4,
    first: '0',
  },
)

/** `0551   G0299` at the beginning of a row: the same before its procedure. */
const ROW_REVENUE_FIRST = figurePattern(
  sticky(
    inOrder(
      /(?<=(?:^|[\r\n])[ \t|]*)/,
      anyOf(
        /0[1-9]\d\d(?=[ \t]*(?:\||[ ]{2}|\t)[ \t]*(?:\d{5}|[A-V]\d{4})(?!\d))/,
        // The line of the period, which names a payment group or nothing, above lines that name procedures.
        /00(?:1[89]|2[0-4])(?=[ \t]*(?:\||[ ]{2}|\t)[^\n]{1,40}\r?\n[ \t|]*0[1-9]\d\d[ \t|]{1,6}(?:\d{5}|[A-V]\d{4})(?!\d))/,
      ),
    ),
  ),
  { least: 4, most: 4, first: '0' },
)
/** `0521 G0467 / 99213` with one blank, where an institution's claim is spoken of; `0905 96365` is rather an hour. */
const ROW_REVENUE_SPACED = figurePattern(
  sticky(
    inOrder(
      /(?<=(?:^|[\r\n])[ \t]*)0[1-9]\d\d/,
      before(
        /[ ]/,
        /[GT]\d{4}|(?!96[34])\d{5}|(?<=0(?:63[67]|25\d|27\d|34[34])[ ])[ACEJLQ]\d{4}/,
        /(?!\d)(?![^\n]{0,30}[ ](?:[01]\d|2[0-3])[0-5]\d(?!\d))/,
      ),
    ),
  ),
  { least: 4, most: 4, first: '0', signs: ' ' },
)
/** `0762 with G0378`, `C1713 under 0278`, where an institution's claim is spoken of. */
const REVENUE_BESIDE = figurePattern(
  sticky(
    anyOf(
      inOrder(
        notAfter(
          /\b(?:at|from|to|til|till|until|by|around|since|times?|seen|arrived|given|done)[ \t]|[@:#$/][ \t]?|-|\d[ \t]?[-–][ \t]/i,
        ),
        /0[1-9]\d\d(?=[ \t](?:line[ \t]|code[ \t])?(?:with|w\/|\+|&|for)[ \t]?(?:[A-V]\d{4}|\d{5})(?![\d:]))/i,
      ),
      inOrder(
        after(
          /(?<![\w-])(?:[A-V]\d{4}|\d{5})[ \t]/i,
          /(?:goes[ \t]|billed[ \t]|should[ \t](?:be|go)[ \t]|belongs[ \t])?(?:under|in|with|w\/|on|\+)[ \t]/i,
        ),
        /0[1-9]\d\d(?![\w%:]|[ \t]?[-–][ \t]?\d|[ \t](?:hrs?|hours?|am|pm)\b)/i,
      ),
    ),
  ),
  { least: 4, most: 4, first: '0' },
)
/** `charges are sitting in 0260 and 0450`, also where hours are told. */
const CHARGED_IN = cuedPattern(
  'charge charges charged',
  inOrder(
    /\bcharge[ds]?[ \t](?:\w{2,8}[ \t]){0,2}?/i,
    optional(
      inOrder(
        anyOf(
          /sit(?:s|ting)?|sat|post(?:s|ed|ing)?|land(?:s|ed|ing)?|drop(?:s|ped|ping)?|live|went|going|go(?:es)?/i,
          /book(?:ed)?|fall(?:s|ing)?|roll(?:s|ed|ing)?|hit(?:s|ting)?|map(?:s|ped)?|put/i,
        ),
        /[ \t](?:up[ \t]|out[ \t])?/i,
      ),
    ),
    /(?:in|under|into|to|on)[ \t](?:the[ \t]|line[ \t]|dept[ \t])?/i,
    before(/0[1-9]\d\d(?![\w%:]|[.,]\d|[ \t]?[-–][ \t]?\d|[ \t](?:hrs?|hours?|am|pm|today|yesterday|on[ \t]\d)\b)/i),
  ),
)
const OF_INSTITUTION = cueWords(
  'hosp outpt observation fqhc rhc ub revenue rev facility hospital outpatient opps hha hospice snf esrd dialysis cah asc encounter pps chargemaster cdm',
)
/** What makes four figures at the beginning of a line an hour. */
const HOUR_WORDS = cueWords('start started stop stopped began ended infusion push')
const REVENUE = /0[1-9]\d\d(?![\w%:]|\.\d|,\d)/y

/** Revenue codes that no word names: in rows beside their procedure, and beside one in the text of an institution. */
export function findRevenues(text: string, index: TextIndex): CodeReference[] {
  const charged = matchCued(text, index, CHARGED_IN)
  const isOfUnits =
    (charged.length > 0 || placesOf(index, OF_INSTITUTION).length > 0) && placesOf(index, HOUR_WORDS).length === 0
  const rows = isOfUnits ? [ROW_REVENUE, ROW_REVENUE_FIRST, ROW_REVENUE_SPACED] : [ROW_REVENUE, ROW_REVENUE_FIRST]
  const found = [
    ...rows.flatMap((row) => matchFigures(text, index, row)).map(({ index: start }) => reference(text, start)),
    ...charged.flatMap(({ index: start, 0: lead }) => withFurther(text, start + lead.length)),
  ]
  return isOfUnits ? [...found, ...findBesideProcedures(text, index)] : found
}

function findBesideProcedures(text: string, index: TextIndex): CodeReference[] {
  return matchFigures(text, index, REVENUE_BESIDE).flatMap(({ index: start }) => withFurther(text, start))
}

/** The code there, and the one that is joined to it. */
function withFurther(text: string, start: number): CodeReference[] {
  const another = findFurtherCode(text, start + 4, 'REVENUE', REVENUE)
  return (another === null ? [start] : [start, another]).map((at) => reference(text, at))
}

function reference(text: string, start: number): CodeReference {
  const code = text.slice(start, start + 4)
  return { text: code, system: 'REVENUE', code, modifiers: [], units: null, start, end: start + 4 }
}
