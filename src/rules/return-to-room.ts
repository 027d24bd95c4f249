import type { Inquiry } from '../domain/inquiry.ts'
import { says } from './message-words.ts'

const RETURN =
  /\breturn(?:ed|s|ing)? to (?:the )?(?:o\.?r\b|operating)|\btakeback|\btake(?:n)? back|\bback to (?:the )?(?:o\.?r\b|operating)|\bback (?:in|into) (?:the )?(?:o\.?r\b|operating)|\bre-?explor(?:ed|ation)|\bre-?operat(?:ed|ion)/
const NO_RETURN =
  /\b(?:no|not|never|without|did(?:n['’]?t| not)|was(?:n['’]?t| not)|were(?:n['’]?t| not))\b[^.?!\n]{0,16}\b(?:return\w*|taken?|brought|go|went|back|re-?oper\w+|re-?explor\w+)\b/

/** True where the message tells of an unplanned way back into the operating room. */
export function tellsReturn(inquiry: Inquiry): boolean {
  return says(inquiry, RETURN) && !says(inquiry, NO_RETURN)
}
