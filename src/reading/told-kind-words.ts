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
    /\bsince (?:last |this |the )?(?:jan(?:uary|\.)?|oct(?:ober|\.)?|new year|1\/1|10\/1)\b.{0,60}\b(?:fails?|failing|rejects?|kicks?|bounces?|won['’]?t)\b|\bstill (?:has|have|shows?|lists?|prints?|what we use|the (?:right|correct) (?:code|one))\b|\b(?:[A-V]\d{4}|\d{5})(?: series| codes?)? now\b/i,
  ),
  kind(
    'status',
    'incomplete digit digits character characters good anymore new happened ok okay valid used billable',
    /\b(?:says?|is|as|codes?|it['’]s|too|was) incomplete\b(?! (?:note|record|chart|doc))|\bincomplete (?:code|dx|diagnosis)\b|\badditional (?:digit|character)s?\b|\b(?:no|not) (?:good|valid|used|accepted|billable|payable)(?: \w+)? any ?more\b|\bany ?more[ \t]?\?|\b(?:anything|something|what(?:['’]?s| is)) new\b|\bnew (?:this|for|in) (?:yr|year|20\d\d)\b|\bwhat happened\b|\b(?:ok|okay|good|valid|used|billable) still\b/i,
  ),
  kind(
    'crosswalk',
    'incomplete digit digits character characters good valid accepted anymore',
    /\b(?:says?|is|as|codes?|it['’]s|too) incomplete\b(?! (?:note|record|chart|doc))|\badditional (?:digit|character)s?\b|\b(?:no|not) (?:good|valid|accepted)(?: \w+)? any ?more\b/i,
  ),
  kind(
    'modifier_choice',
    'append appended appending pro professional technical tech',
    /\bappend(?:ed|ing)?\b|\b(?:pro(?:fessional)?|tech(?:nical)?) (?:only|component|portion)\b/i,
  ),
  kind(
    'billed_together',
    'session pick day wants also denying with something anything lap both billable payable reportable',
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
    /\b(?:can|could) (?:we|i|they) just (?:put|add|use|append|bill)\b|\b(?:because|since|cause|bc|as) (?:it|that|this) pays? (?:better|more|higher)\b|\b(?:dictates?|bills?|uses?|adds?|codes?|puts?|appends?|wants) [^.?!\n]{1,30}\b(?:every|each) time\b/i,
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
  kind('global_period', 'back fracture fx', /\bback (?:in|to) (?:the )?OR\b|\b(?:fracture|fx) checks?\b/i),
]
