import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
import { isPlainWord } from '../names/plain-words.ts'
import { endsCity, statesOfCity } from '../places/city-names.ts'
import { isZipOfState } from '../places/postal-codes.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { cuedPattern, matchCuedFigures, type TextIndex } from '../text/text-index.ts'

/** `Dest      Valley Regional ER, 98942`: where a person was taken or fetched, as a sheet of a transport says it. */
const TAKEN_TO = cuedPattern(
  'dest destination drop dropoff pickup pick pu p origin orig receiving sending',
  inOrder(
    /(?<=(?:^|\n)[ \t>*•-]{0,4})/iu,
    anyOf(
      /dest(?:ination)?|drop[- ]?off|pick[- ]?up|p\/?u|orig(?:in)?/iu,
      /(?:receiving|sending)[ \t](?:facility|hospital|fac|hosp)/iu,
    ),
    /[ \t]?[:=-]?[ \t]{1,12}/iu,
    captured(/(?:[\p{Lu}\d&#(][\p{L}\d.'’&)/-]{0,20},?[ \t]{1,2}){1,7}/iu),
    /(\d{5})(?=[ \t]*(?:\r?\n|$))/iu,
  ),
)
/** Characters from the word for the place to its ZIP code at most. */
const REACH = 90
/** Words of a bill, behind which a number is a code. */
const OF_BILL = /\b(?:CPT|HCPCS|code|level|procedure|modifier|line|mileage|miles|base|BLS|ALS)\b/i
/** Two capitalised words behind a ZIP code at most, which end their line: `48103 Ann Arbor`. */
const TOWN_BEHIND = /^[ \t]{1,2}((?:\p{Lu}[\p{L}.'’-]{1,20}[ \t]){0,2}\p{Lu}[\p{L}.'’-]{1,20})[ \t]*\r?$/u
/** What ends right before it: `Suite 490, `, `PO Box 12, `, or a comma of words of an address. */
const ADDRESSED =
  /\b(?:suite|ste|unit|bldg|building|box|floor|fl|rm|room|st|street|ave|avenue|rd|blvd)\.?(?:[ \t]#?[\dA-Z]{1,6})?[ \t]?[,;|·•-][ \t]$/i
const PARTS = new Set([...',;|·•-'].map((sign) => sign.charCodeAt(0)))

/** ZIP codes of the places a transport goes between. */
export function findTransportZips(text: string, index: TextIndex): Span[] {
  return matchCuedFigures(text, index, TAKEN_TO, REACH).flatMap(
    ({ index: at, 0: whole, 1: place = '', 2: zip = '' }) => {
      const end = at + whole.length
      const holdsOwnName = place.split(/[^\p{L}]+/u).some((word) => word.length > 3 && !isPlainWord(word))
      const isParted =
        /,[ \t]{1,2}$/.test(place) ||
        endsCity(
          place
            .trim()
            .split(/[ \t]+/)
            .at(-1)
            ?.toLowerCase() ?? '',
        )
      return OF_BILL.test(place) || !(holdsOwnName || isParted) ? [] : [{ start: end - zip.length, end }]
    },
  )
}

/** True for a ZIP code between the rest of an address and its larger town, which ends the line: `Suite 490, 48103 Ann Arbor`. */
export function isBeforeCity(text: string, start: number, end: number): boolean {
  // Few numbers stand behind such a sign: a look at it costs less than the patterns.
  if (!PARTS.has(text.charCodeAt(start - 2))) return false
  const town = TOWN_BEHIND.exec(lineAfter(text, end, 64))?.[1] ?? ''
  if (town === '' || !endsCity((town.split(/[ \t]/).at(-1) ?? '').toLowerCase())) return false
  const zip = text.slice(start, end)
  const states = statesOfCity(town.replaceAll('.', '').toLowerCase())
  return states.some((state) => isZipOfState(zip, state)) && ADDRESSED.test(lineBefore(text, start, 40))
}
