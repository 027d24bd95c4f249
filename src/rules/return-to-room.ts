import type { Inquiry } from '../domain/inquiry.ts'
import { loneModifiers, says } from './message-words.ts'

const RETURN =
  /\breturn(?:ed|s|ing)? to (?:the )?(?:o\.?r\b|operating)|\btakeback|\btake(?:n)? back|\bback to (?:the )?(?:o\.?r\b|operating)|\bback (?:in|into) (?:the )?(?:o\.?r\b|operating)|\bre-?explor(?:ed|ation)|\bre-?operat(?:ed|ion)/
const NO_RETURN =
  /\b(?:no|not|never|without|did(?:n['’]?t| not)|was(?:n['’]?t| not)|were(?:n['’]?t| not))\b[^.?!\n]{0,16}\b(?:return\w*|taken?|brought|go|went|back|re-?oper\w+|re-?explor\w+)\b/

/** True where the message tells of an unplanned way back into the operating room. */
export function tellsReturn(inquiry: Inquiry): boolean {
  return says(inquiry, RETURN) && !says(inquiry, NO_RETURN)
}

/** Modifiers of procedures in the global period of another one. */
const OF_GLOBAL_PERIOD = new Set(['58', '78', '79'])

/** True where the second of two procedures is told or asked to lie in the global period of the first. */
export function isInGlobalPeriod(inquiry: Inquiry): boolean {
  return tellsReturn(inquiry) || loneModifiers(inquiry).some((modifier) => OF_GLOBAL_PERIOD.has(modifier))
}
