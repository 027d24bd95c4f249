import { type KindWords, kindWords as kind } from './kind-words.ts'

/** Requests and clipped questions, as people type them who are in a hurry, tried at their own words. */
export const REQUEST_KIND_WORDS: readonly KindWords[] = [
  kind(
    'code_meaning',
    'plain simple lay layman laymans about confuse confuses confused confusing mixing mix mixed apart gets',
    /\bconfus(?:e|es|ed|ing)\b|\bwho gets (?:which|what)\b|\b(?:plain|simple|lay(?:man['’]?s)?) (?:words|terms|english)\b|\bwhat(?:['’]?s| is) \S{1,12} about\b|\bmix(?:ing|ed)? (?:them |these )?up\b|\btell (?:them|these|the two|me) apart\b/i,
  ),
  kind(
    'status',
    'active live good alive dead away around books happened introduced created added retired permanent regular dropped drop kept keep',
    /\bactive (?:for|in|on|as of|code|codes|now)\b(?! (?:treatment|care|patient))|\bstill (?:a |an )?(?:live|good|ok|okay|alive|around|in use|in the book|on the books|in there|there)\b|\bwhat(?:ever)? (?:has )?happened to\b|\bwhen (?:was|were|did|is|will) .{1,40}\b(?:introduced|created|added|retired|dropped|come out)\b|\b(?:regular|permanent|category I) (?:cpt|codes?)\b|\b(?:went|go|goes|going) away\b|\b(?:did|does|do|has|have|is) .{1,24}\bdrop(?:ped)? \d{5}|\bis .{1,16} (?:dead|alive|live)\b/i,
  ),
  kind(
    'status',
    'dead alive live gone good valid active deleted',
    /\bwhich (?:of (?:these|them|those) |ones? |codes? )?(?:are|is) (?:still )?(?:dead|alive|live|gone|good|valid|active|deleted)\b/i,
  ),
  kind(
    'crosswalk',
    'place happened equal equals counterpart counterparts corresponds corresponding successor switch switched move moved',
    /\b(?:in|take|took|takes|taken|taking) (?:its|their|the) place\b|\bwhat(?:ever)? (?:has )?happened to\b|\bequals?\b(?! (?:to|or|parts|units|amount))|\bcounterparts?\b|\bcorrespond(?:s|ing)\b|\b(?:switch|switched|move|moved|go) (?:over )?(?:from \S{5,7} )?to (?:instead|now)\b/i,
  ),
  kind(
    'crosswalk',
    'dx dxs diagnosis diagnoses icd',
    /\b(?:which|what|whats|right|best|correct|proper) (?:dxs?|diagnos[ei]s|icd(?:[- ]?10)?)(?: codes?)?[ \t]*(?:[?.,]|$|(?:do|does|goes|should|would|to|on|is)\b)|[,.;?][ \t]?(?:and )?(?:dx|diagnosis|icd-?10)(?: codes?)?[ \t]*\?|^[ \t]*(?:and )?(?:dx|diagnosis|icd-?10)(?: codes?)?[ \t]*\??[ \t]*$|\b(?:and|&|\+) (?:dx|diagnos[ei]s)(?: codes?)?[ \t]*\?|\bdx (?:if|when|where)\b|\b(?:dx|diagnosis)(?: codes?)? for (?:that|it|this|these|each|both|the)\b/i,
  ),
  kind(
    'billed_together',
    'already built during claim sitting conflict conflicts inside coexist pair paired pairs only there',
    /\ball in one\b|\bduring (?:(?:our|the|a|her|his) )?\d{5}|\b(?:is|isn['’]?t) (?:it|that|this) (?:already )?(?:in|part of|built into) (?:there|it|that|the (?:code|procedure|surgery))\b|\d{5} only[ \t]?\?|\b(?:one|the same|a single) (?:claim|sitting|pass|bill)\b|\balready (?:in|part of|inside|covered by|counted in) (?:it|there|that|the|\d{5})|\bconflicts?\b|\b(?:is|are) (?:\S{1,20} )?inside (?:of )?\d{5}|\bcoexist\b|\bpair(?:ed|s)? with\b/i,
  ),
  kind(
    'billed_together',
    'too also well',
    /\b(?:and|plus|with|add)[ \t](?:[a-v]\d{4}|\d{4}[\da-z])[ \t](?:too|also|as well)\b/i,
  ),
  kind(
    'billed_together',
    'about',
    /\bwhat about (?:[a-z]\d[\da-z.]{1,6}|\d{4}[\da-z]) (?:with|and|plus|\+) (?:[a-z]\d[\da-z.]{1,6}|\d{4}[\da-z])\b/i,
  ),
  kind(
    'modifier_choice',
    'shoulders knees eyes ears sides hips feet hands legs arms wrists ankles elbows breasts toes',
    /\bboth (?:shoulders|knees|eyes|ears|sides|hips|feet|hands|legs|arms|wrists|ankles|elbows|breasts|(?:big |great )?toes)\b/i,
  ),
  kind(
    'modifier_choice',
    'goes go put add append attach stick',
    /\bwhat (?:goes|should go|would go|do (?:i|we|you) (?:put|add|append|attach|stick)|to (?:put|append|attach)) on (?:it\b|that\b|there\b|them\b|(?:the )?(?:visit|e\/?m\b|o\/?v\b|second (?:code|line|one)|other (?:code|line|one)|\d{5}))/i,
  ),
  kind(
    'modifier_choice',
    'lt rt left right',
    /\bhow (?:do|should|would|can) (?:we|i|you) (?:show|indicate|tell|report|mark|flag) .{0,30}\b(?:lt|rt|left|right|side)\b|\b(?:lt|rt)[ \t]?(?:and|&|\/|or)[ \t]?(?:lt|rt)\b.{0,20}\?/i,
  ),
  kind(
    'units',
    'line lines class drug leg arm knee shoulder muscle joint nail toe finger encounter stick draw antibody stain slide block wound site area',
    /\b(?:one|1|two|2|single|separate) lines?\b|\bper (?:\w+ )?(?:class|drug|leg|arm|knee|shoulder|muscle|joint|nail|toe|finger|date|encounter|stick|draw|antibody|stain|slide|block|wound|site|area)\b.{0,30}(?:\?|\bor (?:per|by|once)\b)/i,
  ),
  kind(
    'units',
    'two twice second',
    /\b(?:two|twice|three|multiple|second|another)\b.{1,24}\b(?:one|a|per|each|same) (?:day|date)\b/i,
  ),
  kind('units', 'x', /(?:\d{5}|[A-V]\d{4}) ?x ?\?/i),
  kind(
    'code_search',
    'icd',
    /\bicd[- ]?10(?:[- ]?cm)?(?: codes?)?[ \t]?(?:(?:plus|and|with|incl\w*|please|pls)\b|\?|$)(?! (?:cpt|\d))/i,
  ),
  kind(
    'units',
    'many',
    /\bhow many (?:times(?! (?:per|a|an|each|in a|in one|every|in) (?:yr|year|calendar|rolling|12|twelve|lifetime|month))|per(?! (?:yr|year|calendar|rolling|12|twelve|lifetime|month))|can|do|did|should|may|would|are|is|will|each)\b|\bhow many \d{5}/i,
  ),
  kind(
    'add_on',
    'attach attaches attached hang hangs tied hook hooks without',
    /\b(?:attach(?:es|ed)?|hangs?|tied|hooks?) (?:to|on|onto|off) (?:which|what|it|the|\d{5})|\bto (?:what|which) (?:codes? )?(?:do|does|can) .{1,12}\battach\b|\b(?:go|goes|sent|send) out without\b|\bwithout \+?(?:\d{5}|[A-V]\d{4})\b/i,
  ),
  kind(
    'coverage',
    'reached exceeded exhausted limit max maximum apart criteria indications indication frequently soon qualify qualifies qualifying months years interval between afford pays',
    /\b(?:limit|maximum|max|benefits?) (?:was |were |is |has been |have been )?(?:reached|met|exceeded|exhausted)\b|\b(?:criteria|indications?) (?:for|of|to)\b|\bhow (?:soon|frequently)\b|\b(?:qualif(?:y|ies)|qualifying) for (?!a? ?(?:modifier|level|\d\d\b))|\b(?:months?|years?|weeks?|interval|time) (?:in )?between\b|\bhow (?:many|long) (?:months?|years?|weeks?)?.{0,12}\b(?:between|apart|before(?! (?:we|i|they) (?:can |may |get to )?(?:charge|bill) (?:for )?(?:re-?checks?|follow|f\/?u|visits?|post)))\b/i,
  ),
  kind(
    'code_search',
    'way help correct fix',
    /\bwhat(?:['’]?s| is) the (?:right|correct|proper) way\b|\b(?:right|correct|proper) way to (?:bill|code|report|submit|send)\b|\bhelp (?:me |us )?(?:correct|fix)\b|\bhow (?:do|should|would|can) (?:we|i|you) (?:correct|fix)\b(?! (?:the |this |his |her |our |my |that )?(?:progress |chart |visit )?(?:notes?|charts?|records?|dates?|documentation|schedule|signatures?)\b)/i,
  ),
  kind(
    'code_search',
    'order sequence sequenced sequencing sequences first',
    /\b(?:right|correct|proper|which) (?:order|sequenc\w+)\b|\bsequenc(?:ed?|ing)\b|\bwhich (?:one |dx |diagnosis |code )?(?:goes|is|comes|should go) first\b/i,
  ),
  kind(
    'code_search',
    'pos place',
    /^(?!.*\b(?:tele|video|audio|phone|virtual)).*\b(?:(?:which|what|wrong|right|correct) (?:is the |would be the )?(?:(?:right|correct) )?(?:pos|place of service)|pos for)\b(?! (?:\d\d )?(?:mean|stand|is\b))|^(?!.*\b(?:tele|video|audio|phone|virtual)).*\bpos (?:1[1-9]|2[1-6]|3[1-4]|[4-9]\d) (?:or|vs) (?:pos )?\d\d\b/i,
  ),
  kind(
    'fee',
    'rate price priced worth cost allowed allowable amt amount',
    /\b(?:medicare|mcare|part b) (?:allowed|allowable)\b(?! (?:to|us|it|this))|\ballow(?:ed|able) (?:amt|for \d{5})\b|\b(?:medicare(?:['’]s)?|allowed|current|going|facility) (?:rate|price)\b|\bworth\b(?! (?:it|a|the|trying|appealing|fighting))|\bhow (?:is|are) .{1,20}\bpriced\b|\b(?:does|do|did|will) .{1,24} cost\b/i,
  ),
  kind(
    'denial',
    'only came come comes coming turned claw money nonpayment non bounces bounced bouncing bounce clawed clawback refund refunded paid',
    /\bonly \S{5,9} (?:was |were |got |is |gets )?paid\b|\bonly (?:allow|allows|allowed|allowing|paying|pays) (?:for )?(?:one|1|two|2|half|part)\b(?! (?:per|a|an|every|each) (?:yr|year|month|lifetime))|\b(?:came|come|comes|coming) back (?:as |with |un)?(?:denied|bundled|rejected|unpaid|zero|inclusive|duplicate|dup|CO|PR|OA|a denial|not covered)|\bturned (?:it |us |them |this )?down\b|\bbounc(?:es?|ed|ing)\b|\bclaw(?:ed|s)?[ -]?back\b|\bwants? (?:a |the |their )?(?:refund|money back)\b|\bnon-?payment\b/i,
  ),
  kind(
    'telehealth',
    'facetime doximity skype webcam tele telepsych telepsychiatry telestroke remotely teams',
    /\b(?:facetime|doximity|skype|webcam|tele-?psych\w*|telestroke|remotely)\b/i,
  ),
  kind(
    'documentation',
    'written recorded noted charted dictated documented paperwork proof evidence wording language report reports note notes chart charts record records file picture pictures image images photo photos strip strips justify justifies requirements requirement',
    /\b(?:written|recorded|noted|charted|dictated) (?:in|into|down|up)\b|\bhow (?:must|should|do) .{1,40}\b(?:written|recorded|charted|noted|documented)\b|\brequirements? (?:for|of|to)\b|\bpaperwork\b|\bwhat (?:wording|language|proof|evidence)\b|\b(?:has|have|needs?|must|should|supposed) (?:to )?be (?:in|on) (?:(?:the|his|her|our|my) )?(?:op(?:erative)? |procedure )?(?:note|report|chart|record|file)s?\b|\b(?:must|should|needs?|ha(?:s|ve) to|do|does)\b.{1,24}\bbe (?:in|on|part of) (?:(?:the|his|her|our|my) )?(?:note|report|chart|record|file)s?\b|\b(?:keep|have|save|store|print)\b.{1,24}\bon file\b|\b(?:keep|save|store|archive|print) (?:a |an |the )?(?:picture|image|photo|copy|film|strip)s?\b|\bto justify\b/i,
  ),
  kind(
    'compliance',
    'comfortable feel sit uncomfortable uneasy trouble kosher ethical unethical risky pressured refund disclose disclosure disclosing disclosed whistleblower right wrong',
    /\b(?:not|don['’]?t|do not|doesn['’]?t|does not|isn['’]?t) (?:\w+ ){0,2}(?:feel|sit|comfortable) ?(?:right|comfortable|well)?\b(?! (?:a|the|like)\b)|\buncomfortable\b|\buneasy\b|\b(?:in|into) trouble\b|\bkosher\b|\bun?ethical\b|\brisky\b|\bself[- ]?disclos\w+|\bwe (?:have|need) to (?:refund|pay back|give back)\b/i,
  ),
  kind(
    'em_level',
    'what whats needed required every each always daily when',
    /\b99[23]\d\d (?:on )?(?:every|each|always|daily)\b|\bwhen (?:is|can|do|may) .{0,20}\b99[23]\d\d\b|\bwhat (?:does|do|would|did) .{0,24}\b(?:99[23]\d\d|level)\b.{0,24}\b(?:needs?|requires?|take)\b|\bwhat(?:['’]?s| is) (?:needed|required) for .{0,12}\b(?:99[23]\d\d|level)\b/i,
  ),
  kind(
    'em_level',
    'reach reaches support supports meet meets justify justifies enough high low overcoded undercoded downcoded',
    /\b(?:reach(?:es)?|supports?|meets?|justif(?:y|ies)|enough (?:for|to (?:bill|report)))\b.{0,30}\b99[23]\d\d\b|\b99[23]\d\d\b.{0,24}\b(?:(?:is|feels?|seems?|looks?|too) (?:too )?(?:high|low)|(?:over|under|down)-?coded)\b/i,
  ),
  kind(
    'global_period',
    'follow followup followups incision wound suture cast charge',
    /\b(?:incision|suture|cast) checks?\b|\bfollow[- ]?ups? (?:visits? )?(?:included|free|no charge|billable|covered)\b|\bcharge for (?:the |a )?(?:follow[- ]?up|post[- ]?op|check)\b/i,
  ),
  kind(
    'code_search',
    'code assign capture pick',
    /\b(?:can|may|could|should) (?:i|we|you|coders?|the coder) (?:still |just )?(?:code|assign|capture|pick up) (?:(?:it|this|that|sepsis|severe|acute|aki|malnutrition|encephalopathy)\b|[A-TV-Z]\d[\dA-Z](?:\.|\b))/i,
  ),
  kind(
    'coverage',
    'billable reimbursable',
    /(?:^\W*|[.,;:-][ \t])(?:billable|reimbursable)[ \t]?\?|\b(?:that|this|it|which|time|still) (?:is )?(?:billable|reimbursable)[ \t]?\?/i,
  ),
  kind('billed_together', 'same', /\b(?:in |the |in the )?same (?:calendar )?(?:month|week|period|episode)\b/i),
  kind(
    'coverage',
    'many',
    /\bhow many (?:times )?(?:(?:can|may|could|will|does|do|should) .{1,40} )?(?:per|a|an|each|in a|in one|every|in) (?:yr|year|calendar|rolling|12|twelve|lifetime|month)/i,
  ),
  kind(
    'coverage',
    'get gets accepted accept cosmetic satisfy satisfies pay policy policies governs govern',
    /\b(?:going to|gonna|ever|really) get paid\b|\bgets? paid or\b|\baccepted by\b|\bcosmetic\b|\bsatisf(?:y|ies) (?:\w+ ){0,3}(?:MACs?|payers?|plans?|medicare|policy|LCD)\b|\bwill \S{3,8} pay\b|\b(?:which|what) (?:\w+ ){0,3}polic(?:y|ies) (?:governs?|appl(?:y|ies)|covers?|names?|is|are|do|does|should)\b|\bpolic(?:y|ies) (?:for|that governs?)\b|\bgoverns? \S{5}\b/i,
  ),
  kind(
    'code_meaning',
    'tell telling tells interpret categorize categorise',
    /\bwhat(?:['’]s| is| are| does| do) .{1,16} tell(?:ing)? (?:me|us)\b|\binterpret\b(?! (?:the )?(?:study|studies|film|x-?ray|ekg|ecg|image))|\bcategori[sz]e\b/i,
  ),
  kind(
    'documentation',
    'indicator indicators query queries auditor auditors defend redone record chart note meat',
    /\bclinical indicators?\b|\bquer(?:y|ies) (?:needed|required|the (?:surgeon|physician|provider|doctor))\b|\bor is a query\b|\bauditors? (?:expect|want|look|need)\w*\b|\bto defend\b|\bbe redone\b|\b(?:must|should|does|do) (?:the|his|her|our) (?:record|chart|note)\b|\bMEAT for\b/i,
  ),
  kind(
    'code_search',
    'which drop drops change changes fall falls use',
    /\bwhich of (?:\d{5}|[A-V]\d{4})|\b(?:drop|change|fall)s? (?:down |back )?to (?:\d{5}|[A-V]\d{4})|\bdo (?:i|we) use (?:\d{5}|[A-V]\d{4})\b.{0,24}\bfor\b/i,
  ),
  kind(
    'code_search',
    'code cpt icd',
    /^(?!.*\b(?:\d{5}|[A-V]\d{4}|modifier|mod|pos|carc|rarc|revenue|zip)\b)(?:.*\b)?[a-z]{2,}\b(?<!\b(?:the|no|any|an|of|or|is|one|new|old|my|our|to|for|on|base|primary|parent|this|that|with|valid|invalid|wrong|same|reason|denial|remark|status|which|what|your|place|area|from|billed|right|correct|diagnosis)) (?:(?:cpt|procedure|billing|hcpcs|icd-?10|dx) )?(?:code|cpt|icd-?10)[ \t]*\.?$/i,
  ),
  kind('fee', 'get receive expect paid', /\bwhat should (?:we|i|they|it|he|she) (?:get|receive|expect|be paid)\b/i),
  kind('denial', 'returned', /\breturned (?:it|them|the claim|our claim)\b/i),
]
