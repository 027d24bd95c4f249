import type { CodeReference } from '../../domain/code-reference.ts'
import { inOrder } from '../../patterns/compose-patterns.ts'
import type { Sentence } from '../text/sentences.ts'
import { isProcedure } from './ask-hints.ts'

const WRITTEN_CODE = /(?<![\w.])(?:\d{4}[0-9FTU]|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.[\dA-Z]{1,4})(?![\w])/gi

/**
 * Tells which codes a sentence names that were read before it. A sentence without a number that names no code of its own is
 * about all of them, so it is not looked at.
 */
export function repeatReader(
  references: readonly CodeReference[],
): (sentence: Sentence, isNaming: boolean) => CodeReference[] {
  const first = new Map(
    references
      .filter((each) => isProcedure(each) || each.system === 'ICD-10-CM')
      .toReversed()
      .map((each) => [each.code, each]),
  )
  return ({ text, number, start }, isNaming) => {
    if (number === null && !isNaming) return []
    return [...text.matchAll(WRITTEN_CODE)].flatMap(([code]) => {
      const reference = first.get(code.toUpperCase())
      return reference !== undefined && reference.start < start ? [reference] : []
    })
  }
}

const IN_ADDITION = /\b(?:also|too|as well|additionally|plus|at (?:the )?end of)\b/i
const BESIDE = /\bsame (?:day|date|dos|visit|session|time)\b|\b(?:with|on top of) (?:it|that|this)\b/i
const GOES_ON = /^[ \t]*(?:or|and|plus|with|w\/|also)(?![\w-])/i

const INSTEAD = /\binstead\b|\bwhat if\b/i

/** True for what is told as done beside the rest: `also 52000 at end of case`, `and 99213-25 for her neck`. */
export const isInAddition = ({ text, number }: Sentence): boolean =>
  number === null && (IN_ADDITION.test(text) || (GOES_ON.test(text) && !INSTEAD.test(text)))

const ALSO = /\b(?:also|too|as well|in addition)\b/i
/** `4. add 99454?` */
const ADDS = inOrder(
  /^[ \t]*(?:\(?\w{1,2}[.):][ \t]*)?(?:and |can (?:i|we) |should (?:i|we) |do (?:i|we) )?/i,
  /add(?:ing)?[ \t](?:on )?(?:\d{5}|[A-V]\d{4})[ \t]?(?:\?|$|too\b|also\b|as well\b|on top\b)/i,
)

/** True for a question of a number that sets its code beside those of the one before: `2) if he also does a 99213, …`. */
export const addsToNumber = ({ text, number }: Sentence): boolean =>
  number !== null && (ALSO.test(text) || ADDS.test(text))

/** True for what goes on with the sentence before it, as behind a question mark: `28296 TA? or RT with 28285`. */
export const goesOn = ({ text, number }: Sentence): boolean => number === null && GOES_ON.test(text)

/** `Dr also did a 99214 that day`: told, not asked, of the day of what stands before. */
const TOLD_OF_DAY =
  /\balso\b[^?]{0,80}\b(?:that|this|same)[ \t](?:same[ \t])?(?:day|visit|session|morning|afternoon)\b[^?]*$/i

/** True for what is told as given the same day as what the sentence before names. */
export const isToldBeside = ({ text, number }: Sentence): boolean => number === null && TOLD_OF_DAY.test(text)

/** True for a numbered question about one code beside what the question before it names: `3) also 99214 same day. ok?` */
export const isBesideLast = ({ text, number }: Sentence, named: readonly CodeReference[]): boolean =>
  number !== null && BESIDE.test(text) && new Set(named.filter(isProcedure).map(({ code }) => code)).size === 1
