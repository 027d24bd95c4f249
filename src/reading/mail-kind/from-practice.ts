import { anyOf, everywhere, inOrder, notAfter, notBefore, optional } from '../../patterns/compose-patterns.ts'

/** A code of any age: `62311`, `J3301`, `1040M`, `724.02`, `V58.69`, `M48.061`. Sums, dates and ZIP codes are none. */
const CODE = anyOf(
  inOrder(/(?<![\d.,/$#-])/, notAfter(/\b[A-Z]{2},? {1,2}/), /\d{4}[\dFTUM](?!\d|[./,]\d|-\d{3})/),
  /\b[A-Va-v]\d{4}\b/,
  /(?<![\d./$,])(?:\d{3}|[EVev]\d\d)\.\d{1,2}(?!\d|[./]\d|%)/,
  /\b[A-TV-Za-tv-z]\d[\dAB]\.[\dA-Za-z]{1,4}\b/,
)

const VERB = anyOf(
  /bill(?:ed|ing)?|cod(?:e|ed|ing)|report(?:ed)?|append(?:ed)?|put|add|use|send|resubmit|charged?|convert|map/i,
  /update|relabel|renumber|apply|write off|collect/i,
)

/** What only somebody says who sends claims: patients name a code too, and speak of their bill, doctor and insurance. */
const OF_CLAIMS = anyOf(
  /\bmodifiers?\b|\b(?:CO|PR|OA|PI)-?\d{1,3}\b|\b(?:N|MA)\d{2,3}\b|\b\d{5}-(?:\d\d|[LR]T|X[EPSU])\b/i,
  /\b(?:DOS|MDM|NPI|PTAN|icd(?: ?-?(?:9|10))?|incident[- ]to|rev(?:enue)? code|crosswalk|unbundl\w{0,4}|dx|pts?)\b/i,
  /\b(?:auditors?|adjuster|carrier|clearing ?house|work(?:ers?['’]?)? ?comp|w\/c|chart pulled)\b/i,
  inOrder(
    /\b(?:do|does|can|could|should|would|may|must|shall|how|what|which|when) (?:do |can |should |would |must )?/i,
    /(?:we|i|they|he|she|both|the \w{2,12}) (?:still |also |just |even |really |now |both )?(?:have to |need to )?/i,
    VERB,
    /\b/i,
    notBefore(/ (?:me|my|us)\b/i),
  ),
  inOrder(/\b(?:we |our (?:\w{2,12} ){1,2})(?:have |had )?/i, VERB, /\b/i, notBefore(/ (?:me|by|from)\b/i)),
  inOrder(/\b(?:how|safe|ok|right|need|needs|wants?|want us) to (?:keep )?/i, VERB, /\b/i),
  inOrder(
    /\b(?:was|were|is|are|isn['’]?t|wasn['’]?t|not|be|as|still) (?:it |that |they |both |these |an? )?/i,
    /(?:still )?(?:(?:in)?valid|deleted|expired|bundled|included)\b/i,
  ),
  inOrder(
    /\b(?:my|our) (?:\w{2,12} )?/i,
    /(?:doc|doctor|dr\.?|provider|surgeon|physician|NP|PA|group|practice|clinic)s?(?:,[^.,?!\n]{1,60},)? /i,
    /(?:bills?|codes?|reports?|append(?:s|ed)?|wants to (?:bill|code|use|add))\b/i,
  ),
  inOrder(
    /\b(?:the|this|our|a|her|his) patient /i,
    /(?:says|asks|asked|called|calls|wants|writes|got|had|has|came)\b/i,
  ),
  inOrder(/\b(?:old|new|current|today['’]?s|replacement|which|right|correct) /i, optional(/billing /i), /codes?\b/i),
)

const CODES_OF_CLAIMS = anyOf(
  inOrder(CODE, / (?:and|or|vs\.?|versus|with|w\/?|to) /, CODE),
  inOrder(/\b(?:[Bb]ill|[Cc]ode|[Rr]eport|[Aa]ppend|[Uu]se|[Bb]illing|[Cc]oding|[Uu]sing) /, CODE),
)
/** A question that names a code: `62 for the assistant on 33405?`. */
const CODE_ASKED = inOrder(CODE, /[^.?!\n]{0,80}\?/)

/** Who says that the bill, the doctor or the insurance is their own. */
const OWN = anyOf(
  /\b(?:i(?:['’]?m| am)|as|being)(?: just| only)? (?:a|the|your) patient\b(?! (?:account|access|advocate|financial|service))/i,
  /(?:^|[.!?\n] ?)(?:a )?patient here\b/i,
  /\bmy (?:own )?(?:bill|insurance|deductible|co-?pay|balance|account|wife|husband|mom|mother|dad|father|son|daughter)\b/i,
  /\bi (?:just )?(?:got|received) (?:a|an|this|another) (?:\$?[\d,.]+ )?(?:bill|statement)\b(?! types?\b)/i,
  /\b(?:charged|billed|charging|billing) me\b|\bi(?:['’]?m| am) not paying\b|\bmy name is\b/i,
  /\bi (?:went|had|saw|only|already paid|still owe|was (?:over)?(?:charged|billed)|am being (?:charged|billed))\b/i,
  /\bwhy (?:am|was|were|did) (?:i|my \w{2,12}) (?:get |being )?(?:billed|charged|owing)\b/i,
)

/** Whose words the rest is: what a patient said to the writer. */
const RETOLD = inOrder(
  /\b(?:pt|patient|member|mom|spouse)s? (?:says?|said|asks?|asked|called|calls|writes?|wrote|complain(?:s|ed)?)\b/i,
)

/** What a patient wrote, in quotation marks behind the word that says so. */
const OTHERS_WORDS = everywhere(/\b(?:patient|pt|member|portal|her|his|mom|spouse)\b[^"“\n]{0,60}["“][^"”]{1,400}["”]/i)

/** True where somebody asks for a practice about codes by name, whatever words of patients stand in it. */
export function asksForPractice(opening: string): boolean {
  const ofClaims = OF_CLAIMS.test(opening) || CODES_OF_CLAIMS.test(opening)
  if (CODE.test(opening) && ofClaims && (!OWN.test(opening) || RETOLD.test(opening))) return true
  // Whose words are marked as another's, and who asks below them of the bill: `was the provider right to bill both?`
  const own = opening.replace(OTHERS_WORDS, ' ')
  return own !== opening && asksOfBilling(own) && !OWN.test(own)
}

/** What is billed, and what decides of it, where no code is named. */
const OF_BILLING = inOrder(
  /\b/i,
  anyOf(
    /bill(?:s|ed|able|ing)?|cod(?:e|es|ed|able)|den(?:ied|ial|y)|modifiers?|claims?|global|unbundl\w{0,4}|units?/i,
    /(?:not )?cover(?:ed|s|age)|NCD|LCD|MAC|dx|diagnos[ie]s|NPI|taxonomy|incident[- ]to|supervis\w{1,4}|credentialed/i,
    /E\/?M|medicare|medicaid|face[- ]to[- ]face|same[- ]day|(?:go|went|goes) out under|prior auth\w*/i,
    /patient|pt|note|chart|surger(?:y|ies)|procedure|excision|removal|injection|visits?|therapy|monitoring/i,
  ),
  /\b/i,
)
/** How somebody asks, with the mark or without it. */
const ASKS = anyOf(
  /\?(?![\w&=])/i,
  /\b(?:i(?:['’]?d| would) (?:like|love|want) to know|please advise|wondering (?:if|whether|how|which|what))\b/i,
)
/** Who looks for work, or for somebody to do it. */
const OFFERS_WORK = anyOf(
  /\bresum[eé]s?\b|\bseeking (?:a )?(?:position|work)|\byears? of experience\b|\bapply (?:now|today|by|at|to)\b/i,
  /\b(?:per|an) hour\b|\/ ?h(?:ou)?r\b|\bcandidates?\b|\brecruit|\b(?:extern|intern)ship|\bmy (?:cv|cover letter|certificat)/i,
  /\blooking for (?:\w+ ){0,2}(?:work|jobs?|employment)\b|\bare you (?:guys )?hiring\b|\breferences (?:on|upon) request\b/i,
  /\bdo you have (?:any |an )?(?:openings?|positions?|work)\b|\bavailable for\b|\bopen to (?:full|part|contract)/i,
)

/** True where somebody asks how what was done is billed or paid, no code named: the subject alone sounds of something else. */
export const asksOfBilling = (opening: string): boolean =>
  ASKS.test(opening) && OF_BILLING.test(opening) && !OFFERS_WORK.test(opening)

/** Who tells what they can do. */
const SEEKS_WORK = anyOf(
  /\bresum[eé]\b|\bseeking (?:a )?(?:position|work)\b|\byears? of experience\b|\bhiring\b|\b(?:per|an) hour\b/i,
  /\bavailable for\b|\bi (?:know|audit|coded|have (?:coded|audited|worked))\b/i,
)

/** True where a code is asked about, whatever else the words are used for: cover letters, positions, accounts. */
export function asksOfCode(opening: string): boolean {
  return CODE_ASKED.test(opening) || asksOfBilling(opening) || (!SEEKS_WORK.test(opening) && asksForPractice(opening))
}
