import { addDays, type IsoDate } from '../../domain/iso-date.ts'
import { lineAfter, lineBefore, type Span } from '../text/span.ts'
import { cueWords, placesOf, type TextIndex } from '../text/text-index.ts'
import { WEEKDAY_WORDS } from './calendar-words.ts'
import { WEEKDAYS } from './date-form.ts'
import { type ReadDate, readDates } from './dates.ts'
import { tellsMessage } from './message-days.ts'

/** `Its Thursday Nov 20 2025`, `Today is 11/20/25`; `Sent: Tuesday, November 11, 2025` heads a mail that is passed on. */
const NOW_BEFORE = new RegExp(
  `(?:^Sent:[ \\t]*|\\b(?:it['’]?s|it is|today is|today['’]s date(?: is)?:?)[ \\t])(?:(?:${WEEKDAY_WORDS}),?[ \\t])?$`,
  'i',
)

/** One of these stands before it, or a day of the week. */
const NOW_WORDS = cueWords('sent today')

/** The date the text says it was written on, which relative days of it count from; null where it says none. */
export function findToldNow(text: string, dates: readonly ReadDate[], index: TextIndex): ReadDate | null {
  if (placesOf(index, NOW_WORDS).length === 0 && placesOf(index, WEEKDAYS).length === 0) return null
  const told = dates.find(
    ({ start, precision, text: written }) =>
      precision === 'day' && /\d/.test(written) && NOW_BEFORE.test(lineBefore(text, start, 40)),
  )
  return told ?? null
}

/** Where a part of the text begins that was written on that day, or (null) on the day of the message. */
export type WrittenPart = { from: number; writtenOn: IsoDate | null }

/** A head that is covered in the text, with what stood there. */
export type CoveredHead = Span & { text: string }

/** What a mail program puts before the subject of a mail that is passed on. */
const PASSED_ON = /^[ \t]*(?:fwd?|wg|tr|rv)[ \t]*:/i

/** One of these begins a head, or a time of day stands behind the day. */
const HEAD_WORDS = cueWords('date sent')
const TIME_BEHIND = /^,?[ \t](?:at[ \t])?\d{1,2}:\d\d/i

/** Heads that are counted from, and their days; a chat of years has more. */
const MOST_HEADS = 60
const MOST_DAYS = 6

/** `yesterday`, `Monday`, `9/4`: what counts from the day it was written on. */
const isRelative = ({ text }: ReadDate): boolean => !/(?:19|20)\d\d|\d[-/.]\d{1,2}[-/.]\d/.test(text)

/**
 * The parts of a text that its heads date: those of messages that are passed on, each to the next, with the subject of the
 * first; the lines of a chat.
 */
export function findWrittenParts(
  text: string,
  dates: readonly ReadDate[],
  heads: readonly CoveredHead[],
  sentOn: IsoDate,
  index: TextIndex,
): WrittenPart[] {
  if (!dates.some(isRelative)) return []
  const covered = heads.flatMap(({ end, text: head }) => {
    const first = readDates(head, sentOn).find((date) => date.precision === 'day' && /\d/.test(date.text))
    return first === undefined ? [] : [{ from: end, writtenOn: first.date }]
  })
  const hasHead = placesOf(index, HEAD_WORDS).length > 0
  const shown = dates.flatMap(({ start, end, date, precision }) => {
    if (precision !== 'day') return []
    const after = lineAfter(text, end, 40)
    if (!hasHead && !TIME_BEHIND.test(after)) return []
    return tellsMessage(lineBefore(text, start, 50), after) ? [{ from: end, writtenOn: date }] : []
  })
  if (covered.length === 0 && shown.length === 0) return []
  const latest = addDays(sentOn, 1)
  const told = [...covered, ...shown]
    .filter(({ writtenOn }) => writtenOn <= latest)
    .sort((one, other) => one.from - other.from)
  if (told.length > MOST_HEADS || new Set(told.map(({ writtenOn }) => writtenOn)).size > MOST_DAYS) return []
  const [first] = told
  const subjectEnd = text.indexOf('\n')
  if (first === undefined || subjectEnd < 0 || subjectEnd > first.from || !PASSED_ON.test(text)) return told
  return [{ from: 0, writtenOn: first.writtenOn }, { from: subjectEnd, writtenOn: null }, ...told]
}
