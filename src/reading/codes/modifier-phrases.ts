import { anyOf, captured, inOrder, notBefore, optional, repeated } from '../../patterns/compose-patterns.ts'

/** Phrases around two characters that make them a modifier. A code that is covered stands as object replacement characters, as long as it is written. */

/** "modifier 25", "mods 24 and 57": the word, then nothing but modifiers and what joins them. */
export const NAMED_BEFORE = inOrder(
  /\b(?:modif\w{0,6}|mods?)\b[ \t:#(-]{0,4}/i,
  optional(/(?:is|was|like|such as|of|a|an|the|use|used)[ \t]/i),
  repeated(
    inOrder(
      /-?[A-Z0-9]{2}/i,
      repeated(
        anyOf(
          /[ \t]?(?:,|\/|&|\+|;)[ \t]?/i,
          /[ \t](?:or|and|vs\.?|versus|then|with|instead of)[ \t]/i,
          /[ \t]?,[ \t]?(?:or|and)[ \t]/i,
        ),
        '{1,2}',
      ),
    ),
    '{0,8}',
  ),
  /-?$/i,
)
export const NAMED_AFTER =
  /^[ \t]?(?:mod(?:ifier)?s?\b|modif|(?:was |is |being )?(?:missing|appended)\b|(?:the|an?)[ \t](?:[\w-]{1,12}[ \t]){0,2}modifier\b)/i
/** `value codes A8 and A9`: what an institutional claim has of its own (UB-04, form locators 18 to 41). */
export const CLAIM_CODE_BEFORE = inOrder(
  /\b(?:value|condition|occurrence|span|cond|val|occ)\.?[ \t](?:codes?|cds?)\b/i,
  repeated(/[ \t:#,]{1,2}(?:and[ \t]|or[ \t])?[A-Z0-9]{2}/i, '{0,3}'),
  /[ \t:#,]{1,2}(?:and[ \t]|or[ \t])?$/i,
)
/** "need a 59", "put 59 on", "which gets 25" */
export const VERB_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /needs?|needing|wants?|requires?|add(?:ed|ing)?|append(?:ed|ing)?|use(?:d)?|using/i,
    /attach(?:ed)?|put(?:ting)?|carry|carries|gets?|got|take|takes|slap|stick|with|w\//i,
    /without|w\/o|bill(?:ed)?|and|or|vs|versus|instead of|the|not|just|of/i,
  ),
  /[ \t](?:(?:a|an|the|with|on|w\/|it)[ \t]){0,2}-?$/i,
)
export const WEAK_VERB =
  /\b(?:and|or|vs|versus|the|of|not|just|bill(?:ed)?|use(?:d)?|with|w\/|takes?|got)[ \t](?:(?:a|an|the|with|on|w\/|it)[ \t]){0,2}-?$/i
/** Verbs that nothing but a modifier follows in this trade: `which line gets the 59`. */
export const STRONG_VERB = inOrder(
  anyOf(
    inOrder(
      /\b/i,
      anyOf(
        /needs?|needing|wants?|requires?|add(?:ed|ing|s)?|append(?:ed|ing|s)?|attach(?:ed|es)?/i,
        /put(?:ting|s)?|expects?|carry|carries|gets?|slaps?|sticks?|throws?|throwing|tack(?:ing|s|ed)?|hangs?|pins?/i,
        /warrants?|justif(?:y|ies)|merits?|deserves?|demands?/i,
        /go(?:ing)?[ \t]with/i,
        /(?:mine|ours|theirs)[ \t]is/i,
        /use(?:d|s)?|using|remov(?:e|ed|ing|es)|tr(?:y|ied|ying|ies)|drop(?:ped|ping|s)?/i,
        /forg[eo]t(?:ting|ten)?|omit(?:ted)?/i,
        /(?:left|leave|leaving)[ \t]off/i,
        /take|took|without|w\/o/i,
      ),
    ),
    /\x81[ \t](?:takes?|with|w\/)/i,
  ),
  /[ \t]/i,
  repeated(/(?:a|an|the|with|on|w\/|it|just|only|still)[ \t]/i, '{0,2}'),
  /-?$/i,
)
/** `which one takes 59 if any?` */
export const WHICH_TAKES = inOrder(
  /\b(?:which|wich|what)[ \t](?:one|line|code|claim|service|procedure|of[ \t](?:them|these|those|the[ \t]\w{3,10}))[ \t]/i,
  /(?:takes|gets|needs|carries|wants|deserves|has|(?:ends|winds)[ \t]up[ \t]with|is[ \t](?:stuck[ \t])?with)[ \t]/i,
  /(?:the[ \t]|an?[ \t])?-?$/i,
)
/** `someone said it takes a 59` */
export const IT_TAKES = inOrder(
  /\b(?:it|that|this|they|one|other|line|code|second)[ \t](?:just[ \t]|only[ \t]|also[ \t])?/i,
  /(?:takes|gets|needs|wants|requires)[ \t](?:an?|the)[ \t]-?$/i,
)
/** `does KX go on?` */
export const DOES_BEFORE = /\b(?:does|do|should|would|will|must)[ \t](?:the[ \t]|an?[ \t])?$/i
export const GOES_ON_AFTER = inOrder(
  /^[ \t](?:even[ \t]|still[ \t]|also[ \t]|really[ \t])?/i,
  anyOf(
    /(?:go|belong|ride)[ \t](?:on|there|too|here)\b/i,
    /(?:belong|apply)(?=[ \t]*(?:[?.,;]|$)|[ \t](?:because|when|if|since|at[ \t]all|with|or)\b)/i,
  ),
)
/** `24 ok?`, at the beginning of a phrase */
export const PROPOSED_AFTER = inOrder(
  /^[ \t](?:ever[ \t]|is[ \t])?/i,
  anyOf(
    /ok|okay|legit|any[ \t](?:good|use|help)/i,
    /good[ \t](?:here|enough|on|with)/i,
    /the[ \t]way[ \t]to[ \t]go/i,
    /(?:going[ \t]to|gonna)[ \t](?:work|help|fly|pass)/i,
    /an[ \t]option|works?|fix|help|solve/i,
    /(?:supported|justified|warranted|valid|enough|proper|the[ \t](?:right|correct|best))/i,
    /(?:get|got)[ \t](?:it|this|them|us)/i,
    /do/i,
    /be (?:ok|right|correct|better|best|used|enough|added|appropriate|needed)/i,
    /correct|right|needed|required|appropriate|applies|apply|allowed/i,
    /(?:what|all)[ \t](?:i|we|you|it|they)[ \t](?:use|needs?|add|append|wants?)/i,
  ),
  /\b/i,
)
/** `25 on 99213`; the code is covered when modifiers are looked for. */
export const PLACED_AFTER = inOrder(
  /^[ \t]/i,
  optional(/(?:go|goes|going|belongs?|stays?|gets?[ \t]\w{3,8})[ \t]/i),
  /(?:on|to|with)[ \t](?:the[ \t]|an?[ \t])?/i,
  anyOf(
    /\x81|(?:wh?ich|what|it)\b|(?:every(?:body|one|thing)?|each|all)\b|E[/&]?M\b|visit\b|o\/?v\b/i,
    /(?:office|clinic|nurse|sick|well|preventive|problem|ER|ED|facility|hospital|inpatient)[ \t](?:visit|code|line)\b/i,
    /(?:surgery|surgical|drug|vaccine|admin|infusion|therapy)[ \t](?:code|line)\b|[GJQT][ -]?codes?\b/i,
    inOrder(
      anyOf(
        /first|second|third|1st|2nd|3rd|last|next|rest|two|both|either|other|lesser/i,
        /column|add-?on|lap|scope|injection|procedure|code|line/i,
      ),
      /\b/i,
    ),
  ),
)
export const BEGINS_PHRASE = inOrder(
  anyOf(
    /^|[.?!,;:(–—][ \t]*|[ \t]-[ \t]/i,
    inOrder(
      /\b/i,
      /is|was|did|does|would|will|can|could|should|if|whether|that|because|why|when/i,
      /[ \t](?:an?[ \t]|the[ \t])?/i,
    ),
  ),
  /-?$/i,
)
/** `same visit 76?`, `two surgeons 62 each` */
export const ROLE_BEFORE = /\b(?:co-?surg(?:eons?)?|surgeons|assist(?:ants?|s)?(?:[ \t]surg(?:eons?)?)?)[ \t,:-]{1,3}$/i
export const NOUN_BEFORE =
  /\b(?:visit|day|session|time|line|claim|procedure|both|all|too|also|instead|together|same)[ \t]-?$/i
export const NEEDED_AFTER =
  /^[ \t](?:is|was|isn['’]?t|wasn['’]?t|being)[ \t](?:not[ \t])?(?:needed|required|missing|appended|necessary|appropriate|applied)\b/i
/** What may follow a numeric modifier that only a verb announces: the end of the phrase or where it goes, never a unit. */
export const ENDS_PHRASE = inOrder(
  /^[ \t]?/i,
  anyOf(
    /$|[?!;,)"”'’]|\.(?:\s|$)|[-–—][ \t]/i,
    /(?:with|w\/)[ \t]?(?:the[ \t])?(?:[A-Z][A-Z0-9]\b|\x81|pos\b|place\b)/i,
    // `59 & on which`, and what is dictated behind it.
    /&[ \t](?:on|where|which|what|how|if|is|do)\b|(?:thanks?|question[ \t]mark|end[ \t]of)\b/i,
    inOrder(
      anyOf(
        /on|to|when|if|since|because|but|appended|attached|added|instead|too|also|here|there/i,
        /for|vs?|or|and|be|is|was|as|same|at|even|in|over|rather|pos|both|each|ok|okay/i,
        /then|please|pls|thx|now|either|from|off|ever|us|them|mean|means|stand|stands/i,
        /apply|i|we|they|he|she|you|will|would|should|can|does|do|needed|required|legit/i,
        /correct|right|anywhere|anyplace|somewhere/i,
      ),
      /\b/i,
    ),
    /\/[A-Z0-9]{2}\b/i,
    /\/[ \t](?:TC|26|[LR]T|X[EPSU]|G[AXYZ]|J[WZ]|KX)\b/i,
  ),
)
/** Another modifier joined to this one; only "or", "vs" and a slash join by themselves, the rest where modifiers are spoken of. */
export const NEIGHBOUR_BEFORE = inOrder(
  /(?:^|[^A-Za-z0-9.$%])-?([A-Z0-9]{2})/,
  captured(
    inOrder(
      /[ \t]?/,
      /\/|,|&|\+|vs?\.?|or|and|plus|versus|over|rather than|OR|AND|VS\.?/,
      /(?:[ \t](?:or|and|vs\.?|not))?[ \t]?/,
    ),
  ),
  /-?$/,
)
export const NEIGHBOUR_AFTER = inOrder(
  /^/,
  captured(
    inOrder(
      /[ \t]?/,
      /\/|,|&|\+|vs?\.?|or|and|plus|versus|over|rather than|OR|AND|VS\.?/,
      /(?:[ \t](?:or|and|vs\.?|not))?[ \t]?/,
    ),
  ),
  /-?([A-Z0-9]{2})/,
  notBefore(
    anyOf(
      /[A-Za-z0-9%]|\.\d|[ \t]?[-/]\d/,
      inOrder(
        /[ \t]?/,
        anyOf(/mg|mcg|ml|mm|cm|min|yo|y\/o|years?|yrs?|days?|weeks?|hrs?|hours?|units?|kg|lbs?/, /degrees/),
        /\b/,
      ),
    ),
  ),
)
/** `will they pay our PA as assistant (AS)` */
export const IN_BRACKETS_BEHIND = inOrder(
  /\b/i,
  anyOf(
    /assist\w*|surgeons?|telehealth|telemedicine|audio[ -]only/i,
    /(?:professional|technical)(?: component)?/i,
    /waiver|notice|ABN|screening/i,
  ),
  /[ \t]\($/i,
)
export const TRADE_WORD = inOrder(
  /^/,
  anyOf(
    /ED|ER|PT|PA|MD|CT|US|CO|PC|MA|ME|PM|AM|SC|CC|PS|MS|FX|AF|TB|AI|PR|PI|OK|HE|IT|IS|OT|ST/,
    /HR|DC|NB|EM|HH|SH|AR|AZ|CA|GA|LA|PD|PL|SG|ET/,
  ),
  /$/,
)
