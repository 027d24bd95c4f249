import { anyOf, inOrder, notBefore, optional, sticky } from '../../patterns/compose-patterns.ts'
import { cuedPattern } from '../text/text-index.ts'

/** What is said of patients: what they own, what happened to them, what they write. */

/** `John’s visit` */
export const OWNS = sticky(
  inOrder(
    /['’]s[ \t](?:[a-z0-9]{1,12}[ \t])?/,
    anyOf(
      /visits?|claims?|charts?|accounts?|surgery|appt|appointments?|procedures?|injections?/,
      /bills?|insurance|records?|denials?|knees?|shoulders?|surgeries|notes?|EOB|mom|mother/,
      /father|wife|husband|daughter|son|parents?|dos|dob|date|plan|policy|statement|refill/,
      /labs?|results?/,
    ),
    /(?![A-Za-zÀ-ɏḀ-ỿ\d])/,
  ),
)

/** What belongs to a person and to no payer: `Bellweather’s chart`. */
export const OWN_THING = sticky(
  inOrder(
    /['’]s[ \t]/,
    anyOf(
      /\x81/,
      inOrder(
        optional(/last[ \t]|first[ \t]|left[ \t]|right[ \t]|L[ \t]|R[ \t]/),
        anyOf(
          /visits?|claims?|charts?|accounts?|surgery|surgeries|appt|appointments?/,
          /procedures?|injections?|knees?|hips?|shoulders?|eyes?|feet|foot|mom|mother/,
          /father|wife|husband|daughter|son|dos|dob|refill|labs?|eval|MRI|CT|echo|EKG|EMG/,
          /scan|x-?rays?|biopsy|colonoscopy|EGD|scope|cataract|delivery|admission|stay/,
          /discharge|cast|stent|ablation|deductible|copay|balance|denial/,
        ),
        /(?![A-Za-zÀ-ɏḀ-ỿ\d])/,
      ),
    ),
  ),
)

/** What is told of a patient: an age, a birth date, or that the person was seen. */
export const TOLD = inOrder(
  /^(?:,|[ \t]?\()?[ \t]{0,2}/i,
  anyOf(
    inOrder(
      anyOf(
        /MRN|BMI|DOB|MBI|SSN|D\.O\.B|acct|account|chart/i,
        inOrder(/sub(?:scriber)?|member|mem|policy|patient|pt|medicaid|claim/i, /(?: ?(?:id|no|#|number))/i),
        /HICN?|CSN|HAR|FIN|ICN/i,
      ),
      /\b/i,
    ),
    /[MF][ \t]{1,3}\d{1,2}[/-]\d/i,
    /(?:is |a ){0,2}\d{1,3}[ \t-]?(?:[FM]|y\/?o|yrs?|years?|months?|mos?)\b/i,
    /\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d\d(?!\d)/i,
    /(?:was|were) (?:seen|billed|treated|admitted|diagnosed|referred|charged|denied|here|in)\b/i,
    inOrder(
      /(?:both |each )?/i,
      anyOf(
        /presented|underwent|called|needs|received|got|refused|owes|lives|c\/o|complains/i,
        /complained|came (?:in|to|back)|returned (?:for|with|to)/i,
      ),
      /\b/i,
    ),
    inOrder(
      /(?:has|had) (?:a |an |her |his |two |\d)?/i,
      /injections?|surgery|visits?|procedure|colonoscopy|mri|ct|knee|MRN|\d{4}/i,
    ),
    inOrder(
      /['’]s[ \t](?:[a-z0-9]{1,12}[ \t])?/i,
      anyOf(
        /\x81|visit|claim|chart|account|surgery|appt|appointment|procedure|bill/i,
        /insurance|record|denial|note|EOB|dos|dob/i,
      ),
    ),
  ),
)
/** `Stanislav Kuzmenko’s RCR`: a whole name owns what no office does. */
export const WHOLE_OWNS = inOrder(
  /^['’]s[ \t]/i,
  notBefore(
    anyOf(
      /office|practice|team|desk|e-?mail|login|npi|group|clinic|staff|biller|coder|nurse/i,
      /assistant|credentials?|schedule|template|note/i,
    ),
    /s?\b/i,
  ),
  /(?:\x81|[A-Za-z]{2,})/i,
)
/** Words by which something is said of a person: whatever the person is, the name is nobody else's business. */
export const SAID_OF = inOrder(
  /\b/i,
  anyOf(
    /for|on|re|fw|fwd|regarding|about|named|called|patient,?|pt,?|worker|employee|veteran/i,
    /resident|claimant|saw|seeing|seen|treated|injected|examined|evaluated|admitted/i,
    /discharged|member|of/i,
  ),
  /[ \t:(]{1,3}$/i,
)
/** `Urology Assoc. of Cape Fear` */
export const ORGANISED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /assoc\w*|partners|physicians|specialists|surgeons|clinics?|hospitals?|centers?|groups?/i,
    /care|health|university|bank|city|county|state|town|medicine|pediatrics|institute|college/i,
    /\w{2,12}(?:ology|iatry|iatrics|pedics|surgery|imaging|dentistry|therapy|associates)/i,
  ),
  /\.?[ \t]of[ \t]$/i,
)
/** Words by which the writer is the patient: then the writer's own name is an identifier too. */
export const PATIENT_WRITES = cuedPattern(
  'my i',
  inOrder(
    /\b/i,
    anyOf(
      /i am (?:the|a|your) patient/i,
      /i['’]m (?:the|a|your) patient/i,
      inOrder(
        /my (?:own )?/i,
        anyOf(
          /knees?|shoulders?|hips?|back|eyes?|bill|copay|co-pay|deductible|surgery|doctor/i,
          /insurance|acct|account|claim|colonoscopy|mammogram|visit|appointment|daughter/i,
          /son|husband|wife|mother|father/i,
        ),
      ),
      /i (?:got|received|was sent) (?:a|this|the|your) bill/i,
      /i was (?:billed|charged)|was i (?:billed|charged)/i,
      /my (?:birthday|dob|date of birth|birth ?date) is/i,
      /i (?:have|had|owe on) (?:a|this|another|your) bill/i,
      /i came in for (?:a|my)/i,
      /i (?:only )?(?:told|asked) the (?:doctor|nurse)/i,
      /(?:mentioned|about) my [a-z]{3,12} because/i,
    ),
    /\b/i,
  ),
)
