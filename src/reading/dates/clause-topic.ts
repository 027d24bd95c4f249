/** What happens to papers, claims and money: `resent w/ 99213 on 10/20`, `payer took 76536 back on 1/6`. */
const HANDLING =
  /\b(?:re-?(?:sent|submitted|filed|billed|processed|faxed)|sent[ \t](?:in|out|off|(?:it|this|them|the[ \t]claims?)[ \t])?to[ \t](?:(?:the|an?|our|their|old|new|wrong|right|primary|secondary)[ \t]){0,2}(?:payers?|plans?|carriers?|clearinghouse|insurance|medicare|medicaid|tpa|scrubber|appeals|collections)|bounced|kicked[ \t](?:it[ \t]|them[ \t])?(?:back|out)|denied|paid|rejected|(?:want(?:s|ed)?|t(?:oo|a)ke?s?n?|pull(?:s|ed)?|claw(?:s|ed)?|ask(?:s|ed|ing)? for)[ \t][^.?!;,\n]{0,24}\bback(?![ \t](?:to|in|into|up|out|down)\b)|recoup\w*|refund\w*|revers(?:ed|es)|downcod\w+|appeal(?:ed)?|decided|quer(?:y|ied)|answered|responded|verif(?:ied|ication)|relinquished|assumed care|(?:on|coder|coding|billing)[ \t]hold|accepted|pended|(?:dx|diagnos[ei]s|codes?|note|claim|dos)[ \t](?:was[ \t]|were[ \t])?changed|corrected|amended|extrapolat\w+|request(?:ed|s)|faxed|mailed|submitted|uploaded|(?:chart|progress|op|operative|visit|office|the|his|her|their|run|trip)[ \t](?:notes?|sheets?|reports?)(?:[ \t](?:came|arrived|was|got))?|write-?ups?|dictation|attest(?:ed|ation)|paperwork|documentation|download|(?:went|claims?)[ \t]out(?! of)|(?:limits?|deadline|timely|window|grace period)[ \t](?:has[ \t]|had[ \t])?(?:passed|ran out|ended|expired|closed|was|is)|cut-?off)\b/gi
/** Rules, programs, contracts and staff, what begins, ends or is said of them. */
const CHANGING =
  /\b(?:polic(?:y|ies)|rules?|edits?|guidelines?|lcds?|ncds?|transmittals?|fee schedules?|contract(?:s|ed|ing)?|in-?network|out of network|credential\w*|(?:went|gone|goes|go)[ \t-]live|upgrad\w+|updat\w+|migrat\w+|switch(?:ed|ing)?[ \t](?:to|from|over)|loaded|installed|launched|published|announced|implemented|hired|retir\w+|vacation|locums?|(?:be|is|are|was|were)[ \t](?:out|off|away|closed)|moved|relocat\w+|turn(?:ed|s|ing)?[ \t]\d\d|birthday|eligib\w+|termed|terminat\w+|laps(?:ed|es)|reinstat\w+|suspended|revoked|caqh|pecos|nppes|privileges|malpractice|onboarded|(?:start|beg[aiu]n)\w*[ \t](?:with|using|on)[ \t](?:the[ \t])?(?:epic|cerner|athena\w*|ecw|nextgen|new|medicare|medicaid|tricare|the plan)|resending|per[ \t](?:call|phone|rep)|following up|my[ \t](?:e-?mail|message|question|note)[ \t](?:of|from)|(?:coverage|cobra|plan|insurance|benefits?|medicaid|medicare|deductible|extension|waiver|flexibilit\w+|emergency|phe|episode|rental)[ \t](?:was[ \t])?(?:met|reset|expired|ended|ends|lapsed|stopped|ran out|starts|started|began)|asked[ \t](?:about|you|them|if|him|her)|wrote[ \t](?:you|in|to)|e-?mailed|spoke|talked|told[ \t](?:us|me))\b/gi
/** What is done to somebody. */
const SERVING =
  /\b(?:saw|seen|done|performed|had|gave|given|underwent|came|visits?|appt|appointment|encounter|session|surgery|procedure|dos|treated|evaluated|rounded|injected|delivered|admitted)\b/gi
/** `denied 99213 for 10/6`, `want their money back from 10/6`: the day that is spoken about. */
const ABOUT = /\b(?:for|from|of|dated|dos)[ \t:]{1,2}$/i
const FOR = /\bfor[ \t]$/i
/** What ends a clause, or belongs to the day before. */
const BEGINS =
  /[?!;\n]|(?<!\b(?:dr|mr|mrs|ms|st|vs|appt|pt|inc|no))\.(?=\s)|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?=[ \t,;])/gi
const CODE = /(?<![\w$#.-])(?:\d{4}[0-9FTU]|[A-V]\d{4})(?![\d.])/i

/**
 * What the verb nearest before a date makes of it: the day something was done with papers or money, or (null) neither
 * that nor a change of rules, programs, contracts or staff, which is no day of a service at all.
 */
export function readTopic(before: string): 'handled' | 'other' | null {
  const clause = before.slice(lastEnd(before, BEGINS))
  const changed = lastEnd(clause, CHANGING)
  const handled = lastEnd(clause, HANDLING)
  if (changed === 0 && handled === 0) return null
  const served = lastEnd(clause, SERVING)
  if (changed > served && !FOR.test(clause)) return CODE.test(clause) ? 'handled' : 'other'
  return handled > 0 && handled >= served && !ABOUT.test(clause) ? 'handled' : null
}

/** Where the last match of a global pattern ends; 0 where there is none. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) end = pattern.lastIndex
  return end
}
