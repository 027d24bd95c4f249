import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
import type { Span } from '../text/span.ts'
import { cuedPattern, matchCuedFigures, type TextIndex } from '../text/text-index.ts'

/** The fields of the two claim forms that hold a birth date and nothing else: `FL10 09141972`, `Box 3: 09 14 1972`. */
const FIELD = cuedPattern(
  'fl box item field locator',
  inOrder(
    /\b/i,
    /FL[ \t]?[#-]?[ \t]?0?10|(?:form[ \t])?locator[ \t]0?10|(?:box|item|field)[ \t]?#?[ \t]?0?3/i,
    /(?![\w])[ \t]{0,2}[:=-]?[ \t]{0,6}/i,
    captured(/(?:0[1-9]|1[0-2])(?<sign>[ /-]?)(?:0[1-9]|[12]\d|3[01])\k<sign>(?:19|20)\d\d/i),
    /(?![\w/-])/i,
  ),
)
/** `turned 5 (10/12/20)`, `5 yo, 10/12/2020`: an age, and a date right behind. */
const AGE_BEFORE = cuedPattern(
  'turned turns turning age aged yo y yr yrs year years',
  inOrder(
    anyOf(
      /\b(?:turn(?:ed|s|ing)|aged?)[ \t:]{1,2}(\d{1,3})/i,
      /(?<=(?<![\w.$/-])(\d{1,3})[ -]?)(?:y\/?o|years?|yrs?)\b\.?(?:[ -]old)?/i,
    ),
    /(?:[ \t](?:on|today|now))?[ \t]{0,2}[,:;([|-]?[ \t]{0,2}/i,
    /(?:(?:[MF]|(?:fe)?male|boy|girl)[ \t,;([|-]{1,3})?(\d{1,2}(?<sign>[/.-])\d{1,2}\k<sign>((?:19|20)?\d\d))/i,
    /(?![\w/-]|\.\d)/i,
  ),
)
/** From this age on no service of which a mail tells lies as far back as the birth. */
const LEAST_AGE = 3
/** Characters from the word for an age or a field to its figures at most. */
const REACH = 24

/** Dates of birth that a field of a claim form holds, or that the age right before makes one. */
export function findToldBirths(text: string, index: TextIndex, sentOn: IsoDate | null): Span[] {
  const fields = matchCuedFigures(text, index, FIELD, REACH).map((match) => spanOf(match, match[1]))
  if (sentOn === null) return fields
  const sentIn = Number(sentOn.slice(0, 4))
  const aged = matchCuedFigures(text, index, AGE_BEFORE, REACH)
    .filter(([, turned, years, , , year = '']) => isBirth(Number(turned ?? years), year, sentIn))
    .map((match) => spanOf(match, match[3]))
  return [...fields, ...aged]
}

/** True where who is so old was born in that year, written with two figures or four. */
function isBirth(age: number, year: string, sentIn: number): boolean {
  if (age < LEAST_AGE) return false
  const bornIn = sentIn - age
  return [bornIn, bornIn - 1].some((born) => (year.length === 4 ? String(born) : String(born).slice(2)) === year)
}

function spanOf(match: RegExpExecArray, written = ''): Span {
  const end = match.index + match[0].length
  return { start: end - written.length, end }
}
