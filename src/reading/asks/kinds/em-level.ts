import { anyOf, inOrder, notAfter } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask which level of a visit. */
export const EM_LEVEL: readonly WayOfAsking[] = [
  way(
    `level levels mdm time times based decision minimum min mins minutes split shared incident prolonged new
      est established em guideline guidelines independent historian specialty medical addressed e m count`,
    anyOf(
      /\b(?:what|which) level\b(?! of (?:supervision|appeals?|review|evidence|denial|training|access))/i,
      /\blevels? (?:[1-5]|of (?:service|care|mdm|visit))\b/i,
      /\bMDM\b|\btotal times?\b|\btime[- ]based\b/i,
      inOrder(
        /\b(?:based on|by|using|use|on) time\b(?! (?:of|blocks?|slots?|frames?))/i,
        /(?<!\b(?:filed|paid|sent|submitted) on time)/i,
      ),
      /\bmedical decision\b|\bmin(?:imum)? times?\b/i,
      /\bsplit[ /-]?(?:or[ ])?shared\b/i,
      /\bincident[- ]to\b|\bprolonged\b/i,
      /\bnew (?:patient )?(?:vs\.?|or|versus) est/i,
      /\bE ?[/&]? ?M (?:level|guideline|visit|code)/i,
      /(?<!\b(?:log|logs|logging|track|tracking|record|document) )\btimes? for\b/i,
      /\bindependent (?:interpretation|historian|visualization)\b/i,
      /\bsame specialty\b|\bproblems? addressed\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'level lvl',
    inOrder(
      /\b(?:visit|pt|patient|mins?|minutes?|e\/?m)\b[^?\n]*/i,
      notAfter(/\b(?:each|per|one|every|another|second|third|first|two|same|other|additional)[ \t]/i),
      /\b(?:level|lvl)[ \t]*\?/i,
    ),
  ),
  way('new', /\bnew[ \t]?\/[ \t]?est/i),
  way('count counted counting', /\bcount(?:ed|ing)?\b.{0,40}\b(?:time|toward|towards)\b/i),
  // Requests and questions of people in a hurry.
  way(
    'what whats needed required every each always daily when',
    anyOf(
      /\b99[23]\d\d (?:on )?(?:every|each|always|daily)\b/i,
      /\bwhen (?:is|can|do|may) .{0,20}\b99[23]\d\d\b/i,
      inOrder(/\bwhat (?:does|do|would|did) .{0,24}\b(?:99[23]\d\d|level)\b.{0,24}\b/i, /(?:needs?|requires?|take)\b/i),
      /\bwhat(?:['’]?s| is) (?:needed|required) for .{0,12}\b(?:99[23]\d\d|level)\b/i,
    ),
  ),
  way(
    'reach reaches support supports meet meets justify justifies enough high low overcoded undercoded downcoded',
    anyOf(
      inOrder(
        /\b/i,
        /reach(?:es)?|supports?|meets?|justif(?:y|ies)|enough (?:for|to (?:bill|report))/i,
        /\b.{0,30}\b99[23]\d\d\b/i,
      ),
      inOrder(
        /\b99[23]\d\d\b.{0,24}\b/i,
        /(?:is|feels?|seems?|looks?|too) (?:too )?(?:high|low)|(?:over|under|down)-?coded/i,
        /\b/i,
      ),
    ),
  ),
  // Told as what happened, or what somebody says.
  way(
    'complexity support supports',
    /\b(?:high|moderate|low|straightforward) complexity\b|\b99[23]\d\d\b[^.?!\n]{0,30}\bsupports? it\b/i,
  ),
  way(
    'pa np app pac fnp arnp midlevel apn crnp whose',
    anyOf(
      inOrder(
        /\b(?:PA|NP|APP|PA-?C|A?FNP|ARNP|APN|CRNP|midlevel)s?\b[^.?!\n]{0,80}\b/i,
        /(?:doc|dr|MD|physician|doctor|attending|surgeon)\b[^.?!\n]{0,30}\b/i,
        anyOf(
          /came (?:by|in)|comes (?:by|in)|stop(?:ped|s) (?:by|in)|popped in|poked|saw|sees/i,
          /co-?sign\w*|signed|agreed|rounded|staffed/i,
          /did (?:the|his|her) (?:\w+ )?(?:plan|MDM|half|part|time|exam)/i,
        ),
        /\b/i,
      ),
      inOrder(
        /\b(?:doc|dr|MD|physician|doctor|attending)\b[^.?!\n]{0,60}\b(?:after|with|behind) /i,
        /(?:the |our |his |her )?(?:PA|NP|APP)\b[^.?!\n]{0,30}\b(?:note|wrote|saw|did|exam)\b/i,
      ),
      /\b(?:whose|which) (?:name|NPI|number)\b/i,
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'lvl lvls under partner rule',
    anyOf(
      /\blvls?\b/i,
      inOrder(
        /\bunder /i,
        anyOf(/his|her|their|my/i, /the (?:dr|doctor|doc|MD|physician|supervising \w+)['’]?s?/i, /another \w+['’]?s/i),
        / (?:own )?(?:name|NPI|number)\b/i,
      ),
      /\b(?:saw|seen by|sees) (?:our |his |her |my |the |a )?partner\b/i,
      /\b(?:three|3)[- ]?(?:yr|year)s?[- ]?rule\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    `complex downcoded downcode downcoding downcodes lowered auditor auditors auditing reviewer reviewers
      coder coders payer carrier time moderate high low`,
    anyOf(
      inOrder(
        /\b/i,
        /very|highly|moderately|really|extremely|pretty|medically/i,
        / complex\b(?! (?:repair|closure|wound|lac\w*))/i,
      ),
      /\bdown-?cod(?:e|ed|es|ing)\b[^.?!\n]{0,30}\b99[2-4]\d\d\b/i,
      /\blowered [^.?!\n]{0,20}\b99[23]\d\d\b/i,
      inOrder(
        /\b(?:auditors?|reviewers?|coders?|payer|carrier) /i,
        /wants?|says?|said|thinks?|insists? on|prefers?|made it|changed (?:it|this|that) to/i,
        / (?:\w+ ){0,3}99[23]\d\d\b/i,
      ),
      inOrder(
        /\b(?:no|without|lacks?|missing) (?:the |a |any )?time\b[^.?!\n]{0,24}\b/i,
        /(?:note|chart|record|documented|documentation)\b/i,
      ),
      /\bnote (?:has|shows?|with|had|says) no time\b/i,
      inOrder(
        /\b(?:never|didn['’]?t|forgot to) (?:write|wrote|document|put|note)\w* (?:down )?/i,
        /(?:the |his |her |any |a )?time\b/i,
      ),
      /\b(?:moderate|high|low|straightforward) or (?:moderate|high|low|straightforward)\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'highest high give moderate data min mins minutes minute',
    anyOf(
      inOrder(
        /\b/i,
        /ok|okay|right|correct|fine|good|enough|appropriate|justified|supported|met|allowed/i,
        / (?:for|with|at|by) (?:a |an |only |just )?\d{1,3}[ -]?min/i,
      ),
      /\bhighest (?:(?:i|we|he|she) can (?:bill|charge|code|report|go)|(?:level|e\/?m)\b)/i,
      /\bhow high (?:can|could) (?:i|we|he|she)\b/i,
      /\bwhat would you (?:give|level) (?:this|that|it|the visit)\b/i,
      /\bmakes? it (?:a )?moderate\b/i,
      /\bcounts? as data\b/i,
    ),
  ),
]
