import { anyOf, before, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import type { CountedFamily } from './counted-family.ts'

/** A visit at which a pregnancy was found or confirmed. */
const CONFIRMED = anyOf(
  /\bconfirm\w*[^.?!\n]{0,16}\bpreg/,
  /\b(?:preg\w*|ob)[^.?!\n\d]{0,8}\bconfirm/,
  /\bpositive (?:pregnancy|preg|hcg|upt)\b|\bpregnancy test\b/,
)
/** No obstetric record was begun at it, so that it is no antepartum visit (CPT, maternity care and delivery). */
const NO_RECORD = inOrder(
  /\b(?:no|not|never|without|w\/o|before)\b[^.?!\n]{0,24}\b/,
  /(?:ob|obstetric\w*|prenatal|antepartum) (?:record|chart|flow ?sheet|episode)/,
)
const TELLS_NO_RECORD = inOrder(/[\s\S]*/, NO_RECORD)
const TELLS_CONFIRMED = inOrder(/[\s\S]*/, CONFIRMED)

/** Postpartum care given by the group that did not deliver. */
const POSTPARTUM_HERE = anyOf(
  /\b(?:came|comes|coming|is|now|return(?:s|ed|ing)?) (?:back|to us|here)\b[^.?!\n]{0,30}\bpost-? ?partum\b/,
  /\bwe (?:did|do|saw|see|gave|provided)\b[^.?!\n]{0,30}\bpost-? ?partum\b/,
  /\bpost-? ?partum (?:visit |check |care |exam )?(?:here|with us|by us|at our|was ours|in our)\b/,
)
const POSTPARTUM_THERE = anyOf(
  /\b(?:no|never|not|without|before|if|unless)\b[^.?!\n]{0,24}\bpost-? ?partum\b/,
  /\bpost-? ?partum (?:visit |check |care )?(?:there|elsewhere|with them|by them|too)\b/,
)

/** Prenatal visits of a group that does not deliver. */
export const ANTEPARTUM: CountedFamily = {
  note: 'count/antepartum',
  unit: 'count',
  things: /(?:antepartum|prenatal)(?: visit|s\b)/i,
  // Who delivers has the visits in the package.
  heard: inOrder(
    /\b/,
    anyOf(
      /moved|transferr?(?:ed|ing)?/,
      /left (?:us|our|the practice)/,
      /delivered (?:there|elsewhere|by (?:an)?other|at (?:an)?other|in another|with (?:an)?other)/,
      /delivers elsewhere/,
    ),
    /\b/,
  ),
  unless: anyOf(
    /\bwe delivered\b|\bdelivered (?:here|by us|with us)\b|\bour delivery\b|\btwins?\b/,
    // Whether a confirming visit is one of them is open where nothing is said of the record.
    inOrder(/^/, notBefore(TELLS_NO_RECORD), TELLS_CONFIRMED),
  ),
  less: {
    words: inOrder(/^/, before(TELLS_NO_RECORD), TELLS_CONFIRMED),
    told: 'without the one that only confirmed the pregnancy, which is an office visit of its own',
  },
  also: {
    words: inOrder(/^/, notBefore(inOrder(/[\s\S]*/, POSTPARTUM_THERE)), /[\s\S]*/, POSTPARTUM_HERE),
    told: 'postpartum care alone',
    code: '59430',
  },
  global: 'MMM',
  codes: [
    { code: '59425', over: 3, upTo: 6 },
    { code: '59426', over: 6 },
  ],
}
