import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine, skipBlank } from '../text/message-lines.ts'
import { countHeaderLines } from './header-block.ts'
import type { Mark } from './mark.ts'
import { isRule } from './sign-off.ts'

/** What a portal writes above a message somebody typed into it: `You have received a secure message from Fen Health (Link).` */
const MESSAGE_CAME = inOrder(
  /^/iu,
  anyOf(
    inOrder(
      /you(?: have|['’]ve)? (?:just )?(?:received|got|have) (?:an? |one |1 )?(?:new |secure |encrypted |direct |unread |portal ){0,3}/iu,
      /(?:message|e-?mail|communication|question|inquiry)s? (?:from|via|through|in|on|sent by)\b[^?]{1,100}/iu,
    ),
    inOrder(
      /(?:an? )?(?:new |secure |encrypted |direct ){1,3}(?:message|e-?mail|question|inquiry) /iu,
      /(?:(?:was|has been) (?:sent|posted|left) )?(?:from|for you|to you|by|via|through)\b[^?]{0,100}/iu,
    ),
    /[\p{L}][\p{L}\p{N} .,'’()&-]{1,60} (?:has )?sent you an? (?:new |secure |encrypted |direct ){0,3}(?:message|e-?mail)\b[^?]{0,100}/iu,
  ),
  /[.:!]?$/iu,
)
/** What stands in {@link MESSAGE_CAME} or {@link COMMENT_CAME}, which take long to compile: most mails begin otherwise. */
const MAY_FRAME =
  /^(?:you|an?|new|secure|encrypted|direct)\b|\bsent you\b|\b(?:added|left|posted|made|entered|sent) (?:you )?an? /i
/** What a help desk writes above a comment: `Nadine Fen has added a comment to CS0074519 - panel`. */
const COMMENT_CAME = inOrder(
  /^\p{Lu}[\p{L}\p{N} .,'’()&-]{1,60} (?:has |just )?(?:added|left|posted|made|entered|sent) /u,
  /(?:you )?an? (?:new |public |customer ){0,2}(?:comment|note|reply|response|update) /u,
  /(?:to|on|in|for) (?:(?:your|the|our) )?(?:\w+ )?(?:[A-Z]{2,8}-?\d{3,12}|#\d{2,12}|ticket|case|request|incident)\b[^?]{0,120}$/u,
)
/** `2025-11-12 09:41:07 CST - Nadine Fen      Additional comments` */
const STAMP = inOrder(
  /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: [A-Z]{2,5})? [-–] /iu,
  /\p{L}[\p{L} .,'’-]{1,50}/iu,
  optional(/\s{1,40}\(?(?:additional comments|work notes|comments?|customer visible)[^?]{0,30}/iu),
  /$/iu,
)

/**
 * Folds what a portal or a help desk writes above the message somebody typed into it: the line that tells of it, the fields of
 * its head, the day of a comment. Nothing is quoted there: what follows is the new text.
 */
export function markFrame(lines: readonly MessageLine[], marks: Mark[]): void {
  const first = skipBlank(lines, 0)
  const head = headOf(lines[first])
  if (head === '' || head.length > 200 || !MAY_FRAME.test(head)) return
  const next = skipBlank(lines, first + 1)
  if (COMMENT_CAME.test(head)) {
    marks[first] = 'forwarded'
    if (STAMP.test(headOf(lines[next]))) marks[next] = 'forwarded'
    return
  }
  if (!MESSAGE_CAME.test(head)) return
  const start = isRule(lines[next]) ? skipBlank(lines, next + 1) : next
  const fields = countHeaderLines(lines, start)
  if (fields === 0) return
  const rule = skipBlank(lines, start + fields)
  marks.fill('forwarded', first, isRule(lines[rule]) ? rule + 1 : start + fields)
}
