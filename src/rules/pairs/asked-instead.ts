import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

const INSTEAD = anyOf(
  inOrder(
    /\bshould(?:n['’]?t)?(?:['’]ve|[ \t](?:we|i|it|they|he|she|this|that)(?:[ \t]have)?)?(?:[ \t]not)?(?:[ \t]have)?[ \t]/,
    /(?:been[ \t])?(?:billed|coded|reported|used|sent|charged)(?:[ \t](?:it[ \t])?as)?[ \t](?:a[ \t])?\d{5}\b/,
  ),
  /\bshould(?:n['’]?t)?[ \t](?:it|this|that)[ \t](?:not[ \t])?(?:have been|be)[ \t](?:a[ \t])?\d{5}\b/,
)

const BESIDES = /\bas well\b|\btoo\b|\bwith\b|\balso\b|\bboth\b|\btogether\b/

/** `90837 denied. Should we have billed 90834?`: the one in place of the other, which the sentence does not name. */
export function isAskedInstead(one: string, other: string, text: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()]
  return text
    .split(/(?<=[.?!])\s+|\n/)
    .some(
      (sentence) =>
        INSTEAD.test(sentence) && !BESIDES.test(sentence) && sentence.includes(first) !== sentence.includes(second),
    )
}
