import { anyOf, inOrder, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask for a code without asking it: told, half told, implied, in everyday words. */
export const CODE_SEARCH_IN_PASSING: readonly WayOfAsking[] = [
  // Told as what happened, or what somebody says.
  way(
    'right fix sent billed coded used else rep correct how use report bill',
    anyOf(
      /\bhow should (?:it|this|that|they) go\b/i,
      /\bwhat does the (?:asc|hospital|facility) (?:use|bill|report)\b/i,
      /\bis (?:the|our|my) (?:rep|coder|doctor|doc|provider|auditor|biller|vendor|salesman) right\b/i,
      /\b(?:pls|please) fix\b/i,
      /\bfix (?:please|pls|these|my|our)\b/i,
      /\bhow to (?:fix|correct)\b/i,
      inOrder(/\bwhat should (?:the |we |i |they |he |she )?(?:\w+ )?have /i, /(?:sent|billed|coded|used|reported)\b/i),
      /\bwhat else (?:for|can|do|should|goes)\b/i,
      /\bwhat(?:['’]?s| is| was| would be) (?:the )?(?:correct|right)(?: codes?)?[ \t]*(?:[?.]|$)/i,
    ),
  ),
  way(
    'put put send bill as ok okay enough',
    anyOf(
      inOrder(
        /\b(?:put|bill|code|report|send|submit) (?:it|this|that|them) as \S{0,2}/i,
        /(?:\d{4}[\dA-Z]|[A-Z]\d[\dA-Z])/i,
      ),
      /\b(?:is|are|was) [A-TV-Z]\d[\dA-Z]\.\w{1,4} (?:ok|okay|right|correct|fine|enough)\b/i,
    ),
  ),
  way('cpts', /\b(?:what|which) cpts\b/i),
  way('coded', /\bhow (?:does|do|should|would) (?:this|it|that|these|they|\d{5}|[A-V]\d{4}) (?:all )?get coded\b/i),
  way(
    'drop enter key',
    /\bwhat (?:codes? )?(?:do|should|can|would) (?:we|i) (?:drop|enter|key(?: in)?)\b(?! (?:it|to|off|by)\b)/i,
  ),
  way(
    'rev revenue',
    /\brev(?:enue)?\.?(?: codes?)? ?\d{3,4}\b[^.?!\n]{0,12}\b(?:or|vs\.?|versus)\b[^.?!\n]{0,16}\b\d{3,4}\b/i,
  ),
  // Half told, as billing offices clip them.
  way(
    'cpt hcpcs icd codes',
    anyOf(
      inOrder(
        /^(?!.*(?:\d{5}|[A-V]\d{4}))[ \t\r\n]*(?:cpt|hcpcs|icd(?:-?10)?)[ \t]+/i,
        notBefore(/codes?\b|for\b|manual\b|book\b|assistant\b|and\b|or\b|is\b|says?\b/i),
        /[a-z]{3,} [a-z]/i,
      ),
      inOrder(
        /\b/i,
        anyOf(
          /infusion|injection|admin(?:istration)?|vaccine|surgery|procedure|visit|drug/i,
          /anesthesia|lab|x-?ray|scope|removal|repair|excision|biopsy|fracture/i,
        ),
        / codes[ \t]*[.?]?$/i,
      ),
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    `code dx cpt icd diagnosis represent represents describe describes reflect reflects capture captures
      match matches fit fits translate translates initial assign put`,
    anyOf(
      /\b(?:code|cpt|dx|diagnosis|icd)\(e?s\)/i,
      inOrder(
        /\bcodes? (?:that|which|to) (?:best |correctly )?/i,
        /(?:represent|describe|reflect|capture|match|fit)s?\b/i,
      ),
      /\btranslates? (?:in)?to (?:an? )?(?:icd|cpt|hcpcs|codes?)\b/i,
      /\binitial or subsequent\b(?! (?:hospital|visit|care|day|observation|inpatient))/i,
      /\bassign (?:the |a |correct )?(?:codes?|icd|cpt)\b/i,
      /\bwhat would (?:you|i|we) put for\b/i,
    ),
  ),
  way(
    'again d combine',
    anyOf(
      /\b(?:gets?|be|is) (?:re)?(?:reported|coded|listed|used) again\b/i,
      /\b(?:is|are) (?:it|this|that|they|we) (?:an? )?(?:A or D|D or A|A,? D,? or S)\b/i,
      /\bdx [^\n]{0,12}\b(?:A or D|D or A)\b/i,
      /\bcombine(?: them| these| it| both)?[ \t]?\?/i,
    ),
  ),
  way(
    'grouped groups send out',
    anyOf(
      /\bgroup(?:ed|s) (?:it )?to (?:DRG )?\d{3}\b/i,
      /\bwhat do (?:we|i) send (?:to )?(?:medicare|medicaid|aetna|cigna|them|the (?:payer|plan))\b/i,
      /(?:\d{5}|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.\w{1,4}) is (?:now )?out\b(?! of)/i,
    ),
  ),
  way(
    'between',
    inOrder(
      /\b/i,
      anyOf(
        /stuck|torn|undecided|wavering|debating|deciding|choosing|toss-?up|(?:on|straddling) the fence|back and forth/i,
        /(?:can(?:['’]?t|not)|trying to|how (?:do|to)(?: i| we)?|help (?:me|us)) (?:decide|choose|pick|tell)/i,
      ),
      / (?:is )?between (?:an? |the |codes? |cpt )?(?!99[2-4]\d\d\b)(?:\d{5}|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.\w)/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'character char letter digit called',
    /\b(?:7th|seventh) (?:char(?:acter)?|letter|digit)\b|\b(?:which|what) letter\b|\bcalled for (?:billing|coding)\b/i,
  ),
]
