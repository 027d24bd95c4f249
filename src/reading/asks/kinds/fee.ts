import { anyOf, inOrder, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what is paid. */
export const FEE: readonly WayOfAsking[] = [
  way(
    `rvu rvus wrvu wrvus fee fees reimburse reimbursed reimbursement reimbursment reimburses reimbursing
      allowable allowables allowed much payment payments rate rates factor pfs mpfs gpci pay pays allow allows
      allowance cut conversion price pricing paid locality gpcis medicare national facility office what paying
      allowing`,
    anyOf(
      /\bw?RVUs?\b/i,
      inOrder(
        /(?<!\b(?:prof?\.?|professional|site|application|course|show|cancellation|late|form|membership)[ -])\bfees?\b/i,
        // `draw fee denied` is of a line.
        notBefore(/ for service| (?:was |is |were |keeps? (?:getting )?|got )?(?:denied|denial|rejected|bundled)/i),
      ),
      /\breimburse?\w{0,6}\b|\ballowables?\b/i,
      /\b(?:allowed|contract(?:ed)?) (?:amounts?|rates?)\b/i,
      /\bhow much\b(?! (?:extra|more|of|time|work|longer|documentation|detail|is documented))/i,
      /\bpays? (?:differently|more|less|the same|better)\b/i,
      inOrder(
        /\bwhat(?:['’]?s| does| is) .{0,20}\b(?:allow|allows|allowance)\b/i,
        notBefore(/[^?.!\n]{0,24}\b(?:per|a|each) (?:yr|year|month|lifetime)\b/i),
      ),
      /\bpayment (?:rate|amount)s?\b/i,
      /\b(?:medicare|national|facility|office) payment for\b/i,
      /\bwhat (?!dx|diag|icd|codes?\b|modifier|mod\b)(?:\w+ ){1,3}(?:pays|allows)\b/i,
      /(?<!\b(?:full|higher) )\brates?\b/i,
      /\bconversion factor\b|\bM?PFS\b|\bGPCIs?\b/i,
      /\bwhat should (?:the )?allow(?:ed|able)\b/i,
      inOrder(
        /\bwhat (?:do|does|did|would|will|should) .{1,30} (?:pay|allow)\b/i,
        notBefore(/[^?.!\n]{0,24}\b(?:per|a|each) (?:yr|year|month|lifetime)\b/i),
      ),
      /\bwhat(?:['’]?s| is| are) .{1,30} (?:paying|allowing|reimbursing)\b/i,
      /\bwhat(?:['’]?s| is) (?:the )?pay\b/i,
      /\b(?:difference|diff) in pay\b/i,
      /\bpay difference\b|\bcut (?:them|it|by)\b/i,
      /\bprice (?:of|for|\d{5}|[A-V]\d{4})/i,
      /\bpricing\b|\blocality\b/i,
      inOrder(
        /\bpaid(?: us| me| only| just| at){0,2} \$\d[\d.,]*[^.!?\n]{0,30}/i,
        /(?:\b(?:right|correct|low|enough|sound)\b|\?)/i,
      ),
    ),
  ),
  way('efficiency', /\befficiency (?:adjustments?|cuts?|reductions?|factors?)\b/i),
  // Rarer wordings.
  way('why', /\bwhy (?:was|is) .{1,20}[$]\d/i),
  way(
    'paid receive receives collect collects',
    /\bwhat (?:does|do|did|will|would) [^?.!\n]{1,40}\b(?:get paid|receives?|collects?)\b(?! (?:a |the |an )?(?:den|notice|letter))/i,
  ),
  way('he she they', /\bwhat .{0,12}\b(?:he|she|they)(?:['’]d| would| will)? (?:pay|owe)\b/i),
  // Requests and questions of people in a hurry.
  way(
    'rate price priced worth cost allowed allowable amt amount',
    anyOf(
      /\b(?:medicare|mcare|part b) (?:allowed|allowable)\b(?! (?:to|us|it|this))/i,
      /\ballow(?:ed|able) (?:amt|for \d{5})\b/i,
      /\b(?:medicare(?:['’]s)?|allowed|current|going|facility) (?:rate|price)\b/i,
      /\bworth\b(?! (?:it|a|the|trying|appealing|fighting))/i,
      /\bhow (?:is|are) .{1,20}\bpriced\b/i,
      /\b(?:does|do|did|will) .{1,24} cost\b/i,
    ),
  ),
  way('get receive expect paid', /\bwhat should (?:we|i|they|it|he|she) (?:get|receive|expect|be paid)\b/i),
  // Told as what happened, or what somebody says.
  way('what percent', /\bwhat (?:%|percent(?:age)?\b)/i),
  way(
    'shd shld should would will check verify calculate compute figure expected payment payments dollar dollars come make',
    anyOf(
      /\bwhat (?:\w+ ){1,3}(?:shd|shld|should|would|will|ought to) (?:pay|allow|reimburse)\b/i,
      /\b(?:shd|shld) (?:it )?(?:pay|allow)\b/i,
      /\bpayment check\b/i,
      inOrder(
        /\b/i,
        /check|verify|calculate|compute|figure(?: out)?|work out/i,
        / (?:the |our |this |what the )?(?:payments?|pay|allowed|expected)\b/i,
      ),
      /\bexpected (?:payment|reimbursement|pay|amount|allowed)\b/i,
      /\bdollar (?:amounts?|figures?)\b/i,
      inOrder(
        /\bwhat (?:does|would|will|should) (?:it|that|this|\d{5}|[A-V]\d{4}) (?:come|work out|amount)/i,
        / to\b/i,
      ),
      /\bwhat (?:do|would|should|will) (?:we|i|you|they) (?:make|get paid) (?:for|on|from|if)\b/i,
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'gives give down',
    anyOf(
      /\bwhat (?:(?:do|does|did|will|would) )?(?:\w+ ){1,2}gives? (?:us |you )?(?:for|on)\b/i,
      /\b(?:came|went|gone) down (?:by \$?\d|this|in (?:jan|20\d\d)|for 20\d\d|from \$)/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'pay pays cut cuts reduce reduces discount discounts half less reduction reductions paid multiple mppr endoscopy endoscopic',
    anyOf(
      inOrder(
        /\b(?:do|does|will|would|should|is|are) [^.?!\n]{1,40}\b/i,
        /(?:cut|reduced?|slash|pay|discount(?:ed)?) [^.?!\n]{0,30}\b/i,
        /(?:half|(?:by|at) (?:only )?\d\d ?(?:%|percent\b))/i,
      ),
      /\bhalf (?:price|rate|payment)\b/i,
      /\b(?:paid|pays?|pay) less\b/i,
      /\bhow (?:bad|big|much|large|steep) (?:is|was) the (?:reduction|cut|discount)\b/i,
      inOrder(
        /\b/i,
        /multiple[- ](?:procedure|surgery|endoscopy)|MPPR|endoscop\w+/i,
        / (?:payment )?(?:reduction|discount|rule)s?\b/i,
      ),
      inOrder(
        /\b(?:do|does|will) (?:they|medicare|\w+) (?:cut|reduce|discount) (?:the |my |our )?/i,
        /(?:second|2nd|other|next|third|\d{5})\b/i,
      ),
    ),
  ),
  way(
    'share see payment',
    anyOf(
      /\bwhat (?:share|cut|portion) (?:of|does|do|for)\b/i,
      /\bgets? what (?:share|portion|percent)/i,
      /\bwhat (?:will|would|should|do) (?:we|i) see for (?:a )?\d{5}\b/i,
      /\bpayment (?:on|of) (?:an? )?(?:\d{5}|[A-V]\d{4})\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way('fair sent', /\bfair (?:amount|price)\b|\bshould (?:they |it )?have (?:sent|paid) (?:us )?for\b/i),
  way(
    'relative weight weights half second',
    anyOf(
      /\brelative weights?\b/i,
      /\b(?:50 ?(?:%|percent)|half) (?:for|of|on) (?:the )?(?:second|2nd|other|next|lesser)\b/i,
    ),
  ),
]
