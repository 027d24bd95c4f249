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
    if (areTwoOfOneVaccine(first, second, sentence)) return true
    const [hasFirst, hasSecond] = [sentence.includes(first), sentence.includes(second)]
    if (hasFirst && hasSecond)
      return [
        [first, second],
        [second, first],
      ].some(([one = '', two = '']) => asksForOther(sentence, one, two) || areSentAndRight(sentence, one, two))
    if (hasFirst === hasSecond || BESIDES.test(sentence)) return false
    return INSTEAD.test(sentence) || (isOfOneFamily(first, second) && IS_THAT.test(sentence))
  })
}

/** Codes with the same four characters are kinds of one service. */
const isOfOneFamily = (one: string, other: string): boolean => one.slice(0, 4) === other.slice(0, 4)

/** `We sent 45378, should have been G0105?`: what was sent, and right behind it what it should have been. */
const SENT = inOrder(
  /\b(?:sent|billed|coded|used|reported|submitted|charged|put|entered|went out as)[ \t]/,
  /(?:it[ \t]|this[ \t]|that[ \t])?(?:as[ \t]|with[ \t])?(?:a[ \t]|an[ \t])?$/,
)
const SHOULD_BE = inOrder(
  /^(?:-\w\w)?[ \t]?(?:,|\(|-|–|but|and)?[ \t]?(?:(?:we|it|this|that|i)[ \t])?/,
  anyOf(
    inOrder(/should(?:n['’]?t)?(?:[ \t](?:it|we|this|that|i))?(?:[ \t]not)?/, /(?:[ \t]have|['’]ve)(?:[ \t]been)?/),
    /should(?:[ \t](?:it|this|that))?[ \t]be/,
  ),
  /[ \t](?:(?:sent|billed|coded|used|reported)[ \t](?:it[ \t])?(?:as[ \t])?)?(?:a[ \t]|an[ \t])?$/,
)
const FURTHER_TOO = /\balso\b|\btoo\b|\bas well\b|\bboth\b|\badded\b|\btogether\b/

function areSentAndRight(sentence: string, first: string, second: string): boolean {
  const [at, then] = [sentence.indexOf(first), sentence.indexOf(second)]
  return (
    then > at &&
    SENT.test(sentence.slice(0, at)) &&
    SHOULD_BE.test(sentence.slice(at + first.length, then)) &&
    !FURTHER_TOO.test(sentence)
  )
}

/** Giving a vaccine: as CPT codes it, and as Medicare codes it for three vaccines. */
const CPT_VACCINATION = /^904(?:60|7[13])$/
const MEDICARE_VACCINATION = /^g00(?:08|09|10)$/
/** `should the admin be G0009?` */
const ADMINISTRATION = anyOf(
  /\b(?:should|is|was|would)[ \t](?:the|its|our|that)[ \t](?:\w+[ \t])?(?:admin\w*|administration(?: code)?|injection code|shot code)/,
  /\badmin\w*(?:[ \t]code)?[ \t](?:is|should be|to be|as|under)[ \t]/,
)

/** `we put 90677 with 90471 and it rejected. should the admin be G0009?`: one vaccine is given once. */
const areTwoOfOneVaccine = (first: string, second: string, sentence: string): boolean => {
  const [cpt, medicare] = CPT_VACCINATION.test(first) ? [first, second] : [second, first]
  return (
    CPT_VACCINATION.test(cpt) &&
    MEDICARE_VACCINATION.test(medicare) &&
    sentence.includes(medicare) &&
    !sentence.includes(cpt) &&
    ADMINISTRATION.test(sentence) &&
    !BESIDES.test(sentence)
  )
}

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

/** `Coder A says 11601, coder B says 11602`: of the codes that two people name, one is reported. */
const NAMED_BY = /\b(?:says?|said|thinks?|coded|picked|chose)[ \t](?:it['’]?s[ \t]|it[ \t]is[ \t]|use[ \t]|its[ \t])?$/

export function areDisputed(ordered: readonly { at: number; code: string }[], text: string): boolean {
  const [first, second] = ordered
  if (first === undefined || second === undefined || ordered.length > 2) return false
  const between = text.slice(first.at + first.code.length, second.at)
  const isBoth = /\balso\b|\btoo\b|\bboth\b/.test(text.slice(first.at, second.at + 24))
  return !isBoth && NAMED_BY.test(text.slice(0, first.at)) && NAMED_BY.test(between)
}
