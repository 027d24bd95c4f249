import { anyOf, inOrder, notBefore, optional } from '../../../patterns/compose-patterns.ts'
import { DAY_ASKED } from '../../dates/which-day.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what has to be in the record. */
export const DOCUMENTATION: readonly WayOfAsking[] = [
  way(
    `document documented documentation documents documenting note notes dx diagnosis diagnoses chart charting
      pointer pointers linked link linking count counts abn waiver signature signed record records write`,
    anyOf(
      /\bdocument(?:ed|ation|ing|s)?\b(?<!\b(?:had|min|mins|minutes) documented)/i,
      /\b(?:need|require|requires|need a|separate) (?:a )?(?:note|dx|diagnosis)\b/i,
      /\bchart(?:ing)?\b.{0,20}\bneed/i,
      /\bdifferent (?:dx|diagnos)/i,
      /\bwhat (?:must|should) .{0,20}note\b/i,
      /\b(?:dx|diagnosis) pointers?\b/i,
      /\blink(?:ed|ing)? (?:the |to |which )?(?:dx|diagnos)/i,
      /\bwhich (?:dx|diagnosis) goes\b/i,
      /\b(?:can|do|does) (?:we|i|it|that|this|you) count\b(?! as (?:one|1|part) of\b)/i,
      /\bABN\b|\bwaiver\b|\bmedical records?\b/i,
      /\bwhat (?:does|do|must|should|did|would) .{1,40}\b(?:write|document|chart|record|note)\b/i,
    ),
  ),
  way(
    'note notes send attach submit include addendum addenda',
    anyOf(
      /\bnotes? (?:is )?(?:needed|required|req)\b/i,
      /\b(?:sep|separate)\.? notes?\b/i,
      // `what do we send to Medicare` asks for the code of the claim.
      inOrder(
        /\bwhat (?:do|should|must) (?:we|i) (?:send|attach|submit|include)\b/i,
        notBefore(
          / to (?:the )?(?:medicare|medicaid|primary|secondary)\b(?![^.?!\n]{0,40}\b(?:appeal|record|review|audit))/i,
        ),
      ),
      /\baddend(?:um|a)\b/i,
      /\bto (?:a|the|her|his) note\b/i,
    ),
  ),
  way(
    'consent consents must chart face note notes write signature signatures signed start separate dictation attestation who',
    anyOf(
      /\bconsents?\b|\bmust (?:be|stand) in\b/i,
      /\bface[- ]to[- ]face (?:was|note|visit|exam|encounter)\b/i,
      /\bnotes? (?:just |only )?(?:says?|states?|lacks?|doesn['’]?t)\b/i,
      /\bwrite (?:down|in)\b|\bsignatures?\b/i,
      /\b(?:is|was)n['’]?t signed\b/i,
      /\bstart (?:(?:and|&|\/) )?stop\b/i,
      /\bnotes? (?:need|have to|has to|require|contain|show)\w*\b/i,
      /\bwho (?:has to|must|can|needs to) sign\b/i,
      /\bseparate (?:reports?|dictation|op)\b/i,
      /\battestation\b/i,
    ),
  ),
  way(
    'log logs logging track tracking time timelog timesheet timesheets consent consents',
    anyOf(
      inOrder(
        /\b(?:log|track|keep track of)(?:ging|ing|s)? (?:the |our |any |all |their |his |her |those |these |of )?/i,
        /(?:\d{1,3} |twenty |thirty )?(?:time|minutes|mins?)\b/i,
      ),
      /\btime ?(?:logs?|sheets?)\b(?! (?:for|from|of|on)\b[^.?!\n]{0,50}:)/i,
      inOrder(
        /\b/i,
        /need|requir|get|written|verbal|signed|annual|yearly|renew|new|obtain|patient|pt/i,
        /\w{0,5} .{0,16}\bconsents?\b/i,
      ),
      /\bconsents?\b[^.!\n]{0,60}\?/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    `written recorded noted charted dictated documented paperwork proof evidence wording language report
      reports note notes chart charts record records file picture pictures image images photo photos strip
      strips justify justifies requirements requirement`,
    anyOf(
      /\b(?:written|recorded|noted|charted|dictated) (?:in|into|down|up)\b/i,
      /\bhow (?:must|should|do) .{1,40}\b(?:written|recorded|charted|noted|documented)\b/i,
      /\brequirements? (?:for|of|to)\b/i,
      /\bpaperwork\b/i,
      /\bwhat (?:wording|language|proof|evidence)\b/i,
      inOrder(
        /\b(?:has|have|needs?|must|should|supposed) (?:to )?be (?:in|on) (?:(?:the|his|her|our|my) )?/i,
        /(?:op(?:erative)? |procedure )?(?:note|report|chart|record|file)s?\b/i,
      ),
      inOrder(
        /\b(?:must|should|needs?|ha(?:s|ve) to|do|does)\b.{1,24}\bbe (?:in|on|part of) /i,
        /(?:(?:the|his|her|our|my) )?(?:note|report|chart|record|file)s?\b/i,
      ),
      /\b(?:keep|have|save|store|print)\b.{1,24}\bon file\b/i,
      inOrder(/\b(?:keep|save|store|archive|print) (?:a |an |the )?(?:picture|image|photo|copy|film|strip)/i, /s?\b/i),
      /\bto justify\b/i,
    ),
  ),
  way(
    'indicator indicators query queries auditor auditors defend redone record chart note meat',
    anyOf(
      /\bclinical indicators?\b/i,
      /\bquer(?:y|ies) (?:needed|required|the (?:surgeon|physician|provider|doctor))\b/i,
      /\bor is a query\b/i,
      /\bauditors? (?:expect|want|look|need)\w*\b/i,
      /\bto defend\b|\bbe redone\b/i,
      /\b(?:must|should|does|do) (?:the|his|her|our) (?:record|chart|note)\b/i,
      /\bMEAT for\b/i,
    ),
  ),
  way(
    'sign signs signed cosign cosigns nobody order script',
    anyOf(
      /\bwho (?:\w+ )?(?:co-?)?signs\b/i,
      inOrder(
        /\b/i,
        /need|needs|have to|has to|must|should|does|do|did|didn['’]?t|never|not|nobody|can/i,
        / (?:\w+ ){0,3}(?:co-?)?sign(?:ed|s)?\b(?! (?:up|in|off on the claim))/i,
      ),
      /\bsigned (?:by|order|orders|form)\b/i,
      /\bnobody (?:documented|charted|noted|signed)\b/i,
      inOrder(
        /\b(?:need|needs|require|requires|without|no) (?:an? )?/i,
        optional(/(?:MD|dr|doctor['’]?s?|physician['’]?s?|written|signed) /i),
        /(?:order|script)\b(?! (?:of|to|set))/i,
      ),
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    `forgot forget forgets unsigned late later dictated finished completed closed written logged charted
      documented cosigned signed resident residents teaching`,
    anyOf(
      /\bforg(?:ot|ets?) to (?:co-?sign|sign|document|write|note|chart|dictate|log)\b/i,
      /\bunsigned\b/i,
      /\blate (?:note|entry|addendum|signature)\b/i,
      inOrder(
        /\b(?:not|never|wasn['’]?t|isn['’]?t) /i,
        /co-?signed|signed|dictated|charted|written (?:down|in|anywhere)|logged/i,
        /\b/i,
      ),
      /\bno (?:\w+ ){1,2}(?:logged|charted)\b/i,
      /\btimes? (?:was |is )?(?:not|isn['’]?t|wasn['’]?t|never) (?:written|documented|charted)\b/i,
      inOrder(
        /\bnotes? (?:was |were |is |are )?(?:not |never )?/i,
        /finished|completed|signed|written|dictated|closed/i,
        /\b/i,
      ),
      /\bnotes?\b[^.?!\n]{0,24}\b(?:days?|weeks?|wks?|months?) (?:later|late)\b/i,
      /\bresidents?(?:['’]s?)? (?:did|does|saw|performed|wrote|dictated|notes?)\b/i,
      /\bteaching (?:phys\w*|doc|attending|setting)\b/i,
    ),
  ),
  way(
    'time long',
    anyOf(
      /\b(?:no|without|lacks?|missing) (?:the |a |any )?time\b[^.?!\n]{0,24}\b(?:note|chart|record)\b/i,
      /\bnote (?:has|shows?|with|had|says) no time\b/i,
      inOrder(
        /\b(?:never|didn['’]?t|forgot to) (?:write|wrote|document|put|note)\w* (?:down )?/i,
        /(?:the |his |her |any |a )?time\b/i,
      ),
      /\bnote\b[^.?!\n]{0,16}\b(?:say|show|state|list) how long\b/i,
    ),
  ),
  way(
    'records initial chart note notes templated cloned copied template',
    anyOf(
      inOrder(
        /\b/i,
        /wants?|requests?|requested|asked for|asking for|needs?/i,
        / (?:the |our |all |medical )?(?:records|notes)\b/i,
      ),
      /\b(?:initial|countersign) (?:the|his|her|each|every) note\b/i,
      /\bwhat (?:goes|belongs) in the (?:chart|note|record)\b/i,
      /\b(?:templated|cloned|copied|copy[- ]?pasted?|canned) (?:forward )?(?:notes?|chart)\b/i,
      /\bnotes? (?:are|is|look|looks|was|were) (?:all )?(?:cloned|copied|templated|identical)\b/i,
      /\bsigns? (?:the |his |her |all )?notes? [^.?!\n]{0,20}\b(?:after|later|late)\b/i,
    ),
  ),
  way(
    'checkbox stamp scribe ma wrote',
    anyOf(
      /\bis an? (?:\w+ )?(?:checkbox|stamp)(?: signature)? (?:ok|okay|enough|good|acceptable|valid)\b/i,
      /\bcan (?:the |an? )?(?:MA|scribe|nurse) (?:write|document|enter|chart)\b/i,
      /\bjust wrote ["“]/i,
    ),
  ),
  // `how many degrees must the field show`
  way(
    'show shows prove demonstrate state say contain',
    inOrder(
      /\b(?:must|should|does|do|did|would|has|have|needs?) (?:to )?(?:the|our|an?|his|her|that|those|my) (?:\w+ )?/i,
      /(?:fields?|notes?|photos?|pictures?|reports?|tests?|exam|study|images?|charts?|record|log|strips?|films?|order|letter) /i,
      /(?:(?:have|need|has) to )?(?:show|prove|demonstrate|state|say|contain)\b[^!\n]{0,80}\?/i,
    ),
  ),
  // Which of its days a service has on the claim is told by what the record says of each.
  way('dos date dates day days', inOrder(/\b/i, DAY_ASKED)),
  way(
    'itemize itemise itemized break detail specify state show log timestamp',
    inOrder(
      /\b(?:needs?|have|has|required?|supposed|must|should|do|does|want) (?:\w+ ){0,2}?(?:to )?/i,
      /(?:itemi[sz]e|break down|detail|specify|state|show|log|time-?stamp) /i,
      /[^.?!\n]{0,30}\b(?:minutes|mins?|times?|hours|activit(?:y|ies)|tasks?|sites?|sizes?|levels?|total)\b/i,
    ),
  ),
  way(
    'just only simply',
    inOrder(
      /\b(?:can|could|may) (?:s?he|they|we|i|(?:the|our|my) \w+|docs?|providers?|therapists?) (?:just|only|simply) /i,
      /(?:write|say|state|put|note|document|chart|type|dictate) (?:down )?(?:that |the |a |an |one |total |["“'‘(]|\d)/i,
    ),
  ),
  way(
    'enough',
    anyOf(
      /\bis (?:that|this|it) enough\b/i,
      inOrder(
        /\b(?:is|are|would) (?:an?|one|two|a single|the|his|her|that|this) (?:\w+ ){0,3}?/i,
        /(?:line|sentence|statement|phrase|paragraph|addendum|macro|dotphrase|dot phrase|template)s? (?:[^.?!\n]{0,30} )?enough\b/i,
      ),
    ),
  ),
  way(
    `write chart note record list spell separately prove proof sufficient adequate statement enough two notes
      add amend alter fix`,
    anyOf(
      // "do I need to write the therapy minutes separately?"
      inOrder(
        /\b(?:needs?|have|has|required?|supposed|must|should|do|does|want) (?:\w+ )?(?:to )?/i,
        /(?:write|chart|note|record|list|spell out|break out) /i,
        /[^.?!\n]{0,30}\b(?:minutes|mins?|times?|separately|sizes?|lengths?|sites?|levels?|total)\b/i,
      ),
      inOrder(
        /\b(?:needs?|have|has|required?|supposed|must|should|do|does) (?:\w+ ){0,2}?(?:to )?/i,
        /(?:write|chart|note|record|document)(?: down| in)? (?:the |a |an |his |her |our |each |which |what )?/i,
        /(?:\w+ )?(?:lot|dose|route|expiration|exp date|NDC|serial|batch|laterality|site|indication|reason)\b/i,
      ),
      /\bwhat (?:has|have|needs?|must|should)(?: to)? be in (?:the|there|their|his|her|my|our) /i,
      /\b(?:prove|proof of) (?:the |our |his |her |my )?(?:\d{1,3} )?(?:min|minutes|time|hours?|level|visit|service)\b/i,
      /\b(?:statement|sentence|line|phrase|attestation|wording|note|log)\b[^.?!\n]{0,40}\b(?:sufficient|adequate)\b/i,
      inOrder(
        /\b(?:have|has|need|needs|required?|must|should) (?:there )?(?:to )?(?:be |write |do |make )?/i,
        /(?:two|2) (?:\w+ )?(?:notes|reports|entries)\b/i,
      ),
      inOrder(
        /\b(?:add|amend|alter|fix|put) [^.?!\n]{0,24}\b(?:to|in|into|on)? ?/i,
        /(?:old|past|prior|earlier|closed|signed|locked|existing) (?:\w+ )?(?:notes?|records?|charts?|entries)\b/i,
      ),
    ),
  ),
]
