import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { lineBefore } from '../text/span.ts'
import { isWithoutYear } from './borrowed-years.ts'
import type { ReadDate } from './dates.ts'

/** `scheduled 12/9`, `surgery booked for Dec 9`, `on the schedule 12/4`: a service to come. */
const PLANNED_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /(?:re)?scheduled|booked|planned|planning|slated|upcoming|set[ \t]for/i,
    /(?:on|to)[ \t](?:the|our|his|her)[ \t](?:or[ \t])?(?:schedule|books|calendar)/i,
    /will[ \t](?:have|do|get|undergo|be)/i,
    /['’]ll[ \t](?:have|do|get|undergo|be)/i,
    /(?:is|are)[ \t](?:having|getting|going|coming)/i,
    inOrder(/(?:surgery|procedure|sx|appt|appointment|visit)[ \t](?:is|will[ \t]be)(?:[ \t]on)?/i, /(?=[ \t]$)/i),
  ),
  /\b[^.?!;\n\d]{0,30}(?:\d{4}[0-9FTU][^.?!;\n\d]{0,12})?$/i,
)
/** `next appt 12/2`, `consulted 11/3 and followed 11/4`, `suture removal 10/12`: what comes after the service that is asked about. */
const NEXT_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /next/i,
    /(?:repeat|redo)(?:[ \t]\w+)?[ \t](?:is|set|scheduled|booked|planned)/i,
    /(?:try(?:ing)?|attempt(?:ing)?|doing[ \t]it|going[ \t]back)[ \t](?:it[ \t])?again/i,
    /sees[ \t](?:her|him|them|the[ \t](?:pt|patient)|pt)/i,
    /followed(?:[ \t](?:her|him|them|up|pt))?(?=[ \t])/i,
    /(?:sutures?|stitch(?:es)?|staples?|drain|pin) removal/i,
    /will[ \t](?:be[ \t])?(?:see|seen|follow|return|recheck)\w*/i,
  ),
  /\b[^.?!;\n\d]{0,16}$/i,
)
/** The same where the day is still to come: `f/u 11/21`, `she returns 11/20`. */
const AFTERCARE_BEFORE =
  /\b(?:f\/?u|follow[- ]?up|recheck|post-?op|return(?:s|ing)?|rtc|due[ \t]back|(?:comes?|coming|be|goes)[ \t]back)\b[^.?!;\n\d]{0,16}$/i
/** `the post op check is on 7/1`, `first dressing change is 10/8`: told as still to come, whenever the message was read. */
const CARE_TO_COME_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /f\/?u|follow[- ]?up|recheck|post-?op(?:erative)?|return|dressing|cast|suture|staple/i,
    /wound|check(?:-?up)?/i,
    inOrder(/(?:first|second|next|1st|2nd) /i, /visit|change|appt|appointment|session|cycle|dose|treatment/i),
  ),
  /\b[^.?!;\n\d]{0,24}\b(?:is|isn['’]?t|are|will be|won['’]?t be)/i,
  repeated(/ (?:not|due|set|scheduled|booked|planned|till|until|on|for)/i, '{0,3}'),
  / $/i,
)
/** `he had been admitted 10/22`, `she had already seen us 9/8`: what went before is told so. */
const EARLIER_BEFORE =
  /\bhad[ \t](?:(?:already|previously|just|first|also|earlier)[ \t])?(?:been|had|seen|undergone|gone|come|fallen)\b[^.?!;,\n\d]{0,24}$/i

const REACH = 60
/** Days ahead that a plan reaches; a day without a year beyond them is one of the last year. */
const AHEAD = 120

/** True where the words before a date plan a service for it. */
export const tellsPlan = (before: string): boolean => PLANNED_BEFORE.test(before)

/** True where they tell of a visit that follows; `isToCome` where the day is still to come. */
export const tellsNext = (before: string, isToCome: boolean): boolean =>
  NEXT_BEFORE.test(before) || CARE_TO_COME_BEFORE.test(before) || (isToCome && AFTERCARE_BEFORE.test(before))

/** True where they tell of what had gone before. */
export const tellsEarlier = (before: string): boolean => EARLIER_BEFORE.test(before)

/** The dates, those without a year that are planned put into the year of the next such day, where it is near. */
export function bringForward(text: string, dates: readonly ReadDate[], sentOn: IsoDate): ReadDate[] {
  let last: IsoDate | null = null
  return dates.map((each) => {
    if (each.date > sentOn || !isWithoutYear(each)) return each
    const next = `${Number(each.date.slice(0, 4)) + 1}${each.date.slice(4)}` as IsoDate
    last ??= addDays(sentOn, AHEAD)
    if (next <= sentOn || next > last || Number.isNaN(Date.parse(next))) return each
    const before = lineBefore(text, each.start, REACH)
    return tellsPlan(before) || tellsNext(before, true) ? { ...each, date: next } : each
  })
}
