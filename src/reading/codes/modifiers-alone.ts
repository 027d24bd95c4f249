import { anyOf, captured, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { lineAfter, lineBefore } from '../text/span.ts'
import { isOfCount, isOfThings, isToldAsCount } from './counted-numbers.ts'

/** Modifiers that people call by nothing but their number, where a code is named. */
const BY_NUMBER = /^(?:2[24567]|5[0123789]|62|7[6-9]|8[02]|9[135])$/
/** What stands right before such a number: a day's or an hour's figures have other signs. */
const STANDS_APART = new Set(' -("\u201c\t\n')
const GOES_ON = new Set('/:')
/** The end of the phrase, or what the sentence goes on with that no count is followed by. */
const ENDS = inOrder(
  /^[ \t]?/i,
  anyOf(
    /[?!;)]|,(?![ \t]?\d{1,3}\b)|\.(?:\s|$)|$|[-–—][ \t]/i,
    inOrder(
      anyOf(
        /and|but|so|or|because|since|cause|again|anywhere|already|attached|appended|either|at[ \t]all/i,
        /yes|right|correct|then|thanks?|thx|please|pls|question[ \t]mark|here|there|this[ \t]time|too|instead|now|then|off/i,
        /on[ \t](?:it|them|there|both|each|every\w*|all|which|what)/i,
        inOrder(
          /on[ \t](?:the|that|our|her|his|my|their)[ \t](?:[a-z]{2,10}[ \t])?/i,
          /(?:claim|bill|line|visit|e\/?m|code|form|ub|1500|hcfa|image|procedure|injection|scope|other|first|second|one)/i,
        ),
      ),
      /\b/i,
    ),
  ),
)
/** `there was no 25`, `went out with no 25`, `missing the 25` */
const LACKED = inOrder(
  /\b/i,
  anyOf(
    /there[ \t](?:was|is|were|wasn['’]?t|isn['’]?t|was[ \t]not)[ \t](?:no|an?|any|the)/i,
    /(?:i|we|they|it|he|she|claim|bill|line|visit|biller)[ \t](?:had|has|have|see|saw|sent|put|used|shows?)[ \t](?:no|not?[ \t]an?)/i,
    /(?:with|since|because|as|w\/)[ \t]no/i,
    /(?:sent|included|dropped|lost|found|saw|see|find)[ \t](?:an?|the)/i,
    inOrder(
      /(?:miss(?:ing|ed|es)|lack(?:s|ed|ing)?|forg[eo]t(?:ten|ting)?|minus|omit(?:s|ted)?|left[ \t]out|leaves[ \t]out|without)[ \t]/i,
      /(?:an?|the|that|our|his|her|my|their|its)/i,
    ),
    /(?:lack|absence|want)[ \t]of(?:[ \t](?:an?|the))?/i,
    /(?:its|their|his|her)[ \t]own/i,
  ),
  /[ \t]-?$/i,
)
/** `17000 no 25 anywhere`; codes are covered. */
const CODE_WITHOUT = /\uFFFC,?[ \t]no[ \t]-?$/i
const LACKED_AFTER = /^[ \t](?:no[ \t]pay|(?:was|were|is)[ \t](?:ever[ \t])?(?:on|put|added|sent|attached|there)\b)/i
/** `somebody left the 25 off`, `strip the 59?` */
const TAKEN_OFF = inOrder(
  /\b(?:left|leave|leaves|leaving|took|take|taking|strip(?:ped|s|ping)?|pull(?:ed|s|ing)?|knock(?:ed)?|scrub(?:bed)?|delete[ds]?)[ \t]/i,
  /(?:the|that|our|an?|his|her|my|this)[ \t]-?$/i,
)
/** `one with a 25`, `99213, with a 25`; codes are covered. */
const WITH_ONE = inOrder(
  anyOf(
    /[\uFFFC)\],]/i,
    /\b(?:one|both|each|neither|either|visit|line|claim|code|e\/?m|it|them|again|out|rides?|fly|flies|pass|pays?|paid|works?)/i,
    /\b(?:re-?sent|re-?submitted|re-?billed|re-?filed|sent|billed|submitted|went|goes|go)/i,
  ),
  /[ \t](?:with|w\/)[ \t]?(?:an?|the|no|only[ \t]an?|just[ \t]an?)[ \t]-?$/i,
)
/** `we resent it with 25`, `corrected claim with 25` */
const SENT_WITH = inOrder(
  /\b/i,
  anyOf(
    inOrder(
      /(?:(?:re-?)?(?:bill(?:ed|ing)?|sen[dt]|sending|submit(?:ted|ting)?|fil(?:e|ed|ing))|went[ \t]out|goes[ \t]out|reduced?)[ \t]/i,
      optional(/(?:it|them|this|that|both|all|each|everything)[ \t]/i),
    ),
    /(?:corrected|new|second|replacement)[ \t]claim[ \t]/i,
  ),
  /(?:back[ \t]|in[ \t]|out[ \t])?(?:with|w\/)[ \t]?-?$/i,
)
/** `the visit has a 25`, `the scrubber keeps asking for a 25` */
const HAS_ONE = inOrder(
  /\b/i,
  anyOf(
    inOrder(
      /(?:visit|line|claim|code|e\/?m|one|ours|theirs|mine)[ \t](?:already[ \t]|also[ \t]|still[ \t]|only[ \t])?/i,
      /(?:has|had|got|carries|carried|bears|shows)[ \t](?:an?|the)/i,
    ),
    inOrder(
      /(?:scrubber|system|software|edits?|payer|plan|clearinghouse|they|it|medicare|medicaid)[ \t]/i,
      /(?:is[ \t]|are[ \t]|keeps?[ \t]|just[ \t])?/i,
      /(?:ask(?:s|ed|ing)?|look(?:s|ed|ing)?|begg?(?:s|ed|ing)?|scream(?:s|ed|ing)?|holler(?:s|ed|ing)?)[ \t]for(?:[ \t](?:an?|the))?/i,
    ),
  ),
  /[ \t]-?$/i,
)
/** `the 25 fell off`, `a 25 wont help`, `95 is what we put` */
const THE_ONE = /(?:\b(?:the|our|that|an?)[ \t]|(?:^|[.?!,;:][ \t]))-?$/i
const HAPPENS_AFTER = inOrder(
  /^[ \t]/i,
  anyOf(
    /(?:fell|dropped|came|got[ \t](?:cut|knocked|left)|was[ \t](?:cut|left))[ \t](?:off|out)/i,
    /(?:got|was)[ \t](?:stripped|dropped|lost)/i,
    /(?:went|is|was|came[ \t]up)[ \t]missing|disappeared|never[ \t]made[ \t]it|(?:is|was)n['’]?t[ \t](?:on|there|sent)/i,
    inOrder(
      /(?:wo|would|does|did|will|ca|could|might|should)(?:n['’]?t)?[ \t](?:not[ \t]|even[ \t]|really[ \t])?/i,
      /(?:help|fix|fly|work|save|solve|cover[ \t]it|get[ \t](?:it|us|this))/i,
    ),
    /is[ \t]what[ \t](?:i|we|they|she|he|you)[ \t](?:put|uses?|sen[dt]|bill(?:ed)?|append|add|always)/i,
  ),
  /\b/i,
)
const WITHOUT = /\bwithout[ \t](?:an?[ \t]|the[ \t])?-?$/i
const FAILS_AFTER =
  /^[ \t](?:it|they|the[ \t](?:claim|line|visit|code))[ \t](?:just[ \t]|always[ \t]|will[ \t]|all[ \t])?\w{3,9}/i
/** `only the 26 is ours`, `our part is the 26` */
const OURS_AFTER = /^[ \t](?:is|would[ \t]be|should[ \t]be)[ \t](?:ours|mine|theirs|his|hers|yours|us)\b/i
const THE_ONLY = /\b(?:the|just|only)[ \t]-?$/i
const PART_IS =
  /\b(?:part|piece|side|share|half)[ \t](?:is|would[ \t]be)[ \t](?:the[ \t]|just[ \t]|only[ \t]|an?[ \t]){0,2}-?$/i
/** `return to OR, would that be 78`, `in the hospital, so 26?` */
const CONCLUDED = inOrder(
  anyOf(
    /(?:^|[,;.(–—-][ \t])so[ \t](?:an?[ \t]|the[ \t])?/i,
    /\b(?:in)?complete[ \t]so[ \t](?:an?[ \t]|the[ \t])?/i,
    /\b(?:would|should|wouldn['’]?t|isn['’]?t|is)[ \t](?:that|this|it)[ \t](?:not[ \t])?(?:be[ \t])?(?:an?[ \t]|the[ \t])?/i,
    /\bOR[ \t]so[ \t](?:an?[ \t])?/i,
    /\bthat['’]?s[ \t](?:then[ \t])?an?[ \t]/i,
  ),
  /-?$/i,
)
const SELDOM_COUNT = /^(?:2[4567]|5[1-3789]|7[6-9]|8[02]|9[135])$/
const STRICT_END = /^[ \t]?(?:\?|$|[,.;)](?:\s|$)|(?:or[ \t](?:-?\d\d|not)|yes|right|correct|no|then)\b)/i
/** `when it drops to phone do you switch to 93?` */
const SWITCHED = inOrder(
  /\b(?:switch(?:ed|es|ing)?|chang(?:e|ed|es|ing)|convert(?:ed|ing)?|flip(?:ped)?|swap(?:ped)?|mov(?:e|ed))[ \t]/i,
  optional(/(?:it|this|that|them|over|the[ \t](?:claim|line|visit|mod\w*))[ \t]/i),
  /(?:to|for)[ \t](?:an?[ \t]|the[ \t])?-?$/i,
)
const VITAL = /\b(?:O2|sats?|spo2|temp|pulse|weight|wt|glucose|bp|rate|dose|hr)\b/i
/** No place of service has the number. */
const NO_PLACE = /^(?:59|7[6-9]|8[02]|9[135])$/

/** `a 59, a 51, or leave it bare`, `59, 51, neither?` */
const OR_NONE = inOrder(
  /^,?[ \t](?:or[ \t])?/i,
  optional(inOrder(/(?:an?[ \t])?-?/i, captured(/\d\d/i), /,?[ \t](?:or[ \t])?/i)),
  anyOf(
    /neither|nothing|none|no[ \t]mod\w*|nada/i,
    /(?:do[ \t]i[ \t])?(?:just[ \t])?leave[ \t](?:it|them|that|both)\b/i,
  ),
)
const BEGINS =
  /(?:^|[.?!:;][ \t]|[-–—][ \t]|,[ \t]|\b(?:with|is[ \t]it|use|put|add|need|have|want|either|it|so)[ \t])(?:an?[ \t])?-?$/i

function isOneOfList(before: string, after: string): boolean {
  const list = OR_NONE.exec(after)
  return list !== null && (list[1] === undefined || BY_NUMBER.test(list[1])) && BEGINS.test(before)
}

/**
 * True for a number that by its frame is a modifier wherever a procedure is named, though nothing else in the text speaks of
 * modifiers: `there was no 25`, `one with a 25`, `the scrubber keeps asking for a 25`.
 */
export function isNamedAlone(text: string, start: number, end: number, code: string): boolean {
  if (!STANDS_APART.has(text[start - 1] ?? ' ') || GOES_ON.has(text[end] ?? ' ') || !BY_NUMBER.test(code)) return false
  const before = lineBefore(text, start, 60)
  const after = lineAfter(text, end, 24)
  if (isOfCount(before, after)) return false
  if ((LACKED.test(before) || CODE_WITHOUT.test(before)) && (LACKED_AFTER.test(after) || ENDS.test(after))) return true
  if (isOfThings(code, before)) return false
  if (isOneOfList(before, after)) return !isToldAsCount(text, start, code)
  if (WITHOUT.test(before) && FAILS_AFTER.test(after)) return true
  if (code === '26' && ((THE_ONLY.test(before) && OURS_AFTER.test(after)) || PART_IS.test(before))) return true
  if (SELDOM_COUNT.test(code) && THE_ONE.test(before) && HAPPENS_AFTER.test(after))
    return !isToldAsCount(text, start, code)
  if (!ENDS.test(after)) return false
  if (TAKEN_OFF.test(before) || HAS_ONE.test(before) || WITH_ONE.test(before)) return true
  if (NO_PLACE.test(code) && SWITCHED.test(before)) return !VITAL.test(before) && !isToldAsCount(text, start, code)
  if (SENT_WITH.test(before)) return !isToldAsCount(text, start, code)
  return (
    SELDOM_COUNT.test(code) && STRICT_END.test(after) && CONCLUDED.test(before) && !isToldAsCount(text, start, code)
  )
}
