import { anyOf, everywhere, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { cuedPattern, matchCued, type TextIndex } from '../text/text-index.ts'
import { quoteEvidence } from './quote-evidence.ts'

const CALL_TO_ACT = everywhere(
  anyOf(
    inOrder(
      /\b/i,
      /book|schedule|set up|arrange|request|grab|hop on|do|open to|available for|worth/i,
      / (?:(?:a|an|your|some|in) )?/i,
      repeated(
        inOrder(
          anyOf(/free|quick|short|brief|no-obligation|complimentary|personali[sz]ed/i, /\d+[- ]?min(?:ute)?s?/i),
          / /i,
        ),
        '{0,3}',
      ),
      /demo|call|meeting|consultation|chat|time|appointment|slot|walk-?through|audit|quote/i,
      /\b/i,
    ),
    /\bclick (?:here|below|the (?:link|button))/i,
    /\bregister (?:now|today|here|for|by|before|at|online|with)/i,
    inOrder(
      /\b/i,
      /sign up|enroll|subscribe|buy|order|act|call us|reply/i,
      / (?:now|today|here|with|by \d{1,2}\/\d)\b/i,
    ),
    /\blimited[- ]time\b|\bopt[- ]out\b|\bunsubscribe\b/i,
    /\breply (?:STOP|UNSUBSCRIBE|REMOVE)\b/i,
    /\blearn more\b/i,
    /\b(?:hxxps?|https?):\/\/\S+/i,
    /\b(?:reserve|save|claim|secure|grab) your (?:seat|spot|place|copy|discount)\b/i,
    /\bcontact us (?:now|today|for)\b/i,
    /\bWhats ?App\b/i,
    /\b(?:book|grab|spare|have) (?:\d{1,2}|ten|fifteen|twenty|thirty) min(?:ute)?s\b/i,
    /\bbest time (?:for|to)\b/i,
    /\bshare your (?:requirements?|availability)\b/i,
    /\btext us\b/i,
  ),
)
/** Promises of somebody who sells something; the last of them only who sells at a discount makes. */
const OFFERS = [
  cuedPattern(
    'we our',
    anyOf(
      inOrder(
        /\bwe /i,
        anyOf(
          /help|reduce|recover|offer|speciali[sz]e|guarantee|increase|boost|deliver|work with/i,
          /handle/i,
          /can (?:help|increase|reduce|recover|boost|save)/i,
          /are a (?:leading|full)/i,
        ),
        /\b/i,
      ),
      inOrder(
        /\bour /i,
        anyOf(
          /RCM/i,
          inOrder(
            /(?:expert |certified |dedicated )?(?:billing|coding|RCM) /i,
            /team|company|services?|experts?|speciali[sz]ts|coders|solutions?/i,
          ),
          /solutions?|platform|software|AI|services|experts|clients|company/i,
        ),
        /\b/i,
      ),
    ),
  ),
  cuedPattern(
    'recover recovers boost increase maximize maximise grow improve skyrocket unlock reduce save',
    anyOf(
      inOrder(
        /\b/i,
        /boost|increase|maximi[sz]e|grow|improve|skyrocket|unlock/i,
        / (?:your )?/i,
        anyOf(
          /practice(?:['’]s)?/i,
          /(?:coding |billing )?career/i,
          /revenue|collections|reimbursements?|cash ?flow|profits?|bottom line/i,
        ),
        /\b/i,
      ),
      /\breduce (?:your )?(?:denials|AR|costs|overhead)\b/i,
      inOrder(/\brecovers? (?:(?!from\b|the\b)\S{1,12} ){0,4}/i, /(?:denials|denied claims|revenue|underpayments)\b/i),
      /\bsave (?:up to )?(?:\$|\d+%)/i,
    ),
  ),
  cuedPattern(
    'leaving stop losing lose loses get off',
    anyOf(
      inOrder(
        /\bleaving (?:\$?[\d.,]{1,9} ?[%k]? ?(?:of )?)?(?:your )?/i,
        /(?:money|revenue|dollars|reimbursement)? ?on the table\b/i,
      ),
      /\b(?:stop )?losing (?:(?:money|revenue|income)\b|\$+)/i,
      /\blos(?:e|es|ing) (?:an average of |up to )?\$/i,
      /\bget \d{1,2} ?% off\b/i,
    ),
  ),
  cuedPattern(
    `outsource outsourced outsourcing hipaa discount discounts cost money leading trusted live upcoming free
      special exclusive bulk per no satisfied satisfaction`,
    anyOf(
      /\boutsourc\w+|\bHIPAA[- ]compliant\b|\bdiscounts?\b|\bcost[- ]effective\b|\bmoney[- ]back\b/i,
      /\bleading provider\b|\btrusted by\b/i,
      /\b(?:live|upcoming|free) webinar\b/i,
      /\b(?:special|exclusive) offer\b/i,
      /\bfree (?:trial|demo|consultation|audit|quote|sample|assessment|AR review)\b/i,
      /\bbulk (?:pricing|order)\b/i,
      /\bper (?:claim|chart|seat|provider per month)\b/i,
      /\bno (?:setup fees?|contracts?|obligation)\b/i,
      /\bsatisf(?:action|ied) (?:guarantee|clients)/i,
    ),
  ),
  cuedPattern(
    'acquiring acquire purchasing purchase verified target counts database',
    anyOf(
      /\b(?:acquir\w{1,3}|purchas\w{1,3})\b.{0,40}\b(?:lists?|database)\b/i,
      /\bverified (?:e-?mail|contact|leads?)\w*/i,
      /\btarget (?:geography|audience|market|speciality|specialty)\b/i,
      /\bcounts and pricing\b/i,
    ),
  ),
  cuedPattern(
    'we',
    inOrder(
      /\bwe /i,
      /supply|sell|manufacture|export|distribute|stock|provide/i,
      / .{0,60}\b/i,
      anyOf(/to (?:US|American|all|your|medical|hospitals?|clinics?|practices?)/i, /worldwide|wholesale|at|for/i),
      /\b/i,
    ),
  ),
  cuedPattern(
    'factory wholesale moq stock guaranteed reimbursement iso certified offshore starting per',
    anyOf(
      /\bISO[- ]certified\b/i,
      /\b\d+\+? (?:certified )?(?:coders|billers)\b/i,
      /\boffshore\b|\bstarting (?:price|at)\b|\bat just \$|\bper chart\b/i,
      /\b(?:factory|wholesale) (?:prices?|dme|supplier|direct)\b/i,
      /\bMOQ\b|\bin stock\b|\bhigh reimbursement\b/i,
      /\breimbursement guaranteed\b/i,
    ),
  ),
  cuedPattern(
    'practices roi early pays your guaranteed ai cut',
    anyOf(
      /\bpractices like yours\b|(?<=% )ROI\b|\bearly adopters\b|\bpays for itself\b/i,
      /\byour margins\b|(?<=[-!] ?)guaranteed\b|\bAI-powered\b/i,
      /\bAI (?:clears|catches|recovers|cuts|reduces|finds|fixes|codes)\b/i,
      /\bcut (?:your )?(?:A\/?R|denials|days in A\/?R|costs)\b/i,
    ),
  ),
  cuedPattern('collections collected', /(?<=\d% of )(?:collections|collected)/i),
  cuedPattern(
    `off promo promotional coupon voucher seats spots spaces limited last final early flash bootcamp
      bootcamps boot masterclass masterclasses master ceu ceus`,
    anyOf(
      /(?<=\d ?% )off\b(?! (?:the|our|his|her|its|my) )/i,
      /\b(?:promo(?:tional)?|coupon|voucher)(?: codes?)?\b/i,
      /\b(?:seats|spots|spaces) (?:are )?(?:very )?(?:limited|filling|going|selling)\b/i,
      /\blimited (?:seats|spots|spaces)\b/i,
      /\b(?:last|final) (?:chance|call)\b/i,
      /\bearly[- ]bird\b|\bflash sale\b|\bboot ?camps?\b|\bmaster ?class(?:es)?\b|\bCEUs?\b/i,
    ),
  ),
]

/**
 * An offer needs promises of two sorts and a call to act: one of them alone stands in many signatures, and "our billing
 * team" and "our software" beside a link in many questions.
 */
export function findPitch(whole: string, index: TextIndex): string | null {
  const sorts = OFFERS.map((pattern) => new Set(matchCued(whole, index, pattern).map(([words]) => words.toLowerCase())))
  const offers = sorts.flatMap((sort) => [...sort])
  if (offers.length < 2) return null
  const calls = (whole.match(CALL_TO_ACT) ?? []).map((call) => /^h(?:tt|xx)ps?:/i.test(call))
  const called = calls.includes(false) || (calls.length > 0 && offers.length >= 3)
  const several = sorts.filter(({ size }) => size > 0).length > 1
  const isSale = called && (sorts.at(-1)?.size ?? 0) > 1 && !whole.includes('?')
  if (!(several && called) && !isSale && !(offers.length >= 3 && calls.includes(false)) && offers.length < 4)
    return null
  return `an offer: ${offers.slice(0, 2).map(quoteEvidence).join(', ')}`
}
