import type { Inquiry } from '../../domain/inquiry.ts'
import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { says, textOf } from '../message/message-words.ts'

const ADVANTAGE = /\bma\b|\badvantage\b|\bpart[ -]c\b|\bpace\b/
const RETROACTIVE = anyOf(
  /\bretro-? ?(?:term|disenrol|cancel)\w*|\bretroactive(?:ly)? (?:term|disenrol|cancel)\w*/,
  /\b(?:termed|disenroll?ed|terminated) (?:back to|retro)/,
)
/** What stands before the day on which the plan took its payment back. */
const TAKEN_BACK =
  /\b(?:took (?:the |its |their |our )?(?:money|payment|it)? ?back|recoup\w*|recover\w*|clawed (?:it )?back|take-?back)\b[^.?!;\n\d]{0,24}$/

/** True where a patient was disenrolled from a Medicare Advantage plan for days that had passed. */
export const tellsRetroactiveDisenrolment = (inquiry: Inquiry): boolean =>
  says(inquiry, RETROACTIVE) && says(inquiry, ADVANTAGE)

/** The day on which such a plan took its payment back; null where none is told. */
export function findPlanTakeBack(inquiry: Inquiry): IsoDate | null {
  if (!tellsRetroactiveDisenrolment(inquiry)) return null
  const text = textOf(inquiry)
  const days = inquiry.dates.flatMap(({ date, precision, text: words }) => {
    const at = text.indexOf(words.toLowerCase())
    return (precision ?? 'day') === 'day' && at !== -1 && TAKEN_BACK.test(text.slice(0, at)) ? [date] : []
  })
  return new Set(days).size === 1 ? (days[0] ?? null) : null
}

/** The last day of the month that lies so many months after that of the day. */
export function endOfMonthAfter(day: IsoDate, months: number): IsoDate | null {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months + 1
  const next = isoDate(Math.floor(count / 12), (count % 12) + 1, 1)
  if (next === null) return null
  return new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as IsoDate
}

/** The same day so many months later, where the month has it; else the last of that month. */
export function addMonths(day: IsoDate, months: number): IsoDate | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  return isoDate(Math.floor(count / 12), (count % 12) + 1, date) ?? endOfMonthAfter(day, months)
}
