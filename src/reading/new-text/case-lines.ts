import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine } from '../text/message-lines.ts'
import { isContactLine } from './sign-off.ts'

/** A row of what was billed: `97602 (nurse)`, `29581-RT`, `2) J1885 x2`. */
const BILLED_ROW = inOrder(
  /^[-*•·+ ]{0,3}(?:\d{1,2}[.)] ?|(?:line|code|cpt|hcpcs|dx) ?\d?[.:)]? )?/i,
  /(?:\d{5}|[A-V]\d{4}|\d{4}[FTU])/i,
  anyOf(
    /$|-[A-Z\d]{2}\b| ?[x×*] ?\d| ?[,;:(/+&=–—]| - | \d\d(?:$|[ ,])/i,
    / (?:and|with|w\/|only|was|is|denied|paid|units?|mod)\b/i,
  ),
)
/** Words with figures that no signature holds. */
const CASE_FIGURES = anyOf(
  /\b\d{5}-[A-Z\d]{2}\b/i,
  /\b(?:\d{5}|[A-V]\d{4}) ?[x×] ?\d{1,3}\b/i,
  /\b(?:dob|d\.o\.b\.)[: ]{1,3}\d|^\W{0,3}\d{2}[FM]\b|: \d{2}[FM]\b|\b\d{1,3} ?(?:y\/?o\b|yrs? old|years?[- ]old)/i,
  /\b(?:dx|dos|icd-?10|cpt|hcpcs|modifiers?|mod|pos|carc|rarc)\b[:# ]{0,2}(?:codes? )?[A-Z]?\d/i,
)
/** What is told of a patient or a claim. */
const CASE_SENTENCE = anyOf(
  inOrder(
    /\b(?:we|they|i|claims?|it|lines?|payer|plan|medicare|medicaid|insurance|both|all|which)\b[^.?!]{0,30} /i,
    /(?:billed|denied|paid|coded|appealed|submitted|resubmitted|rejected|bundled|reported|documented)\b/i,
  ),
  inOrder(
    /\b(?:patient|pt|provider|doctor|surgeon|np|pa|physician|dr\.? [a-z]{2,20}) /i,
    /(?:was|had|came|saw|did|returned|presented|presents|states|stated|wants|said)\b/i,
  ),
)
/** What is asked for; notices ask as well. */
const WISH = /\b(?:please|pls|kindly) (?:advise|confirm|clarify|let (?:me|us) know|help (?:me|us)? ?(?:with|code))\b/i

/** A word without a capital that does not only join others. */
const SMALL_WORD =
  /(?<![^\s("“])(?!(?:of|and|the|for|at|in|on|to|a|an|or|by|we|our|you|your)\b)\p{Ll}{2,20}(?![^\s,.;:!)"”])/gu
/** Mottos hold fewer. */
const PROSE_WORDS = 4

/** True for a line of prose that no motto, footer of a list or notice is. */
export function isProse(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  if (
    /["“”@]|:\/\/|www\.|\b(?:unsubscribe|subscribed|received this|this (?:e-?mail|message)|sent|mailing list|reply to)\b/i.test(
      head,
    )
  )
    return false
  return (head.match(SMALL_WORD) ?? []).length >= PROSE_WORDS
}

/** True for a line that tells of a case: a code somebody billed, a sentence about a patient or a claim. */
export function tellsOfCase(line: MessageLine | undefined): boolean {
  const head = headOf(line)
  if (CASE_SENTENCE.test(head)) return true
  return /\d/.test(head) && (CASE_FIGURES.test(head) || (BILLED_ROW.test(head) && !isContactLine(line)))
}

/** True for a line that asks without a question mark. */
export const wishes = (line: MessageLine | undefined): boolean => WISH.test(headOf(line))
