import { anyOf, inOrder, notAfter, notBefore } from '../../../patterns/compose-patterns.ts'

/** A code is replaced; a knee, a valve and a battery are too. */
export const REPLACED = inOrder(
  /\breplac(?:e|ed|es|ement|ements|ing)\b/i,
  notAfter(
    /\b/i,
    anyOf(
      /knee|hip|shoulder|ankle|joint|valve|aortic|mitral|lens|dis[ck]|tube|battery/i,
      /generator|catheter|device|port|lead|fluid|hormone/i,
    ),
    /s? (?:\w+ )?replac\w{1,6}/i,
  ),
  notBefore(
    / (?:the |her |his |a |their |my )?(?:\w+ )?/i,
    anyOf(
      /knee|hip|shoulder|ankle|joint|valve|lens|dis[ck]|tube|battery|generator/i,
      /catheter|device|port|lead|pacemaker/i,
    ),
    /s?\b/i,
  ),
)

/** `did that one change?`, asked of a code and not of the patient's plan. */
export const ASKED_IF_CHANGED = inOrder(
  /\b(?:did|has|have) /i,
  notBefore(
    /(?:the |our |his |her |my )?/i,
    /pt|patient|payer|plan|doctor|doc|dr|he|she|we|they|insurance|provider/i,
    /\b/i,
  ),
  /[^.?!\n]{1,30}\b(?:change|changed|split|expanded|revised)[ \t]*\?/i,
)

/** `our charge sheet still carries 00810`, `the fee slip still includes it` */
export const STILL_LISTED = inOrder(
  /\b/i,
  anyOf(
    /charge ?(?:sheet|slip|master)|fee (?:sheet|slip|ticket)|encounter form|route slip|superbill|code list|CDM/i,
    /pick ?list|cheat sheet|favou?rites|templates?|macros?|order set|EHR|EMR|software|system|vendor/i,
  ),
  /s? still (?:carries|carry|contains?|includes?|offers?)\b/i,
)

/** `the clearinghouse spits it out` */
export const SPAT_OUT = inOrder(
  /\b(?:clearinghouse|scrubber|front end|edits?)\b (?:just |now |always |keeps? )?/i,
  anyOf(
    inOrder(
      /(?:spit(?:s|ting)?|kick(?:s|ing)?|throw(?:s|ing)?|bounc(?:es|ing))/i,
      / (?:it |them |that |this |the (?:claim|code|dx) |\S{3,8} )(?:right )?(?:out|back)\b/i,
    ),
    /wo ?n['’]?t (?:take|accept|pass) (?:it|them|that|this|the (?:claim|code|dx)|\S{3,8})\b/i,
  ),
)

/** A code is retired; a patient or a teacher is too. */
export const RETIRED = inOrder(
  /retired/i,
  notAfter(
    /\b/i,
    /pt|patient|he|she|they|husband|wife|spouse|mother|father|who/i,
    /(?:['’]s)?(?: \w+){0,3},? retired/i,
  ),
  notBefore(
    / /i,
    anyOf(
      /pts?|patients?|man|woman|male|female|gentleman|lady|couple|teacher/i,
      /nurse|worker|employee|veteran|spouse|husband|wife/i,
    ),
    /\b/i,
  ),
)
