import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { anyOf, captured, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { countDays } from '../days/message-days.ts'
import { textOf } from '../message/message-words.ts'

/** A payer's own time for filing, in its words, its last day, and when the claim was first sent. */
export type ToldFilingLimit = { words: string; lastDay: IsoDate; sentOn: IsoDate | null; sentDay: number | null }

const DAYS = captured(/\d{2,3}/, 'days')

/** `Payer limit is 90 days`, `180 day timely filing`, `90 days from the DOS to file` */
const LIMITS: readonly RegExp[] = [
  inOrder(
    /\b(?:timely(?: filing)?|filing|payer|payor|plan|insurance|contract|claims?|submission|their)(?:['’]s)? /,
    /(?:(?:filing|timely|time) )?(?:limit|deadline|window|filing)?[ \t]?(?:is|was|of|=|:|only|just|[ \t])*/,
    DAYS,
    /[ -]days?\b/,
  ),
  inOrder(
    /\b/,
    DAYS,
    /[ -]days? (?:timely|filing|limit|deadline|(?:from|after|of) (?:the )?(?:dos|date of service))\b/,
  ),
  inOrder(/\b/, DAYS, /[ -]days to (?:file|submit|bill)\b/),
].map(everywhere)
/** Another time limit than that of the first claim. */
const OTHER_LIMIT = /\b(?:appeal|reconsider|dispute|corrected|redetermin|refund|global|auth)/

/** A year is Medicare's own limit. */
const YEAR = 360

const FIRST_SENT = anyOf(
  /\b(?:sent|submitted|filed|billed|transmitted|went out)\b[^.?!;\n\d]{0,20}$/,
  /\b(?:accepted|received)(?: by [\w ]{2,24})?(?: on)?[ \t:]*$/,
)

/** Null where no limit is told, or one of a year. */
export function findToldFilingLimit(inquiry: Inquiry): ToldFilingLimit | null {
  const { dateOfService } = inquiry
  if (dateOfService === null) return null
  const text = textOf(inquiry)
  const found = text.split(/[.?!;\n]/).flatMap((sentence) => {
    if (OTHER_LIMIT.test(sentence)) return []
    return LIMITS.flatMap((limit) => [...sentence.matchAll(limit)].map(({ groups }) => Number(groups?.days)))
  })
  const [days, second] = [...new Set(found)]
  if (days === undefined || second !== undefined || days >= YEAR) return null
  const sentOn = findFirstSent(inquiry, dateOfService, text)
  return {
    words: `${days} days`,
    lastDay: addDays(dateOfService, days),
    sentOn,
    sentDay: sentOn === null ? null : countDays(dateOfService, sentOn),
  }
}

function findFirstSent({ dates }: Inquiry, dateOfService: IsoDate, text: string): IsoDate | null {
  const sent = dates.flatMap(({ date, precision, text: words }) => {
    const at = text.indexOf(words.toLowerCase())
    const isDay = (precision ?? 'day') === 'day' && date >= dateOfService
    return isDay && at !== -1 && FIRST_SENT.test(text.slice(0, at)) ? [date] : []
  })
  return sent.toSorted()[0] ?? null
}
