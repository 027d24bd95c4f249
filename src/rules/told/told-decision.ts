import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { findElapsed } from '../days/message-days.ts'
import { textOf } from '../message/message-words.ts'

/** What is told of a visit that led to the surgery of that day or the next. */
const LED_TO_SURGERY = anyOf(
  inOrder(
    /\b(?:took|brought|sent|rushed) (?:(?:him|her|them|(?:the )?(?:pt|patient)) )?/,
    optional(/(?:straight|right|directly|emergently|urgently) /),
    /to (?:the )?/,
    /or|operating room|surgery(?! center| centre| dept| department| scheduling)/,
    /\b/,
  ),
  inOrder(
    /\b(?:was )?taken /,
    optional(/(?:straight|right|directly|emergently|urgently) /),
    /to (?:the )?/,
    /or|operating room|surgery(?! center| centre| dept| department| scheduling)/,
    /\b/,
  ),
  inOrder(
    /\bwent /,
    optional(/(?:straight|right|directly|emergently|urgently) /),
    /to (?:the )?/,
    /or|operating room|surgery(?! center| centre| dept| department| scheduling)/,
    /\b/,
  ),
  inOrder(
    /\bdecided on (?:the |an? )?(?:[a-z]+ ){0,2}/,
    /(?:orif|surgery|operation|open reduction|arthroplasty|replacement|fusion|amputation|repair)\b/,
  ),
  /\bdecided (?:to operate|on surgery|to (?:do|take|proceed|admit and operate)\b[^.?!\n]{0,30})/,
  inOrder(
    /\bdecision (?:for|to do|to proceed with) (?:the )?surgery (?:was )?made (?:at|during|in) /,
    /(?:that|this|the) (?:visit|encounter|consult\w*)/,
  ),
)

/** The decision was another visit's, or is only asked about. */
const OTHERWISE =
  /\b(?:no|not|never|already|previously|earlier|prior|before|weeks?|months?|last|scheduled|elective|planned|booked|if|when|unless)\b/

/** Notes on what 25 and 57 are in general, which is beside the point where the message tells which it is. */
export const MODIFIER_NOTES = ['ncci/modifier-25', 'ncci/modifier-57']

/** The words of a message that tell that a visit led to the surgery; null where none do, or the surgery stood before. */
export function findToldDecision(inquiry: Inquiry): string | null {
  // 57 is for a visit of the day of the surgery or the day before.
  if ((findElapsed(inquiry)?.days ?? 0) > 1) return null
  for (const sentence of textOf(inquiry).split(/[.?!\n]+/)) {
    const match = LED_TO_SURGERY.exec(sentence)
    if (match && !OTHERWISE.test(sentence)) return match[0].trim().replace(/(?:\bthe )?\bor$/, 'the OR')
  }
  return null
}
