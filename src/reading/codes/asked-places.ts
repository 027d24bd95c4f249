import { before as ahead, anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'

/** `where does the 59 land`, `which line would the 59 be on` */
const WHERE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /where/i,
    /(?:which|what)[ \t](?:line|code|one|charge|procedure|service|of[ \t](?:them|these|those|the[ \t]\w{3,10}))/i,
  ),
  /[ \t](?:(?:do|does|did|would|should|will|can|could|is|must)[ \t])?(?:the[ \t]|an?[ \t]|that[ \t]|this[ \t]|my[ \t]|our[ \t])?-?$/i,
)
const LANDS_AFTER = inOrder(
  /^[ \t](?:even[ \t]|really[ \t]|actually[ \t]|then[ \t]|have[ \t]to[ \t]|need[ \t]to[ \t])?/i,
  anyOf(
    /go(?:es)?|lands?|belongs?|sits?|stays?|lives?|rides?|hangs?|attach(?:es)?|ends?[ \t]up/i,
    /(?:gets?|be|is)(?:[ \t](?:put|placed|stuck|attached|appended|added|hung|listed|reported|billed))?/i,
  ),
  ahead(/[ \t]*(?:[?.,;!)]|$)|[ \t](?:on|to|with|here|now|then|in[ \t]this|if|when)\b/i),
)
/** `what line is CG on?` */
const LINE_IS = /\b(?:which|what)[ \t](?:line|code|one)[ \t](?:is|was|are)[ \t](?:the[ \t]|an?[ \t])?-?$/i
const ENDS_WITH_ON = /^[ \t](?:on|to)[ \t]?(?:[?.,;!)]|$)/i
/** `the 59 goes where?` */
const GOES_WHERE =
  /^[ \t](?:would[ \t]|should[ \t]|then[ \t])?(?:goes|go|belongs?|sits?|lands?)[ \t](?:where|on[ \t](?:which|what))\b/i
const NAMED_BEFORE = /(?:^|[.?!,;:()–—\x81][ \t]*|\b(?:and|or|so|then|but|plus)[ \t])(?:the[ \t]|an?[ \t])?-?$/i

/** True for a modifier of which it is asked where it stands: `where does the 59 land`, `what line is CG on`. */
export const isAskedWhere = (before: string, after: string): boolean =>
  (LANDS_AFTER.test(after) && WHERE_BEFORE.test(before)) ||
  (ENDS_WITH_ON.test(after) && LINE_IS.test(before)) ||
  (GOES_WHERE.test(after) && NAMED_BEFORE.test(before))

/** What joins two modifiers of which one is asked after. */
const EITHER = /[ \t]?[/&,][ \t]?|[ \t](?:or|and|vs\.?|versus|rather[ \t]than)[ \t]/i
/** `is a 59 called for`, `would the 25 be overkill`, `is 59 or 51 expected` */
const IS_BEFORE = inOrder(
  /\b(?:is|isn['’]?t|was|wasn['’]?t|are|would|wouldn['’]?t|should|whether|if)[ \t]/i,
  optional(/(?:adding|using|sending|putting|either|both)[ \t](?:on[ \t])?/i),
  /(?:an?[ \t]|the[ \t]|that[ \t])?/i,
  optional(inOrder(/-?(?:\d\d|[A-Z][A-Z0-9])/i, EITHER, /(?:an?[ \t]|the[ \t])?/i)),
  /-?$/i,
)
const CALLED_FOR_AFTER = inOrder(
  /^/i,
  optional(inOrder(EITHER, /(?:an?[ \t]|the[ \t])?-?(?:\d\d|[A-Z][A-Z0-9])(?=[ \t])/i)),
  /[ \t](?:be[ \t]|is[ \t]|was[ \t])?(?:(?:really|even|still|also|ever|always|truly|both|either)[ \t])?/i,
  anyOf(
    /called[ \t]for|in[ \t]order|indicated|advisable|recommended|expected|wanted|preferred|accepted|proper/i,
    /unnecessary|overkill|redundant/i,
    /a[ \t]must|mandatory|permitted|sufficient|suitable|wise|safe|pointless/i,
    /worth[ \t](?:it|adding|using|trying|a[ \t](?:try|shot)|sending)/i,
  ),
  ahead(/[ \t]*(?:[?.,;!)]|$)|[ \t](?:here|on|or|with|when|if|too|also|either|at[ \t]all|since|because|by)\b/i),
)
/** `any need for 59?`, `does that call for a 59` */
const NEED_BEFORE = anyOf(
  inOrder(
    /\b(?:any|no|there[ \t]an?|see[ \t]an?|much)[ \t](?:need|use|reason|call|grounds|basis|point)[ \t]/i,
    /(?:for|of|in)[ \t](?:an?[ \t]|the[ \t])?-?$/i,
  ),
  /\bcall(?:s|ed|ing)?[ \t]for[ \t](?:an?|the)[ \t]-?$/i,
)

/** True for a modifier of which it is asked whether it is called for; `ends` where the phrase ends behind it. */
export const isCalledFor = (before: string, after: string, ends: boolean): boolean =>
  (CALLED_FOR_AFTER.test(after) && IS_BEFORE.test(before)) || (ends && NEED_BEFORE.test(before))

/** `is that a 25 on the office visit` */
const IS_THAT =
  /\b(?:is|was|would|should|isn['’]?t|wouldn['’]?t)[ \t](?:that|this)[ \t](?:be[ \t])?(?:an?[ \t]|the[ \t])?-?$/i

/** True where something told is asked to be what stands behind it. */
export const isThatOne = (before: string): boolean => IS_THAT.test(before)
