import { type KindWords, kindWords as kind } from './kind-words.ts'

/** Questions as billing offices clip them, half told and without a question mark, tried at their own words. */
export const CLIPPED_KIND_WORDS: readonly KindWords[] = [
  kind(
    'denial',
    'thru went ignored ignores ignoring recognize recognise honor timely nobody none pull pulled pulling knocked bumped capped',
    /\bonly (?:one|1|two|2|half|the (?:first|second)) (?:of (?:them|these|the \w+) )?(?:went|got|goes|made it) (?:thru|through)\b|\b(?:didn['’]?t|doesn['’]?t|won['’]?t|not|never) (?:go|going|get|getting|went|make it) (?:thru|through)\b|\bignor(?:ed|es|ing)\b|\b(?:didn['’]?t|doesn['’]?t|won['’]?t|did not|does not|will not) (?:recogni[sz]e|honor) (?:the|our|my|it|that|mod)\b|\btimely(?: filing)?\b|\b(?:nobody|none of (?:them|these|the payers|our payers)) (?:is |are |will |wants to )?(?:pays?|paying|reimburses?|reimbursing)\b|\bpull(?:ed|ing)? (?:the |our |it |their |that )?(?:payment |money |check )?back\b|\b(?:knocked|bumped) (?:it |us |them |this )?(?:down )?to\b|\b(?:cut off|capped) at\b/i,
  ),
  kind(
    'coverage',
    'nobody none first primary list lists listed names article referral cash self pocket',
    /\b(?:nobody|none of (?:them|these|the payers|our payers)) (?:is |are |will |wants to )?(?:pays?|paying|covers?|covering|reimburses?|takes?)\b|\b(?:comp|WC|auto|medicare|medicaid|VA|tricare|no[- ]fault|cobra)\b[^.?!\n]{0,24}(?<!\b(?:dx|diagnosis|code)\b[^.?!\n]{0,12})\b(?:first|primary)[ \t]*(?:[.?]|$)|\b(?:comp|WC|auto|VA|tricare) (?:or|vs\.?|versus) (?:medicare|medicaid|commercial|the \w+)\b|\b(?:it|they|LCD|NCD|policy|article|MAC|medicare) (?:lists?|names?)\b|\blisted (?:in|on|by) (?:the|that|their) (?:LCD|NCD|policy|article)\b|\bbilling article\b|\b(?:needs?|requires?|without) (?:an? )?referral\b|\breferral (?:is |be )?(?:needed|required)\b|\b(?:pay|pays|paying|paid) (?:\w+ )?cash\b|\bself[- ]?pay(?:ing)?\b|\bout[- ]of[- ]pocket\b/i,
  ),
  kind(
    'status',
    'superbill superbills chargemaster cdm picklist cheat favorites favourites',
    /\b(?:superbills?|charge ?master|CDM|pick ?list|cheat sheet|favou?rites)(?: list)? (?:still |only )?(?:has|have|shows?|lists?|says?|uses?)\b/i,
  ),
  kind(
    'crosswalk',
    'superbill superbills chargemaster cdm picklist cheat favorites favourites instead d',
    /\b(?:superbills?|charge ?master|CDM|pick ?list|cheat sheet|favou?rites)(?: list)? (?:still |only )?(?:has|have|shows?|lists?|says?|uses?)\b|\bwhat(?:['’]?s)? (?:(?:code|one|goes|then) )?instead\b|\b(?:A or D|D or A|A,? D,? or S)\b/i,
  ),
  kind(
    'global_period',
    'suture sutures stitch stitches staple staples later',
    /\b(?:sutures?|stitch(?:es)?|staples?)(?: (?:were|was|are|came|come|taken|to come|being))? (?:out|removed)\b|\b(?:take|took|taken|taking|pull|pulled|remove|removed|removing|removal of) (?:out )?(?:the |her |his |\d{1,2} )?(?:stitch(?:es)?|staples?|sutures?)\b|\b(?:stitch|staple|suture) removal\b|\b(?:wks?|weeks?|days?) later\b[^.?!\n]{0,40}\b(?:same (?:surgeon|doc|dr|md)|back|again|returned|re-?(?:excis|op|turn)\w*)|\b(?:re-?excis\w+|redo|came back)\b[^.?!\n]{0,40}\b(?:wks?|weeks?|days?) later\b/i,
  ),
  kind(
    'em_level',
    'lvl lvls under partner rule',
    /\blvls?\b|\bunder (?:his|her|their|my|the (?:dr|doctor|doc|MD|physician|supervising \w+)['’]?s?|another \w+['’]?s) (?:own )?(?:name|NPI|number)\b|\b(?:saw|seen by|sees) (?:our |his |her |my |the |a )?partner\b|\b(?:three|3)[- ]?(?:yr|year)s?[- ]?rule\b/i,
  ),
  kind(
    'compliance',
    'every show shows missed cancellation twice overpaid overpayment overpayments',
    /\bpaid (?:us )?twice\b|\bdouble[- ]paid\b|\boverpa(?:id|yments?)\b|\b99\d{3}\b[^.?!\n]{0,30}\bevery (?:time|visit|pt|patient|single)\b|\bno[- ]?shows?\b|\bmissed (?:appts?|appointments?)\b|\bcancellation fees?\b/i,
  ),
  kind(
    'telehealth',
    'phone cell',
    /\b(?:pt|patient|visit|seen|saw|appt|appointment)\b[^.?!\n]{0,24}\b(?:on|over|thru|through|via) (?:a |the |her |his )?(?:cell ?phone|phone|cell)\b/i,
  ),
  kind(
    'fee',
    'gives give down',
    /\bwhat (?:(?:do|does|did|will|would) )?(?:\w+ ){1,2}gives? (?:us |you )?(?:for|on)\b|\b(?:came|went|gone) down (?:by \$?\d|this|in (?:jan|20\d\d)|for 20\d\d|from \$)/i,
  ),
  kind(
    'documentation',
    'forgot forget forgets unsigned late later dictated finished completed closed written logged charted documented cosigned signed resident residents teaching',
    /\bforg(?:ot|ets?) to (?:co-?sign|sign|document|write|note|chart|dictate|log)\b|\bunsigned\b|\blate (?:note|entry|addendum|signature)\b|\b(?:not|never|wasn['’]?t|isn['’]?t) (?:co-?signed|signed|dictated|charted|written (?:down|in|anywhere)|logged)\b|\btimes? (?:was |is )?(?:not|isn['’]?t|wasn['’]?t|never) (?:written|documented|charted)\b|\bnotes? (?:was |were |is |are )?(?:not |never )?(?:finished|completed|signed|written|dictated|closed)\b|\bnotes?\b[^.?!\n]{0,24}\b(?:days?|weeks?|wks?|months?) (?:later|late)\b|\bresidents?(?:['’]s?)? (?:did|does|saw|performed|wrote|dictated|notes?)\b|\bteaching (?:phys\w*|doc|attending|setting)\b/i,
  ),
  kind(
    'code_search',
    'cpt hcpcs icd codes',
    /^(?!.*(?:\d{5}|[A-V]\d{4}))[ \t\r\n]*(?:cpt|hcpcs|icd(?:-?10)?)[ \t]+(?!codes?\b|for\b|manual\b|book\b|assistant\b|and\b|or\b|is\b|says?\b)[a-z]{3,} [a-z]|\b(?:infusion|injection|admin(?:istration)?|vaccine|surgery|procedure|visit|drug|anesthesia|lab|x-?ray|scope|removal|repair|excision|biopsy|fracture) codes[ \t]*[.?]?$/i,
  ),
  kind(
    'modifier_choice',
    'locum locums reciprocal covering wasted wastage waste discarded discard used given injected diff different separate second opposite resident residents teaching',
    /\blocums?\b|\bfee[- ]for[- ]time\b|\breciprocal (?:billing|arrangement)\b|\bcovering (?:doc|dr|doctor|physician|provider)\b|\bwast(?:e|ed|age)\b(?! (?:time|effort|of))|\bdiscard(?:ed)?\b|\b\d{1,4} ?(?:u|units|mg)? (?:of|out of) (?:the |an? )?\d{2,4} ?(?:u|units|mg)? (?:vial )?(?:used|given|injected)\b|\b(?:diff(?:erent)?|separate|second|opposite) (?:sites?|areas?|joints?|lesions?|polyps?|ulcers?|wounds?|knees?|eyes?|toes?|fingers?|compartments?|incisions?|sessions?)\b|\bresidents? (?:did|does|saw|performed|wrote|dictated|assisted|scrubbed)\b|\bteaching (?:phys\w*|doc|attending|setting)\b/i,
  ),
  kind(
    'units',
    'twice times used given injected count counting',
    /\bsame (?:\w+ ){1,2}(?:twice|(?:two|2|three|3) times)\b|\b(?:twice|(?:two|2|three|3) times) (?:on|in|to|at) (?:the )?same\b|\b\d{1,4} ?(?:u|units|mg)? (?:of|out of) (?:the |an? )?\d{2,4} ?(?:u|units|mg)? (?:vial )?(?:used|given|injected)\b|\bcount[ \t]*[?.]?$|\bhow (?:do|to|should) (?:we |i |you )?count\b|\bcount (?:them|these|each|by|per)\b/i,
  ),
  // `7.4 miles each way how do we enter it`
  kind(
    'units',
    'mile miles mileage',
    /\bmile(?:s|age)?\b(?=[^?.!\n]{0,40}\b(?:how|round\w*|enter|tenths?|whole)\b)|(?<=\b(?:how|round|enter|bill|report)\b[^?.!\n]{0,40})\bmile(?:s|age)?\b/i,
  ),
]
