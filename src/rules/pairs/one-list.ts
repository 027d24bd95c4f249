import type { Inquiry } from '../../domain/inquiry.ts'
import { namesCode } from '../message/code-places.ts'
import { sentencesIn, textOf } from '../message/message-words.ts'

const LISTED =
  /^(?:-\w\w)?[ \t]?(?:x ?\d{1,2})?[ \t]?(?:,|&|\+|\/|and|with|plus)[ \t](?:(?:the|a|mesh|add-?on)[ \t]){0,2}$/

/** `49591 x2 and 0437T. Post-op visit at 2 weeks billable?`: one list of codes, and of the later day nothing but the time is told. */
export function areOfOneList([one, other]: readonly [string, string], later: string, inquiry: Inquiry): boolean {
  const codes = [one.toLowerCase(), other.toLowerCase()]
  const naming = sentencesIn(textOf(inquiry)).filter((sentence) => codes.some((code) => namesCode(sentence, code)))
  return (
    naming.length > 0 &&
    naming.every((sentence) => !sentence.includes(later)) &&
    naming.some((sentence) => {
      const [first, last] = codes.map((code) => sentence.indexOf(code)).toSorted((a, b) => a - b)
      return (
        first !== undefined && last !== undefined && first >= 0 && LISTED.test(sentence.slice(first + one.length, last))
      )
    })
  )
}
