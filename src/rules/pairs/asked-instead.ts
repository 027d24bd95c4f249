import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

const INSTEAD = anyOf(
  inOrder(
    /\bshould(?:n['’]?t)?(?:['’]ve|[ \t](?:we|i|it|they|he|she|this|that)(?:[ \t]have)?)?(?:[ \t]not)?(?:[ \t]have)?[ \t]/,
    /(?:been[ \t])?(?:billed|coded|reported|used|sent|charged)(?:[ \t](?:it[ \t])?as)?[ \t](?:a[ \t])?\d{5}\b/,
  ),
  /\bshould(?:n['’]?t)?[ \t](?:it|this|that)[ \t](?:not[ \t])?(?:have been|be)[ \t](?:a[ \t])?\d{5}\b/,
  // `did G0511 end? do we just send 99490 now`; not `he comes back in 3 weeks, can we bill 29075 then?`
  inOrder(
    /\b(?:do|should|would)[ \t](?:we|i|they)[ \t](?:now[ \t])?/,
    /(?:just|simply|switch to|go to)[ \t](?:(?:send|bill|use|report|code)[ \t])?(?:a[ \t])?[a-z]?\d{4,5}[ \t](?:now|instead|from now on)\b/,
  ),
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

/** `it was to be 95810 but … Is that 95811?`: of two codes of one family, the one that the sentence names. */
const IS_THAT = inOrder(
  /\b(?:is|was)(?:n['’]?t)?[ \t](?:that|this|it)[ \t](?:(?:a|really|still|now|then)[ \t])?\d{5}/,
  /(?:[ \t](?:then|now|instead|alone|only))?(?=[ \t]*[?,;]|[ \t]*$)/,
)

/** `when is it 00812 and when 00811?` */
const WHEN_EACH = /\bwhen\b[^.?!\n]{0,24}\b[a-z]?\d{4,5}\b[^.?!\n]{0,16}\bwhen\b[^.?!\n]{0,16}\b[a-z]?\d{4,5}\b/

/** `90837 denied. Should we have billed 90834?`: the one in place of the other, which the sentence does not name. */
export function isAskedInstead(one: string, other: string, text: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()]
  if (areTwoWaysOfOne(one, other, text)) return true
  return text.split(/(?<=[.?!])\s+|\n/).some((sentence) => {
    if (WHEN_EACH.test(sentence) && sentence.includes(first) && sentence.includes(second)) return true
    const [hasFirst, hasSecond] = [sentence.includes(first), sentence.includes(second)]
    if (hasFirst && hasSecond) return asksForOther(sentence, first, second) || asksForOther(sentence, second, first)
    if (hasFirst === hasSecond || BESIDES.test(sentence)) return false
    return INSTEAD.test(sentence) || (isOfOneFamily(first, second) && IS_THAT.test(sentence))
  })
}

/** Codes with the same four characters are kinds of one service. */
const isOfOneFamily = (one: string, other: string): boolean => one.slice(0, 4) === other.slice(0, 4)

/** Dilations of the esophagus over a wire and by balloon, scope for scope. */
const DILATIONS: readonly (readonly [wire: string, balloon: string])[] = [
  ['43226', '43220'],
  ['43248', '43249'],
]
const OVER_WIRE = /\bsavary|\bguide-? ?wire|\bbougies?\b|\bover (?:a|the) wire\b|\bwire[- ]guided\b/
const BY_BALLOON = /\bballoon|\btts\b|\bcre (?:balloon|dilat)/

/** `Savary guidewire placed …, 43248, the new MD wants 43249`: of the two ways to dilate only one is told. */
const areTwoWaysOfOne = (one: string, other: string, text: string): boolean =>
  DILATIONS.some((pair) => pair.includes(one) && pair.includes(other)) && OVER_WIRE.test(text) !== BY_BALLOON.test(text)
