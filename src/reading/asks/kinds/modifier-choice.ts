import { anyOf, inOrder, notBefore } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask which modifier, or whether one is wanted. */
export const MODIFIER_CHOICE: readonly WayOfAsking[] = [
  way(
    `mod mods modifier modifiers modifer modifyer modifers bilateral bilat bilaterally assistant asst surgeon
      surgeons co cosurg cosurgeon cosurgeons abn distinct`,
    anyOf(
      /\bmod(?:s|ifiers?|ifers?|ifyer)?\b/i,
      /\bbilat(?:eral(?:ly)?)?\b|\bassistant (?:at )?surg|\basst\b|\bco-?surg(?:eons?)?\b/i,
      /\btwo surgeons\b|\bABN\b/i,
      /\bdistinct (?:procedural|service)/i,
    ),
  ),
  // A scope that was stopped is told with its modifier.
  way(
    'stopped aborted incomplete prep discontinued',
    inOrder(
      /\b(?:scope|colonoscopy|egd|endoscopy)\b[^.?!\n]{0,60}\b/i,
      /(?:stopped|aborted|incomplete|poor prep|bad prep|discontinued)\b/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    'shoulders knees eyes ears sides hips feet hands legs arms wrists ankles elbows breasts toes',
    /\bboth (?:shoulders|knees|eyes|ears|sides|hips|feet|hands|legs|arms|wrists|ankles|elbows|breasts|(?:big |great )?toes)\b/i,
  ),
  way(
    'goes go put add append attach stick',
    inOrder(
      /\bwhat /i,
      anyOf(
        /goes|should go|would go/i,
        /do (?:i|we|you) (?:put|add|append|attach|stick)/i,
        /to (?:put|append|attach)/i,
      ),
      / on /i,
      anyOf(
        /it\b|that\b|there\b|them\b/i,
        inOrder(/(?:the )?/i, /visit|e\/?m\b|o\/?v\b|second (?:code|line|one)|other (?:code|line|one)|\d{5}/i),
      ),
    ),
  ),
  // `CG goes on which line`, `which line gets the JZ?`
  way(
    'line code lines',
    anyOf(
      inOrder(
        /\b(?:[A-Z][A-Z0-9]|\d\d) (?:goes|go|belongs|is put|is placed) /i,
        /(?:on|with) which (?:line|code|one|of (?:the|them))\b/i,
      ),
      inOrder(
        /\bwhich (?:line|code|one) (?:gets|takes|has|carries|needs|wants) (?:the )?/i,
        /(?:[A-Z]{2}|\d\d|X[EPSU])\b/i,
      ),
    ),
  ),
  way(
    'lt rt left right',
    anyOf(
      inOrder(
        /\bhow (?:do|should|would|can) (?:we|i|you) (?:show|indicate|tell|report|mark|flag) .{0,30}\b/i,
        /(?:lt|rt|left|right|side)\b/i,
      ),
      /\b(?:lt|rt)[ \t]?(?:and|&|\/|or)[ \t]?(?:lt|rt)\b.{0,20}\?/i,
    ),
  ),
  // Told as what happened, or what somebody says.
  way(
    'append appended appending pro professional technical tech',
    /\bappend(?:ed|ing)?\b|\b(?:pro(?:fessional)?|tech(?:nical)?) (?:only|component|portion)\b/i,
  ),
  way(
    'directed directing direction crna crnas comanage comanages comanaged comanaging comanagement managed managing',
    /\bmedical(?:ly)? direct(?:ed|ing|ion)\b|\bCRNAs?\b|\bco-?manag(?:es?|ed|ing|ement)\b/i,
  ),
  // Half told, as billing offices clip them.
  way(
    `locum locums reciprocal covering wasted wastage waste discarded discard used given injected diff
      different separate second opposite resident residents teaching`,
    anyOf(
      /\blocums?\b|\bfee[- ]for[- ]time\b/i,
      /\breciprocal (?:billing|arrangement)\b/i,
      /\bcovering (?:doc|dr|doctor|physician|provider)\b/i,
      /\bwast(?:e|ed|age)\b(?! (?:time|effort|of))/i,
      /\bdiscard(?:ed)?\b/i,
      inOrder(
        /\b\d{1,4} ?(?:u|units|mg)? (?:of|out of) (?:the |an? )?\d{2,4} ?(?:u|units|mg)? (?:vial )?/i,
        /(?:used|given|injected)\b/i,
      ),
      inOrder(
        /\b(?:diff(?:erent)?|separate|second|opposite) /i,
        anyOf(
          /sites?|areas?|joints?|lesions?|polyps?|ulcers?|wounds?|knees?|eyes?|toes?|fingers?/i,
          /compartments?|incisions?|sessions?/i,
        ),
        /\b/i,
      ),
      /\bresidents? (?:did|does|saw|performed|wrote|dictated|assisted|scrubbed)\b/i,
      /\bteaching (?:phys\w*|doc|attending|setting)\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    `polyp polyps polypectomy diagnostic therapeutic stopped aborted abandoned terminated quit discontinued
      past beyond further helped scrubbed assisted different separate other opposite`,
    anyOf(
      inOrder(
        /\bscreening\b[^.?!\n]{0,50}\b(?:took|taken|remov\w+|found|snared?|biops\w+|had)\b/i,
        /[^.?!\n]{0,20}\bpolyps?\b/i,
      ),
      inOrder(
        /\bscreening\b[^.?!\n]{0,40}\b(?:turn(?:ed|s)?|bec[ao]mes?|went|converted)(?: in)?(?:to)? /i,
        /(?:an? )?(?:diagnostic|therapeutic|polypectomy)\b/i,
      ),
      inOrder(
        /\b/i,
        /stopped|aborted|abandoned|terminated|quit|discontinued/i,
        / (?:the )?/i,
        /case|procedure|surgery|scope|colonoscopy|EGD|\d{5}|it/i,
        /\b[^.?!\n]{0,40}\b/i,
        /half|midway|early|before|because|due|anesthesia|partway/i,
        /\w*/i,
      ),
      inOrder(
        /\b(?:couldn['’]?t|could not|unable to|didn['’]?t) (?:get|go|advance|pass) /i,
        /(?:past|beyond|further)\b/i,
      ),
      /\b(?:PA|NP|APP|another (?:surgeon|doctor|doc)|RNFA) (?:helped|scrubbed|first[- ]assisted)\b/i,
      inOrder(
        /\b(?:different|separate|other|opposite) /i,
        /arms?|legs?|hands?|feet|fingers|toes|eyes|breasts?|sides?/i,
        /\b/i,
      ),
    ),
  ),
  way(
    'left lt l',
    anyOf(
      inOrder(
        /\b(?:left|lt|L)\b (?!(?:\w+ )?lobe)(?:[^.?!\n]|\.\d){1,50}(?:\band\b|&|,|\+)/,
        /(?:[^.?!\n]|\.\d){0,20}\b(?:right|rt|R)\b(?= \w)/,
      ),
      inOrder(
        /\b(?:right|rt|R)\b (?!(?:\w+ )?lobe)(?:[^.?!\n]|\.\d){1,50}(?:\band\b|&|,|\+)/,
        /(?:[^.?!\n]|\.\d){0,20}\b(?:left|lt|L)\b(?= \w)/,
      ),
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'missing goes supposed surgeon',
    anyOf(
      /\bsecond surgeon\b/i,
      /\bwhat(?:['’]?s| is) missing on\b/i,
      /\bwhat goes on (?:his|hers?|ours?|theirs?) (?:line|claim|side)\b/i,
      /\bsupposed to go on (?:one|it|them|the)\b/i,
    ),
  ),
  // `is FS still a thing`
  way(
    'still',
    /\b[Ii]s (?:the )?(?:[Mm]od(?:ifier)? )?(?:[A-Z][A-Z\d]|\d\d) still (?:an? )?(?:thing|needed|required|used|valid|good|must)\b/,
  ),
  // `both denied. what did we forget`
  way(
    'forget forgot leave left miss missed omit omitted',
    inOrder(
      /\bwhat (?:did|have|are|were) (?:we|i|they|our biller) (?:all )?/i,
      /(?:forg(?:e|o)t(?:ten)?|le(?:ave|ft) (?:off|out)|miss(?:ed)?|omit(?:ted)?)\b/i,
      notBefore(/ (?:to|in|at|about|from (?:the )?(?:meeting|training|call))\b/i),
    ),
  ),
  way(
    'PTA OTA COTA',
    anyOf(
      inOrder(
        /\b(?:PTA|C?OTA)s? /i,
        anyOf(
          /did|does|do|gave|gives|treated|treats|saw|sees|provided|provides|performed|performs/i,
          /furnished|ran|handled/i,
        ),
        /\b/i,
      ),
      /\b(?:done|given|treated|seen|provided|furnished) by (?:the |our |a |an )?(?:PTA|C?OTA)\b/i,
    ),
  ),
]
