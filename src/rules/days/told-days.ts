import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { namesCode } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'

const EARLIER = inOrder(
  /\b/,
  anyOf(
    /yesterday/,
    /last (?:week|month|year|mon|tue|wed|thu|fri|sat|sun|night)\w*/,
    /(?:a|an|one|two|three|four|\d{1,3}) (?:days?|weeks?|wks?|months?) ago/,
  ),
  /\b/,
)
const TODAY = /\b(?:today|this (?:morning|afternoon|evening))\b/
/** The day on which a claim was sent or answered is no day of service. */
const OF_CLAIM =
  /\b(?:bill|submit|sent|send|fil(?:e|ed|ing)|den(?:y|ie)|reject|claim|paid|process|received|got|ask|call)/
const CLAUSE = /[,;.?!\n]|\b(?:and|then|but|while|plus)\b|&/

/** `90791 last week, 90792 today`: whether the code is told of today or of a day before; null where the words leave it open. */
function findToldDay(code: string, text: string): 'today' | 'earlier' | null {
  const naming = text.split(CLAUSE).filter((clause) => namesCode(clause, code))
  const days = naming.flatMap((clause) => {
    if (OF_CLAIM.test(clause) || EARLIER.test(clause) === TODAY.test(clause)) return []
    return [TODAY.test(clause) ? ('today' as const) : ('earlier' as const)]
  })
  const [day] = days
  return day !== undefined && days.every((each) => each === day) ? day : null
}

const ADMITTED_BEFORE = anyOf(
  inOrder(
    /\badmi(?:tted|ssion)\b[^.?!\n]{0,40}\b/,
    anyOf(
      /(?:the )?(?:day|night|evening) before\b/,
      /yesterday\b|last night\b/,
      /(?:the )?(?:previous|prior) (?:day|night|evening)\b/,
    ),
  ),
  inOrder(
    /\badmitted\b[^?!\n]{0,60}\b/,
    /(?:left|discharged|went home|sent home|home|d\/c['’]?d)[^.?!\n]{0,20}\b/,
    /(?:the )?(?:next|following) (?:day|morning|afternoon)\b/,
  ),
)
/** Initial, subsequent, one-date and discharge visits of a stay, each a kind of its own. */
const OF_STAY = [/^9922[1-3]$/, /^9923[1-3]$/, /^9923[4-6]$/, /^9923[89]$/]
const kindOfStay = (code: string): number => OF_STAY.findIndex((kind) => kind.test(code))

/** `admitted at 9 pm the day before, left 2 pm`: the visits of such a stay are of two dates, and one-date codes are none of it. */
const areOfLongerStay = (one: string, other: string, text: string): boolean =>
  kindOfStay(one) >= 0 && kindOfStay(other) >= 0 && kindOfStay(one) !== kindOfStay(other) && ADMITTED_BEFORE.test(text)

/** True where the one code is told of today and the other of a day before, each in a clause of its own. */
export function areToldOfTwoDays(one: string, other: string, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  if (areOfLongerStay(one, other, text)) return true
  const [first, second] = [findToldDay(one, text), findToldDay(other, text)]
  return first !== null && second !== null && first !== second && !/\bsame (?:day|date|dos)\b/.test(text)
}
