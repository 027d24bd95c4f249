import { type KindWords, kindWords as kind } from './kind-words.ts'

/** Questions that a wish, a doubt or a change implies which is told in passing, tried at their own words. */
export const IMPLIED_KIND_WORDS: readonly KindWords[] = [
  kind(
    'status',
    'change changed split expanded revised heard started ancient outdated old current date',
    /\b(?:did|has|have) (?!(?:the |our |his |her |my )?(?:pt|patient|payer|plan|doctor|doc|dr|he|she|we|they|insurance|provider)\b)[^.?!\n]{1,30}\b(?:change|changed|split|expanded|revised)[ \t]*\?|\bheard (?:that )?(?:it|this|that|they|these|those|the (?:codes?|rules?|\d{1,2}[- ]day \w+)) (?:\w+ ){0,2}(?:changed|different|split|expanded|revised)\b|\bstarted (?:to )?(?:bounc|reject|fail|kick|error)(?:e|ing)?\b|\b(?:ancient|outdated|(?:very|really|years|super) old) (?:charge|fee|code|super|cheat|encounter)|\b(?:charge ?sheet|fee (?:sheet|ticket)|superbill|code list|cheat sheet|encounter form|picklist)s? (?:is|are|looks?) (?:\w+ )?(?:ancient|old|outdated|out of date|from (?:19|20)\d\d)\b|\b(?:the|a|its|their|your) (?:current|up[- ]to[- ]date) (?:cpt |icd(?:-?10)? |hcpcs )?(?:codes?|numbers?|ones?)\b/i,
  ),
  kind(
    'crosswalk',
    'change changed split expanded revised heard started continued continue continues kept still over now',
    /\b(?:did|has|have) (?!(?:the |our |his |her |my )?(?:pt|patient|payer|plan|doctor|doc|dr|he|she|we|they|insurance|provider)\b)[^.?!\n]{1,30}\b(?:change|changed|split|expanded|revised)[ \t]*\?|\b(?:dx|diagnos[ei]s|icd(?:-?10)?|codes?) [^.?!\n]{0,24}\bstarted (?:to )?(?:bounc|reject|fail|kick|error)(?:e|ing)?\b|\b(?:continued?s?|kept|still) (?:to |on )?(?:report|us|bill|cod|assign|submitt?)(?:e|ing)? (?:\w+ ){0,2}(?:[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?|\d{5}|[A-V]\d{4})(?!\w)|\btook over (?:for|from)\b|\bwhat (?:should|would) (?:\d{5}|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.\w{1,4}) be now\b/i,
  ),
  kind(
    'em_level',
    'complex downcoded downcode downcoding downcodes lowered auditor auditors auditing reviewer reviewers coder coders payer carrier time moderate high low',
    /\b(?:very|highly|moderately|really|extremely|pretty|medically) complex\b(?! (?:repair|closure|wound|lac\w*))|\bdown-?cod(?:e|ed|es|ing)\b[^.?!\n]{0,30}\b99[2-4]\d\d\b|\blowered [^.?!\n]{0,20}\b99[23]\d\d\b|\b(?:auditors?|reviewers?|coders?|payer|carrier) (?:wants?|says?|said|thinks?|insists? on|prefers?|made it|changed (?:it|this|that) to) (?:\w+ ){0,3}99[23]\d\d\b|\b(?:no|without|lacks?|missing) (?:the |a |any )?time\b[^.?!\n]{0,24}\b(?:note|chart|record|documented|documentation)\b|\bnote (?:has|shows?|with|had|says) no time\b|\b(?:never|didn['’]?t|forgot to) (?:write|wrote|document|put|note)\w* (?:down )?(?:the |his |her |any |a )?time\b|\b(?:moderate|high|low|straightforward) or (?:moderate|high|low|straightforward)\b/i,
  ),
  kind(
    'denial',
    'downcoded downcodes downcoding dispute disputes disputing disputed reconsideration redetermination bundled inclusive incidental took takes cut dropped knocked lowered bumped fight instead',
    /(?<!\b(?:coder|coders|biller|we|i|he|she|auditor|doctor|doc|dr|provider|should be) (?:has |have |just |was |it )?)\bdowncod(?:ed|es|ing)\b|\bdisput(?:e|es|ed|ing)\b|\breconsideration\b|\bredetermination\b|\b(?:cut|took|reduced|processed|came through|closed|marked|flagged) [^.?!\n]{0,20}\bas (?:bundled|inclusive|incidental)\b|\b(?:took|takes|cut) (?:an? )?(?:\d\d ?%|\d\d percent|half|payment) (?:off|from)\b|\b(?:payers?|payors?|plan|carrier|insurance|ins|MAC|medicare|medicaid|they|aetna|cigna|UHC|united\w*|humana|BCBS|anthem|optum) (?:just |has |have )?(?:dropped|knocked|lowered|bumped) (?:(?:our|the|my|a|his|her) )?(?:\d{5}|[A-V]\d{4}|it)\b|\bpaid (?:(?:us|me) )?(?:for )?(?:an? |the )?\d{5} instead of\b|\b(?:do|can|should|to) (?:(?:i|we) )?fight (?:this|it|that|them|back)\b/i,
  ),
  kind(
    'fee',
    'pay pays cut cuts reduce reduces discount discounts half less reduction reductions paid multiple mppr endoscopy endoscopic',
    /\b(?:do|does|will|would|should|is|are) [^.?!\n]{1,40}\b(?:cut|reduced?|slash|pay|discount(?:ed)?) [^.?!\n]{0,30}\b(?:half|(?:by|at) (?:only )?\d\d ?(?:%|percent\b))|\bhalf (?:price|rate|payment)\b|\b(?:paid|pays?|pay) less\b|\bhow (?:bad|big|much|large|steep) (?:is|was) the (?:reduction|cut|discount)\b|\b(?:multiple[- ](?:procedure|surgery|endoscopy)|MPPR|endoscop\w+) (?:payment )?(?:reduction|discount|rule)s?\b|\b(?:do|does|will) (?:they|medicare|\w+) (?:cut|reduce|discount) (?:the |my |our )?(?:second|2nd|other|next|third|\d{5})\b/i,
  ),
  kind(
    'denial',
    'cut cuts reduced slashed',
    /(?<!\b(?:do|does|will|would|should|can) (?:the |our )?)\b(?:payers?|payors?|plan|carrier|insurance|ins|MAC|medicare|medicaid|they|aetna|cigna|UHC|humana|BCBS|anthem) (?:just |also |always |keeps? )?(?:cut|cuts|cutting|reduced|slashed) [^.?!\n]{0,24}\b(?:in half|(?:by|to) (?:half|\d\d ?%))/i,
  ),
  kind(
    'units',
    'together up add added sum summed total totaled totalled',
    /\b(?:add(?:ed)?|sum(?:med)?|total(?:l?ed)?) (?:(?:them|these|those|the (?:lengths|repairs|sizes|areas|minutes|times|closures)) )?(?:all )?(?:together|up)\b/i,
  ),
  kind(
    'code_search',
    'code dx cpt icd diagnosis represent represents describe describes reflect reflects capture captures match matches fit fits translate translates initial assign put',
    /\b(?:code|cpt|dx|diagnosis|icd)\(e?s\)|\bcodes? (?:that|which|to) (?:best |correctly )?(?:represent|describe|reflect|capture|match|fit)s?\b|\btranslates? (?:in)?to (?:an? )?(?:icd|cpt|hcpcs|codes?)\b|\binitial or subsequent\b(?! (?:hospital|visit|care|day|observation|inpatient))|\bassign (?:the |a |correct )?(?:codes?|icd|cpt)\b|\bwhat would (?:you|i|we) put for\b/i,
  ),
  kind(
    'code_search',
    'again d combine',
    /\b(?:gets?|be|is) (?:re)?(?:reported|coded|listed|used) again\b|\b(?:is|are) (?:it|this|that|they|we) (?:an? )?(?:A or D|D or A|A,? D,? or S)\b|\bdx [^\n]{0,12}\b(?:A or D|D or A)\b|\bcombine(?: them| these| it| both)?[ \t]?\?/i,
  ),
  kind(
    'billed_together',
    'go goes going line lines drop leave own codes code which',
    /\bwhich (?:lines?|codes?) (?:are|is) (?:correct|right|ok|payable)\b|\bwhich (?:lines?|of (?:these|them)) (?:stays?|survives?)\b|\b(?:can|could|may|should|do|does|will) (?:that|this|it|they|these|both|the \w{1,16}|(?:\d{5}|[A-V]\d{4})(?:-\w\w)?) (?:all |both |still |also |even )?go (?:too|also|as well|out|on (?:it|there|the (?:same|claim))|together|with (?:it|that|this|the))\b|\bon (?:its|their|his|her|the|a) (?:own|separate) lines?\b|\b(?:its|their) own lines?\b|\b(?:do|should|must|can) (?:i|we) (?:drop|leave off) (?:the )?(?:\d{5}|[A-V]\d{4})\b|\b(?:its|their) own charges?\b/i,
  ),
  kind(
    'compliance',
    'pay pays paid covered under through thru npi credentialed enrolled enrollment',
    /\b(?:make|makes|get|gets|force) (?:it|this|that|them|these|the (?:claim|line)|\d{5}|[A-V]\d{4}) (?:to )?pay\b|\b(?:dx|diagnos[ei]s|codes?|modifiers?) (?:that|which)(?:['’]ll| will)? (?:pays?|gets? (?:it |us )?(?:paid|covered))\b|\b(?:bill\w{0,3}|incident[- ]to|submit\w*|claims?|send) (?:[^.?!\n]{1,50} )?under (?:his|her|their|my|the (?:dr|doctor|doc|MD|physician|owner|supervising \w+)['’]?s?|dr\.? \w+['’]s|another \w+['’]s|someone else['’]s) (?:own )?(?:name|NPI|number)\b|\bto get (?:\d{5}|[A-V]\d{4}|this|it|them|the claim) (?:through|thru)\b|\bso (?:that )?(?:\d{5}|[A-V]\d{4}|it|they|the claim|this) (?:goes|go|gets|will go|gets by) (?:through|thru)\b|\b(?:isn['’]?t|not|until|til|till|while|before) (?:\w+ ){0,3}(?:credentialed|enrolled|enrollment)\b|\b(?:use|uses|using|borrow) (?:his|her|their|my|another \w+['’]?s?|the (?:doctor|doc|dr|owner)['’]?s?|someone else['’]?s) (?:own )?NPI\b/i,
  ),
  kind(
    'global_period',
    'follow following followup followups u fu recheck rechecks check checks included free back',
    /\b(?:follow[- ]?ups?|f\/?u|rechecks?)\b[^.?!\n]{0,24}\b(?:no charge|free|n\/c)\b|\b(?:follow[- ]?ups?|f\/?u|rechecks?|(?:cast|wound|post-?op) (?:check|recheck)s?)\b[^.?!\n]{0,24}\b(?:part of|included|in the (?:global|package)|cost|separate)\b|\b(?:\d{1,2}|two|one|six|first) ?-?(?:week|wk|day|month) (?:visit|check|follow[- ]?up|recheck|appt)s? (?:is )?(?:included|part of|free|billable|covered)\b|\b(?:charge|bill) (?:when|if) (?:he|she|they|the pt|pt|patient) (?:comes?|returns?|is) back\b/i,
  ),
  kind(
    'modifier_choice',
    'polyp polyps polypectomy diagnostic therapeutic stopped aborted abandoned terminated quit discontinued past beyond further helped scrubbed assisted different separate other opposite',
    /\bscreening\b[^.?!\n]{0,50}\b(?:took|taken|remov\w+|found|snared?|biops\w+|had)\b[^.?!\n]{0,20}\bpolyps?\b|\bscreening\b[^.?!\n]{0,40}\b(?:turn(?:ed|s)?|bec[ao]mes?|went|converted)(?: in)?(?:to)? (?:an? )?(?:diagnostic|therapeutic|polypectomy)\b|\b(?:stopped|aborted|abandoned|terminated|quit|discontinued) (?:the )?(?:case|procedure|surgery|scope|colonoscopy|EGD|\d{5}|it)\b[^.?!\n]{0,40}\b(?:half|midway|early|before|because|due|anesthesia|partway)\w*|\b(?:couldn['’]?t|could not|unable to|didn['’]?t) (?:get|go|advance|pass) (?:past|beyond|further)\b|\b(?:PA|NP|APP|another (?:surgeon|doctor|doc)|RNFA) (?:helped|scrubbed|first[- ]assisted)\b|\b(?:different|separate|other|opposite) (?:arms?|legs?|hands?|feet|fingers|toes|eyes|breasts?|sides?)\b/i,
  ),
  kind(
    'coverage',
    'medicare b mac part d',
    /\bden(?:ied|ies|y|ying) (?:by|under|from|thru|through) (?:our |the )?(?:part [BD]|medicare|MAC)\b(?![^.?!\n]{0,12}\b(?:CO|PR|OA)-?[ ]?\d)|\b(?:can|may|do|does|is) (?![^.?!\n]{0,60}\b(?:zoom|video|phone|audio|tele))[^.?!\n]{1,60}\b(?:for|with|under) (?:medicare|part B)\b[^.!\n]{0,40}\?|\bpart D (?:thing|drug|vaccine|benefit|only|item)\b/i,
  ),
  kind(
    'telehealth',
    'doxy tablet ipad laptop webex facetime computer',
    /\bdoxy(?:\.me)?\b|\bwebex\b|\b(?:on|over|thru|through|via|by) (?:a |an |the |his |her |their )?(?:tablet|ipad|laptop|computer|webcam)\b(?=[^.?!\n]{0,40}\b(?:visit|video|home)\b)|\b(?:pt|patient|visit|seen|saw|appt)\b[^.?!\n]{0,40}\b(?:on|over|through|via) (?:a |an |the |his |her |their )?(?:tablet|ipad|laptop|computer)\b/i,
  ),
  kind(
    'documentation',
    'time long',
    /\b(?:no|without|lacks?|missing) (?:the |a |any )?time\b[^.?!\n]{0,24}\b(?:note|chart|record)\b|\bnote (?:has|shows?|with|had|says) no time\b|\b(?:never|didn['’]?t|forgot to) (?:write|wrote|document|put|note)\w* (?:down )?(?:the |his |her |any |a )?time\b|\bnote\b[^.?!\n]{0,16}\b(?:say|show|state|list) how long\b/i,
  ),
  kind(
    'modifier_choice',
    'left lt l',
    /\b(?:left|lt|L)\b (?!(?:\w+ )?lobe)(?:[^.?!\n]|\.\d){1,50}(?:\band\b|&|,|\+)(?:[^.?!\n]|\.\d){0,20}\b(?:right|rt|R)\b(?= \w)|\b(?:right|rt|R)\b (?!(?:\w+ )?lobe)(?:[^.?!\n]|\.\d){1,50}(?:\band\b|&|,|\+)(?:[^.?!\n]|\.\d){0,20}\b(?:left|lt|L)\b(?= \w)/,
  ),
  kind(
    'crosswalk',
    'spot g wants',
    /\b(?:took|takes?|taking) the (?:spot|role) of\b|\bwants? (?:an? |the )?(?:G|HCPCS|CPT|J|Q)[- ]?codes?\b/i,
  ),
  kind(
    'code_meaning',
    'include includes involve involves when',
    /\bwhat does (?:\d{5}|[A-V]\d{4}) (?:include|involve)\b|\bwhen (?:do|would|should) (?:i|we|you) use (?:each|which|one or|the other)\b/i,
  ),
  kind(
    'code_search',
    'grouped groups send out',
    /\bgroup(?:ed|s) (?:it )?to (?:DRG )?\d{3}\b|\bwhat do (?:we|i) send (?:to )?(?:medicare|medicaid|aetna|cigna|them|the (?:payer|plan))\b|(?:\d{5}|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.\w{1,4}) is (?:now )?out\b(?! of)/i,
  ),
  kind(
    'documentation',
    'records initial chart note notes templated cloned copied template',
    /\b(?:wants?|requests?|requested|asked for|asking for|needs?) (?:the |our |all |medical )?(?:records|notes)\b|\b(?:initial|countersign) (?:the|his|her|each|every) note\b|\bwhat (?:goes|belongs) in the (?:chart|note|record)\b|\b(?:templated|cloned|copied|copy[- ]?pasted?|canned) (?:forward )?(?:notes?|chart)\b|\bnotes? (?:are|is|look|looks|was|were) (?:all )?(?:cloned|copied|templated|identical)\b|\bsigns? (?:the |his |her |all )?notes? [^.?!\n]{0,20}\b(?:after|later|late)\b/i,
  ),
  kind(
    'compliance',
    'tells told wants says tell cloned notes note',
    /\b(?:tells?|told|wants?|says?|saying) (?:us |me )?(?:we (?:should|can|must) |to )?(?:bill|code|use|add|report|put)\b[^.?!\n]{0,30}\bpays? (?:more|better|higher)\b|\bcloned (?:notes?|chart)\b|\bsigns? (?:the |his |her |all )?notes? [^.?!\n]{0,20}\bmonths? (?:after|later|late)\b/i,
  ),
  kind(
    'fee',
    'share see payment',
    /\bwhat (?:share|cut|portion) (?:of|does|do|for)\b|\bgets? what (?:share|portion|percent)|\bwhat (?:will|would|should|do) (?:we|i) see for (?:a )?\d{5}\b|\bpayment (?:on|of) (?:an? )?(?:\d{5}|[A-V]\d{4})\b/i,
  ),
  kind(
    'global_period',
    'part stitches sutures staples long soon when',
    /\bpart of (?:the|that|our|my) (?:first|original|initial|earlier|surgery|procedure|repair|lac\w*|sewing|closure)(?: (?:charge|bill|visit|claim|code|fee|procedure|repair|one))?(?![\w-])|\b(?:stitches|sutures|staples) (?:are |were |to be |get |got |have |need |being )*(?:out|taken out|removed|coming out|pulled)\b|\b(?:tak(?:e|es|ing)|took|remov(?:e|es|ed|ing)|pull(?:s|ed|ing)?) (?:(?:the|his|her|their|out) ){0,2}(?:stitches|sutures|staples)\b|\b(?:how (?:long|soon)|when) (?:(?:before|until|till|after|do|can) ){1,2}(?:we|i|they|he|she|the dr|doc) (?:can |have to wait to |get to |may )?(?:charge|bill)\b[^.?!\n]{0,20}\b(?:re-?checks?|follow|f\/?u|visits?|post-?op|wound|checks?)\b/i,
  ),
  kind('global_period', 'tie ties drained', /\bties? (?:us|me|him|her) up\b|\bdrained (?:on )?day \d{1,2}\b/i),
  kind(
    'units',
    'each shots injections stains cups jars drugs cultures',
    /\b(?:billed?|counted?|coded?|reported?|paid|charged?|unit|line) (?:for |per )?each (?!time\b|visit\b|month\b|year\b|day\b)\w+[ \t]*\?|\b(?:two|three|four|five|six|\d{1,2}) (?:\w+ )?(?:shots|injections|stains|cups|jars|drugs|cultures)\b/i,
  ),
  kind(
    'telehealth',
    'called camera',
    /\b(?:pt|patient|mom|mother|she|he) called in\b|\b(?:doc|dr|doctor|provider|np|pa|physician|md) called (?:the )?(?:pt|patient|him|her|them|mom|back)\b(?! (?:with|to confirm|to remind|about results))|\bon (?:video )?camera\b/i,
  ),
  kind(
    'denial',
    'zero zeroed',
    /\b(?:closed|came back|processed|posted|paid|finali[sz]ed) (?:with|at|as|to) (?:\$ ?)?(?:zero|0(?:\.00)?)\b/i,
  ),
  kind(
    'coverage',
    'part paid limit referral',
    /\bpart [BD] go for\b|\bneeds? what to (?:be|get) paid\b|\b(?:over|past|hit|above) (?:the|his|her|their) (?:\w+ )?(?:limit|cap|threshold|maximum)\b|\breferral (?:enough|ok|okay)\b/i,
  ),
]
