import { anyOf, inOrder, notBefore, optional } from '../../../patterns/compose-patterns.ts'
import { type WayOfAsking, way } from './way-of-asking.ts'

/** How people ask whether it is allowed. */
export const COMPLIANCE: readonly WayOfAsking[] = [
  way(
    `proper ethical permissible acceptable legit all every each ok okay problem always automatically just
      legal legally allowed compliant compliance fraud fraudulent change paid pays pay upcode upcoding upcoded
      backdate backdating audit audits audited put slap add adding around get gets`,
    anyOf(
      inOrder(
        /\b(?:is|if|whether|was) (?:it|that|this)(?: is|['’]s)? /i,
        anyOf(/ok|okay|legal|legit|allowed|fraud|a problem|compliant|proper|ethical|permissible/i, /acceptable/i),
        /\b/i,
      ),
      /\b(?:always|automatically) (?:bill|code|add|use|append)\b/i,
      /\bjust (?:bill|use|change|put|add) .{1,40}\binstead\b/i,
      /\blegal(?:ly)?\b(?! advice)/i,
      /\bcomplian(?:t|ce) (?:issue|risk|problem|question)/i,
      /\bfraud\w*\b/i,
      inOrder(
        /\bchange (?:the |our |it |a )?/i,
        /dx|diagnosis|code|date|dos|to\b(?! (?:\d{4}[\dA-Z]|[A-V]\d{4}|[A-TV-Z]\d[\dA-Z]\.\w{1,4})\b)/i,
        /\b/i,
      ),
      /\bso (?:that )?(?:it|they|we) (?:pays?|gets? paid|will pay)\b/i,
      /\bto get (?:it |them |this )?(?:around|through)\b/i,
      /(?<!\b(?:going|gonna|expect|used|want) )\bto get (?:it |them |this |us )?paid\b/i,
      /\bget around\b|\bup-?cod\w+|\bback-?dat\w+|\baudit(?:s|ed)?\b/i,
      /\b(?:put|putting|slap|add|adding) .{1,20} on (?:all|every)/i,
      /\b(?:\d\d|[A-Z]{2}) on (?:all|every|each)\b/i,
    ),
  ),
  // Rarer wordings.
  way(
    'under paid note recode recoded recoding re',
    anyOf(
      /\bre-?cod(?:e|ed|ing)\b/i,
      inOrder(
        /\bbill(?:ed|ing|s)? (?:it )?under\b/i,
        notBefore(
          / /i,
          anyOf(/the (?:hospital|facility|plan|part|medical|pharmacy)/i, /part|medicare|medicaid|hospital/i),
        ),
      ),
      /\bto get .{1,24}\bpaid\b/i,
      /\b(?:add|change|alter)\w* .{1,30}\b(?:to|in) (?:a|the|her|his) note\b/i,
    ),
  ),
  way(
    'double unbundling more everything waive waived waiving write writing forgive forgiving',
    anyOf(
      /\bon everything\b/i,
      inOrder(
        /\b/i,
        /waiv(?:e|ed|ing)|writ(?:e|es|ing)[ -]off|forgiv(?:e|ing|en)/i,
        / .{0,16}\b(?:co-?pays?|co-?insurance|deductibles?)\b/i,
      ),
      /\bdouble[ -]?dip\w*/i,
      /\bis (?:that|this|it) unbundling\b/i,
      /\bto get (?:paid|reimbursed) more\b/i,
    ),
  ),
  way(
    'bill charge collect invoice owe owes',
    anyOf(
      inOrder(
        /\b(?:can|may|do|should|could) (?:we|i|they|you) (?:\w+ )?/i,
        /(?:bill|charge|balance bill|collect from|invoice) /i,
        /him|her|them|the (?:pt|patient|family|member)|pts?|patients?/i,
        /\b/i,
      ),
      /\b(?:pt|patient|he|she|member)s? owes?\b/i,
    ),
  ),
  // `can we collect up front from her`, `may I make him pay before the visit`
  way(
    'collect deposit payment money upfront front advance beforehand ahead pay prepay',
    anyOf(
      inOrder(
        /\b(?:can|may|do|should|could|must) (?:we|i|they|you|the \w+) (?:\w+ )?/i,
        /(?:collect|take|get|require|charge|ask for) /i,
        optional(/(?:(?:a|the|her|his|their|full|any|cash) )?(?:\w+ )?(?:payment|deposit|money|it|that|cash) /i),
        anyOf(
          /up ?front|in advance|beforehand|before (?:the|we|she|he|they)|ahead of time|at (?:the )?(?:time|check-?in)/i,
          /(?:from|off) (?:him|her|them|the (?:pt|patient)|pts?|patients?)/i,
        ),
        /\b/i,
      ),
      inOrder(
        /\b(?:can|may|do|should|could) (?:we|i|they|you) /i,
        /(?:make|have|ask) (?:him|her|them|pts?|patients?|the (?:pt|patient)) (?:to )?(?:pay|prepay|put down|leave a)\b/i,
      ),
    ),
  ),
  // Requests and questions of people in a hurry.
  way(
    `comfortable feel sit uncomfortable uneasy trouble kosher ethical unethical risky pressured refund
      disclose disclosure disclosing disclosed whistleblower right wrong`,
    anyOf(
      inOrder(
        /\b/i,
        /not|don['’]?t|do not|doesn['’]?t|does not|isn['’]?t/i,
        / (?:\w+ ){0,2}(?:feel|sit|comfortable) ?(?:right|comfortable|well)?\b(?! (?:a|the|like)\b)/i,
      ),
      /\buncomfortable\b|\buneasy\b|\b(?:in|into) trouble\b|\bkosher\b|\bun?ethical\b|\brisky\b/i,
      /\bself[- ]?disclos\w+/i,
      /\bwe (?:have|need) to (?:refund|pay back|give back)\b/i,
    ),
  ),
  // Told as what happened, or what somebody says.
  way(
    'pays pay better more every always just',
    anyOf(
      inOrder(
        /\b(?:can|could) (?:we|i|they) just /i,
        /put|add|use|append|bill|re-?bill|change|switch|resubmit/i,
        /\b/i,
      ),
      /\b(?:because|since|cause|bc|as) (?:it|that|this) pays? (?:better|more|higher)\b/i,
      inOrder(
        /\b/i,
        /dictates?|bills?|uses?|adds?|codes?|puts?|appends?|wants/i,
        / [^.?!\n]{1,30}\b(?:every|each) time\b/i,
      ),
    ),
  ),
  // Half told, as billing offices clip them.
  way(
    'every show shows missed cancellation twice overpaid overpayment overpayments',
    anyOf(
      /\bpaid (?:us )?twice\b|\bdouble[- ]paid\b|\boverpa(?:id|yments?)\b/i,
      /\b99\d{3}\b[^.?!\n]{0,30}\bevery (?:time|visit|pt|patient|single)\b/i,
      /\bno[- ]?shows?\b/i,
      /\bmissed (?:appts?|appointments?)\b/i,
      /\bcancellation fees?\b/i,
    ),
  ),
  way(
    'under',
    inOrder(
      /\b(?:wants?|wanted|insists?|put|bill|send|run)s? (?:on )?/i,
      /(?:it|them|these|those|everything|all|this|her visits?|his visits?)(?: all| both)? (?:billed |to go |to be |sent )?under /i,
      /(?:him|her|them|himself|herself|(?:his|her|the (?:doctor|dr|md|doc|physician|surgeon)['’]?s?)(?: npi| name| number)?)\b/i,
    ),
  ),
  // Implied by a wish, a doubt or a change told in passing.
  way(
    'pay pays paid covered under through thru npi credentialed enrolled enrollment',
    anyOf(
      inOrder(
        /\b(?:make|makes|get|gets|force) /i,
        /it|this|that|them|these|the (?:claim|line)|\d{5}|[A-V]\d{4}/i,
        / (?:to )?pay\b/i,
      ),
      inOrder(
        /\b(?:dx|diagnos[ei]s|codes?|modifiers?) (?:that|which)(?:['’]ll| will)? /i,
        /(?:pays?|gets? (?:it |us )?(?:paid|covered))\b/i,
      ),
      inOrder(
        /\b/i,
        /bill\w{0,3}|incident[- ]to|submit\w*|claims?|send/i,
        / (?:[^.?!\n]{1,50} )?under /i,
        anyOf(
          /his|her|their|my/i,
          /the (?:dr|doctor|doc|MD|physician|owner|supervising \w+)['’]?s?/i,
          /dr\.? \w+['’]s|another \w+['’]s|someone else['’]s/i,
        ),
        / (?:own )?(?:name|NPI|number)\b/i,
      ),
      /\bto get (?:\d{5}|[A-V]\d{4}|this|it|them|the claim) (?:through|thru)\b/i,
      inOrder(
        /\bso (?:that )?(?:\d{5}|[A-V]\d{4}|it|they|the claim|this) (?:goes|go|gets|will go|gets by) /i,
        /(?:through|thru)\b/i,
      ),
      inOrder(
        /\b(?:isn['’]?t|not|until|til|till|while|before) (?:\w+ ){0,3}/i,
        /(?:credentialed|enrolled|enrollment)\b/i,
      ),
      inOrder(
        /\b(?:use|uses|using|borrow) /i,
        anyOf(/his|her|their|my|another \w+['’]?s?/i, /the (?:doctor|doc|dr|owner)['’]?s?/i, /someone else['’]?s/i),
        / (?:own )?NPI\b/i,
      ),
    ),
  ),
  way(
    'tells told wants says tell cloned notes note',
    anyOf(
      inOrder(
        /\b(?:tells?|told|wants?|says?|saying) (?:us |me )?(?:we (?:should|can|must) |to )?/i,
        /(?:bill|code|use|add|report|put)\b[^.?!\n]{0,30}\bpays? (?:more|better|higher)\b/i,
      ),
      /\bcloned (?:notes?|chart)\b/i,
      /\bsigns? (?:the |his |her |all )?notes? [^.?!\n]{0,20}\bmonths? (?:after|later|late)\b/i,
    ),
  ),
  // In everyday words, without the terms of billing.
  // `can we just auto ship every 3 months`
  way(
    'auto automatic automatically autoship autoshipping autorefill',
    /\bauto(?:matic(?:ally)?)?[- ]?(?:ship|refill|renew|send|mail|deliver)(?:s|ed|ing|ping|ment|ments|y)?\b/i,
  ),
  way(
    'obliged obligated obligation obligations tell automate automates automating give boss',
    anyOf(
      /\bobliged\b/i,
      /\bobligat(?:ed|ions?)\b(?! to the)/i,
      /\b(?:required|need|have) to tell (?:medicare|medicaid|the (?:payer|plan|patient))\b/i,
      /\b(?:have|need|required|supposed) to give (?:it|the money) back\b/i,
      /\bautomat(?:e|es|ing) (?:the |a |that )?(?:modifier|mod|59|25|code)\b/i,
      /\bboss (?:told|tells|is telling)\b/i,
    ),
  ),
  way(
    'violation violations violates lookback look sixty day false penalty penalties exposure',
    anyOf(
      /\bviolat(?:es?|ions?)\b(?! of (?:the )?(?:edit|NCCI))/i,
      /\blook-?back (?:period|window|audit)?/i,
      /\b(?:60|sixty)[- ]?day (?:clock|rule|period|deadline|report)/i,
      /\bfalse claims?\b/i,
      /\b(?:penalt(?:y|ies)|exposure)\b[^.!\n]{0,40}\?/i,
    ),
  ),
]
