import { anyOf, everywhere, inOrder, optional, repeated } from '../../patterns/compose-patterns.ts'

/** What happens to papers, claims and money: `resent w/ 99213 on 10/20`, `payer took 76536 back on 1/6`. */
const HANDLING = everywhere(
  inOrder(
    /\b/i,
    anyOf(
      /re-?(?:sent|submitted|filed|billed|processed|faxed)/i,
      inOrder(
        /sent[ \t]/i,
        optional(/in|out|off|(?:it|this|them|the[ \t]claims?)[ \t]/i),
        /to[ \t]/i,
        repeated(/(?:the|an?|our|their|old|new|wrong|right|primary|secondary)[ \t]/i, '{0,2}'),
        anyOf(
          /payers?|plans?|carriers?|clearinghouse|insurance|medicare|medicaid|tpa|scrubber/i,
          /appeals|collections/i,
        ),
      ),
      /bounced/i,
      /kicked[ \t](?:it[ \t]|them[ \t])?(?:back|out)/i,
      /denied|paid|rejected/i,
      inOrder(
        /want(?:s|ed)?|t(?:oo|a)ke?s?n?|pull(?:s|ed)?|claw(?:s|ed)?|ask(?:s|ed|ing)? for/i,
        /[ \t][^.?!;,\n]{0,24}\bback(?![ \t](?:to|in|into|up|out|down)\b)/i,
      ),
      /recoup\w*|refund\w*|revers(?:ed|es)|downcod\w+|appeal(?:ed)?|decided|quer(?:y|ied)/i,
      /answered|responded|verif(?:ied|ication)|relinquished|assumed care/i,
      /(?:on|coder|coding|billing)[ \t]hold/i,
      /accepted|pended/i,
      /(?:dx|diagnos[ei]s|codes?|note|claim|dos)[ \t](?:was[ \t]|were[ \t])?changed/i,
      /corrected|amended|extrapolat\w+|request(?:ed|s)|faxed|mailed|submitted|uploaded/i,
      inOrder(
        /chart|progress|op|operative|visit|office|the|his|her|their|run|trip/i,
        /[ \t](?:notes?|sheets?|reports?)(?:[ \t](?:came|arrived|was|got))?/i,
      ),
      /write-?ups?|dictation|attest(?:ed|ation)|paperwork|documentation|download/i,
      /(?:went|claims?)[ \t]out(?! of)/i,
      inOrder(
        /(?:limits?|deadline|timely|window|grace period)[ \t](?:has[ \t]|had[ \t])?/i,
        /(?:passed|ran out|ended|expired|closed|was|is)/i,
      ),
      /cut-?off/i,
    ),
    /\b/i,
  ),
)
/** Rules, programs, contracts and staff, what begins, ends or is said of them. */
const CHANGING = everywhere(
  inOrder(
    /\b/i,
    anyOf(
      /polic(?:y|ies)|rules?|edits?|guidelines?|lcds?|ncds?|transmittals?|fee schedules?/i,
      /contract(?:s|ed|ing)?|in-?network|out of network|credential\w*/i,
      /(?:went|gone|goes|go)[ \t-]live/i,
      /upgrad\w+|updat\w+|migrat\w+/i,
      /switch(?:ed|ing)?[ \t](?:to|from|over)/i,
      /loaded|installed|launched|published|announced|implemented|hired|retir\w+|vacation/i,
      /locums?/i,
      /(?:be|is|are|was|were)[ \t](?:out|off|away|closed)/i,
      /moved|relocat\w+|turn(?:ed|s|ing)?[ \t]\d\d|birthday|eligib\w+|termed|terminat\w+/i,
      /laps(?:ed|es)|reinstat\w+|suspended|revoked|caqh|pecos|nppes|privileges|malpractice/i,
      /onboarded/i,
      inOrder(
        /(?:start|beg[aiu]n)\w*[ \t](?:with|using|on)[ \t](?:the[ \t])?/i,
        /epic|cerner|athena\w*|ecw|nextgen|new|medicare|medicaid|tricare|the plan/i,
      ),
      /resending|per[ \t](?:call|phone|rep)|following up/i,
      /my[ \t](?:e-?mail|message|question|note)[ \t](?:of|from)/i,
      inOrder(
        anyOf(
          /coverage|cobra|plan|insurance|benefits?|medicaid|medicare|deductible|extension/i,
          /waiver|flexibilit\w+|emergency|phe|episode|rental/i,
        ),
        /[ \t](?:was[ \t])?/i,
        /met|reset|expired|ended|ends|lapsed|stopped|ran out|starts|started|began/i,
      ),
      /asked[ \t](?:about|you|them|if|him|her)/i,
      /wrote[ \t](?:you|in|to)|e-?mailed|told[ \t](?:us|me)/i,
      // `doc talked by phone 14 min with the pt 4/8` is the service itself.
      /(?:spoke|talked)(?![^.?!;\n]{0,40}\b(?:pt|patient)\b(?![ \t](?:services|access|accounts|financial|relations)))/i,
    ),
    /\b/i,
  ),
)
/** What is done to somebody. */
const SERVING = everywhere(
  inOrder(
    /\b/i,
    anyOf(
      /saw|seen|done|performed|had|gave|given|underwent|came|visits?|appt|appointment|encounter/i,
      /session|surgery|procedure|dos|treated|evaluated|rounded|injected|delivered|admitted/i,
    ),
    /\b/i,
  ),
)
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
