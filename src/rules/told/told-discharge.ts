import { anyOf, captured, inOrder } from '../../patterns/compose-patterns.ts'
/** Why a discharge that a message tells of is none that transitional care follows: to a facility, or from no stay at all. */
export type NoReturn = { toFacility: string } | { emergencyOnly: true }

const TO_FACILITY = inOrder(
  /\b/,
  /dis?charged|d\/?c['’]?e?d|d\/c|dc|dch|released|sent/,
  /\b[^.?!;\n]{0,40}?\b(?:in)?to (?:an? |the |our |her |his )?/,
  captured(
    inOrder(
      /(?:\w+ )?/,
      anyOf(
        /snf/,
        /skilled nursing(?: facility)?/,
        /nursing (?:home|facility)|swing bed/,
        /rehab(?: facility| hospital| unit| center)?/,
        /irf|ltach?/,
      ),
    ),
  ),
  /\b/,
)
/** What follows such a stay, or is no such stay: `home from rehab`, `SNF to home`, `then home`, `outpatient rehab`. */
const HOME_AFTER = anyOf(
  inOrder(
    /\b(?:home|discharged|d\/?c['’]?d|left|came) from (?:the |a |an )?(?:\w+ )?/,
    /(?:snf|skilled|nursing|rehab|swing)/,
  ),
  inOrder(
    /\b(?:snf|rehab|facility|nursing home)\b[^.?!;\n]{0,40}\b(?:to|then|->) ?(?:back )?/,
    /(?:her |his |the )?home\b/,
  ),
  /\bthen (?:\w+ ){0,2}home\b/,
  /\b(?:outpatient|op|cardiac|pulmonary|home) rehab/,
)
const EMERGENCY_ONLY = anyOf(
  /\b(?:er|ed|emergency(?: (?:room|dept|department))?)(?: visit)? (?:only|alone)\b/,
  /\bonly (?:(?:in|seen in|went to) )?(?:the |an )?(?:er|ed|emergency)\b/,
  inOrder(
    /\b(?:er|ed|emergency (?:room|dept|department))\b[^.?!\n]{0,40}\b(?:not|never|wasn['’]?t) /,
    /(?:been )?admitted\b/,
  ),
  /\btreat(?:ed)? (?:and|&) release/,
)
const SUPPOSED = /\b(?:if|unless|whether|when|what if|or)\b[^.?!;\n]{0,40}$/

/** Why transitional care does not follow the discharge the lower-case text tells of; null where it may. */
export function findNoReturn(text: string): NoReturn | null {
  const told = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text)
    return match === null || SUPPOSED.test(text.slice(Math.max(0, match.index - 50), match.index)) ? null : match
  }
  const facility = HOME_AFTER.test(text) ? null : told(TO_FACILITY)
  if (facility?.[1] !== undefined)
    return { toFacility: facility[1].replace(/\b(?:snf|irf|ltach?)\b/, (name) => name.toUpperCase()) }
  return told(EMERGENCY_ONLY) === null ? null : { emergencyOnly: true }
}
