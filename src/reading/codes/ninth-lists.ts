import type { CodeReference } from '../../domain/code-reference.ts'
import type { IsCode } from '../../domain/is-code.ts'
import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { DIGITS, figurePattern, matchFigures } from '../text/figure-pattern.ts'
import { lineBefore } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'

const NINTH_WORDS = cueWords('icd')
const NINTH = /\bICD[- ]?(?:9|IX)\b/i
const UNDOTTED = figurePattern(/(?<![\w.$#@/-])(\d{4,5}|V\d{3,4})(?![\w%@]|[.,]\d|[-/]\d)/iy, {
  least: 4,
  most: 5,
  first: `${DIGITS}V`,
})
/** The beginning of a line of a list, or the words for the system and what joins its codes. */
const LISTED_BEFORE = anyOf(
  inOrder(
    /^[ \t*•>|-]{0,6}(?:\d{1,2}[.)][ \t]{1,2})?/i,
    repeated(/[\dV]\d{3,4}[ \t]?[,;/&|]?[ \t]?(?:and[ \t])?/i, '{0,12}'),
    /$/i,
  ),
  inOrder(
    /\bICD[- ]?(?:9|IX)(?:[- ]?CM)?\b[ \t]?(?:codes?|dx|diagnos[ei]s|list)?[ \t]?/i,
    /(?:is|are|was|were|of|for)?[ \t:#=(-]{0,3}/i,
    repeated(/[\dV]\d{3,4}[ \t]?[,;/&|]?[ \t]?(?:and[ \t])?/i, '{0,12}'),
    /$/i,
  ),
)

/** True where the text speaks of ICD-9-CM. Quick where it does not. */
export const speaksOfNinth = (text: string): boolean =>
  (text.includes('ICD') || text.includes('icd') || text.includes('Icd')) && NINTH.test(text)

const TENTH = /\bICD[- ]?(?:10|X)\b/i
const FORMER = inOrder(
  /\b/i,
  anyOf(
    /still|old(?:er)?|now|any ?more|used to|convert\w*|cross-?walk\w*|map(?:s|ped|ping)?/i,
    /equivalents?|equals?|switch\w*|superbills?|replac\w+|instead|becomes?|became/i,
  ),
  /\b/i,
)

/** True where the text asks about codes of before ICD-10-CM without naming ICD-9-CM: "still ok, now that we are on ICD-10?" */
export const speaksOfFormer = (text: string): boolean => /icd/i.test(text) && TENTH.test(text) && FORMER.test(text)

/** True for one of two or more numbers in a row: `4019 and 25000`. */
const isListed = (text: string, start: number, end: number): boolean =>
  /^[ \t]*(?:,|&|\/|and|or)[ \t]*[\dV]\d{3,4}(?!\d)/i.test(text.slice(end, end + 16)) ||
  /(?<![\d/.-])[\dV]\d{3,4}[ \t]*(?:,|&|\/|and|or)[ \t]*$/i.test(text.slice(Math.max(0, start - 16), start))

/** An ICD-9-CM diagnosis with the dot that was left out. */
export const dotNinth = (written: string): string => `${written.slice(0, 3)}.${written.slice(3)}`.toUpperCase()

/**
 * ICD-9-CM codes written without their dot in a list of a text that speaks of ICD-9: `25000` and `4019` under "our ICD-9
 * list"; and `78079` where old codes are asked about beside ICD-10. Only such as the codebook knows, because many have the
 * shape of a procedure.
 */
export function findNinthLists(text: string, isCode: IsCode, index: TextIndex): CodeReference[] {
  if (placesOf(index, NINTH_WORDS).length === 0) return []
  const spoken = speaksOfNinth(text)
  if (!spoken && !speaksOfFormer(text)) return []
  return matchFigures(text, index, UNDOTTED).flatMap(({ index: start, 0: written }) => {
    const code = dotNinth(written)
    const isMeant = spoken
      ? LISTED_BEFORE.test(lineBefore(text, start, 80))
      : (written.length === 5 || isListed(text, start, start + written.length)) && !isCode('CPT', written)
    if (!isMeant || !isCode('ICD-9-CM', code)) return []
    const end = start + written.length
    return [{ text: written, system: 'ICD-9-CM', code, modifiers: [], units: null, start, end }]
  })
}
