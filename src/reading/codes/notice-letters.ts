import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'

/** `Atlanta, GA`, `our office, Atlanta GA`, `in GA`, `BCBS of GA`, `University of GA`: behind a town, a place word or who is of a state. */
const STATE_BEFORE = anyOf(
  /[A-Z][a-z]{2,},[ \t]$|,[ \t][A-Z][a-z]{2,}[ \t]$/i,
  inOrder(
    /\b/i,
    anyOf(
      /in|from|near|outside|across|throughout|state of/i,
      inOrder(
        anyOf(/bcbs|blue cross|blue shield|anthem|medicaid|medicare|dept|department|board/i, /univ\w{0,7}/i),
        /[ \t]of/i,
      ),
    ),
    /[ \t]$/i,
  ),
)
/** Names of plans and offices begin with a capital; `instead of GA` does not. */
const NAMED_OF =
  /(?<![.?!:][ \t]{1,2})\b(?!(?:Use|Instead|Because|Meaning|Lack|Absence|Purpose|Line)\b)[A-Z][A-Za-z&]{2,}[ \t]of[ \t]$/
const STATE_BEHIND = inOrder(
  /^[ \t]/i,
  anyOf(
    /Medicaid|BCBS|Blue[ \t]Cross|law|state|board|DCH|residents?|offices?|clinics?|practices?/i,
    /locations?|providers?|plans?|patients?|pts?/i,
  ),
  /\b/i,
)
/** `tubes under GA`, `MAC vs GA`, `PNB w/ GA` */
const ANESTHESIA_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /under/i,
    /(?:block|PNB|ESI|surgery|case|anesthesia)[ \t](?:with|w\/)/i,
    /(?:MAC|sedation|spinal|regional|local|LMA|block)[ \t]?(?:vs\.?|versus|or|to|and|\/|\+)/i,
  ),
  /[ \t]?$/i,
)
const ANESTHESIA_BEHIND = anyOf(
  inOrder(
    /^[ \t]?(?:vs\.?|versus|or|and|to|with|w\/|\/|\+)[ \t]?(?:an?[ \t]|the[ \t])?/i,
    /(?:MAC|sedation|spinal|regional|local|LMA|ETT|block)\b/i,
  ),
  /^[ \t](?:anesthesia|induction|w\/o|case)\b/i,
  // `GA by our dr D9222`
  inOrder(
    /^[ \t](?:was[ \t]|is[ \t])?(?:(?:given|done|provided|administered|performed)[ \t])?/i,
    /(?:by|per|from)[ \t](?:our|the|his|her|my|an?)?[ \t]?/i,
    /(?:own[ \t]|same[ \t])?(?:dr|doctor|doc|surgeon|oral|crna|anesth\w*|dentist|oms|mda?)\b/i,
  ),
  /^[ \t](?:in|at)[ \t](?:the[ \t]|our[ \t])?(?:office|OR|ASC|hospital|clinic)\b/i,
)

/** True where GA is the notice signed by the patient; false for Georgia and for general anesthesia. */
export function isNotice(before: string, after: string): boolean {
  if (STATE_BEFORE.test(before) || NAMED_OF.test(before) || STATE_BEHIND.test(after)) return false
  return !ANESTHESIA_BEFORE.test(before) && !ANESTHESIA_BEHIND.test(after)
}
