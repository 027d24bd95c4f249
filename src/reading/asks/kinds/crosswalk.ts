import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'
import { REPLACED, RETIRED } from './changed-codes.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask what a code is in another code set, or what replaced it. */
export const CROSSWALK: readonly WayOfAsking[] = [
  way(
    `replace replaced replaces replacement replacements replacing crosswalk crosswalks crosswalked convert
      converts converted converting conversion map maps mapped mapping equivalent equivalents instead icd ix
      now dx drg drgs ms msdrg successor deleted discontinued retired longer rejected rejects rejecting reject
      new diagnosis diagnoses invalid gem gems old goes`,
    anyOf(
      REPLACED,
      /\bcrosswalk(?:s|ed)?\b/i,
      inOrder(
        /\bconver(?:t|ts|ted|ting|sion)\b/i,
        notBefore(
          anyOf(
            / factor/i,
            inOrder(
              / to (?:an? |the )?/i,
              /open|lap|inpatient|inpt|observation|obs|sinus|general|GA\b|thoracotomy|surgical/i,
            ),
          ),
        ),
      ),
      inOrder(
        /\bmap(?:s|ped|ping)?\b/i,
        notAfter(
          /\b/i,
          anyOf(
            /[23]-?d|three-dimensional|electroanatomic\w*|cardiac|arrhythmia|voltage|brain/i,
            /cortical|functional|lymphatic|vein|body|lesion|skin|mole|heat|road|seating/i,
            /floor/i,
          ),
          / map\w{0,4}/i,
        ),
      ),
      /\bequivalents?\b/i,
      inOrder(
        /\b(?:use|used|bill|billed|report|reported|submit)\b.{0,20}\binstead\b(?! of)/i,
        notAfter(
          /\b/i,
          anyOf(
            /2[2-7]|5[0-9]|6[26]|7[346789]|9[1-9]|J[WZ]|X[ESPU]|G[ACNOPQTVWXYZ]|K[FSXZ]|LT/i,
            /RT|TC|Q[KSWXYZ]|A[AT]|33|PT/i,
          ),
          / instead/i,
        ),
      ),
      /\bwhat (?:do|should|can|would|to|code)\b.{0,25}\binstead\b/i,
      /\bICD[- ]?9\b/i,
      /\b(?:which|what) ICD\b(?![- ]?10)/i,
      /\bGEMs?\b|\bnew codes?\b/i,
      /(?<!\bon )\bthe new (?:one|number)\b/i,
      /\bwhat(?:['’]?s| is| are| would be) the new(?: (?:ones?|codes?|numbers?|dx|one for (?:it|that)))?[ \t]*(?:[?.,!)]|$)/i,
      /\b(?:what|which) (?:is|was|are) .{1,40}\bnow\b/i,
      /\b(?:is|was) it \S{5} or \S{5}\b/i,
      /\bdx (?:codes? )?(?:for|goes|with)\b/i,
      /\b(?:which|what) (?:dx|diagnos[ei]s)(?: codes?)? (?!for\b)/i,
      /\bdx pointers?\b|\b(?:MS-?)?DRGs?\b|\bsuccessor\b/i,
      inOrder(/\b/i, anyOf(/deleted|discontinued/i, RETIRED), /\b/i),
      /\bno longer (?:valid|active)/i,
      /\b(?:rejected|denied) (?:as|for) invalid\b/i,
      /\breject(?:ed|ing|s)\b.{0,60}\b(?:dates?|DOS|invalid|not valid|code)\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'now',
    anyOf(
      /\bwhat (?:do|should|can) .{1,12}\b(?:use|bill|report|code)\b.{0,12}\bnow\b/i,
      inOrder(
        /\bwhat now\b/i,
        notAfter(/\b(?:paid|missed|refund|late|timely|appeal|lost|audit)\w{0,3}\b[^\n]{0,60}what now/i),
      ),
    ),
  ),
  way(
    'dx dxs diagnosis diagnoses icd fx fracture character char letter digit',
    anyOf(
      /\b(?:7th|seventh) (?:char(?:acter)?|letter|digit)\b/i,
      /\b(?:dx|diagnosis|icd|fx|fracture) (?:codes? )?(?:ends?|ending)\b/i,
      /\b(?:dx|diagnosis|icd|char(?:acter)?|letter)\b.{0,20}\b(?:a or d|d or a)\b/i,
    ),
  ),
  way(
    'which wants want requires prefers gone old take use place',
    anyOf(
      /(?:\d{5}|[A-V]\d{4}) in place of\b/i,
      /\bin place of (?:\d{5}|[A-V]\d{4})/i,
      /\bwhich (?:one )?is it[ \t]?\?/i,
      /\b(?:medicare|payers?|plans?|they) (?:wants?|requires?|prefers?)\b.{0,24}(?:\d{5}|[A-V]\d{4})/i,
      /\bgone\b/i,
      /\bold (?:software|system|superbill|form|list|charge)\w*/i,
      /\b(?:wont|won['’]t|doesnt|doesn['’]t|does not) take\b.{0,40}\buse\b/i,
    ),
  ),
  // `who still uses 99218?` is said of what was replaced.
  way('who', /\bwho (?:\w+ )?still (?:uses?|bills?|reports?|sends?) (?:the )?(?:\d{5}|[A-V]\d{4})\b/i),
  way(
    'should',
    /\bwhat should (?:they|these|those|the others?|the (?:wrong|bad|invalid) ones?) (?:be|have been)[ \t]*(?:\?|$|now\b|instead\b|for\b)/i,
  ),
  // `what do we use in place?`, `supposed to list the actual ones`
  way(
    'place ones supposed actual individual',
    anyOf(
      /\bwhat (?:do|should|can|would|could) (?:we|i|you|they) (?:use|bill|report|list|put|send) in (?:its |their )?place\b/i,
      inOrder(
        /\b(?:supposed|have|need|told|meant) to (?:just )?(?:use|list|bill|report|put|send) /i,
        /(?:the |each of the )?(?:actual|individual|separate|underlying|component|new|real) (?:ones|codes?|services)\b/i,
      ),
    ),
  ),
  way('more', /(?:\d{5}|[A-V]\d{4}|code|it|that) (?:is|are|was) no more\b(?! than)/i),
  // Requests and questions of people in a hurry.
  way(
    'place happened equal equals counterpart counterparts corresponds corresponding successor switch switched move moved',
    anyOf(
      /\b(?:in|take|took|takes|taken|taking) (?:its|their|the) place\b/i,
      /\bwhat(?:ever)? (?:has )?happened to\b/i,
      /\bequals?\b(?! (?:to|or|parts|units|amount))/i,
      /\bcounterparts?\b|\bcorrespond(?:s|ing)\b/i,
      /\b(?:switch|switched|move|moved|go) (?:over )?(?:from \S{5,7} )?to (?:instead|now)\b/i,
    ),
  ),
  way(
    'dx dxs diagnosis diagnoses icd',
    anyOf(
      inOrder(
        /\b(?:which|what|whats|right|best|correct|proper) (?:dxs?|diagnos[ei]s|icd(?:[- ]?10)?)/i,
        /(?: codes?)?[ \t]*/i,
        /[?.,]|$|(?:do|does|goes|should|would|to|on|is)\b/i,
      ),
      /[,.;?][ \t]?(?:and )?(?:dx|diagnosis|icd-?10)(?: codes?)?[ \t]*\?/i,
      /^[ \t]*(?:and )?(?:dx|diagnosis|icd-?10)(?: codes?)?[ \t]*\??[ \t]*$/i,
      /\b(?:and|&|\+) (?:dx|diagnos[ei]s)(?: codes?)?[ \t]*\?/i,
      /\bdx (?:if|when|where)\b/i,
      /\b(?:dx|diagnosis)(?: codes?)? for (?:that|it|this|these|each|both|the)\b/i,
    ),
  ),
]
