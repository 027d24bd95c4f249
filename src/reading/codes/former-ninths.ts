import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** `62311 with 724.02`; the procedure is covered. */
const BESIDE_SERVICE = inOrder(
  /\x81[ \t]?/i,
  /(?:with|w\/?|under|linked[ \t]to|pointed[ \t]to)[ \t]?(?:an?[ \t])?["“']?$/i,
)
const JOINED_TO_SERVICE = /\x81[ \t]?(?:,|and|&|\+|\/|plus|,[ \t]and)[ \t]?["“']?$/i
const BEFORE_SERVICE = /^["”']?[ \t]?(?:,|and|&|\+|\/|plus|with|w\/?|on|for)[ \t]?(?:the[ \t])?\x81/i
/** `847.2 isn't a code`, `959.01 was "not a valid code"` */
const SAID_OF_CODE = inOrder(
  /^["”')]?,?[ \t][^.?!\n\d\x81]{0,40}?\b/i,
  anyOf(
    /(?:in)?valid|an?[ \t](?:real[ \t]|good[ \t]|true[ \t]|actual[ \t])?code|expired|deleted|retired|discontinued|obsolete/i,
    /called|crosswalks?|translates?|became|become|turn(?:s|ed)?[ \t]into|diagnos[ei]s|dx|codes?[ \t](?:now|today|then)/i,
  ),
  /\b/i,
)
/** `what is 724.02 now`, `what did 729.5 become`, `new code for 724.4`, `was 722.10` */
const ASKED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    inOrder(/what(?:['’]?s|[ \t](?:is|was|are|did|does|would))/i, optional(/[ \t]the[ \t]old/i)),
    /codes?(?:[ \t](?:was|is|for|of|to|were|like))?|(?:the|an?)[ \t](?:old|former|new)/i,
    /(?:comp|carrier|adjuster|auditor|board|payer)[ \t](?:says|claims|lists?|rejected|flagged|questions|wants)/i,
  ),
  /[ \t:]{1,2}["“']?$/i,
)
/** `the audit letter lists 729.5` */
const LISTED_BEFORE = inOrder(
  /\b(?:files?|charts?|letters?|records?|forms?|claims?|bills?|notes?|lists?|audit|auditor|carrier|adjuster|was|were|with|and)[ \t]/i,
  optional(/(?:still|only|also|just|that)[ \t]/i),
  optional(/(?:carries|carried|has|had|lists?|listed|says?|said|shows?|showed|uses?|used|reads?|of|wants)[ \t]/i),
  /["“']?$/i,
)
/** What speaks of a code that was another once. */
export const OF_ONCE = inOrder(
  /\b/i,
  anyOf(
    /back then|at (?:the|that) time|in those days|nowadays|today['’]?s|these days|old(?:er)? (?:file|claim|case|chart|codes?|dx|bill)/i,
    /(?:still |in)?valid|what (?:is|are|was) (?:that|it|both|they|those|these)(?: of (?:those|them))? (?:now|called|today)/i,
    /(?:called|coded) (?:now|today)|new (?:code|dx|one)|crosswalk|convert|map(?:ped)?|equivalent|became|replaced/i,
  ),
  /\b/i,
)

/**
 * True for a number with a dot that is known as a diagnosis of ICD-9-CM and asked about as one without a word for its system: beside a
 * service, as no valid code, or where a text that speaks of codes of once lists it.
 */
export function isFormerNinth(before: string, after: string, isOfOnce: () => boolean): boolean {
  if (BESIDE_SERVICE.test(before) || SAID_OF_CODE.test(after)) return true
  const maybe =
    ASKED_BEFORE.test(before) ||
    LISTED_BEFORE.test(before) ||
    JOINED_TO_SERVICE.test(before) ||
    BEFORE_SERVICE.test(after)
  return maybe && isOfOnce()
}
