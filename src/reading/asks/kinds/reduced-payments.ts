import { anyOf, inOrder, notAfter } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people tell that a payer cut a payment, or paid nothing. */
export const REDUCED_PAYMENTS: readonly WayOfAsking[] = [
  way(
    'cut cuts reduced slashed',
    inOrder(
      notAfter(/\b(?:do|does|will|would|should|can) (?:the |our )?/i),
      /\b/i,
      anyOf(
        /payers?|payors?|plan|carrier|insurance|ins|MAC|medicare|medicaid|they|aetna|cigna|UHC/i,
        /humana|BCBS|anthem/i,
      ),
      / (?:just |also |always |keeps? )?(?:cut|cuts|cutting|reduced|slashed) [^.?!\n]{0,24}\b/i,
      /(?:in half|(?:by|to) (?:half|\d\d ?%))/i,
    ),
  ),
  way(
    `zero zeroed closed came processed posted paid finalized finalised reduced cut adjusted allowed priced repriced dropped
      lowered slashed reduction adverse`,
    anyOf(
      inOrder(
        /\b/i,
        anyOf(
          /closed|came back|processed|posted|paid|finali[sz]ed/i,
          /reduced|cut|adjusted|allowed|(?:re)?priced|dropped|lowered|slashed/i,
        ),
        / (?:down )?(?:with|at|as|to) (?:\$ ?)?(?:zero\b|0(?:\.00)?(?![\d.%]|[ ]?(?:mg|cm|mm|ml|units?)\b))/i,
      ),
      /\b(?:payment|notice of) reduction\b|\badverse (?:benefit )?determination\b/i,
    ),
  ),
]
