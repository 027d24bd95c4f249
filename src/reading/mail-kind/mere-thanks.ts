import { anyOf, everywhere, inOrder, notBefore, repeated } from '../../patterns/compose-patterns.ts'
import { isClosing, isGreeting, isNameLine } from '../new-text/sign-off.ts'
import { splitVisibleText } from '../new-text/visible-text.ts'
import { splitLines } from '../text/message-lines.ts'
import { quoteEvidence } from './quote-evidence.ts'

const THANKS = inOrder(
  /\b/i,
  anyOf(
    /thanks?(?: you)?|thx|ty/i,
    /appreciate (?:it|you|your|the)/i,
    /perfect|got it|understood|awesome|wonderful/i,
    /that (?:helps?|helped|answers?|answered|settles|works|clears|makes sense)/i,
    /you['’]re (?:the best|awesome)/i,
    /great(?: answer| help)?/i,
    /no (?:further|more) questions/i,
  ),
  /\b/i,
)
/** Words that ask or report something, so that a mail with "thanks" in it is more than thanks. */
const MORE_THAN_THANKS = anyOf(
  /\?|\d{4}|(?<![\d.$,])\d{3}\.\d{1,2}(?![\d%])/i,
  inOrder(
    /\b/i,
    anyOf(
      /please|pls|plz|can you|could you|need|but|however|what|which|how|also|one more|denied/i,
      /code|modifier|bill(?:ed)?|wrong|incorrect|still|advise|help (?:me|us|with)/i,
      /(?:like|love|want) to know|wonder(?:ing)?|not sure|curious|unsure|let (?:me|us) know (?:if|whether|how|which|what)/i,
      /(?:tell|ask) (?:me|us|you) (?:if|whether|how|which|what|about)|my question|question is/i,
    ),
    /\b/i,
  ),
)
/** `That’s what I thought` asks nothing, and what was billed or paid is done. */
const AGREES = everywhere(
  anyOf(
    inOrder(
      /\b/i,
      repeated(/(?:the|our|that|this|both|and|claim for|code|modifier) /i, '{0,3}'),
      repeated(/[A-Z]?\d{4,5}[A-Z]?(?:-[A-Z\d]{2})?(?:,? (?:and )?)?/i, '{1,4}'),
      / /i,
      repeated(/(?:was|were|got|has|have|been|just|both|finally|already|now|all) /i, '{0,4}'),
      /paid|went through|processed(?: and paid)?|cleared|(?:was |were )?approved/i,
      /\b/i,
      notBefore(/ (?:only|at|less|under|zero|wrong|incorrectly|as|\$)/i),
    ),
    inOrder(
      /\b(?:they|medicare|medicaid|payer|insurance|plan|it) (?:has |have |finally |just ){0,2}paid /i,
      /(?:(?:on|for|the|our|both|all) ){0,2}/i,
      repeated(/[A-Z]?\d{4,5}[A-Z]?(?:-[A-Z\d]{2})?(?:,? (?:and )?)?/i, '{1,4}'),
    ),
    /\b(?:that|this|it)(?:['’]?s| is| was) (?:exactly |just )?(?:what|how) (?:i|we)\b/i,
    /\b(?:has|have) been (?:final(?:ly)? )?(?:re)?billed\b/i,
  ),
)
/** Telephone numbers and towns with their ZIP codes, of whom it is told or who writes. */
const CONTACTS = everywhere(
  anyOf(
    /(?<![\d-])\(?\d{3}\)?[ .-]{0,2}\d{3}[.-]\d{4}(?![\d-])(?:[ ]?(?:x|ext)\.?[ ]?\d{2,5})?/im,
    /(?<=[a-z.],?[ ]{1,2})[A-Z]{2}[ ]{1,2}\d{5}(?:-\d{4})?(?=[ \t]*(?:$|[\r\n]))/im,
  ),
)
const MAX_THANKS_WORDS = 40
/** What may stand above a mail's own words: a quotation, the header of another mail, a banner, a rule. */
const OTHERS_TEXT = /^[ \t]*[>|*_=-]|:[ \t]*$|^[ \t]*\S{1,24}:|\b(?:external|caution|warning|outside)\b/im

const asksMore = (text: string): boolean => MORE_THAN_THANKS.test(text.replace(AGREES, ' ').replace(CONTACTS, ' '))

/** Thanks and nothing else: few words, none of which ask or report. "Thanks, Al" under other words is only a sign-off. */
export function findThanks(subject: string, text: string): string | null {
  const opening = THANKS.exec(text.slice(0, 400))
  if (!opening || (!OTHERS_TEXT.test(text.slice(0, opening.index)) && asksMore(text.slice(0, opening.index))))
    return null
  const { visible } = splitVisibleText(text, subject)
  const words = visible.split(/\s+/).length
  if (words > MAX_THANKS_WORDS || !THANKS.test(visible) || asksMore(visible)) return null
  const lines = splitLines(visible).filter(({ head }) => head !== '')
  const body = lines.filter((line, at) => !isClosing(line) && !(isNameLine(line) && isClosing(lines[at - 1])))
  const rest = body.filter((line) => !isGreeting(line.head) && !isNameLine(line)).map(({ head }) => head)
  if (rest.length > 0 && !THANKS.test(rest.join(' '))) return null
  const answered = /^\s*(?:re|aw|sv|antw)\s*:/i.test(subject) || !MORE_THAN_THANKS.test(subject)
  return answered ? `thanks: ${quoteEvidence(opening[0])}` : null
}
