import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine, skipBlank } from '../text/message-lines.ts'
import type { Mark } from './mark.ts'
import { isNameLine, isRule } from './sign-off.ts'

/** Who commented on a ticket, and when: `Jolene Price, Nov 2, 2026, 11:04 AM CST`, `Jolene Price (Skin West)`. */
const COMMENTED = inOrder(
  /^(?:[\p{Lu}][\p{L}\p{N} .,'’()&-]{1,60}[,|·–-]? )?/u,
  /(?:(?:replied|commented|wrote|said|added a (?:comment|note|reply)|via e-?mail|updated),? (?:on )?)?/u,
  anyOf(
    /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?/u,
    /\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{4})?/u,
    /\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}/u,
  ),
  /,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?/u,
  optional(/ ?[APap]\.?[Mm]\.?/u),
  optional(/ \(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?/u),
  /$/u,
)
/** Lines between the mark above which an answer is typed and the newest comment: the ticket's number and subject. */
const TICKET_LINES = 8

/** What heads the newest comment where the history stands below the line over which answers are typed. */
const COMMENTER =
  /^\p{Lu}[\p{L}\p{N} .,'’()&-]{1,60} (?:commented|replied|wrote|said|added a (?:comment|note|reply)):$/u

/** Folds the heading of the one comment above such a line. */
export function markCommenter(lines: readonly MessageLine[], marks: Mark[], marker: number): void {
  const first = skipBlank(lines, 0)
  if (first < marker && COMMENTER.test(headOf(lines[first]))) marks[first] = 'forwarded'
}

const TICKET = /^\W{0,4}(?:ticket|request|case|conversation|re:|subject:)/i
/** A heading whose name stands on the line above it. */
const DATED_ONLY = /^(?:[A-Z][a-z]{2,8}\.? \d{1,2},? |\d)/

/** A comment of a ticket: the lines its heading takes, a rule above it included; 0 where none begins at `index`. */
function countHeading(lines: readonly MessageLine[], index: number): number {
  let at = index
  if (isRule(lines[at])) at = skipBlank(lines, at + 1)
  else if (headOf(lines[at - 1]) !== '') return 0
  const head = headOf(lines[at])
  return head !== '' && head.length < 120 && COMMENTED.test(head) ? at - index + 1 : 0
}

/**
 * Marks what a help desk's notice holds below the line over which answers are typed, when nothing is written above that
 * line: the newest comment stays visible, its heading and the ticket's are folded, older comments are history. Returns
 * whether there were comments.
 */
export function markComments(lines: readonly MessageLine[], marks: Mark[], marker: number): boolean {
  let newest = -1
  for (let index = marker + 1; index < lines.length; index++) {
    const heading = countHeading(lines, index)
    if (heading === 0) {
      const head = headOf(lines[index])
      if (newest < 0 && (index - marker > TICKET_LINES || (head.includes('?') && !TICKET.test(head)))) return false
      continue
    }
    if (newest >= 0) {
      marks.fill('quote', beginsAt(lines, index, newest))
      return true
    }
    newest = index
    marks.fill('forwarded', marker, index + heading)
    index += heading - 1
  }
  return newest >= 0
}

/** Where an older comment begins: at its heading, or at the name and the rule above it. */
function beginsAt(lines: readonly MessageLine[], heading: number, newest: number): number {
  if (!DATED_ONLY.test(headOf(lines[heading]))) return heading
  let at = heading - 1
  while (at > newest && headOf(lines[at]) === '') at--
  if (at <= newest) return heading
  let rule = at - 1
  while (rule > newest && headOf(lines[rule]) === '') rule--
  // Under a rule the author may be called anything.
  if (isRule(lines[rule]) && rule > newest && AUTHOR.test(headOf(lines[at]))) return rule
  return isNameLine(lines[at]) ? at : heading
}

const AUTHOR = /^[\p{L}\p{N}][^?!:\n]{1,60}(?<![.,])$/u
