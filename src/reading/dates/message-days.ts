import { inOrder } from '../../patterns/compose-patterns.ts'
import { WEEKDAY_WORDS } from './calendar-words.ts'

/** `Date: Fri, Oct 17, 2025 at 6:02 AM` heads a mail that is passed on; `Date: 10/17/25` is a line of a form. */
const HEADER_BEFORE = new RegExp(`^[>*|\\s]*(?:date|sent)\\*?:\\*?[ \\t]*(?:(?:${WEEKDAY_WORDS}),?[ \\t])?$`, 'i')
const WEEKDAY_BEFORE = new RegExp(`\\b(?:${WEEKDAY_WORDS}),?[ \\t]$`, 'i')
const TIME_BEHIND = /^,?[ \t](?:at[ \t])?\d{1,2}:\d\d/i
/** `[11/13 2:14 PM] Farah:`, `11/13/25, 2:14 PM - Farah:` */
const STAMP_BEFORE = /(?:[[(]|^[>\s]*)$/
const STAMP_BEHIND = inOrder(
  /^,?[ \t](?:at[ \t])?\d{1,2}:\d\d(?::\d\d)?[ \t]?(?:[ap]\.?m\.?)?[\])]?[ \t]{0,2}[-–]?[ \t]{0,2}/i,
  /[A-Z][\w.'’]{0,20}(?:[ \t][A-Z][\w.'’]{0,20})?:/i,
)

/** A line that holds nothing but a day, as a letter begins: it may be a filled form too. */
export const isLineOfItsOwn = (before: string, after: string): boolean =>
  /^[>*|\s]*$/.test(before) && /^[.\s]*$/.test(after)

/** True for the day a message was written on, in its head or beside the name of who wrote it. */
export function tellsMessage(before: string, after: string): boolean {
  if (HEADER_BEFORE.test(before)) return WEEKDAY_BEFORE.test(before) || TIME_BEHIND.test(after)
  return STAMP_BEFORE.test(before) && STAMP_BEHIND.test(after)
}
