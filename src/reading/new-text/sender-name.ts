import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { headOf, splitLines } from '../text/message-lines.ts'
import { MAX_READ_CHARACTERS } from '../text/written-text.ts'
import { OFFICE_WORDS } from './office-words.ts'
import { isSentFrom } from './sent-from.ts'
import { isClosing, isNameLine, isSignatureDelimiter } from './sign-off.ts'
import { splitVisibleText } from './visible-text.ts'

const INLINE = inOrder(
  /(?:^|[.!?]\s)/i,
  anyOf(/thanks?(?: you)?|thx|ty|regards|sincerely|cheers|best/i, /(?:much )?appreciate(?:d| it| you| your help)?/i),
  /[,!.:~ \t–—-]{1,4}(?:again[,!. ]{1,2})?([A-Z][a-z]{1,20})[.!]?$/i,
)
const NOT_A_NAME = inOrder(
  /^/i,
  anyOf(
    /billing|coding|compliance|office|team|department|dept|staff|the|your|in|advance|all/i,
    /everyone|sir|madam|you|for|so|much|again|dr|doctor|front|desk|provider|medical|admin/i,
    /support|accounts?|sent|please|claims?|practice|manager|supervisor|thanks?|thx|best|kind/i,
    /warm|regards|hi|hello|again|you|it|any|help|waiting/i,
  ),
  /$/i,
)

/** `Oak & Iron Counseling, Bozeman`: up to the first comma or stroke the name of an office, not of a person. */
const OFFICE = inOrder(/^[^|,]*/, anyOf(/&/, inOrder(/\b/, OFFICE_WORDS, /\b/)))

/**
 * The first name the sender signed with, for the greeting; null when unsure. Read from the sign-off of the new text alone
 * (of the first {@link MAX_READ_CHARACTERS} characters): the line under "Thank you," or "-- ", a name behind the closing
 * words, or a last line that is a first and a last name.
 */
export function readSignedName(message: string): string | null {
  const text = message.slice(0, MAX_READ_CHARACTERS)
  const { folded } = splitVisibleText(text)
  const history = folded.find(({ kind }) => kind === 'quote' || kind === 'forwarded')
  const lines = splitLines(text.slice(0, history?.start ?? text.length)).filter(
    (line) => headOf(line) !== '' && !isSentFrom(line),
  )
  for (let index = Math.max(0, lines.length - 20); index < lines.length; index++) {
    // "Thanks, Ivan" above the name of the office
    const inline = INLINE.exec(headOf(lines[index]))?.[1]
    if (inline) return firstName(inline)
    const opens = isClosing(lines[index]) || (isSignatureDelimiter(lines[index]) && index > 0)
    const next = lines[index + 1]
    if (opens && next && (isNameLine(next) || /[|,]/.test(headOf(next))))
      return OFFICE.test(headOf(next)) ? null : firstName(headOf(next))
  }
  const disclaimer = folded.find(({ kind }) => kind === 'disclaimer')
  const own = lines.filter(({ start }) => !disclaimer || start < disclaimer.start)
  const last = own.findLast((line) => isNameLine(line))
  if (!last || own.length < 2 || own.indexOf(last) < own.length - 4 || OFFICE.test(headOf(last))) return null
  const name = firstName(headOf(last))
  return name !== null && isFirstName(name) && /\S[ \t]+\S/.test(headOf(last)) ? name : null
}

function firstName(line: string): string | null {
  const word = /^\p{L}[\p{L}'’-]{1,20}(?![\p{L}.])/u.exec(line)?.[0]
  if (!word || NOT_A_NAME.test(word) || /^(?:Mr|Mrs|Ms|Dr)$/i.test(word) || word[0] !== word[0]?.toUpperCase())
    return null
  return word === word.toUpperCase() ? word.charAt(0) + word.slice(1).toLowerCase() : word
}
