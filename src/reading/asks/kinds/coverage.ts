import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask whether it is covered, and by whom. */
export const COVERAGE: readonly WayOfAsking[] = [
  way(
    `cover covered covers coverage covering paid ever even supports support pay pays paying take takes allow
      allows reimburse accept accepts recognize recognise lcd lcds ncd ncds medically medical often frequency
      freq yearly annually annual again visits abn eligible eligibility rules payable medicare medicaid
      tricare noncovered limit limits copay copays deductible coinsurance screening preventive authorization
      auth necessity twice once`,
    anyOf(
      inOrder(
        anyOf(
          /\bcover(?:ed|s|age)?\b/i,
          // A locum is covering for a colleague.
          inOrder(
            /\bcovering\b/i,
            notBefore(
              / (?:for )?(?:our|the|my|his|her|a|dr\.?) (?:\w+ )?/i,
              /doc|dr|doctor|partner|physician|surgeon|pediatrician|practice|office|call|colleague|NP|PA/i,
              /\b/i,
            ),
          ),
        ),
        notAfter(
          /\b/i,
          /sentence|wording|statement|phrase|paragraph|template|note|letter/i,
          /\b[^.?!\n]{0,16} covers?/i,
        ),
      ),
      /\bnon-?covered\b/i,
      inOrder(
        /\b(?:do|does|will|would|can|did)(?<!\b(?:what|much) \w{2,5}) /i,
        /[A-Z]\w+|medicare|medicaid|insurance|they|it|UHC|BCBS/i,
        /(?: \w+){0,2} (?:pay|take|allow|reimburse|accept|recogni[sz]e)/i,
      ),
      /\bL\.?C\.?D\.?s?\b(?!\/)|\bNCDs?\b(?!\))/i,
      /\b(?:dx|diagnos[ei]s|icd\S{0,6})\b.{0,40}\bsupports?\b/i,
      inOrder(
        /\bsupports? /i,
        anyOf(
          /medical/i,
          /it\b(?<!\b(?:notes?|charts?|documentation|records?)\b[^.?!\n]{0,16} supports? it)/i,
          /the service|\d{5}/i,
        ),
      ),
      /\bmedical(?:ly)? necess/i,
      inOrder(
        /\b(?:can|may|could|do|should) (?:we|i|he|she|they|you|the \w+) (?:even |also |still |ever )?/i,
        /bill (?:medicare|medicaid|tricare|part B)\b/i,
      ),
      /\bhow often\b|\bfrequency\b|\bfreq\b|\byearly\b|\bannual(?:ly)?\b/i,
      /\b(?:once|twice) (?:a|per|every|in)\b/i,
      inOrder(
        /\b(?:pay|pays) (?:again|for|\d{5}|[A-V]\d{4})/i,
        notAfter(/\bwhat (?:do|does|did|would|will) [^.?!\n]{1,40} pay (?:for|\w{5})/i),
        notAfter(/\bso (?:that )?(?:it|they|we) pays? (?:for|\w{5})/i),
      ),
      /\bhow many visits\b|\bABN\b|\beligib\w+|\brules\?|\bpayable\b/i,
      /\b(?:is|are|was)\b.{1,30}\b(?:ever|even|always|still|not) paid\b/i,
      /\b(?:does|do|will|can|did)\b.{1,30}\b(?:get|be) paid\b/i,
      /\bpay\b.{0,12}\?/i,
      /\b(?:medicare|medicaid|tricare)[ \t]?\?/i,
      /\b(?:visit|frequency|age|dollar) limits?\b/i,
      /\bcopays?\b|\bdeductible\b|\bcoinsurance\b|\bprior auth/i,
      /\bscreening\b.{0,60}\bmedicare\b/i,
      /\bmedicare\b.{0,60}\bscreening\b/i,
      /\bpreventive\b.{0,40}\bmedicare\b/i,
      /\bmedicare\b.{0,40}\bpreventive\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'every time risk part pt pts patient patients denied denial denies deny rejected rejects reject age',
    anyOf(
      /\bevery (?:\d{1,3}|other|two|three|five|ten) ?(?:days?|mos?|months?|yrs?|years?|weeks?|wks?)\b/i,
      /\b(?:one|1)[ -]time\b|\bhigh risk\b|\bpart B or (?:part )?D\b|\bpart D or\b/i,
      /(?<!\b(?:is|has|have|with) medicare )\bpart [BD]\b(?=[^.!?\n]{0,40}\?)/i,
      /\b(?:bill|charge) (?:the )?(?:pt|patient)s?\b/i,
      inOrder(
        /\bden(?:ied|ial|ies|y)\b/i,
        notBefore(/ (?:as |for )?(?:(?:CO|PR|OA)\b|CARC|bundl|inclu|[NM]\d)/i),
        /(?![^.?!\n]{0,12}\b(?:CO|PR|OA)-?[ ]?\d).{0,30}\bmedic(?:are|aid)\b/i,
        /(?![^.?!\n]{0,12}\b(?:CO|PR|OA)-?[ ]?\d)/i,
      ),
      inOrder(
        /\bmedic(?:are|aid)\b.{0,30}\b(?:den(?:ied|ial|ies|y)|reject(?:ed|s)?)\b/i,
        /(?! (?:one|1|two|2) (?:line|unit))(?![^.?!\n]{0,40}\b(?:CO|PR|OA)-?[ ]?\d)/i,
      ),
      /\bmedic(?:are|aid) age\b/i,
    ),
  ),
  way(
    'anybody anyone any most when who',
    anyOf(
      inOrder(
        /\b(?:does|do|will|would) /i,
        /anybody|anyone|any (?:payers?|plans?|insurances?)|most (?:payers?|plans?)/i,
        / (?:pay|cover|take|allow|accept)\w{0,3}\b/i,
      ),
      /\bwhen can (?:she|he|they|the|a|pt|patient)\b/i,
      /\bwho pays\b/i,
    ),
  ),
  way(
    'allow allows cover covers limit limits',
    /\b(?:allow|cover|limit)s?\b[^?.!\n]{0,24}\b(?:per|a|each) (?:yr|year|lifetime|calendar year)\b/i,
  ),
  // `is there a rolling 12 month limit?`
  way(
    'limit limits',
    /\b(?:rolling|calendar|yearly|annual|\d{1,2}[- ]?(?:months?|mos?|years?|yrs?)|per (?:month|year)) (?:\w+[- ]){0,3}limits?\b/i,
  ),
  // `limited to 8 per rolling 6 months`, `they cap it at 12 a year`
  way(
    'limited limits limit capped caps cap max maxes maximum allows',
    inOrder(
      /\b(?:limit(?:ed|s)?|cap(?:ped|s)?|max(?:es|imum)?|only allows|allows only)(?: (?:\w+ ){0,2}?)?(?:to|at|of|is)? ?/i,
      /(?:\d{1,3}|one|two|three|four|six|eight|ten|twelve) (?:\w+ ){0,2}?(?:per|a|an|each|every|in(?: a| any)?) /i,
      /(?:rolling |calendar |plan |benefit )?(?:\d{1,3} )?(?:months?|years?|yrs?|quarter|weeks?|lifetime|12-month)\b/i,
    ),
  ),
  // `aren't three pair a year allowed?`
  way(
    'allowed permitted covered payable paid',
    inOrder(
      /\b(?:are|is|aren['’]?t|isn['’]?t|were|was)\b[^.?!\n]{1,48}\b(?:a|per|each|every) /i,
      /(?:calendar )?(?:year|yr|month|quarter|week|lifetime|12 months) (?:\w+ )?/i,
      /(?:allowed|permitted|covered|payable|paid)\b/i,
    ),
  ),
  // `how many degrees must the field show`
  way(
    'degrees percent mm millimeters decibels points',
    inOrder(
      /\b(?:how (?:many|much)|what) (?:mm|millimeters|degrees|percent|points|decibels)\b[^.?!\n]{0,24}\b/i,
      /(?:must|should|needs?|does|do|has to|have to|required|counts?|qualif(?:y|ies))\b/i,
    ),
  ),
  // What Medicare pays of a year's therapy before it looks closer.
  way(
    'therapy kx threshold targeted',
    anyOf(
      /\b(?:therapy|KX|PT|OT) (?:cap|threshold|limit)s?\b|\btargeted (?:medical )?review\b/i,
      /\bbefore (?:the )?KX (?:kicks in|is needed|applies)\b/i,
    ),
  ),
  // `is Z30.2 enough`
  way(
    'enough',
    inOrder(
      /\b(?:is|are|would|will) (?:just |only )?[A-TV-Z]\d[\dA-Z](?:\.\w{1,4})?/i,
      /(?: (?:and|&|plus) [A-TV-Z]\d[\dA-Z](?:\.\w{1,4})?)?(?: alone| by itself| be)? enough\b/i,
    ),
  ),
  way(
    'wants want requires prefers which',
    anyOf(
      /\b(?:medicare|medicaid|payers?|plans?) (?:wants?|requires?|prefers?)\b/i,
      inOrder(
        /\bwhich (?:ones? |codes? |of (?:these|them|those) )?(?:does |do |will )?/i,
        /(?:medicare|medicaid|payers?|plans?|they) (?:pays?|covers?|takes?|accepts?|allows?)\b/i,
      ),
    ),
  ),
  way(
    'pre precert precertification preauth preauthorization auth authorization',
    anyOf(
      /\bpre-?cert\w*|\bpre-?auth\w*/i,
      /\b(?:needs?|requires?|required) (?:an? |prior )?auth(?:orization)?\b/i,
      /\bauth(?:orization)? (?:is |be )?(?:needed|required)\b/i,
    ),
  ),
  way(
    'repeated repeat',
    /\bbe repeated\b|\brepeat (?:it|this|that|\d{5}|[A-V]\d{4}) (?:after|within|every|in|this)\b/i,
  ),
  // Requests and questions of people in a hurry.
  way(
    `reached exceeded exhausted limit max maximum apart criteria indications indication frequently soon
      qualify qualifies qualifying months years interval between afford pays`,
    anyOf(
      inOrder(
        /\b(?:limit|maximum|max|benefits?) (?:was |were |is |has been |have been )?/i,
        /(?:reached|met|exceeded|exhausted)\b/i,
      ),
      /\b(?:criteria|indications?) (?:for|of|to)\b/i,
      /\bhow (?:soon|frequently)\b/i,
      /\b(?:qualif(?:y|ies)|qualifying) for (?!a? ?(?:modifier|level|\d\d\b))/i,
      /\b(?:months?|years?|weeks?|interval|time) (?:in )?between\b/i,
      inOrder(
        /\bhow (?:many|long) (?:months?|years?|weeks?)?.{0,12}\b/i,
        anyOf(
          /between|apart/i,
          inOrder(
            /before/i,
            notBefore(
              / (?:we|i|they) (?:can |may |get to )?(?:charge|bill) (?:for )?/i,
              /(?:re-?checks?|follow|f\/?u|visits?|post)/i,
            ),
          ),
        ),
        /\b/i,
      ),
    ),
  ),
  way(
    'billable reimbursable',
    /(?:^\W*|[.,;:-][ \t])(?:billable|reimbursable)[ \t]?\?|\b(?:that|this|it|which|time|still) (?:is )?(?:billable|reimbursable)[ \t]?\?/i,
  ),
  way(
    'many',
    inOrder(
      /\bhow many (?:times )?(?:(?:can|may|could|will|does|do|should) .{1,40} )?/i,
      /(?:per|a|an|each|in a|in one|every|in) /i,
      /yr|year|calendar|rolling|12|twelve|lifetime|month/i,
    ),
  ),
  way(
    'get gets accepted accept cosmetic satisfy satisfies pay policy policies governs govern',
    anyOf(
      /\b(?:going to|gonna|ever|really) get paid\b/i,
      /\bgets? paid or\b|\baccepted by\b|\bcosmetic\b/i,
      /\bsatisf(?:y|ies) (?:\w+ ){0,3}(?:MACs?|payers?|plans?|medicare|policy|LCD)\b/i,
      /\bwill \S{3,8} pay\b/i,
      inOrder(
        /\b(?:which|what) (?:\w+ ){0,3}polic(?:y|ies) /i,
        /governs?|appl(?:y|ies)|covers?|names?|is|are|do|does|should/i,
        /\b/i,
      ),
      /\bpolic(?:y|ies) (?:for|that governs?)\b/i,
      /\bgoverns? \S{5}\b/i,
    ),
  ),
]
