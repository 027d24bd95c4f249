import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

const INSTEAD = anyOf(
  inOrder(
    /\bshould(?:n['’]?t)?(?:['’]ve|[ \t](?:we|i|it|they|he|she|this|that)(?:[ \t]have)?)?(?:[ \t]not)?(?:[ \t]have)?[ \t]/,
    /(?:been[ \t])?(?:billed|coded|reported|used|sent|charged)(?:[ \t](?:it[ \t])?as)?[ \t](?:a[ \t])?\d{5}\b/,
  ),
  /\bshould(?:n['’]?t)?[ \t](?:it|this|that)[ \t](?:not[ \t])?(?:have been|be)[ \t](?:a[ \t])?\d{5}\b/,
)

const BESIDES = /\bas well\b|\btoo\b|\bwith\b|\balso\b|\bboth\b|\btogether\b/

/** `20610 with ultrasound, do we do 20611?`: what is asked for stands right behind the question. */
const DO_WE =
  /,[ \t]*(?:so[ \t])?(?:do|should|would)[ \t](?:we|i|they)[ \t](?:do|use|code|report)[ \t](?:it[ \t]as[ \t])?(?:a[ \t])?$/
const FURTHER = /^[-\w]*[ \t](?:as well|too|also|with it|on top|together)\b/

const asksForOther = (sentence: string, first: string, second: string): boolean => {
  const at = sentence.indexOf(second)
  return (
    at > sentence.indexOf(first) &&
    DO_WE.test(sentence.slice(0, at)) &&
    !FURTHER.test(sentence.slice(at + second.length))
  )
}

/** `90837 denied. Should we have billed 90834?`: the one in place of the other, which the sentence does not name. */
export function isAskedInstead(one: string, other: string, text: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()]
  return text.split(/(?<=[.?!])\s+|\n/).some((sentence) => {
    const [hasFirst, hasSecond] = [sentence.includes(first), sentence.includes(second)]
    if (hasFirst && hasSecond) return asksForOther(sentence, first, second) || asksForOther(sentence, second, first)
    return INSTEAD.test(sentence) && !BESIDES.test(sentence) && hasFirst !== hasSecond
  })
}
