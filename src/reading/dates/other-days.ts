import { anyOf, before, inOrder, optional, repeated } from '../../patterns/compose-patterns.ts'
import {
  CLEARED_BEFORE,
  EARLIER_AFTER,
  LAST_BEFORE,
  LAST_BILLED,
  LAST_OF_ANY,
  LAST_SEEN_BEFORE,
  MISHAP_BEFORE,
  PARTNER_BEFORE,
  RESULT_AFTER,
  RESULT_BEFORE,
  RESULT_IN_BRACKETS,
  REVIEWED_AFTER,
  REVIEWED_BEFORE,
  SEEN_AFTER,
} from './earlier-care-words.ts'
import {
  BOX_BEFORE,
  EFFECTIVE_BEFORE,
  ENROLLED_BEFORE,
  MONEY_BEFORE,
  NUMBERED_PAPER_BEFORE,
  OTHER_BEFORE,
  PAPER_BEFORE,
  PART_BEFORE,
  RIGHT_BEFORE,
  SIGNED_BEFORE,
  TURNED_BEFORE,
} from './paper-day-words.ts'
import { tellsStanding } from './standing-days.ts'

/** `dates of service on or after 10/1/25`: a rule and whom it holds for. */
const HELD_BEFORE = anyOf(
  /\bhow[ \t](?:many[ \t](?:days|weeks|months)|long|soon)\b[^.?!;\n]{0,40}$/i,
  inOrder(
    /\bif\b[^,.?!;\n\d]{0,32}\b(?:is|falls|lands)[ \t](?:on[ \t])?(?:the[ \t])?/i,
    optional(/\d[\d/]{2,9}[ \t](?:and|to|but)[ \t][^,.?!;\n\d]{0,20}/i),
    /$/i,
  ),
  /\b\d{1,3}[ \t-](?:days?|weeks?|months?|years?)[ \t](?:of|from|after|before)[ \t](?:the[ \t])?$/i,
  /\b(?:on|or|and|&|on[ \t]?\/)[ \t]?(?:after|before|later than)[ \t]$/i,
  inOrder(
    /\b(?:dos|dates? of service|services|claims)[ \t](?:\w+[ \t])?/i,
    /(?:after|before|prior to|starting|beginning|since)[ \t]$/i,
  ),
)
/** `edited from 10/1/25 on` */
const FROM_BEFORE = /\b(?:from|starting|beginning|since|as of|effective|dos|service)[ \t:]{1,2}$/i
const HELD_BEHIND = inOrder(
  /^[ \t]/i,
  /on(?:wards?)?|forward|and[ \t](?:on|after|later|beyond|forward)/i,
  before(/[ \t]*(?:[,.?!;)]|$)|[ \t](?:we|they|it|is|are|for|only|medicare)\b/i),
)
/** `two weeks ago we asked`, `on 11/2 they want it back` */
const TALKED_AFTER = inOrder(
  /^,?[ \t]/i,
  /we|i|they|he|she|it|(?:the )?(?:payer|rep|biller|carrier|plan)/i,
  /[ \t](?:(?:have|has|had)[ \t])?/i,
  anyOf(
    /asked|wrote|e-?mailed|want(?:s|ed)?/i,
    /(?:took|pulled|clawed|recouped)[ \t](?:it|them|the money|money|this|that|back)\b/i,
  ),
)
/** `should be 10/28 not 10/29` */
const NOT_BEFORE = /\b(?:not|instead of|rather than)[ \t](?:on[ \t]|the[ \t])?$/i
/** `is 10/24 ok to give?` */
const ASKED_BEFORE = /\b(?:is|would|will)[ \t]$/i
const ASKED_AFTER = /^[ \t](?:be[ \t])?(?:ok(?:ay)?|fine|too|allowed|early|soon|late|enough)\b/i
/** `by 11/21`, `since 1/1/24`; `by video on 10/8` is a visit. */
const BOUND_BEFORE = anyOf(
  /\bper[ \t](?:(?:phone[ \t])?call|rep)[ \t](?:on[ \t])?$/i,
  inOrder(
    /\b(?:by|until|since|before|after|prior to)[ \t]/i,
    repeated(
      inOrder(
        anyOf(
          /the|about|around|at least|end of|eod|cob|close of business|this|next/i,
          /(?:sun|mon|tues|wednes|thurs|fri|satur)day,?/i,
        ),
        /[ \t]/i,
      ),
      '{0,2}',
    ),
    /$/i,
  ),
)
/** `discharged 3/2/26 99238` */
export const CODE_BEHIND = /^:?[ \t]{1,2}(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\d)/
/** `valid thru 12/31/2025`, `PA# 8841 good 10/1/25` */
const THROUGH_BEFORE = anyOf(
  inOrder(
    /\b/i,
    /valid|covered|extended|allowed|telehealth|flexibilit\w{1,3}/i,
    /\b[^.?!;\n\d]{0,20}\b(?:thru|through)[ \t]$/i,
  ),
  inOrder(
    /\b(?:auth\w*|PA|precert\w*|referral|ref)\b[^?!;\n]{0,24}\bgood[ \t]/i,
    /(?:(?:from|for|thru|through|until|till|to)[ \t])?$/i,
  ),
)
/** `he moves to POS 32 on April 20`, `our clinic relocates on 3/1/26` */
const TO_COME_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /moves|leaves|relocates|retires|transfers|turns|closes|opens|switches|expires/i,
    /is (?:moving|leaving|retiring|transferring)/i,
  ),
  /\b[^.?!;\n]{0,30}$/i,
)
/** `what changed 10/1`: rules begin on the first of a month. */
const RULE_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /chang(?:es?|ed|ing)|new|codes?|rules?|starting/i,
    /(?<!\bobs |observation )starts?/i,
    /beg[ai]n(?:ning|s)?|went into effect|took effect|went away|go(?:es)? away|gone|dead/i,
    /invalid|deleted|discontinued|retired|sunset\w{0,3}|guidelines?|update/i,
  ),
  /\b[^.?!;\n\d]{0,12}$/i,
)
const FIRST_OF_MONTH = /-01$/
/** True where `before` says that the date behind it is of something beside the service; `after` stands behind the date. */
export function tellsOtherDay(before: string, after = '', date = ''): boolean {
  if (OTHER_BEFORE.test(before)) return !(LAST_BILLED.test(after) && /\blast\b/i.test(before))
  if (TALKED_AFTER.test(after)) return true
  if (date !== '' && PART_BEFORE.test(before)) return true
  if (BOX_BEFORE.test(before) || NOT_BEFORE.test(before)) return true
  if (RESULT_IN_BRACKETS.test(before) || (ASKED_AFTER.test(after) && ASKED_BEFORE.test(before))) return true
  if (RESULT_BEFORE.test(before) && RESULT_AFTER.test(after)) return true
  if (MONEY_BEFORE.test(before) || EARLIER_AFTER.test(after)) return true
  if (BOUND_BEFORE.test(before) || NUMBERED_PAPER_BEFORE.test(before) || PAPER_BEFORE.test(before)) return true
  if (LAST_SEEN_BEFORE.test(before)) return !LAST_BILLED.test(after)
  if ((MISHAP_BEFORE.test(before) && !SEEN_AFTER.test(after)) || REVIEWED_BEFORE.test(before)) return true
  if (RIGHT_BEFORE.test(before) || SIGNED_BEFORE.test(before) || ENROLLED_BEFORE.test(before)) return true
  if (THROUGH_BEFORE.test(before) || EFFECTIVE_BEFORE.test(before) || TO_COME_BEFORE.test(before)) return true
  if (TURNED_BEFORE.test(before) || tellsStanding(before)) return true
  if (CLEARED_BEFORE.test(before) || REVIEWED_AFTER.test(after)) return true
  if (LAST_BEFORE.test(before) || LAST_OF_ANY.test(before)) return !LAST_BILLED.test(after)
  return FIRST_OF_MONTH.test(date) && RULE_BEFORE.test(before)
}

/** True where somebody of the same group is said to have done it, which a new patient is not seen for again. */
export const tellsPartner = (before: string): boolean => PARTNER_BEFORE.test(before)

/** True where a rule is said to hold for the services from that day on, or to it. */
export const tellsRule = (before: string, after = ''): boolean =>
  HELD_BEFORE.test(before) || (HELD_BEHIND.test(after) && FROM_BEFORE.test(before))
