import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { headOf, type MessageLine, skipBlank } from '../text/message-lines.ts'
import { countHeaderLines } from './header-block.ts'
import type { Mark } from './mark.ts'
import { isDisclaimerStart, isProgramFooter } from './notices.ts'
import { isPicture } from './pictures.ts'
import { isRule } from './sign-off.ts'

/** What a portal writes above a message somebody typed into it: `You have received a secure message from Fen Health (Link).` */
const MESSAGE_CAME = inOrder(
  /^/iu,
  anyOf(
    inOrder(
      /you(?: have|['’]ve)? (?:just )?(?:received|got|have) (?:an? |one |1 )?(?:new |secure |encrypted |direct |unread |portal ){0,3}/iu,
      /(?:message|e-?mail|communication|question|inquiry|reply|response)s? (?:from|via|through|in|on|sent by)\b[^?]{1,100}/iu,
    ),
    inOrder(
      /(?:an? )?(?:new |secure |encrypted |direct |patient |portal ){1,3}(?:message|e-?mail|question|inquiry|reply|response) /iu,
      /(?:(?:was|has been) (?:sent|posted|left) )?(?:from|for you|to you|by|via|through)\b[^?]{0,100}/iu,
    ),
    /[\p{L}][\p{L}\p{N} .,'’()&-]{1,60} (?:has )?sent you an? (?:new |secure |encrypted |direct ){0,3}(?:message|e-?mail)\b[^?]{0,100}/iu,
  ),
  /[.:!]?$/iu,
)
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

/** A field of the head a portal sets above a message. What names a patient or a claim is none. */
const FIELD = inOrder(
  /^/i,
  anyOf(
    /from|to|cc|sent|date|time|received|subject|re|regarding|topic|practice|facility|department|priority/i,
    /sender|recipient|reply-to|pool|category|message type/i,
  ),
  /[ \t]{0,12}:[ \t]*\S/i,
)
/** Most fields of it. */
const FIELDS = 10
/** Last lines in which a portal sets how to answer. */
const FOOTER_LINES = 12

/**
 * Folds what a portal or a help desk writes above the message somebody typed into it: the line that tells of it, the fields of
 * its head, the day of a comment; and the older message a portal sets below it. What stands between is the new text.
 */
export function markFrame(lines: readonly MessageLine[], marks: Mark[]): void {
  let first = skipBlank(lines, 0)
  const begin = first
  while (isPicture(lines[first])) first = skipBlank(lines, first + 1)
  const head = headOf(lines[first])
  if (head === '' || head.length > 200) return
  const next = skipBlank(lines, first + 1)
  if (COMMENT_CAME.test(head)) {
    marks[first] = 'forwarded'
    if (STAMP.test(headOf(lines[next]))) marks[next] = 'forwarded'
    return
  }
  const end = endOfFrame(lines, first, first > begin)
  if (end === 0) return
  marks.fill('forwarded', begin, end)
  markOlder(lines, marks, end)
}

/** Where the message begins that a portal sets below its own lines; 0 where they are none. */
function endOfFrame(lines: readonly MessageLine[], first: number, pictured: boolean): number {
  const told = MESSAGE_CAME.test(headOf(lines[first]))
  const notice = !told && isDisclaimerStart(lines[first])
  if (!told && !notice && !TITLE.test(headOf(lines[first]))) return 0
  let above = first + 1
  while (notice && headOf(lines[above]) !== '') above++
  above = skipBlank(lines, above)
  const ruled = isRule(lines[above])
  const start = ruled ? skipBlank(lines, above + 1) : above
  const header = told ? countHeaderLines(lines, start) : 0
  let fields = header
  while (header === 0 && fields < FIELDS && FIELD.test(headOf(lines[start + fields]))) fields++
  const rule = skipBlank(lines, start + fields)
  const end = fields > 0 && isRule(lines[rule]) ? rule + 1 : start + fields
  if (header > 0) return end
  if (notice) return fields > 1 ? end : 0
  if (told && fields > 0) return ruled || end > start + fields || fields > 2 || hasFooter(lines, end) ? end : 0
  if (told) return (pictured || ruled) && hasFooter(lines, first) ? above : 0
  return start === first + 1 && fields > 2 && hasFooter(lines, end) ? end : 0
}

/** What a portal is called: few words, each with a capital. */
const TITLE = /^\p{Lu}[\p{L}\p{N}®™&.'’-]{1,30}(?: [\p{Lu}\p{N}&][\p{L}\p{N}®™&.'’-]{0,30}){0,4}$/u

/** True where a portal says below a message how it is answered, or why it came. */
function hasFooter(lines: readonly MessageLine[], from: number): boolean {
  let seen = 0
  for (let index = lines.length - 1; index > from && seen < FOOTER_LINES; index--) {
    if (headOf(lines[index]) === '') continue
    if (isProgramFooter(lines[index])) return true
    seen++
  }
  return false
}

/** What a portal writes above the older message: `Previous message (11/17/2026, Desk):`, `In reply to your message of 11/16:`. */
const OLDER = anyOf(
  inOrder(
    /^(?:(?:in (?:reply|response) to|re(?:garding)?:?) )?your (?:original |previous |earlier |last )?/i,
    /(?:message|question|e-?mail|reply)(?: (?:of|from|on|dated|sent)\b[^?]{0,60})?:$/i,
  ),
  inOrder(
    /^(?:previous|earlier|original|prior|older|quoted) (?:messages?|replies|conversation|correspondence|e-?mails?)/i,
    /(?: \([^)?]{0,80}\)| (?:of|from|on|by)\b[^?]{0,60})?:?$/i,
  ),
  /^(?:message|conversation|ticket) (?:history|thread)(?: \([^)?]{0,80}\))?:?$/i,
  /^you wrote(?: on [^?]{0,60})?:$/i,
)

/** Folds the older message under the one that begins at `from`, up to the rule or the notice that ends it. */
function markOlder(lines: readonly MessageLine[], marks: Mark[], from: number): void {
  for (let index = skipBlank(lines, from) + 1; index < lines.length; index++) {
    if (!OLDER.test(headOf(lines[index]))) continue
    let start = index
    while (start > from && headOf(lines[start - 1]) === '') start--
    const ruled = isRule(lines[start - 1])
    let end = index + 1
    while (end < lines.length && !(ruled ? isRule(lines[end]) : isProgramFooter(lines[end]))) end++
    marks.fill('quote', ruled ? start - 1 : index, ruled && end < lines.length ? end + 1 : end)
    return
  }
}
