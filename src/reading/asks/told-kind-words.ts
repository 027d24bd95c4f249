import { type KindWords, kindWords as kind } from './kind-words.ts'

/** Questions told as what happened or what somebody says rather than asked, tried at their own words. */
export const TOLD_KIND_WORDS: readonly KindWords[] = [
  kind(
    'status',
    'since still says emr template software system fail fails failing',
    /\bsince (?:last |this |the )?(?:jan(?:uary|\.)?|oct(?:ober|\.)?|new year|1\/1|10\/1)\b.{0,60}\b(?:fails?|failing|rejects?|denie[ds]|den(?:y|ying)|kicks?|bounces?|won['’]?t)\b|\bfails? (?:our|the|every) (?:scrubber|edits?|front end)\b|\bstill (?:has|have|shows?|lists?|prints?|what we|the (?:right|correct) (?:code|one))\b/i,
  ),
  kind(
    'crosswalk',
    'since still now series',
    /\bsince (?:last |this |the )?(?:jan(?:uary|\.)?|oct(?:ober|\.)?|new year|1\/1|10\/1)\b.{0,60}\b(?:fails?|failing|rejects?|kicks?|bounces?|won['’]?t)\b|\bstill (?:has|have|shows?|lists?|prints?|what we use|the (?:right|correct) (?:code|one))\b|\b(?:[A-V]\d{4}|\d{5}|[VE]?\d{2,3}\.\d{1,2})(?: series| codes?)? now\b/i,
  ),
  kind(
    'status',
    'incomplete digit digits character characters good anymore new happened ok okay valid used billable',
    /\b(?:says?|is|as|codes?|it['’]s|too|was) incomplete\b(?! (?:note|record|chart|doc))|\bincomplete (?:code|dx|diagnosis)\b|\badditional (?:digit|character)s?\b|\b(?:no|not) (?:good|valid|used|accepted|billable|payable)(?: \w+)? any ?more\b|\bany ?more[ \t]?\?|\b(?:anything|something|what(?:['’]?s| is)) new\b|\bnew (?:this|for|in) (?:yr|year|20\d\d)\b|\bwhat happened\b|\b(?:ok|okay|good|valid|used|billable) still\b/i,
  ),
  kind(
    'crosswalk',
    'incomplete digit digits character characters good anymore',
    /\b(?:says?|is|as|codes?|it['’]s|too) incomplete\b(?! (?:note|record|chart|doc))|\badditional (?:digit|character)s?\b|\b(?:no|not) (?:good|valid|accepted)(?: \w+)? any ?more\b/i,
  ),
  kind(
    'modifier_choice',
    'append appended appending pro professional technical tech',
    /\bappend(?:ed|ing)?\b|\b(?:pro(?:fessional)?|tech(?:nical)?) (?:only|component|portion)\b/i,
  ),
  kind(
    'billed_together',
    'session pick day wants also denying with something lap both billable payable reportable',
    /\bis (?:the|my|our) \w+ (?:separately )?(?:billable|payable|reportable)\b|\b(?:all |in )one session\b|\bpick (?:one|1)\b|\b(?:that|same|the same) day (?:too|also|as well)\b|\balso wants? to (?:bill|report|charge|code|add)\b|\b(?:can|could|do|should) we (?:also )?get (?:something|anything|paid) for\b|\bden(?:y|ying|ies|ied) (?:\w+ ){0,2}with (?:our|the|an?) (?:\w+ ){0,3}visits?\b/i,
  ),
  kind(
    'code_search',
    'right fix sent billed coded used else rep correct how use report bill',
    /\bhow should (?:it|this|that|they) go\b|\bwhat does the (?:asc|hospital|facility) (?:use|bill|report)\b|\bis (?:the|our|my) (?:rep|coder|doctor|doc|provider|auditor|biller|vendor|salesman) right\b|\b(?:pls|please) fix\b|\bfix (?:please|pls|these|my|our)\b|\bhow to (?:fix|correct)\b|\bwhat should (?:the |we |i |they |he |she )?(?:\w+ )?have (?:sent|billed|coded|used|reported)\b|\bwhat else (?:for|can|do|should|goes)\b|\bwhat(?:['’]?s| is| was| would be) (?:the )?(?:correct|right)(?: codes?)?[ \t]*(?:[?.]|$)/i,
  ),
  kind(
    'code_search',
    'put put send bill as ok okay enough',
    /\b(?:put|bill|code|report|send|submit) (?:it|this|that|them) as \S{0,2}(?:\d{4}[\dA-Z]|[A-Z]\d[\dA-Z])|\b(?:is|are|was) [A-TV-Z]\d[\dA-Z]\.\w{1,4} (?:ok|okay|right|correct|fine|enough)\b/i,
  ),
  kind(
    'code_meaning',
    'differs differ makes whats what',
    /\bhow (?:it|they|this|these|that) differs?\b|\bwhat makes (?:it|this|that|them|one)\b|\bwhat do (?:those|these|they|the) (?:\w+ )?(?:say|mean)\b|\bwhat(?:['’]?s| is) (?:[A-Z][A-Z\d]|\d\d) (?:vs?\.?|versus|and|or) (?:[A-Z][A-Z\d]|\d\d)\b/i,
  ),
  kind('code_search', 'cpts', /\b(?:what|which) cpts\b/i),
  kind(
    'coverage',
    'pa medicare billable payable primary secondary first bill',
    /\b(?:needs?|requires?|required|get|without) (?:an? )?P\.?A\.? (?:for|after|before|on|to)\b|\bmedicare (?:look|view|treat|see|handle)s?\b|\b(?:billable|payable) (?:to|by|under) (?:medic|part B|tricare)|\bwho(?:['’]?s| is| goes| pays)? (?:primary|first)\b|\b(?:which|what) (?:insurance|payer|payor|plan|coverage) (?:is|goes|pays|do (?:we|i) bill) (?:primary|secondary|first)\b|\b(?:is|are) (?:medicare|medicaid|tricare|the VA) (?:primary|secondary|first)\b|\bprimary or secondary\b|\bwho do (?:we|i) bill\b/i,
  ),
  kind('documentation', 'enough', /\bis (?:that|this|it) enough\b/i),
  kind(
    'compliance',
    'pays pay better more every always just',
    /\b(?:can|could) (?:we|i|they) just (?:put|add|use|append|bill|re-?bill|change|switch|resubmit)\b|\b(?:because|since|cause|bc|as) (?:it|that|this) pays? (?:better|more|higher)\b|\b(?:dictates?|bills?|uses?|adds?|codes?|puts?|appends?|wants) [^.?!\n]{1,30}\b(?:every|each) time\b/i,
  ),
  kind(
    'em_level',
    'complexity support supports',
    /\b(?:high|moderate|low|straightforward) complexity\b|\b99[23]\d\d\b[^.?!\n]{0,30}\bsupports? it\b/i,
  ),
  kind('fee', 'what percent', /\bwhat (?:%|percent(?:age)?\b)/i),
  kind(
    'denial',
    'only just pays paid cut',
    /\bpaid (?:\w+ ){1,4}?(?:\w+,|but) not\b|\b(?:units?|lines?) (?:got |was |were )?cut\b|\bonly (?:the )?(?:first|1st|second|2nd|one|last) (?:line |code |one )?(?:was |got )?paid\b|\bpays? (?:just|only) (?:for )?one\b|\b(?:just|only) pays? (?:for )?one\b/i,
  ),
  kind('units', 'many day', /\bhow many[ \t]*(?:[.?]|$)|\b(?:is|are) (?:\d|two|three|four) (?:a|per) day\b/i),
  kind(
    'global_period',
    'back fracture fx',
    /\bback (?:in|to) (?:the )?OR\b|\b(?:fracture|fx) checks?\b|\b(?:during|still in) (?:the )?(?:fracture|fx) care\b/i,
  ),
  kind(
    'denial',
    'bundled downcoded packaged zeroed disallowed reversed keeps kept sent sends spit spits spits threw throws said says unpaid nothing zip squat short shorted money underpayment',
    /\b(?:they|payers?|payors?|plan|carrier|insurance|ins|MAC|medicare|mcare|medicaid|aetna|cigna|UHC|humana|BCBS|anthem|tricare) (?:\w+ly |just |also |only |always |all |keep |has |have )?(?:un)?(?:bundled|packaged|downcoded|zeroed|disallowed|reversed)\b|\b(?:got|was|were|been) (?:bundled|packaged|downcoded|zeroed(?: out)?|disallowed|reversed)\b|\b(?:keeps?|kept) (?:on )?(?:coming|getting (?:kicked|sent|spit|thrown)|being sent)\b(?<!\b(?:pt|patient|he|she|they|who) (?:keeps?|kept) (?:on )?coming)|\b(?:gets?|got|getting|was|were|been) sent back\b|\b(?:payer|payor|they|medicare|medicaid|clearinghouse|scrubber|insurance|carrier|plan|MAC) (?:just |keeps? )?(?:sent|sends|spit|spits|threw|throws) (?:it|them|this|that|both|(?:the|our) claim)?[ ]?(?:right )?(?:back|out)\b|\b(?:carrier|payer|payor|medicare|medicaid|plan|insurance|MAC|contractor|aetna|cigna|UHC|humana|BCBS|tricare)(?: rep)? (?:said|says) no\b(?! (?:auth|need|charge|problem|prior|PA\b|edit|co-?pay|dx|diagnosis))|\bunpaid\b|\bgot (?:paid )?(?:nothing|zip|zero|squat)\b|\bshort(?:ed)? (?:us|paid|the payment)\b|\bmoney back\b|\bunderpayment\b/i,
  ),
  kind(
    'status',
    'still changes change left',
    /\bstill (?:all )?the same\b|\b(?:any|what|which) (?:\w+ )?changes? (?:for|in|this|to .{1,20} (?:for|in)) (?:20\d\d|this|the new|next|fy)|\bwhat(?:['’]?s| is| do (?:we|i) have| are we) left (?:for|to (?:bill|use|report|code))\b/i,
  ),
  kind(
    'crosswalk',
    'still left away become became turn turned',
    /\bstill (?:all )?the same\b|\bwhich (?:of|ones?|codes?)\b[^.?!\n]{0,24}\bstill\b|\bwhat(?:['’]?s| is| do (?:we|i) have| are we) left (?:for|to (?:bill|use|report|code))\b|\b(?:went|go|goes|going|gone) away\b|\b(?:what|which) (?:did|does|do|has|code) .{1,24}\b(?:become|turn(?:ed)? into)\b|\bbecame (?:what|which)\b/i,
  ),
  kind(
    'coverage',
    'rental rentals rented rent owns own becomes become theirs hers stay consolidated snf skilled send submit file carrier contractor jurisdiction mac anything',
    /\bcapped[ -]rental\b|\brental (?:months?|periods?)\b|\bbecomes? (?:his|hers|theirs|(?:the )?(?:pt|patient|member|beneficiary)['’]?s)\b|\bwho owns\b|\b(?:is|are) (?:it|they) (?:hers|theirs)\b|\b(?:SNF|skilled)\b[^.?!\n]{0,20}\bpart A\b|\bowns? (?:it|the (?:bed|chair|equipment|device|pump|machine))\b|\brent(?:al|ed)?(?:,? or| vs\.?|[- ]to[- ]) ?(?:purchase|own|buy|bought)|\bpart A (?:\w+ ){0,2}stay\b|\b(?:SNF|skilled(?: nursing)?) stay\b|\bconsolidated billing\b|\b(?:can|do|should|could|may) (?:we|i|you|they) (?:even |also |still )?(?:send|submit|file) (?:this|it|that|them|these|these claims?|the claim|claims?) (?:to|with) (?:medicare|medicaid|tricare|part [BD]|the (?:plan|payer|insurance|MAC|VA)|insurance|(?:his|her|their) (?:plan|insurance|medical))\b|\bwho do (?:we|i) (?:send|submit|file)\b|\bwho does (?:it|this|that) (?:go|get sent) to\b|\b(?:which|what) (?:DME[ -]?MAC|MAC|contractor|carrier|jurisdiction)\b|\b(?:can|could|may|do) (?:we|i) (?:even |still )?(?:bill|charge) anything\b|\b(?:is )?anything (?:billable|payable|we can bill)\b/i,
  ),
  kind(
    'fee',
    'shd shld should would will check verify calculate compute figure expected payment payments dollar dollars come make',
    /\bwhat (?:\w+ ){1,3}(?:shd|shld|should|would|will|ought to) (?:pay|allow|reimburse)\b|\b(?:shd|shld) (?:it )?(?:pay|allow)\b|\bpayment check\b|\b(?:check|verify|calculate|compute|figure(?: out)?|work out) (?:the |our |this |what the )?(?:payments?|pay|allowed|expected)\b|\bexpected (?:payment|reimbursement|pay|amount|allowed)\b|\bdollar (?:amounts?|figures?)\b|\bwhat (?:does|would|will|should) (?:it|that|this|\d{5}|[A-V]\d{4}) (?:come|work out|amount) to\b|\bwhat (?:do|would|should|will) (?:we|i|you|they) (?:make|get paid) (?:for|on|from|if)\b/i,
  ),
  kind(
    'modifier_choice',
    'directed directing direction crna crnas comanage comanages comanaged comanaging comanagement managed managing',
    /\bmedical(?:ly)? direct(?:ed|ing|ion)\b|\bCRNAs?\b|\bco-?manag(?:es?|ed|ing|ement)\b/i,
  ),
  kind(
    'code_search',
    'coded',
    /\bhow (?:does|do|should|would) (?:this|it|that|these|they|\d{5}|[A-V]\d{4}) (?:all )?get coded\b/i,
  ),
  kind(
    'documentation',
    'sign signs signed cosign cosigns nobody order script',
    /\bwho (?:\w+ )?(?:co-?)?signs\b|\b(?:need|needs|have to|has to|must|should|does|do|did|didn['’]?t|never|not|nobody|can) (?:\w+ ){0,3}(?:co-?)?sign(?:ed|s)?\b(?! (?:up|in|off on the claim))|\bsigned (?:by|order|orders|form)\b|\bnobody (?:documented|charted|noted|signed)\b|\b(?:need|needs|require|requires|without|no) (?:an? )?(?:(?:MD|dr|doctor['’]?s?|physician['’]?s?|written|signed) )?(?:order|script)\b(?! (?:of|to|set))/i,
  ),
  kind(
    'em_level',
    'pa np app pac fnp arnp midlevel apn crnp whose',
    /\b(?:PA|NP|APP|PA-?C|A?FNP|ARNP|APN|CRNP|midlevel)s?\b[^.?!\n]{0,80}\b(?:doc|dr|MD|physician|doctor|attending|surgeon)\b[^.?!\n]{0,30}\b(?:came (?:by|in)|comes (?:by|in)|stop(?:ped|s) (?:by|in)|popped in|poked|saw|sees|co-?sign\w*|signed|agreed|rounded|staffed|did (?:the|his|her) (?:\w+ )?(?:plan|MDM|half|part|time|exam))\b|\b(?:doc|dr|MD|physician|doctor|attending)\b[^.?!\n]{0,60}\b(?:after|with|behind) (?:the |our |his |her )?(?:PA|NP|APP)\b[^.?!\n]{0,30}\b(?:note|wrote|saw|did|exam)\b|\b(?:whose|which) (?:name|NPI|number)\b/i,
  ),
  kind(
    'billed_together',
    'add tack adding closure ultrasound guidance imaging biopsy scope cysto cystoscopy cast splint tray venipuncture interpretation',
    /\b(?:can|could|may|should|do|does) (?:i|we|you|he|she|they|the \w+) (?:also |still |even )?(?:add|tack on) (?:on )?(?:an? |the )?(?:code |cpt )?(?:\d{5}|[A-V]\d{4})(?!\d)|\b(?:can|could|may|should|do) (?:i|we|you|he|she|they) (?:also |still |even )?(?:add|bill|charge|code|report|get)(?: for)? the (?:\w+ ){0,2}(?:closure|ultrasound|guidance|imaging|biopsy|scope|cysto(?:scopy)?|cast|splint|tray|venipuncture|interpretation)\b(?! codes?\b)/i,
  ),
]
