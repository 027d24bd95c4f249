import { type KindWords, kindWords as kind } from './kind-words.ts'

/** Rarer wordings of each kind of question, tried at their own words. */
export const RARER_KIND_WORDS: readonly KindWords[] = [
  kind(
    'code_meaning',
    'whats what',
    /\bwhat(?:['’]?s| is| does) (?:that|this)(?: mean)?\b|\bwhat (?:that|this|it) (?:is|means)\b/i,
  ),
  kind(
    'status',
    'ended now since',
    /\bended\?|\bsince when\b|\bkick(?:ed|s|ing)\b(?! in\b).{0,60}\bnow\b|\bwhat (?:do|should|can) .{1,12}\b(?:use|bill|report|code)\b.{0,12}\bnow\b/i,
  ),
  kind(
    'crosswalk',
    'now',
    /\bwhat (?:do|should|can) .{1,12}\b(?:use|bill|report|code)\b.{0,12}\bnow\b|\bwhat now\b(?<!\b(?:paid|missed|refund|late|timely|appeal|lost|audit)\w{0,3}\b[^\n]{0,60}what now)/i,
  ),
  kind(
    'billed_together',
    'col column go goes alongside',
    /\bcol(?:umn)? ?[12]\b|\bgo(?:es)? (?:only )?with\b|\balongside\b|\d{5} ?\+ ?(?:\d{5}|[A-V]\d{4})\b/i,
  ),
  kind(
    'billed_together',
    'survive survives stay stays stick sticks go goes pays drop drops fall falls',
    /\b(?:which|what) (?:ones?|codes?|lines?|(?:one )?of (?:the|these|those|them|my|our))\b[^.?!\n]{0,30}\b(?:go|goes|survives?|stays?|sticks?|drops?|falls?)\b[^.?!\n]{0,20}\?|\b(?:which|what) (?:survives?|stays?|drops?)\b|\bwhich (?:goes|pays)[ \t]?\?/i,
  ),
  kind(
    'billed_together',
    'cut reduced',
    /\b(?:gets?|got|getting|be|is|are|was) (?:cut|reduced) (?:because|due|by|on account|for|when|if|with|since)\b/i,
  ),
  kind(
    'billed_together',
    'keep drop remove leave stay',
    /\bstay (?:on|with)\b|\b(?:keep|drop|remove|leave (?:off|on|out))[ \t](?:the[ \t]|that[ \t])?[A-Z]?\d[\w.]{2,7}\b[^.?\n]{0,24}\?|\bkeep (?:both|all(?: of (?:them|these)| (?:2|3|4|5|three|four|five))?)\b[^.?\n]{0,24}\?/i,
  ),
  kind(
    'code_search',
    'ok okay right correct appropriate',
    /(?:\d{5}|\b[A-V]\d{4}|\b[A-Z]\d[\dA-Z]\.\w{1,4})(?:-\w\w)?[ \t](?:is[ \t])?(?:ok|okay|right|correct|appropriate)\b(?! (?:with|to|together|and|same|if|on|in|after|every|again|still))[^?.\n]{0,40}\?/i,
  ),
  kind(
    'add_on',
    'go goes only',
    /\b\d{5} (?:only )?go(?:es)? with\b|\b(?:can|does|should) .{1,10} go (?:only )?with\b|\bonly with\b/i,
  ),
  kind(
    'coverage',
    'every time risk part pt pts patient patients denied denial denies deny rejected rejects reject age',
    /\bevery (?:\d{1,3}|other|two|three|five|ten) ?(?:days?|mos?|months?|yrs?|years?|weeks?|wks?)\b|\b(?:one|1)[ -]time\b|\bhigh risk\b|\bpart B or (?:part )?D\b|\bpart D or\b|(?<!\b(?:is|has|have|with) medicare )\bpart [BD]\b(?=[^.!?\n]{0,40}\?)|\b(?:bill|charge) (?:the )?(?:pt|patient)s?\b|\bden(?:ied|ial|ies|y)\b(?! (?:as |for )?(?:(?:CO|PR|OA)\b|CARC|bundl|inclu|[NM]\d))(?![^.?!\n]{0,12}\b(?:CO|PR|OA)-?[ ]?\d).{0,30}\bmedic(?:are|aid)\b(?![^.?!\n]{0,12}\b(?:CO|PR|OA)-?[ ]?\d)|\bmedic(?:are|aid)\b.{0,30}\b(?:den(?:ied|ial|ies|y)|reject(?:ed|s)?)\b(?! (?:one|1|two|2) (?:line|unit))(?![^.?!\n]{0,40}\b(?:CO|PR|OA)-?[ ]?\d)|\bmedic(?:are|aid) age\b/i,
  ),
  kind(
    'crosswalk',
    'dx dxs diagnosis diagnoses icd fx fracture character char letter digit',
    /\b(?:7th|seventh) (?:char(?:acter)?|letter|digit)\b|\b(?:dx|diagnosis|icd|fx|fracture) (?:codes? )?(?:ends?|ending)\b|\b(?:dx|diagnosis|icd|char(?:acter)?|letter)\b.{0,20}\b(?:a or d|d or a)\b/i,
  ),
  kind(
    'code_search',
    'cpt cpts hcpcs code codes',
    /\b(?:cpts?|hcpcs|codes?) (?:and|&|\+|or|w\/) (?:the )?(?:dx|icd|diagnos[ei]s|mods?\b|modifiers?\b|units?\b)|\b(?:which|what) (?:\w+ ){0,2}(?:cpts?|hcpcs)\b/i,
  ),
  kind(
    'em_level',
    'level lvl',
    /\b(?:visit|pt|patient|mins?|minutes?|e\/?m)\b[^?\n]*(?<!\b(?:each|per|one|every|another|second|third|first|two|same|other|additional)[ \t])\b(?:level|lvl)[ \t]*\?/i,
  ),
  kind('em_level', 'new', /\bnew[ \t]?\/[ \t]?est/i),
  kind('fee', 'why', /\bwhy (?:was|is) .{1,20}[$]\d/i),
  kind(
    'denial',
    'why paid declined declines payment',
    /\bpaid (?:us )?(?:nothing|zero|0|\$0)\b|\bwhy (?:is |was |the |a )?(?:it |this )?(?:\$?0|zero|not paid)\b|\bdeclin(?:ed|es)\b|\bno payment\b/i,
  ),
  kind(
    'documentation',
    'note notes send attach submit include addendum addenda',
    /\bnotes? (?:is )?(?:needed|required|req)\b|\b(?:sep|separate)\.? notes?\b|\bwhat (?:do|should|must) (?:we|i) (?:send|attach|submit|include)\b|\baddend(?:um|a)\b|\bto (?:a|the|her|his) note\b/i,
  ),
  kind(
    'compliance',
    'under paid note recode recoded recoding re',
    /\bre-?cod(?:e|ed|ing)\b|\bbill(?:ed|ing|s)? (?:it )?under\b(?! (?:the (?:hospital|facility|plan|part|medical|pharmacy)|part|medicare|medicaid|hospital))|\bto get .{1,24}\bpaid\b|\b(?:add|change|alter)\w* .{1,30}\b(?:to|in) (?:a|the|her|his) note\b/i,
  ),
  kind(
    'code_search',
    'icd hcpcs cpt dx diagnosis drg procedure',
    /\b(?:icd|hcpcs|cpt|dx|diagnosis|drg)(?:[- ]?(?:9|10))?(?:[- ]?cm)?(?: codes?)?(?: (?:for|of)\b(?! (?:dos|\d)))|\b(?:dx|diagnosis|icd(?:[- ]?10)?|cpt|hcpcs|procedure) codes?[ \t]?[,:][ \t]?[a-z]/i,
  ),
  kind(
    'code_search',
    'should shouldn be right correct',
    /\bshould(?:n['’]?t)? (?:it|this|that) (?:not |have )?(?:be|been)\b|\bnot \S{5,7}(?:,)? (?:right|correct)[ \t]?\?/i,
  ),
  kind(
    'code_meaning',
    'separates separate distinguishes tells charges items services difference',
    /\bwhat (?:separates|distinguishes|tells)\b|\bwhat (?:charges|items|services) (?:go|goes|belong)\b|\bdifference (?:of |in )?(?:\d{5}|[A-V]\d{4})\b/i,
  ),
  kind(
    'documentation',
    'consent consents must chart face note notes write signature signatures signed start separate dictation attestation who',
    /\bconsents?\b|\bmust (?:be|stand) in\b|\bface[- ]to[- ]face (?:was|note|visit|exam|encounter)\b|\bnotes? (?:just |only )?(?:says?|states?|lacks?|doesn['’]?t)\b|\bwrite (?:down|in)\b|\bsignatures?\b|\b(?:is|was)n['’]?t signed\b|\bstart (?:(?:and|&|\/) )?stop\b|\bnotes? (?:need|have to|has to|require|contain|show)\w*\b|\bwho (?:has to|must|can|needs to) sign\b|\bseparate (?:reports?|dictation|op)\b|\battestation\b/i,
  ),
  kind(
    'compliance',
    'double unbundling more everything waive waived waiving write writing forgive forgiving',
    /\bon everything\b|\b(?:waiv(?:e|ed|ing)|writ(?:e|es|ing)[ -]off|forgiv(?:e|ing|en)) .{0,16}\b(?:co-?pays?|co-?insurance|deductibles?)\b|\bdouble[ -]?dip\w*|\bis (?:that|this|it) unbundling\b|\bto get (?:paid|reimbursed) more\b/i,
  ),
  kind(
    'add_on',
    'without need needs require requires second nd other next additional third rd must',
    /\b(?:bill|report|code|use|pay)\w{0,3} (?:it )?without\b|\bwithout (?:its |a |the )?(?:primary|parent|base|it)\b|\b(?:need|needs|require|requires) (?:the )?(?:\d{5}|[A-V]\d{4}) (?:on|with|too|first|billed|for)\b|(?:\d{5}|[A-V]\d{4}) (?:need|require)s? (?:\d{5}|[A-V]\d{4})\b|\bmust .{1,12}\bbe (?:billed |reported )?with\b|\bneeds? (?:an? |the )?(?:E\/?M|visit|office visit)\b|\bfor (?:the|each) (?:second|2nd|other|next|additional|third|3rd)\b/i,
  ),
  kind(
    'units',
    'once twice times limit limits cap max maximum per many much day',
    /\b(?:bill|report|count|use|charge|code|list)\w{0,3}\b.{0,24}\b(?:once|twice|(?:two|three|four|five|six|\d{1,2}) times)\b|(?:\d{5}|[A-V]\d{4})(?:-[A-Z\d]{2}){0,3} (?:once|twice)\b(?! (?:a|per|every|in(?: (?:a|one|the))?) (?:yr|year|month|lifetime|cal|12))|\b(?:is|are) (?:[2-9]|two|three|four) (?:a|per|in a|in one) day\b|\blimits?[ \t]?\?|\b(?:cap|limit|max(?:imum)?) (?:on|of|for|per|units?)\b|\b(?:a|any|the) cap\b|\bper (?:day|hour|session|dose|vial|cc|test|specimen|lesion|eye|level|side|line)\b.{0,24}\?|\bhow many(?:[ \t]?\?| of\b)/i,
  ),
  kind(
    'coverage',
    'anybody anyone any most when who',
    /\b(?:does|do|will|would) (?:anybody|anyone|any (?:payers?|plans?|insurances?)|most (?:payers?|plans?)) (?:pay|cover|take|allow|accept)\w{0,3}\b|\bwhen can (?:she|he|they|the|a|pt|patient)\b|\bwho pays\b/i,
  ),
  kind(
    'coverage',
    'allow allows cover covers limit limits',
    /\b(?:allow|cover|limit)s?\b[^?.!\n]{0,24}\b(?:per|a|each) (?:yr|year|lifetime|calendar year)\b/i,
  ),
  kind(
    'fee',
    'paid receive receives collect collects',
    /\bwhat (?:does|do|did|will|would) [^?.!\n]{1,40}\b(?:get paid|receives?|collects?)\b(?! (?:a |the |an )?(?:den|notice|letter))/i,
  ),
  kind('code_search', 'pdx order', /\bpdx\b|\b(?:dx|diagnosis) order\b|\border of (?:the )?(?:dx|diagnos)/i),
  kind('fee', 'he she they', /\bwhat .{0,12}\b(?:he|she|they)(?:['’]d| would| will)? (?:pay|owe)\b/i),
  kind(
    'denial',
    'pay paid paying',
    /\b(?:did|does|do|is|was|are|were|would|will)(?:n['’]?t| not) (?:pay|paying|get paid|paid)\b|\brefus(?:e|ing) to pay\b|\b(?:stopped|quit) paying\b|\b(?:didnt|doesnt|wont|isnt) (?:pay|get paid)\b/i,
  ),
  kind(
    'crosswalk',
    'which wants want requires prefers gone old take use place',
    /(?:\d{5}|[A-V]\d{4}) in place of\b|\bin place of (?:\d{5}|[A-V]\d{4})|\bwhich (?:one )?is it[ \t]?\?|\b(?:medicare|payers?|plans?|they) (?:wants?|requires?|prefers?)\b.{0,24}(?:\d{5}|[A-V]\d{4})|\bgone\b|\bold (?:software|system|superbill|form|list|charge)\w*|\b(?:wont|won['’]t|doesnt|doesn['’]t|does not) take\b.{0,40}\buse\b/i,
  ),
  kind(
    'coverage',
    'wants want requires prefers which',
    /\b(?:medicare|medicaid|payers?|plans?) (?:wants?|requires?|prefers?)\b|\bwhich (?:ones? |codes? |of (?:these|them|those) )?(?:does |do |will )?(?:medicare|medicaid|payers?|plans?|they) (?:pays?|covers?|takes?|accepts?|allows?)\b/i,
  ),
  kind(
    'status',
    'valid active billable effect',
    /\b(?:is|was|are|were)\b.{1,20}\b(?:valid|active|billable(?<!separately billable)|in effect)\b/i,
  ),
  kind(
    'code_search',
    'keep',
    /\b(?:can|may|could|should|do|does) (?:i|we|you|they|he|she) keep (?!(?:it|them|this|that|a copy|the (?:record|note|money|payment))\b)/i,
  ),
  kind(
    'status',
    'ok okay good fine acceptable',
    /\bis (?:dx |code )?[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})? (?:ok|okay|good|fine|acceptable)\b/i,
  ),
  kind('units', 'sq sqcm square', /\b\d{1,4}(?:\.\d{1,2})? ?sq(?:uare)?\.? ?cm\b/i),
  kind('code_search', 'j jcode jcodes', /\bj[- ]?codes? (?!is\b|was\b|are\b|\d)(?:for )?[a-z]{3}/i),
  kind(
    'documentation',
    'log logs logging track tracking time timelog timesheet timesheets consent consents',
    /\b(?:log|track|keep track of)(?:ging|ing|s)? (?:the |our |any |all |their |of )?(?:time|minutes|min)\b|\btime ?(?:logs?|sheets?)\b(?! (?:for|from|of|on)\b[^.?!\n]{0,50}:)|\b(?:need|requir|get|written|verbal|signed|annual|yearly|renew|new|obtain|patient|pt)\w{0,5} .{0,16}\bconsents?\b|\bconsents?\b[^.!\n]{0,60}\?/i,
  ),
  kind(
    'coverage',
    'pre precert precertification preauth preauthorization auth authorization',
    /\bpre-?cert\w*|\bpre-?auth\w*|\b(?:needs?|requires?|required) (?:an? |prior )?auth(?:orization)?\b|\bauth(?:orization)? (?:is |be )?(?:needed|required)\b/i,
  ),
  kind(
    'coverage',
    'repeated repeat',
    /\bbe repeated\b|\brepeat (?:it|this|that|\d{5}|[A-V]\d{4}) (?:after|within|every|in|this)\b/i,
  ),
  kind(
    'compliance',
    'bill charge collect invoice owe owes',
    /\b(?:can|may|do|should|could) (?:we|i|they|you) (?:\w+ )?(?:bill|charge|balance bill|collect from|invoice) (?:him|her|them|the (?:pt|patient|family|member)|pts?|patients?)\b|\b(?:pt|patient|he|she|member)s? owes?\b/i,
  ),
  kind(
    'code_search',
    'right correct',
    /(?:\d{5}|[A-V]\d{4})[^.?!\n]{0,12}, ?(?:is|was) (?:it|that|this) (?:right|correct)\b/i,
  ),
  kind('em_level', 'count counted counting', /\bcount(?:ed|ing)?\b.{0,40}\b(?:time|toward|towards)\b/i),
  kind(
    'global_period',
    'prenatal pre within infection complication hematoma seroma dehiscence',
    /\bprenatal visits?\b|\bpre op (?:visit|exam|h&p|clearance)|\bwithin (?:the )?\d{1,3} (?:days?|weeks?|months?) (?:of|after)\b|\b(?:infection|complication|hematoma|seroma|dehiscence)\b.{0,30}\b(?:after|post|s\/p)\b/i,
  ),
]
