import { anyOf, inOrder, notAfter, notBefore, repeated } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask whether services are billed together. */
export const BILLED_TOGETHER: readonly WayOfAsking[] = [
  way(
    `together same keep all unbundle unbundled unbundling unbundles bundle bundled bundles bundling bundeled
      bundelled include includes included inclusive separately separate ncci cci ptp edit edits both addition
      also too well top component components mutually exclusive billed added conjunction combine combined
      combination inclusive part payable paid billable reportable reimbursable bill report charge`,
    anyOf(
      /\btogether\b/i,
      inOrder(
        /\bsame[ -](?:calendar )?/i,
        anyOf(
          /day|month|visit|session|time|dos|date|encounter|scope|claim|provider|md|site/i,
          /incision|knee|joint|setting|leg|arm|foot|hand|hip|eye|ear|breast|wrist|ankle|elbow/i,
          /finger|toe|wound/i,
        ),
        /\b/i,
      ),
      /\b(?:un)?bund(?:l|el)\w{0,5}\b/i,
      inOrder(
        /\binclu(?:des?|ded|sive)\b(?! how\b)/i,
        notBefore(
          / (?:the |your |a |any )?/i,
          /calculation|formula|math|breakdown|work(?:ing|sheet)s?|rvus?|gpcis?|conversion/i,
          /\b/i,
        ),
        notBefore(/ (?:in|on|with) (?:the |my |our |this )?(?:email|mail|attach|message)/i),
        notBefore(/ (?:a |the |any )?(?:sources?|references?|citations?)/i),
      ),
      inOrder(
        /\bseparate(?:ly)? /i,
        /bill|billed|billable|report|reported|reportable|paid|payable|charge|coded|line/i,
        /\w*/i,
      ),
      /\bseparately\b|\b(?:N?CCI|PTP)\b/i,
      /\b(?:no|an|any|see|the) edits?\b/i,
      inOrder(
        /\bboth\b/i,
        notAfter(/\b(?:bounce[ds]?|den(?:y|ied|ies)|reject(?:ed|s)?) both/i),
        notBefore(
          / /i,
          anyOf(
            /say|says|medicare|medicaid|present|inpatient|document\w*|rounding/i,
            /of (?:us|our)|shoulders?|knees?|eyes?|ears?|sides?|hips?|feet|hands?|legs?/i,
            /arms?|wrists?|ankles?|elbows?|breasts?|(?:big |great )?toes?|nostrils?|lungs?/i,
            /kidneys?|lids?|thumbs?|heels?|groins?|tubes?|ovaries/i,
          ),
          /\b/i,
        ),
        notBefore(
          / /i,
          repeated(/lines? |codes? |claims? |just |have |were |got |get |are |was /i, '*'),
          anyOf(/den(?:ied|y|ying)|came back|come back|coming back|reject(?:ed|ing)?|returned/i, /kicked|bounced/i),
          /\b(?![^.?!\n]{0,40}\b(?:bundl|inclu|edit|97\b))/i,
        ),
      ),
      /\b(?:keep|kept) (?:all|both)(?: (?:of )?(?:them|these|codes|\d|two|three|four))?\b/i,
      /\bbill all (?:\d|three|four|of them)\b/i,
      /\bin addition\b/i,
      /\balso (?:bill|report|code|charge|get|be billed|use)\b/i,
      /\bon top of\b|\bcomponents? of\b/i,
      /\bpart of (?:the )?(?:\d{5}|[A-V]\d{4}|procedure|surgery|code)\b/i,
      /\bmutually exclusive\b/i,
      /\b(?:ok|okay|billable|allowed|billed?|code)\b.{0,12}\b(?:too|also|as well)\b/i,
      /\bwhat (?:can|else can) be billed\b/i,
      /\bneed .{1,40} added\b/i,
      /\b(?:payable|paid|billable|reportable|reimbursable) (?:with|alongside|beside|next to)\b/i,
      /\b(?:bill|report|charge)\b.{1,40}\bwith (?:the|an?|his|her|their) (?!mod|\d)/i,
      /\bin conjunction\b|\bcombin(?:e|ed|ation)\b/i,
    ),
  ),
  way(
    'also',
    inOrder(
      /\balso (?:got|had|did|gave|received|saw|seen|needed|came (?:in )?for|wanted)\b/i,
      /[^?!\n]{0,60}\b(?:that|this) (?:same )?(?:day|visit|morning|afternoon|session)\b/i,
    ),
  ),
  // `a) all three ok?`
  way(
    'all both',
    inOrder(
      /\b(?:all (?:two|three|four|five|six|[2-6]|of (?:them|these|those)|these|those)|both(?: of (?:them|these))?) (?:codes? )?(?:are )?/i,
      /(?:ok|okay|fine|good|allowed|kosher|legit)\b/i,
      notBefore(/ (?:with|for|to|by|in|on) /i),
    ),
  ),
  // `wouldn't that be just closing the port?`
  way(
    'just simply only merely part',
    inOrder(
      /\b(?:is|isn['’]?t|was|wasn['’]?t|would|wouldn['’]?t) (?:that|it|this) (?:not )?(?:be )?/i,
      /(?:just|simply|only|merely|really just) (?:a |the |part of (?:the )?)?/i,
      /(?:closing|closure|opening|exposure|approach|access|prep\w*|getting in)\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'col column go goes alongside',
    /\bcol(?:umn)? ?[12]\b|\bgo(?:es)? (?:only )?with\b|\balongside\b|\d{5} ?\+ ?(?:\d{5}|[A-V]\d{4})\b/i,
  ),
  way(
    'survive survives stay stays stick sticks go goes pays drop drops fall falls',
    anyOf(
      inOrder(
        /\b(?:which|what) /i,
        /ones?|codes?|lines?|(?:one )?of (?:the|these|those|them|my|our)/i,
        /\b[^.?!\n]{0,30}\b(?:go|goes|survives?|stays?|sticks?|drops?|falls?)\b[^.?!\n]{0,20}\?/i,
      ),
      /\b(?:which|what) (?:survives?|stays?|drops?)\b/i,
      /\bwhich (?:goes|pays)[ \t]?\?/i,
    ),
  ),
  way(
    'cut reduced',
    /\b(?:gets?|got|getting|be|is|are|was) (?:cut|reduced) (?:because|due|by|on account|for|when|if|with|since)\b/i,
  ),
  way(
    'keep drop remove leave stay',
    anyOf(
      /\bstay (?:on|with)\b/i,
      inOrder(
        /\b(?:keep|drop|remove|leave (?:off|on|out))[ \t](?:the[ \t]|that[ \t])?[A-Z]?\d[\w.]{2,7}\b/i,
        /[^.?\n]{0,24}\?/i,
      ),
      /\bkeep (?:both|all(?: of (?:them|these)| (?:2|3|4|5|three|four|five))?)\b[^.?\n]{0,24}\?/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    'already built during claim sitting conflict conflicts inside coexist pair paired pairs only there',
    anyOf(
      /\ball in one\b/i,
      /\bduring (?:(?:our|the|a|her|his) )?\d{5}/i,
      inOrder(
        /\b(?:is|isn['’]?t) (?:it|that|this) (?:already )?(?:in|part of|built into) /i,
        /(?:there|it|that|the (?:code|procedure|surgery))\b/i,
      ),
      /\d{5} only[ \t]?\?/i,
      /\b(?:one|the same|a single) (?:claim|sitting|pass|bill)\b/i,
      /\balready (?:in|part of|inside|covered by|counted in) (?:it|there|that|the|\d{5})/i,
      /\bconflicts?\b/i,
      /\b(?:is|are) (?:\S{1,20} )?inside (?:of )?\d{5}/i,
      /\bcoexist\b|\bpair(?:ed|s)? with\b/i,
    ),
  ),
  way('too also well', /\b(?:and|plus|with|add)[ \t](?:[a-v]\d{4}|\d{4}[\da-z])[ \t](?:too|also|as well)\b/i),
  way(
    'about',
    /\bwhat about (?:[a-z]\d[\da-z.]{1,6}|\d{4}[\da-z]) (?:with|and|plus|\+) (?:[a-z]\d[\da-z.]{1,6}|\d{4}[\da-z])\b/i,
  ),
  way('same', /\b(?:in |the |in the )?same (?:calendar )?(?:month|week|period|episode)\b/i),
  // Told as what happened, or what somebody says.
  way(
    'session pick day wants also denying with something lap both billable payable reportable',
    anyOf(
      /\bis (?:the|my|our) \w+ (?:separately )?(?:billable|payable|reportable)\b/i,
      /\b(?:all |in )one session\b/i,
      /\bpick (?:one|1)\b/i,
      /\b(?:that|same|the same) day (?:too|also|as well)\b/i,
      /\balso wants? to (?:bill|report|charge|code|add)\b/i,
      /\b(?:can|could|do|should) we (?:also )?get (?:something|anything|paid) for\b/i,
      /\bden(?:y|ying|ies|ied) (?:\w+ ){0,2}with (?:our|the|an?) (?:\w+ ){0,3}visits?\b/i,
    ),
  ),
  way(
    'add tack adding closure ultrasound guidance imaging biopsy scope cysto cystoscopy cast splint tray venipuncture interpretation',
    anyOf(
      inOrder(
        /\b(?:can|could|may|should|do|does) (?:i|we|you|he|she|they|the \w+) (?:also |still |even )?/i,
        /(?:add|tack on) (?:on )?(?:an? |the )?(?:code |cpt )?(?:\d{5}|[A-V]\d{4})(?!\d)/i,
      ),
      inOrder(
        /\b(?:can|could|may|should|do) (?:i|we|you|he|she|they) (?:also |still |even )?/i,
        /(?:add|bill|charge|code|report|get)(?: for)? the (?:\w+ ){0,2}/i,
        anyOf(
          /closure|ultrasound|guidance|imaging|biopsy|scope|cysto(?:scopy)?|cast|splint|tray/i,
          /venipuncture|interpretation/i,
        ),
        /\b(?! codes?\b)/i,
      ),
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'go goes going line lines drop leave own codes code which',
    anyOf(
      /\bwhich (?:lines?|codes?) (?:are|is) (?:correct|right|ok|payable)\b/i,
      /\bwhich (?:lines?|of (?:these|them)) (?:stays?|survives?)\b/i,
      inOrder(
        /\b(?:can|could|may|should|do|does|will) /i,
        anyOf(
          /that|this|it|they|these|both|(?:\d{5}|[A-V]\d{4})(?:-\w\w)?/i,
          /(?:the|his|her|their|our|my|an?) (?:[\w/&'’-]{1,16} ){0,4}?[\w/&'’-]{1,16}/i,
        ),
        / (?:all |both |still |also |even )?go /i,
        anyOf(/too|also|as well|out/i, /on (?:it|there|the (?:same|claim))/i, /together|with (?:it|that|this|the)/i),
        /\b/i,
      ),
      /\bon (?:its|their|his|her|the|a) (?:own|separate) lines?\b/i,
      /\b(?:its|their) own lines?\b/i,
      /\b(?:do|should|must|can) (?:i|we) (?:drop|leave off) (?:the )?(?:\d{5}|[A-V]\d{4})\b/i,
      /\b(?:its|their) own charges?\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'charge bill',
    inOrder(
      /(?<!\b(?:what|how|when|code|who) )\b(?:can|could|may|do|should) (?:i|we|they) (?:charge|bill) /i,
      /(?:(?:her|him|them|medicare) )?(?:for )?(?:those|these|each|the|any|extra|her|his|their) /i,
      /(?:\w+ )?visits?\b(?! (?:again|after|as|under|with|at|to)\b)/i,
    ),
  ),
  way('separate eat', /\bbills? (?:out )?separate(?:ly)?\b|\bor is it part of\b|\bdoes one eat\b/i),
]
