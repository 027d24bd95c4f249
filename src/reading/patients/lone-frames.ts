import { anyOf, inOrder, optional, repeated, sticky } from '../../patterns/compose-patterns.ts'
import { PAYER_WORDS } from '../circumstances/payer.ts'
import { DIGITS, figurePattern, LETTERS } from '../text/figure-pattern.ts'
import { cuedPattern } from '../text/text-index.ts'

/** What those who treat and bill do to a person: `saw Sal this morning`. */
export const TREATED = cuedPattern(
  `saw seeing seen examined injected evaluated admitted discharged scoped rechecked debrided casted sutured
    brought treated transferred vaccinated swabbed delivered biopsied cathed scanned intubated stented billed
    charged rescheduled triaged cleared dilated`,
  inOrder(
    anyOf(
      /saw|seeing/i,
      /(?<=\b(?:have|has|had|was|were|who|he|she|we|they|i)[ \t])seen/i,
      /examined|injected|evaluated|admitted|discharged|scoped|rechecked|debrided|casted|sutured/i,
      /brought|treated|transferred|vaccinated|swabbed|delivered|biopsied|cathed|scanned/i,
      /intubated|stented|billed|charged|rescheduled|triaged|cleared|dilated/i,
    ),
    /[ \t]/i,
    optional(/(?:an?|my|our|the)[ \t](?:new[ \t]|est[ \t])?(?:pt|patient|kid|baby|lady|guy)[ \t]/i),
    /(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ])/i,
  ),
)
/** What a practice keeps of one person, or has with one: `the chart on Rutkowska`, `session with Kiyan`. Of drugs it has none. */
export const KEPT_OF = cuedPattern(
  `chart charts note notes record records account accounts acct statement encounter facesheet demographics
    session sessions appt appointment eval intake report delivery balance refund copay level physical well
    checkup portal referral`,
  inOrder(
    anyOf(
      /charts?|notes?|records?|accounts?|acct|statement|encounter|facesheet|demographics/i,
      /sessions?|appt|appointment|eval|intake|(?<=\bop )report|delivery|balance|refund|copay/i,
      /(?<=\be\/m )level|physical/i,
      /well(?:[ \t](?:child|visit|check|baby))?/i,
      /checkup|portal|referral/i,
    ),
    /[ \t](?:for|of|on|with|re:?|from)[ \t](?:(?:pt|patient|baby)[ \t])?/i,
    /(?=[A-ZÀ-ÞĀ-ɏḀ-ỿ][a-zß-ɏḀ-ỿ'’])/i,
  ),
)
/** What stands before a person or a product: only a surname tells which. */
export const SAID_OF = inOrder(
  /(?<![\p{L}\d])/iu,
  anyOf(
    inOrder(
      anyOf(
        /claims?|bills?|denials?|visit|EOB|remit|question|auth|appeal|letter|labs?/iu,
        /results?|surgery|procedure|news|update|look/iu,
      ),
      /[ \t](?:for|of|on|re:?|at|about)/iu,
    ),
    /for|re:?|on|about|regarding|is|was|case|the|our/iu,
    /DOS[ \t]\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/iu,
  ),
  /[ \t]$/iu,
)
/** Its last letters, by which most words before a capital are told to be none of it. */
export const SAID_OF_ENDS = ['or', 're', 'e:', 'on', 'ut', 'ng', 'is', 'as', 'se', 'he', 'ur', 'of', 'at']

/** `67F Petrosyan`, `8yo Mateo`, `a 45 year old, Svetlana` */
export const AGED = figurePattern(
  sticky(
    inOrder(
      /(?<![\w/.$#-])\d{1,3}[ -]?/,
      anyOf(
        inOrder(
          anyOf(
            /y\/?o\.?|yrs?[ -]?old|years?[- ]old|months?[- ]old|mo(?: old)?\b|wks?(?: old)?\b/,
            /weeks?[- ]old|d\/o|day[- ]old/,
          ),
          /[ ,]{0,2}/,
          optional(/[MFmf]\b|male|female|man|woman|gentleman|lady|boy|girl|child|kid/),
        ),
        /[MFmf](?=[ ,])/,
      ),
      /[ ,]{1,2}(?:named[ ])?(?=[A-ZÀ-ÞĀ-ɏ][a-zß-ɏ])/,
    ),
  ),
  { least: 1, most: 4, first: DIGITS, signs: ' -,', next: `ymwdfo ${LETTERS}` },
)

/** What follows the name of a person who was seen, and not the name of an office. */
export const SEEN_BEHIND = inOrder(
  /^[ \t]/i,
  anyOf(
    /this[ \t](?:morning|am|afternoon|evening|week)/i,
    /today|yesterday|tonight/i,
    /last[ \t](?:week|night|month|mon|tue|wed|thu|fri)/i,
    /again/i,
    /back[ \t](?:on|for|today|in)/i,
    /for[ \t](?:a|an|his|her|the|f\/?u|bp|knee|\d)/i,
    /in[ \t](?:the[ \t])?(?:office|clinic|ed|er)\b/i,
    /(?:for|and billed|\(|-)[ \t]?\x81/i,
    /(?:at|on)[ \t](?:\d|mon|tue|wed|thu|fri|sat|sun)/i,
  ),
)
/** What a person has or had done. */
const HAD = anyOf(
  /injections?|surgery|surgeries|visits?|procedures?|colonoscopy|egd|scope|mri|ct|echo|scan/i,
  /x-?rays?|biopsy|bx|cataract|knee|hip|shoulder|labs?|cast|sutures?|stitches|fracture|fx|tka|tha/i,
  /stents?|cath|ablation|sleep study|emg|ekg|ecg|mole|lesion|implant|physical|awv|eval|stroke/i,
  /seizure|fall|baby|c-?section|delivery|pt|ot|drain|debridement|stress test|nst|flu shot|shots?/i,
  /vaccines?|mammo\w{0,4}|pap|pessary|iud|botox|epidural|esi|consult/i,
)
/** What only a person does or what is done to one. */
export const DOES = inOrder(
  /^,?[ \t]/i,
  anyOf(
    inOrder(
      /(?:came|comes|is coming)[ \t]/i,
      anyOf(
        /in\b/i,
        /to[ \t](?:the|us|clinic|see)\b/i,
        /for\b|with\b/i,
        inOrder(/back[ \t]/i, /in\b|for\b|with\b|to[ \t](?:the|us|clinic|see)\b|today|yesterday|on\b|\d/i),
      ),
    ),
    inOrder(
      /(?:was|is|were|are)[ \t](?:both[ \t]|each[ \t])?/i,
      anyOf(
        /seen\b|scoped\b|casted\b|injected\b|here[ \t](?:for|today)|admitted\b/i,
        /discharged|intubated|delivered[ \t]by|born\b|a[ \t]no[- ]show/i,
        /in[ \t](?:for|today|the[ \t](?:office|clinic|ed|er|hospital))\b/i,
      ),
    ),
    /(?:presented|presents)[ \t](?:to|for|with)\b/i,
    /no[- ]show(?:s|ed)\b|c\/o\b|complain(?:s|ed)[ \t]of\b/i,
    /fell[ \t](?:on|at|off|down|from)\b/i,
    /underwent\b|walked[ \t]in\b|showed[ \t]up\b|swears\b|smokes\b|drinks\b|weighs\b/i,
    /works[ \t](?:at|for|in)|passed[ \t]away|died\b/i,
    /lives[ \t](?:in|at|with|alone)/i,
    /turned[ \t]\d\d/i,
    /returned[ \t](?:for|with|to|on|\d)/i,
    inOrder(
      /is[ \t](?:upset|mad|angry)|called|asked|complained|phoned/i,
      /[ \t]/i,
      repeated(/(?:again|twice|today|yesterday)[ \t]|in[ \t]/i, '{0,2}'),
      /about[ \t](?:the|a|her|his)[ \t](?:\w{1,10}[ \t])?/i,
      /bill|balance|statement|copay|co-pay|charge|deductible|refund|\x81/i,
    ),
    /both[ \t](?:did|had|got|were|are|came|have|need)\b/i,
    /(?:was[ \t])?(?:referred|transferred)[ \t](?:by|from|to)\b/i,
    inOrder(
      /(?:both[ \t])?(?:had|got|needs|needed|gets)[ \t]/i,
      optional(/an?[ \t]|the[ \t]|her[ \t]|his[ \t]|another[ \t]|two[ \t]|\d[ \t]/i),
      /(?:[a-z]{2,9}[ \t])?/i,
      anyOf(/\x81/i, inOrder(HAD, /\b/i)),
    ),
    /is[ \t](?:on[ \t])?(?:straight[ \t]|traditional[ \t])?(?:medicare|medicaid)\b/i,
    inOrder(
      /is[ \t](?:an?[ \t]|now[ \t])?\d{1,3}/i,
      /[ ,-]?(?:y\/?o|years?|yrs?)\b|[ \t](?:and|with|w\/|on)(?![A-Za-z])/i,
    ),
  ),
)
/** What is said of a person known by name, and of offices and products too. */
export const DOES_KNOWN = inOrder(
  /^,?[ \t]/i,
  anyOf(
    /was[ \t](?:billed|charged|denied|referred|sent|told|put|under|due|given|on|here|never)/i,
    /has[ \t](?:an?|no|been|had|two|both|medi\w+|\d)/i,
    /had\b|got\b|needs\b|needed\b|refused|declined|switched|owes|wants[ \t]\x81/i,
    /is[ \t](?:on|now|an?|the[ \t](?:pt|patient|one)|due|still|\d)/i,
    /never[ \t]got|came\b|comes\b|went[ \t]to|left[ \t]ama|lost[ \t](?:her|his)/i,
    /signed[ \t](?:an?|the)[ \t]abn/i,
    /(?:and|or)[ \t](?:her|his)[ \t]/i,
  ),
)
/** Whom the sentence named by a word alone is told of by what stands behind it: `the Sanchez chart mixup`. */
export const OWNED_BEHIND = inOrder(
  /^[ \t]/,
  anyOf(
    /claims?|charts?|denials?|case|surgery|account|visits?|notes?|records?|bill|op note/,
    /appeal|encounter|scope|eval|delivery|baby|kids|twins|family|girl|boy|kid|lady|MRI|CT/,
    /echo|hip|knee|shoulder|eye|foot|back|wrist|stent|scan|biopsy|bx|labs|mixup|stay/,
    /admission/,
  ),
  /\b/,
)
/** Who pays, and nothing else of the sentence or the number there: `Pruitt, medicare`, `Pruitt, Wellcare 81220947`. */
export const PAYER_BEHIND = inOrder(
  /^[ \t]{0,2}[,/|(–-][ \t]{0,2}/i,
  new RegExp(PAYER_WORDS, 'i'),
  /\b/i,
  optional(/[ \t](?:part[ \t]b|advantage|hmo|ppo|plan|primary|pt|patient)/i),
  anyOf(
    /[ \t]{0,2}(?:[.,;/|)\n]|$)|[ \t](?:(?:id|no|number)\b\.?[ \t]?|#[ \t]?)?[A-Z]{0,4}\d{6}/i,
    // `Pruitt, Medicare ssn on the old card`: what only one who is insured has.
    /[ \t](?:ssn|ss[ \t]?#|mbi|hicn?|(?:member|subscriber|policy|beneficiary)[ \t]?(?:id|#|no|number)|id\b|mrn|dob|card)\b/i,
    /[ \t](?:as[ \t])?(?:primary|secondary)\b(?![ \t](?:care|payer|payor))/i,
  ),
)
/** A date a generation back behind the name, which stands by itself: `its Gunderson, 8/1/72`. */
export const BORN_BEHIND = /^[ \t]?[,(/|-]?[ \t]{0,2}\(?\d{1,2}([/.-])\d{1,2}\1(?:19\d\d|[3-9]\d)(?!\d)/
/** `- Wexler: auth expired` */
export const ITEM_BEGINS = /^[ \t>]{0,4}(?:[-*•]|\d{1,2}[.)])[ \t]{1,2}$/
export const COLON_BEHIND = /^:[ \t]/
/** `20611 for Youssef?`: a code before, and nothing behind. */
export const CODE_BEFORE = /\x81[^.?!\n]{0,40}\b(?:for|on)[ \t]$/
export const ENDS_BEHIND = /^[ \t]?(?:[.?!,]|\r?$)/
/** A number of records before it, and a sign behind. */
export const NUMBER_BEFORE = /\d{4,12},[ \t]$/
export const SIGN_BEHIND = /^[,.;)]/
/** A code or a date beside it makes a surname that of a row: `99214 / Moreno / 9/2/25`, `Haddad: 38 min`. */
export const ROW_BEFORE = anyOf(
  inOrder(
    anyOf(
      /\x81|\d{4,12}(?=,)/i,
      /\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/i,
      /^[ \t>*•-]{0,4}(?:\d{1,2}[.)])?/i,
      /\b(?:rm|room|bed)[ \t]?#?\d{1,4}[A-Z]?:?/i,
    ),
    /[ \t]{0,3}[,/|:–-]?[ \t]{1,3}$/i,
  ),
  /^$/i,
)
export const ROW_BEHIND = anyOf(
  inOrder(
    /^[ \t]{0,3}[,/|:–-]?[ \t]{0,3}/i,
    anyOf(/\x81|\d{1,2}\/\d{1,2}\/\d{2,4}|#?\d{5,10}(?![\d-])|DOS\b/i, inOrder(new RegExp(PAYER_WORDS, 'i'), /\b/i)),
  ),
  /^[ \t]\d{3,4}[ ]\d{2,4}[ ]\d{2,4}/i,
  /^[ \t]?[:=|\t–-][ \t]{0,2}(?:\x81|\d)/i,
  /^[ \t]{0,2}[,;(][^\n]{0,40}?(?:\x81|\b\d{1,2}\/\d{1,2}\b)/i,
)
