import { anyOf, inOrder, optional, repeated } from '../../patterns/compose-patterns.ts'
import {
  ELSEWHERE_AFTER,
  ELSEWHERE_BEFORE,
  FOUND_AFTER,
  HOUSED_BEFORE,
  LEFT_BEFORE,
  TALKED_BEFORE,
} from './earlier-care-words.ts'
import { CODE_BEHIND, tellsOtherDay } from './other-days.ts'
import { PAID_ON_BEFORE, SETTLED_BEFORE } from './paper-day-words.ts'

const BILLED_BEFORE =
  /\bbilled(?:[ \t](?:it|this|out|me|us|him|her|them))?(?:[ \t]by[ \t](?!\d)\w+)?(?:[ \t]on)?[ \t]$/i
const CODES_BILLED_BEFORE =
  /\bbilled[ \t](?:(?:a|an|the|and|with|only|alone|together|separately|[A-Z]?\d{4,5}[\w-]{0,6})[, \t]{1,2}){1,6}on[ \t]$/i
/** What went before the service or came behind it, seldom the service itself: it is taken for it where nothing else is told. */
const HANDLED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /denied|rejected|kicked(?: back| out)?|bounced|closed|charged|keyed|entered|reported|read/i,
    /over-?read|interp(?:reted|retation)?|upheld|overturned|reversed|retracted|refunded/i,
    /offset|adjusted|reprocessed|finali[sz]ed|completed|locked|co-?signed|counter-?signed/i,
    /attested|recouped|audit(?:ed)?|qa['’]?d|late entry|opened/i,
    /(?:first|1st|prev|index)(?: (?:one|dose|shot|inj\w*|stage|surgery|procedure))?/i,
    /ordered|orders?|died|deceased|passed away|exp(?:ired)?|labs/i,
    /(?<!\b(?:to|in|at|the|our|cath|sleep|vascular|ep) )lab/i,
    /reviewed|(?:pt|patient|he|she) left|h&p|h and p/i,
    // What a Medicare contractor does with a claim it cannot process, and what a laboratory does with a specimen.
    /rtp(?:['’]?e?d|['’]s)?|unprocessable|grossed|couriered/i,
    /(?:returned|went back|sent back) to (?:the )?provider(?<!\b(?:pt|patient|he|she|who|mom|dad) .{8,9} to (?:the )?provider)/i,
    /(?:in|to) (?:t[- ]status|suspense|the rtp file)|returned (?:as )?(?:unprocessed|unprocessable)/i,
    /picked up by (?:the |our )?(?:courier|driver)/i,
    /(?:delivered|arrived|came|brought|received|got) (?:in|at|to|by) (?:the |our )?(?:lab|pathology|path|histology)/i,
  ),
  repeated(
    inOrder(
      /[ \t]/i,
      anyOf(
        /it|this|that|them|both|all|out|again|back|us|the/i,
        /by[ \t]\w+(?:[ \t](?!on\b)[A-Z]\w+)?/i,
        /claims?|codes?|lines?|as|w|was|were|from|of|written|placed|dated|ama/i,
        /(?:her|his|the|their)(?: \w+)?/i,
        /[A-Z]{0,3}-?\d[\w.-]{0,7}/i,
      ),
    ),
    '{0,5}',
  ),
  /(?:[ \t]on)?[ \t:]{1,3}$/i,
)

/** `the claim came back 10/30`, `came back 10/30 with CO-16` */
const CAME_BACK_BEFORE =
  /\b(?:claims?|eob|remit|appeal|path(?:ology)?|results?|labs?)\b[^?!;\n]{0,30}\bc[ao]me back\b[^?!;\n\d]{0,16}$/i
const BACK_BEFORE = /\bc[ao]me back\b[^?!;\n\d]{0,12}$/i
const DENIED_AFTER =
  /^[ \t](?:with|as|w\/|for)[ \t]?(?:an?[ \t])?(?:(?:CO|PR|OA|PI|CARC|RARC)\b|MA?\d|N\d|denials?\b|denied|reject)/i

/** `Dr. Kim ordered the MRI 9/20` */
const ORDERED_BEFORE = /\bordered[ \t](?:(?!and\b|done\b|performed\b|drawn\b|collected\b)[a-z]+[ \t]){1,3}$/i
/** `On 10/30 we got a denial` */
const HANDLED_AFTER = inOrder(
  /^,?[ \t]/i,
  anyOf(
    /we|i|they|he|she|it/i,
    /(?:the )?(?:payer|rep|biller|carrier|plan)/i,
    /medicare|medicaid|insurance|bcbs|uhc|aetna|cigna|humana/i,
  ),
  /[ \t](?:(?:got|received|had|was|were|has|have|get)[ \t])?/i,
  optional(/an?[ \t]|the[ \t]|back[ \t]|this[ \t]|another[ \t]/i),
  anyOf(
    /denial|denied|rejection|rejected|letter|remit|eob|refund\w*|recoup\w*|bill\b|called/i,
    /spoke|appealed|faxed|mailed|sent|resubmitted|rebilled|submitted|billed|received/i,
  ),
  /\b/i,
)

/** True where `before` says that a claim or report was handled on the date behind it, which may be the day of the service or not. */
export function tellsHandling(before: string, after: string): boolean {
  if (CAME_BACK_BEFORE.test(before) || (BACK_BEFORE.test(before) && DENIED_AFTER.test(after))) return true
  if (SETTLED_BEFORE.test(before) || TALKED_BEFORE.test(before)) return true
  if (LEFT_BEFORE.test(before) || HOUSED_BEFORE.test(before) || PAID_ON_BEFORE.test(before)) {
    if (!CODE_BEHIND.test(after)) return true
  }
  if (FOUND_AFTER.test(after)) return true
  if (ELSEWHERE_AFTER.test(after) || ELSEWHERE_BEFORE.test(before)) return true
  return (
    (HANDLED_BEFORE.test(before) || ORDERED_BEFORE.test(before) || HANDLED_AFTER.test(after)) && !tellsOtherDay(before)
  )
}

/** `we billed 99213 and 20610 on 10/6`: on that day, or of that day. */
export const tellsBillingOfCodes = (before: string): boolean => CODES_BILLED_BEFORE.test(before)

/** The day a claim was made out, by whoever made it out. */
export const tellsBilling = (before: string): boolean => BILLED_BEFORE.test(before)
