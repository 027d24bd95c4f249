import { anyOf, everywhere, inOrder, notAfter, notBefore, repeated } from '../../patterns/compose-patterns.ts'
import { splitVisibleText } from '../new-text/visible-text.ts'

/** Characters of a mail in which a question beside a notice would show. */
const LOOKED_AT = 2_000

/** `Billing for 90837: call our office at 555-0157`: which line is for what, and nothing of a case. */
const TELEPHONE_LIST = inOrder(
  /(?:^|[.!•*-])[ \t]{0,2}/im,
  notBefore(/[^.?!:,;\n]{0,60}\b(?:we|i|my|our|me|can|could|should|denied|denial|modifiers?)\b/im),
  /[^.?!:,;\n]{1,60}[:,] (?:please )?(?:call|dial|press|fax|visit|e-?mail|contact|text|go to|write to|leave)\b/im,
  notBefore(/ me\b/im),
  /[^.?!\n]{0,80}?(?:\d{3}[-. ]\d{4}|www\.|https?:|@|\bext\b|\bext?\.? ?\d|\boption \d)/im,
)

/** What a notice repeats of the mail it answers, how it numbers it, and what it asks everybody: none of it is a question. */
const NOTICE_PARTS = everywhere(
  anyOf(
    /^[ \t>*]{0,6}(?:subject|re|regarding|summary|title|description|your (?:message|request))[ \t]*:.{0,200}$/im,
    /["“][^"“”\n]{1,120}["”]/im,
    inOrder(
      /\b(?:ticket|case|request|reference|ref|incident|inquiry|enquiry|confirmation|tracking|message|id|number)\b/im,
      repeated(/[ \t]?(?:is|number|no\.?|id|#|:)/im, '{0,3}'),
      /[ \t]{0,2}\[?#?(?:[A-Z]{1,6}[-_]?){0,2}\d[\w-]{2,24}/im,
    ),
    /[[(]?#(?:[A-Z]{1,6}-?)?\d{3,14}[\])]?/im,
    /\b(?:verification|confirmation|security|access|zip|area|qr) codes?\b/im,
    /\b[A-Z]{2}[ ,]{1,2}\d{5}(?:-\d{4})?\b/im,
    /\b(?:how (?:did we|was your|would you rate)|(?:are|were) you satisfied|was this helpful)\b[^?\n]{0,80}\?/im,
    /\b(?:in (?:a |such a )?(?:hurry|rush|crisis)|can['’]?t wait|time[- ]sensitive)[ \t]?\?/im,
    /\b(?:rather|prefer to) (?:talk|call|chat)[ \t]?\?/im,
    /\b(?:is (?:this|it) )?(?:an emergency|urgent)[ \t]?\?/im,
    TELEPHONE_LIST,
    /\b(?:questions?|comments?|emergency|urgent|need (?:\w{1,12} )?(?:help|assistance))[ \t]?\?/im,
  ),
)

/** What only somebody with a question writes. */
const ASKED = anyOf(
  /\?|(?<![\d./$-])\d{5}(?![\d./-])|\b[A-V]\d{4}\b|\b\d{4}[FTUM]\b/i,
  /(?<![\d./$-])[\dEV]\d\d\.\d{1,2}(?![\d./%-])|\b[A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}\b/i,
  inOrder(
    /\b/i,
    anyOf(
      /(?:please|pls|kindly|can you|could you) (?:map|code|convert|crosswalk|recode)/i,
      /modifiers?|denied|denials?|cpt|hcpcs|icd-?9|icd(?:-?10)?|carc|rarc|co-?\d{1,3}|wondering|please advise|clarif(?:y|ication)/i,
      /not sure (?:if|whether|how|which|what)|let (?:me|us) know (?:if|whether|how|which|what) (?:we|i|it|the)/i,
      inOrder(
        /(?:can|could|should|may|do|would|must) (?:we|i)/i,
        / (?:still |also |just )?(?:bill|code|use|report|charge|append|add|appeal|resubmit|get|have|need)/i,
      ),
      inOrder(
        notAfter(/if /i),
        /(?:we|i) (?:still |really |would |do |did |also )?/i,
        /(?:need|want|like to|think|believe|disagree|wonder|billed|coded|reported|appealed|sent|submitted|saw)/i,
      ),
      /codes?|units?|billable|payable|bundled?|add-?ons?|attached|enclosed|op(?:erative)? notes?|charts?|x-?rays?/i,
      /(?:our|my) (?:request|case|ticket|claim|appeal|message|letter|note)s?/i,
      /does (?:it|this|that|the|medicare|medicaid)|is (?:it|this|that) (?:ok|correct|right|billable|allowed|covered)/i,
    ),
    /\b/i,
  ),
)

/** What only somebody writes who tells of a patient or answers what was asked: `I am out until Monday. It was the left knee.` */
const TELLS = anyOf(
  inOrder(
    /\b(?:she|he|both|the (?:patient|pt|visit|claim|payer|plan|doctor|procedure|surgery|injection|scan|lesion|wound|knee|note|time))/i,
    / (?:also |already |only |just )?(?:was|were|had|did|came|saw|went|took|lasted|measured)\b/i,
  ),
  /\b(?:my|this|that|the same|her|his|a|one|our) (?:patient|pt)\b(?! (?:portal|care|services|accounts?|access|relations|advocate)\b)/i,
  /\bit was (?:the|an?|on|in|done|for|not|both|two|three|\d{1,3}) (?!response|reply|automat|order)/i,
  inOrder(
    /\b(?:the|a) (?:left|right) /i,
    /(?:knee|hip|shoulder|hand|foot|arm|leg|eye|ear|breast|side|heel|wrist|ankle|elbow|one)\b/i,
  ),
  /\b(?:\d{1,3}|one|two|three|four|five|six) (?:views?|units?|min(?:utes)?|lesions?|levels?|injections?|visits?)\b/i,
)

/** True where nothing of the new text asks or tells of a patient, apart from what a notice repeats, counts or asks everybody. */
export function asksNothing(text: string, subject: string): boolean {
  const { visible } = splitVisibleText(text.slice(0, LOOKED_AT), subject)
  const rest = visible.replace(NOTICE_PARTS, ' ')
  return !ASKED.test(rest) && !TELLS.test(rest)
}
