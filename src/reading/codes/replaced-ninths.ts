import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'

/** A diagnosis of ICD-10-CM. */
const TENTH = /(?<!\w)[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4}|\d{1,3})(?!\w)/i
/** `724.2. Our system turns that to M54.5`, `401.9 became I10` */
const BECOMES_TENTH = inOrder(
  /^[^?!\n]{0,50}?\b/i,
  anyOf(
    /turn(?:s|ed)?|convert(?:s|ed)?|chang(?:es|ed)|map(?:s|ped)?|crosswalk(?:s|ed)?|translat(?:es|ed)|flip(?:s|ped)/i,
    /switch(?:es|ed)|updat(?:es|ed)|replac(?:es|ed)|bec[ao]mes?|swap(?:s|ped)|goes|went|comes[ \t](?:up|over|out)/i,
  ),
  repeated(/[ \t](?:it|that|this|them|over|out|up|automatically|by|in|into|to|as|with|the|a)/i, '{0,4}'),
  /[ \t]/i,
  TENTH,
)
/** `724.2 -> M54.50`, `724.2 or M54.50` */
const JOINED_TO_TENTH = inOrder(
  /^[ \t]?(?:->|=>|→|=|\/|,?[ \t]?(?:is[ \t]now|now|to|or|vs\.?|versus|not)\b)[ \t]{0,2}/i,
  TENTH,
)
/** `M54.50 (used to be 724.2)`, `M54.50 in place of 724.2` */
const TENTH_BEFORE = inOrder(
  TENTH,
  /[^?!\n]{0,30}?\b/i,
  /(?:used[ \t]to[ \t]be|formerly|previously|was|replac(?:es|ed)|instead[ \t]of|in[ \t]place[ \t]of|from|for|the[ \t]old|not)/i,
  /[ \t](?:the[ \t])?(?:old[ \t])?$/i,
)
/** `the adjuster's file carries 724.2`, where a diagnosis of today is named too */
const KEPT_BEFORE = inOrder(
  /\b(?:files?|charts?|records?|forms?|superbills?|lists?|referrals?|orders?|adjusters?|letters?|reports?|templates?|EMR|EHR|system)[ \t]/i,
  repeated(/(?:still|always|just|only|all|that|which)[ \t]/i, '{0,2}'),
  /(?:carries|carried|has|had|have|lists?|listed|says?|said|shows?|showed|uses?|used|reads?|keeps?|came[ \t](?:over[ \t])?with)[ \t]/i,
  /(?:the[ \t]|an?[ \t]|old[ \t]|code[ \t]){0,2}$/i,
)

/** A measure; what is told of a file is a temperature or a weight too. */
const MEASURED = /^[ \t](?:temp\w*|degrees?|deg|f|lbs?|pounds|kg|cm|mmhg)\b/i

/** True for a number with a dot that a diagnosis of ICD-10-CM is set against, so that it is one of ICD-9-CM. */
export const isReplacedNinth = (before: string, after: string): boolean =>
  BECOMES_TENTH.test(after) ||
  JOINED_TO_TENTH.test(after) ||
  TENTH_BEFORE.test(before) ||
  (KEPT_BEFORE.test(before) && !MEASURED.test(after) && (TENTH.test(after) || TENTH.test(before)))
