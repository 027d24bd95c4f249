import { anyOf, inOrder, notAfter, notBefore, optional } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what a procedure's global period includes. */
export const GLOBAL_PERIOD: readonly WayOfAsking[] = [
  way(
    `global globals inside within outside postop postoperative post op surgery wk wks week weeks day days
      month months mo mos staged return wound suture sutures eye antepartum postpartum package preop maternity`,
    anyOf(
      inOrder(
        /(?<!\bbill(?:s|ed|ing)? )\bglobals?\b/i,
        notBefore(/ (?:charge|billing|component|ob (?:pt|patient|care))\b/i),
      ),
      /\bpost[- ]?op(?:erative)?\b(?! (?:pain|block|analges\w+|dx|diag\w*)\b)(?!:[ \t]+[a-z])/i,
      inOrder(
        /\b(?:wks?|weeks?|days?|months?|mos?) (?:post|after|s\/p|out from|status post)\b/i,
        notBefore(/ (?:the |her |his |an? )?/i, /er|ed|emergency|urgent care|injury|fall|accident|mva|crash/i, /\b/i),
      ),
      /\bafter (?:the |her |his )?surgery\b/i,
      /\bstaged\b|\breturn to (?:the )?OR\b/i,
      inOrder(
        /(?<!\b(?:per|every|each) )\b(?:0?10|0?90|zero)[- ]days?\b/i,
        /(?<!\bfor (?:a |the )?\d{2,3}[- ]days?)(?<!\bhow often\b[^.?!\n]{0,60})/i,
        notAfter(/\b(?:filing|appeal|limit|deadline)\b[^.?!\n]{0,12}/i),
        notBefore(/ (?:to (?:file|appeal|submit|respond)|limit|deadline|missed|filing|timely)/i),
        notBefore(/[- ](?:suppl|fill|refill|script|rx|(?:in|of) (?:the|a|that|this) (?:month|hospital|snf))/i),
      ),
      /\bwound check\b/i,
      /\b(?:inside|within|in|after|past|outside) (?:the|her|his|their) (?:10|90)(?:[ -]?days?)?\b/i,
      /\bsutures? removal\b/i,
      /\bremov\w+ (?:of )?sutures?\b/i,
      /\bsecond eye\b|\bantepartum\b|\bpostpartum\b/i,
      /\b(?:surgical|global|maternity|OB) package\b/i,
      /\bday (?:of|before) (?:the )?surgery\b/i,
      /\bpre-?op (?:visit|exam|h&p|clearance)/i,
    ),
  ),
  // Rarer wordings.
  way(
    'prenatal pre within infection complication hematoma seroma dehiscence',
    anyOf(
      /\bprenatal visits?\b/i,
      /\bpre op (?:visit|exam|h&p|clearance)/i,
      /\bwithin (?:the )?\d{1,3} (?:days?|weeks?|months?) (?:of|after)\b/i,
      /\b(?:infection|complication|hematoma|seroma|dehiscence)\b.{0,30}\b(?:after|post|s\/p)\b/i,
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    'follow followup followups incision wound suture cast charge',
    anyOf(
      /\b(?:incision|suture|cast) checks?\b/i,
      /\bfollow[- ]?ups? (?:visits? )?(?:included|free|no charge|billable|covered)\b/i,
      /\bcharge for (?:the |a )?(?:follow[- ]?up|post[- ]?op|check)\b/i,
    ),
  ),
  // Told as what happened, or what somebody says.
  way(
    'back fracture fx',
    /\bback (?:in|to) (?:the )?OR\b|\b(?:fracture|fx) checks?\b|\b(?:during|still in) (?:the )?(?:fracture|fx) care\b/i,
  ),
  // Half told, as billing offices clip them.
  way(
    'suture sutures stitch stitches staple staples later',
    anyOf(
      inOrder(
        /\b(?:sutures?|stitch(?:es)?|staples?)/i,
        optional(/ (?:were|was|are|came|come|taken|to come|being)/i),
        / (?:out|removed)\b/i,
      ),
      inOrder(
        /\b/i,
        /take|took|taken|taking|pull|pulled|remove|removed|removing|removal of/i,
        / (?:out )?(?:the |her |his |\d{1,2} )?(?:stitch(?:es)?|staples?|sutures?)\b/i,
      ),
      /\b(?:stitch|staple|suture) removal\b/i,
      inOrder(
        /\b(?:wks?|weeks?|days?) later\b[^.?!\n]{0,40}\b/i,
        /same (?:surgeon|doc|dr|md)|back|again|returned|re-?(?:excis|op|turn)\w*/i,
      ),
      /\b(?:re-?excis\w+|redo|came back)\b[^.?!\n]{0,40}\b(?:wks?|weeks?|days?) later\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'follow following followup followups u fu recheck rechecks check checks included free back',
    anyOf(
      /\b(?:follow[- ]?ups?|f\/?u|rechecks?)\b[^.?!\n]{0,24}\b(?:no charge|free|n\/c)\b/i,
      inOrder(
        /\b/i,
        /follow[- ]?ups?|f\/?u|rechecks?|(?:cast|wound|post-?op) (?:check|recheck)s?/i,
        /\b[^.?!\n]{0,24}\b/i,
        /part of|included|in the (?:global|package)|cost|separate/i,
        /\b/i,
      ),
      inOrder(
        /\b(?:\d{1,2}|two|one|six|first) ?-?(?:week|wk|day|month) /i,
        /(?:visit|check|follow[- ]?up|recheck|appt)s? (?:is )?/i,
        /(?:included|part of|free|billable|covered)\b/i,
      ),
      /\b(?:charge|bill) (?:when|if) (?:he|she|they|the pt|pt|patient) (?:comes?|returns?|is) back\b/i,
    ),
  ),
  way(
    'part stitches sutures staples long soon when',
    anyOf(
      inOrder(
        /\bpart of (?:the|that|our|my) /i,
        /first|original|initial|earlier|surgery|procedure|repair|lac\w*|sewing|closure/i,
        optional(/ (?:charge|bill|visit|claim|code|fee|procedure|repair|one)/i),
        /(?![\w-])/i,
      ),
      inOrder(
        /\b(?:stitches|sutures|staples) (?:are |were |to be |get |got |have |need |being )*/i,
        /(?:out|taken out|removed|coming out|pulled)\b/i,
      ),
      inOrder(
        /\b/i,
        /tak(?:e|es|ing)|took|remov(?:e|es|ed|ing)|pull(?:s|ed|ing)?/i,
        / (?:(?:the|his|her|their|out) ){0,2}(?:stitches|sutures|staples)\b/i,
      ),
      inOrder(
        /\b(?:how (?:long|soon)|when) (?:(?:before|until|till|after|do|can) ){1,2}/i,
        /(?:we|i|they|he|she|the dr|doc) (?:can |have to wait to |get to |may )?(?:charge|bill)\b/i,
        /[^.?!\n]{0,20}\b/i,
        /re-?checks?|follow|f\/?u|visits?|post-?op|wound|checks?/i,
        /\b/i,
      ),
    ),
  ),
  way('tie ties drained', /\bties? (?:us|me|him|her) up\b|\bdrained (?:on )?day \d{1,2}\b/i),
  way(
    'packing drain drains wick dressing dressings splint pins',
    anyOf(
      inOrder(
        /\b(?:came|come|comes|coming|back|in|returned|here|seen) (?:\S{1,10} ){0,3}?(?:just |only )?(?:to (?:have )?|for (?:a |the )?)/i,
        /(?:(?:pull|remov|chang|tak)\w* (?:out )?(?:the |her |his |my |that )?)?/i,
        /(?:(?:wound|nasal|abscess) )?(?:packing|drains?|wick|dressings?|splint|pins)\b/i,
      ),
      /\b(?:packing|drain|wick|dressing) (?:was |came |is |to be )?(?:removal|removed|pulled|change|changed|out)\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  way(
    'end window long begins starts start visits visit',
    anyOf(
      /\bwhen does (?:that|it|the (?:global|period)) (?:actually |really )?end\b/i,
      /\b(?:inside|in|outside) the window\b/i,
      /\bnew (?:90|10)(?:[- ]days?)? (?:start|begin)s?\b/i,
      /\bhow long before (?:i|we) (?:can|may) (?:bill|charge)\b/i,
      inOrder(
        /\bwhen (?:can|may|do|could) (?:i|we) (?:start |begin |go back to )?(?:bill|charg)(?:e|ing)? /i,
        /(?:for )?(?:\w+ )?visits?\b/i,
      ),
    ),
  ),
]
