import type { IsoDate } from '../../domain/iso-date.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { lineAfter } from '../text/span.ts'
import type { ReadDate } from './dates.ts'
import { tellsOtherDay } from './other-days.ts'
import type { Weight } from './weight.ts'

const YEAR_BEFORE = inOrder(
  /\b/i,
  anyOf(
    /DOS|dates? of service|service dates?|services?|performed|done|rendered|visits?|billed/i,
    /claims?[ \t](?:from|of|in|for)/i,
    /D\/?S|if it (?:was|were)|what if it was|back in|CY|calendar year/i,
  ),
  /\b[^.?!;\n\d]{0,16}$/i,
)
const YEAR_AFTER = inOrder(
  /^[ \t]/i,
  anyOf(
    /dates? of service|dos|services?|claims?|visits?|medicare|(?:work[ \t])?w?RVUs?|fee|fees/i,
    /rates?|conversion|allow\w{2,5}|pay\w{0,5}|MPFS|PFS/i,
  ),
  /\b/i,
)
/** `in 2012 we billed …` */
const YEAR_TOLD = inOrder(
  /^,?[ \t](?:we|they|he|she|it|this|that|when|which|our|my)[ \t](?:\w+[ \t]){0,2}/i,
  anyOf(/bill\w{0,3}|code[ds]?|us(?:ed|e)|submitted|reported|performed|did|saw|seen|had|was|were/i, /denied|paid/i),
  /\b/i,
)
const YEAR_PRICED =
  /\b(?:w?rvus?|fee|fees|rate|rates|allowable|allowed|pays?|paid|reimburse\w{0,6}|conversion factor)\b/i

/** `phone visits Medicare 2026` */
const PROGRAM_BEFORE = /\b(?:medicare|medicaid|tricare)[ \t]$/i
/** `over zoom in 2026 for Medicare` */
const YEAR_OF_PAYER =
  /^[ \t](?:for|with|under)[ \t](?:medicare|medicaid|tricare|aetna|cigna|humana|uhc|bcbs|commercial)\b/i
/** `can we bill G0511 in 2025?` */
const YEAR_BILLED = /\b(?:bill|code|pay|use|report|cover|allow|valid)\w{0,4}\b.{0,40}\b(?:in|for)[ \t]$/i
/** `99441 in 2023?` */
const CODE_BEFORE = /(?<!\w)(?:\d{4}[0-9FTU]|[A-V]\d{4})[ \t](?:in|for)[ \t]$/i

const OF_DOCUMENT = inOrder(
  /\b/i,
  anyOf(
    /manual|network|mln|guide\w{0,5}|book|edition|updates?|rules?|handbook|article|transmittal|bulletin/i,
    /newsletter|born|since|assistant|webinar|seminar|audit|until|before|after|policy|copyright/i,
  ),
  /\b/i,
)
/** `medicare pt with CHF, 2025.`, `99490 for a Medicare patient (2025)`: behind whom or what it is asked for, no document. */
const YEAR_APART = inOrder(
  anyOf(
    /\b(?:medicare|medicaid|tricare|pts?|patients?|office|facility|outpatient|inpatient|asc|hospital)\b/i,
    /(?<!\w)(?:\d{4}[0-9FTU]|[A-V]\d{4})(?!\w)/i,
  ),
  /[^.?!;\n\d]{0,40}[,(][ \t]{0,2}$/i,
)
/** `what should it be for visits this year?`, behind a year that is over */
const ASKS_THIS_YEAR = inOrder(
  /\b(?:for|in|bill(?:ing)?|use|us(?:ed|ing)|code|visits?|services?|claims?|dos)[ \t](?:\w+[ \t]){0,2}?/i,
  /(?:this|the[ \t]current)[ \t](?:year|yr)\b/i,
)
/** Characters behind a year in which that is asked. */
const ASKED_BEHIND = 300

/** A bare year is a date of service only where it is called one, or where a price of that year is asked for. */
export function weighYear(text: string, date: ReadDate, before: string, sentOn: IsoDate): Weight {
  if (date.date.slice(0, 4) > sentOn.slice(0, 4) || tellsOtherDay(before)) return 'other'
  const isOver = date.date.slice(0, 4) < sentOn.slice(0, 4)
  if (isOver && ASKS_THIS_YEAR.test(text.slice(date.end, date.end + ASKED_BEHIND))) return 'other'
  if (YEAR_BEFORE.test(before)) return 'named'
  const after = lineAfter(text, date.end, 40)
  if (YEAR_OF_PAYER.test(after) && /\bin[ \t]$/i.test(before)) return 'plain'
  if (YEAR_TOLD.test(after) && /\b(?:in|during|back in)[ \t]$/i.test(before)) return 'named'
  if ((YEAR_BILLED.test(before) || CODE_BEFORE.test(before)) && /^[ \t]*(?:[?.!,]|$)/.test(after)) return 'plain'
  const isRecent = Number(sentOn.slice(0, 4)) - Number(date.date.slice(0, 4)) < 2
  if (isRecent && /^[ \t]*(?:[?.!;)]|$)/.test(after) && YEAR_APART.test(before) && !OF_DOCUMENT.test(before))
    return 'plain'
  return YEAR_AFTER.test(after) || YEAR_PRICED.test(before) || PROGRAM_BEFORE.test(before) ? 'plain' : 'other'
}
