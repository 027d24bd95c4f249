import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** Words that tell that somebody came, or that something was handed over or taken. */

/** Somebody came, or something was handed over or taken. */
const VISIT = inOrder(
  /\b/,
  anyOf(
    /seen|saw|admitted/,
    /came(?! (?:back|out|up|with|from|through|off|down|due|into effect))/,
    /came back (?:in|to)|visit|visited|rounded|consulted|evaluated|treated|delivered/,
    /dispensed|set ?up|picked up|collected|drawn|arriv(?:ed|al)|check(?:ed)?[- ]in/,
    /face[- ]to[- ]face|f2f|was (?:in|here)|were there|was there/,
    /(?<=[,.;] |^|and |then )here(?=[ \t](?:on[ \t])?$)/,
    /(?:left|right|second|other|fellow) eye/,
    /placed|hooked up|hook-?up/,
    // What was delivered was signed for.
    /(?:delivered|dispensed|handed over|picked up) (?:and|&) (?:signed|accepted|received)(?: for)?/,
    /(?<!\b(?:our|the|your|my|to|by|from) )(?:office|clinic) (?:with|w\/)/,
  ),
  /\b/,
).source
export const VISITED_BEFORE = new RegExp(`${VISIT}(?:[^.?!;\\n\\d]{0,14}|[^.?!;,\\n\\d]{0,30})$`, 'i')
/** The same, right before the date: what else stands before it tells of something else. */
export const VISITED_RIGHT_BEFORE = new RegExp(
  `${VISIT}(?:[ \\t](?:on|was|of|is|for|back|in|by us)){0,2}[ \\t:]{1,3}$`,
  'i',
)
/** `last seen`, `the bill came`: before one of those words. */
export const NOT_VISITED = inOrder(
  /\b/i,
  anyOf(
    /last|prior|previous|next|not|never|be|bills?|remits?|EOB|letters?|notices?|papers/i,
    /denials?|checks?|auth|approval|results?|reports?|statement|invoice|response|payment/i,
    /records?/i,
    /(?:run|trip|charge|route|time)?[ \t]?sheets?/i,
    /charts?|notes?|tracings?|files?|downloads?|cultures?|path|labs?|signatures?|orders?/i,
    /forms?|PCS|SWO|CMN|paperwork|referrals?|fax(?:es)?/i,
  ),
  / (?:from (?:\w+ ){1,2}|\w+ )?$/i,
)
/** `10/2/25 ED visit`, `Saturday night ED` */
export const VISITED_AFTER = inOrder(
  /^(?:['’]?s)?[ \t]/i,
  optional(/(?:night|morning|afternoon|evening|eve|a\.?m\.?|p\.?m\.?)[ \t,]{1,2}/i),
  optional(/(?:ED|ER|office|clinic|telehealth|video|phone|home|sick|well)[ \t]/i),
  /ED|ER|visit|appt|appointment|encounter|office|clinic|session|consult/i,
  /\b(?![ \t:]{1,3}(?:on[ \t])?\d)/i,
)
