import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
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
  const naming = text.split(CLAUSE).filter((clause) => clause.includes(code.toLowerCase()))
  const days = naming.flatMap((clause) => {
    if (OF_CLAIM.test(clause) || EARLIER.test(clause) === TODAY.test(clause)) return []
    return [TODAY.test(clause) ? ('today' as const) : ('earlier' as const)]
  })
  const [day] = days
  return day !== undefined && days.every((each) => each === day) ? day : null
}

/** True where the one code is told of today and the other of a day before, each in a clause of its own. */
export function areToldOfTwoDays(one: string, other: string, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const [first, second] = [findToldDay(one, text), findToldDay(other, text)]
  return first !== null && second !== null && first !== second && !/\bsame (?:day|date|dos)\b/.test(text)
}
