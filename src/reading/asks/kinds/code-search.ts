import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask which code to report for what is told. */
export const CODE_SEARCH: readonly WayOfAsking[] = [
  way(
    `code codes coded coding cpt cpts icd hcpcs diag diagnosis drg revenue modifier dx bill billed report
      need want looking find use unlisted charge provide give send tell advise`,
    anyOf(
      inOrder(
        /\b/i,
        /what|which|whats|what['’]s|whichever|correct|right|best|proper|appropriate/i,
        /\b[^?.!]{0,30}\b/i,
        anyOf(
          /codes?(?<!\b(?:base|add-?on|parent|primary|ICD-?9) codes?)/i,
          /cpts?|icd(?:[- ]?10)?|dx|hcpcs|j-?codes?/i,
        ),
        /\b/i,
        notBefore(
          anyOf(
            / (?:is|was|are) \d/i,
            / (?:gets?|takes?|needs?|carries)\b/i,
            inOrder(
              /(?:[- ]?10)? (?:codes )?(?:it|they|(?:the|that) (?:LCD|policy|article)) /i,
              /(?:lists?|names?|covers?)\b/i,
            ),
          ),
        ),
      ),
      /(?<![-\w])(?:cpt|codes?|dx|icd-?10) (?:for|(?:also |too )?(?:pls|please)|dx|\+|do|should|to)\b/i,
      inOrder(
        /\b/i,
        /hcpcs|diag|diagnosis(?: codes?)?|icd[- ]?10(?:[- ]?cm)?|drg|revenue codes?|modifier/i,
        / (?:for|pls|please)\b/i,
      ),
      /\b(?:need|want|looking for|find)\b.{0,20}\b(?:icd[- ]?10|hcpcs|dx|diagnosis|j-?code)\b/i,
      inOrder(
        /\bhow (?:do|should|would|can|to|is|are)(?: (?:i|we|you|this|it|they|one))? (?:be )?/i,
        /(?:code|bill|report|coded|billed|reported)\b/i,
      ),
      inOrder(
        /\b(?:need|want|looking for|find|is there)\b.{0,20}\b/i,
        /codes?(?<!\b(?:base|add-?on|parent|primary|same) codes?)|cpt/i,
        /\b/i,
      ),
      inOrder(
        /\bcodes?/i,
        notAfter(/\b(?:both|these|those|two|the|all|base|add-?on|parent|primary|same) codes?/i),
        /[ \t]?[?+]/i,
      ),
      /\bwhat (?:do|should|would|can) (?:i|we|you) (?:bill|code|report|use|charge)/i,
      /\bunlisted\b/i,
      /\bhelp (?:me |us )?(?:with )?coding\b/i,
      /\bgive me (?:the |all (?:the )?)?(?:icd(?:[- ]?10)?(?:-?cm)?|dx|diagnosis|diagnoses|cpt|code)['’]?s?\b/i,
      inOrder(
        /\b(?:provide|give|send|tell|advise)\b.{0,20}\b/i,
        /diagnosis|dx|icd\S{0,6}|cpt|hcpcs|external cause|procedure/i,
        / codes?\b/i,
      ),
    ),
  ),
  // Rarer wordings.
  way(
    'ok okay right correct appropriate',
    inOrder(
      /(?:\d{5}|\b[A-V]\d{4}|\b[A-Z]\d[\dA-Z]\.\w{1,4})(?:-\w\w)?[ \t](?:is[ \t])?/i,
      /(?:ok|okay|right|correct|appropriate)\b/i,
      notBefore(/ (?:with|w\/|to|together|and|same|if|on|in|after|every|again|still)/i),
      /[^?.\n]{0,40}\?/i,
    ),
  ),
  way(
    'cpt cpts hcpcs code codes',
    anyOf(
      inOrder(
        /\b(?:cpts?|hcpcs|codes?) (?:and|&|\+|or|w\/) (?:the )?/i,
        /dx|icd|diagnos[ei]s|mods?\b|modifiers?\b|units?\b/i,
      ),
      /\b(?:which|what) (?:\w+ ){0,2}(?:cpts?|hcpcs)\b/i,
    ),
  ),
  way(
    'icd hcpcs cpt dx diagnosis drg procedure',
    anyOf(
      inOrder(
        /\b(?:icd|hcpcs|cpt|dx|diagnosis|drg)(?:[- ]?(?:9|10))?(?:[- ]?cm)?(?: codes?)?/i,
        /(?: (?:for|of)\b(?! (?:dos|\d)))/i,
      ),
      /\b(?:dx|diagnosis|icd(?:[- ]?10)?|cpt|hcpcs|procedure) codes?[ \t]?[,:][ \t]?[a-z]/i,
    ),
  ),
  way(
    'should shouldn be right correct',
    /\bshould(?:n['’]?t)? (?:it|this|that) (?:not |have )?(?:be|been)\b|\bnot \S{5,7}(?:,)? (?:right|correct)[ \t]?\?/i,
  ),
  // `should the admin be G0009?`, `sent 45378, should have been G0105?`
  way(
    'should shouldn',
    inOrder(
      /\bshould(?:n['’]?t)?(?: (?:it|this|that|they|we|i|(?:the|our|my|his|her) (?:\w+ ){1,3}?))?/i,
      / ?(?:not |instead |really )?(?:be|(?:['’]ve |have |of )(?:been|used|billed|sent|put|reported|coded))/i,
      / (?:an? |as |with |on )?/i,
      /(?:\d{4}[\dA-Z]|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z](?:\.\w{1,4})?)(?!\w)[^!\n]{0,60}\?/i,
    ),
  ),
  // `path says BCC, change to C44.319 now?`
  way(
    'change switch update amend swap revise',
    inOrder(
      /\b(?:change|switch|update|amend|swap|revise)/i,
      /(?: (?:it|this|that|them|the (?:dx|code|diagnosis|claim|line|charge)))? /i,
      /(?:over |up |down |back )?(?:to|for) (?:an? |the )?/i,
      /(?:[A-TV-Z]\d[\dA-Z](?:\.\w{1,4})?|\d{4}[\dA-Z]|[A-V]\d{4})(?!\w)[^!\n]{0,40}\?/i,
    ),
  ),
  // `are the margins 88305 or 88307?`; which visit it is, is its level.
  way(
    'or versus vs',
    inOrder(
      /(?<![\w.$#-])(?!99[23])(?:\d{5}|[A-V]\d{4})/i,
      notAfter(/(?:99[23]\d\d[^\n]{0,40}|\b(?:on|onto) (?:the )?)\w{5}/i),
      /(?:-\w\w)?,? (?:as well |too |instead |here )?(?:or|vs\.?|versus) /i,
      /(?:is it |is that |rather |just |an? |the ){0,2}(?!99[23])(?:\d{5}|[A-V]\d{4})(?:-\w\w)?/i,
      /(?: (?:for|on|with) (?:this|that|it|each|both|him|her|them|the \w+))?[ \t]*\?/i,
    ),
  ),
  way('pdx order', /\bpdx\b|\b(?:dx|diagnosis) order\b|\border of (?:the )?(?:dx|diagnos)/i),
  way(
    'keep',
    inOrder(
      /\b(?:can|may|could|should|do|does) (?:i|we|you|they|he|she) keep /i,
      notBefore(
        /(?:it|them|this|that|a copy|using|billing|(?:the )?(?:records?|notes?|money|payments?|EOBs?|charts?|claims?))\b/i,
      ),
    ),
  ),
  way('j jcode jcodes', /\bj[- ]?codes? (?!is\b|was\b|are\b|\d)(?:for )?[a-z]{3}/i),
  // `he picked 12001 and 90471. anything wrong?`
  way(
    'anything error errors mistake mistakes',
    inOrder(
      /\b(?:anything (?:wrong|off|amiss|incorrect|(?:you would|you['’]?d|to) change)|any (?:errors?|mistakes?))/i,
      /(?: (?:with|on) (?:this|these|it|that|them|(?:the|my|our|his|her) (?:codes?|coding|claim|lines?)))?(?: here)?[ \t]*\?/i,
    ),
  ),
  way('right correct', /(?:\d{5}|[A-V]\d{4})(?:[^.?!\n]{0,12},)? ?(?:is|was) (?:it|that|this) (?:right|correct)\b/i),
  // Requests and questions of people in a hurry.
  way(
    'icd',
    /\bicd[- ]?10(?:[- ]?cm)?(?: codes?)?[ \t]?(?:(?:plus|and|with|incl\w*|please|pls)\b|\?|$)(?! (?:cpt|\d))/i,
  ),
  way(
    'way help correct fix',
    anyOf(
      /\bwhat(?:['’]?s| is) the (?:right|correct|proper) way\b/i,
      /\b(?:right|correct|proper) way to (?:bill|code|report|submit|send)\b/i,
      /\bhelp (?:me |us )?(?:correct|fix)\b/i,
      inOrder(
        /\bhow (?:do|should|would|can) (?:we|i|you) (?:correct|fix)\b/i,
        notBefore(
          / (?:the |this |his |her |our |my |that )?(?:progress |chart |visit )?/i,
          /notes?|charts?|records?|dates?|documentation|schedule|signatures?/i,
          /\b/i,
        ),
      ),
    ),
  ),
  way(
    'order sequence sequenced sequencing sequences first',
    anyOf(
      /\b(?:right|correct|proper|which) (?:order|sequenc\w+)\b/i,
      /\bsequenc(?:ed?|ing)\b/i,
      /\bwhich (?:one |dx |diagnosis |code )?(?:goes|is|comes|should go) first\b/i,
    ),
  ),
  way(
    'pos place',
    anyOf(
      inOrder(
        /^(?!.*\b(?:tele|video|audio|phone|virtual)).*\b/i,
        anyOf(
          inOrder(
            /(?:which|what|wrong|right|correct) (?:is the |would be the )?(?:(?:right|correct) )?/i,
            /(?:pos|place of service)/i,
          ),
          /pos for/i,
        ),
        /\b(?! (?:\d\d )?(?:mean|stand|is\b))/i,
      ),
      /\b(?:pos|place of service)\b[^.?!\n]{0,60}\b\d\d ?(?:or|vs\.?|versus|\/) ?(?:pos )?\d\d(?!\d)/i,
      inOrder(
        /^(?!.*\b(?:tele|video|audio|phone|virtual)).*\bpos (?:1[1-9]|2[1-6]|3[1-4]|[4-9]\d) /i,
        /(?:or|vs) (?:pos )?\d\d\b/i,
      ),
    ),
  ),
  way(
    'code assign capture pick',
    inOrder(
      /\b(?:can|may|could|should) (?:i|we|you|coders?|the coder) (?:still |just )?/i,
      /(?:code|assign|capture|pick up) /i,
      anyOf(/(?:it|this|that|sepsis|severe|acute|aki|malnutrition|encephalopathy)\b/i, /[A-TV-Z]\d[\dA-Z](?:\.|\b)/i),
    ),
  ),
  way(
    'which drop drops change changes fall falls use',
    anyOf(
      /\bwhich of (?:\d{5}|[A-V]\d{4})/i,
      /\b(?:drop|change|fall)s? (?:down |back )?to (?:\d{5}|[A-V]\d{4})/i,
      /\bdo (?:i|we) use (?:\d{5}|[A-V]\d{4})\b.{0,24}\bfor\b/i,
    ),
  ),
  way(
    'code cpt icd',
    inOrder(
      /^/i,
      notBefore(/.*\b(?:\d{5}|[A-V]\d{4}|modifier|mod|pos|carc|rarc|revenue|zip)\b/i),
      /(?:.*\b)?[a-z]{2,}\b/i,
      notAfter(
        /\b/i,
        anyOf(
          /the|no|any|an|of|or|is|one|new|old|my|our|to|for|on|base|primary|parent|this/i,
          /that|with|valid|invalid|wrong|same|reason|denial|remark|status|which|what|your/i,
          /place|area|from|billed|right|correct|diagnosis/i,
        ),
      ),
      / (?:(?:cpt|procedure|billing|hcpcs|icd-?10|dx) )?(?:code|cpt|icd-?10)[ \t]*\.?$/i,
    ),
  ),
]
