import type { DateMention, DatePrecision } from '../domain/inquiry.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { borrowYears } from './borrowed-years.ts'
import { type ReadDate, readDates } from './dates.ts'
import { lineAfter, lineBefore } from './span.ts'
import { findTableCells } from './table-columns.ts'
import { cueWords, indexText, placesOf, type TextIndex } from './text-index.ts'
import { MAX_READ_CHARACTERS } from './written-text.ts'

/** What is older and not called a date of service is a birth date. */
const OLDEST_SERVICE = '1995-01-01'

/** What the words beside a date say about it. */
type Weight = 'called' | 'named' | 'likely' | 'billed' | 'plain' | 'other'

/** The sender calls it the date of service: no surgery before it or after it counts beside that. */
const CALLED_BEFORE =
  /\b(?:D\.?O\.?S\.?|D\/S|dates? of (?:the )?(?:service|svc)|(?:service|svc|srvc) dates?|D8\*|FDOS|from dos)\b[^.?!;\n\d]{0,16}$/i
/** What tells of an inpatient stay, whose codes and group are those of the day of discharge (ICD-10-PCS guidelines, 42 CFR 412.60). */
const STAY_WORDS = cueWords('drg drgs pcs inpatient pdx')
const DISCHARGE_BEFORE = /\b(?:discharged?|d\/c|dc)(?:[ \t](?:date|on|was|of))?[ \t:]{1,3}$/i
/** `admitted obs 2/4/2026`: where its end is told too, a stay that no group is asked of is dated by its beginning. */
const ADMISSION_BEFORE =
  /\b(?:admit(?:ted)?|adm|admission)(?:[ \t](?:to|in|as|under|for|on|date|was))?(?:[ \t](?:obs\w*|inpt|inpatient|hospital))?(?:[ \t]on)?[ \t:]{1,3}$/i
/** "date of surgery", "visit date", "service": the sender names it. */
const NAMED_BEFORE =
  /\b(?:D\.?O\.?S\.?|D\/S|dos:?|dates? of (?:the )?(?:service|svc|surgery|procedure|visit|encounter)|(?:service|svc|srvc|surgery|procedure|visit) dates?|svcs?|D8\*|dates? of svc|service(?:s)?|FDOS|from dos)\b[^.?!;\n\d]{0,24}$/i
/** `3/4/2026 (DOS)`; not the "DOS" that announces the next date. */
const NAMED_AFTER = /^[ \t]?\(?(?:DOS|date of service)\b(?![ \t:]{0,3}\d)/i
const LIKELY_BEFORE =
  /\b(?:seen|hooked up|hook-?up|came back|returned|back|again|performed|done|scheduled|rendered|surgery|sx|procedure|visit|visits|injections?|had|came in|treated|on|for|dates? (?:after|before|since|on)|was(?: it)?|between|if it (?:was|were)|back in|in|during|since|after|as of|occurred|given|this (?:one|time|visit|claim)|current|now|RT|LT|to (?:the )?OR)\b[^.?!;\n\d]{0,14}$/i
/** The day a claim was made out, which may be the day of the service or not. */
const BILLED_BEFORE = /\bbilled(?:[ \t](?:it|this|out))?(?:[ \t]by[ \t](?!\d)\w+)?(?:[ \t]on)?[ \t]$/i
const OTHER_BEFORE =
  /\b(?:DOB|dictated|transcribed|typed|upgraded?|went live|go-?live|migrat\w{1,4}|implemented|resubmitted|refiled|corrected|rebilled|d\.o\.b|birth(?:date|day)?|born|sent|submitted|filed|received|processed|paid|payment|check(?<!\b(?:well|wound|skin|incision|suture|bp|device) check)(?! (?:this|these|those|the|my|our|if|on|for|claims?|codes?)\b)|printed|remit(?:tance)?(?! for\b)|EOB|ERA|letter|(?<!\b(?:claims?|services?|visits?|encounters?) )dated|date:|denied on|denial date|effective|eff|deleted|revised|updated|retired|expires?|expired|exp|terminat\w{2,4}|termed|deadline|by|until|due|published|version|edition|superbill from|edit from|since|quit|admit(?:ted)? to practice|copyright|©|today is|as of today|follow[- ]?up (?:on|call)|last (?:one|visit|time|done|seen|here|in|saw)|previous(?:ly)?|prior|called(?! back)|spoke|faxed|mailed|posted|signed|injur\w{1,3}|accident|onset|DOI|LMP|EDD|auth(?:orized|orization|s)?|enrolled|credential\w*|licensed|hired|valid|emailed|replied|unhooked|disconnected|appeal(?:ed)?|approved|adopted|amended|(?:claim )?drop(?:ped)?(?: date)?|(?:check|post(?:ing|ed)?|bill(?:ing)?|payment) date)\b[^.?!;\n\d]{0,12}$/i
const DICTATED_BEFORE = /\bdictated(?:[ \t]on)?[ \t:]{1,3}$/i
const SAME_DAY = /\b(?:this[ \t](?:am|a\.m\.|morning|afternoon|pm|evening)|today)\b/i
/** `enrolled in part B on 2/1/25` */
const ENROLLED_BEFORE =
  /\b(?:address(?:es)?|new (?:phone|fax|location|office|number))\b[^.?!;\n\d]{0,24}$|\b(?:enroll(?:ed|ment)|joined|turned \d\d|became eligible)\b[^.?!;\n\d]{0,24}$/i
/** `her effective date came back as 7/1/2026` */
const EFFECTIVE_BEFORE = /\beffective date\b[^.?!;\n\d]{0,30}$/i
/** `last colonoscopy 3/2017` */
const LAST_BEFORE =
  /\blast[ \t](?:\w+[ \t]){0,2}(?:\w*scopy|mammo\w*|dexa|bone density|pap|awv|wellness|psa|exam|screening|physical|cologuard|test|scan|study|injection|shot)\b[^.?!;\n\d]{0,16}$/i
/** A test that was looked at, a talk, a course: not the service asked about. */
const BESIDE_SERVICE =
  /\breviewed\b[^.?!;\n\d]{0,24}\bfrom[ \t]$|\b(?:meeting|hearing)\b[^.?!;\n\d]{0,40}$|\b(?:webinar|seminar|training|conference|newsletter|bulletin|emailed|e-mailed)\b[^.?!;\n\d]{0,16}$/i
const BESIDE_SERVICE_WORDS = cueWords(
  'reviewed meeting hearing webinar seminar training conference newsletter bulletin emailed mailed',
)
/** `valid thru 12/31/2025` */
const THROUGH_BEFORE =
  /\b(?:valid|covered|extended|allowed|telehealth|flexibilit\w{1,3})\b[^.?!;\n\d]{0,20}\b(?:thru|through)[ \t]$/i
const YEAR_BEFORE =
  /\b(?:DOS|dates? of service|service dates?|services?|performed|done|rendered|visits?|billed|claims?[ \t](?:from|of|in|for)|D\/?S|if it (?:was|were)|what if it was|back in|CY|calendar year)\b[^.?!;\n\d]{0,16}$/i
const YEAR_AFTER =
  /^[ \t](?:dates? of service|dos|services?|claims?|visits?|medicare|(?:work[ \t])?w?RVUs?|fee|fees|rates?|conversion|allow\w{2,5}|pay\w{0,5}|MPFS|PFS)\b/i
/** `in 2012 we billed …` */
const YEAR_TOLD =
  /^,?[ \t](?:we|they|he|she|it|this|that|when|which|our|my)[ \t](?:\w+[ \t]){0,2}(?:bill\w{0,3}|code[ds]?|us(?:ed|e)|submitted|reported|performed|did|saw|seen|had|was|were|denied|paid)\b/i
const YEAR_PRICED =
  /\b(?:w?rvus?|fee|fees|rate|rates|allowable|allowed|pays?|paid|reimburse\w{0,6}|conversion factor)\b/i

/** `phone visits Medicare 2026` */
const PROGRAM_BEFORE = /\b(?:medicare|medicaid|tricare)[ \t]$/i
/** `over zoom in 2026 for Medicare` */
const YEAR_OF_PAYER =
  /^[ \t](?:for|with|under)[ \t](?:medicare|medicaid|tricare|aetna|cigna|humana|uhc|bcbs|commercial)\b/i
/** `can we bill G0511 in 2025?` */
const YEAR_BILLED = /\b(?:bill|code|pay|use|report|cover|allow|valid)\w{0,4}\b.{0,40}\b(?:in|for)[ \t]$/i
/** `is 96110 valid 2024?`: the code is asked to have been valid when the service was done. */
const VALID_BEFORE =
  /\b(?:valid|active|billable|payable|in effect)[ \t](?:(?:for|in|on|as of|during|back in)[ \t])?(?:dos[ \t])?$/i
const VALID_WORDS = cueWords('valid active billable payable effect')
/** `99441 in 2023?` */
const CODE_BEFORE = /(?<!\w)(?:\d{4}[0-9FTU]|[A-V]\d{4})[ \t](?:in|for)[ \t]$/i
/** `9/11 99462`: a row of a claim. */
const ROW_BEFORE = /^[ \t]*(?:[-*•|][ \t]*)?$/
const ROW_BEHIND = /^[ \t:|,-]{1,6}(?:\d{5}|[A-V]\d{4})(?!\d)/
/** What joins two dates of one list: `seen 10/2 & 10/9/25`. */
const LISTED = /^[ \t]*(?:,|&|\+|and|,[ \t]?and)[ \t]*$/i
/** `rejected since January`: the services from then on. */
const SINCE = /\bsince[ \t]$/i

export type ServiceDates = {
  dateOfService: IsoDate | null
  dates: DateMention[]
}

/**
 * The dates the text names and the one the service was on: the first the sender calls so; else the last of those whose
 * words suggest it (of a first and a second eye the second is asked about); else the only one left. Birth dates, dates of
 * letters and remittances, and dates after `sentOn` do not count, a future date does when it is the only one.
 */
export function readServiceDates(
  text: string,
  sentOn: IsoDate,
  index: TextIndex = indexText(text.slice(0, MAX_READ_CHARACTERS)),
): ServiceDates {
  const dates = borrowYears(readDates(text, sentOn, index), sentOn, (date) => weigh(text, date, sentOn) !== 'other')
  const ofService = findTableCells(text, index).filter(({ kind }) => kind === 'service_date')
  const isInColumn = (date: ReadDate): boolean =>
    ofService.some(({ start, end }) => start <= date.start && date.end <= end)
  const talksBeside = placesOf(index, BESIDE_SERVICE_WORDS).length > 0
  const isBesideService = ({ start }: ReadDate): boolean =>
    talksBeside && BESIDE_SERVICE.test(lineBefore(text, start, 50))
  const asksValid = placesOf(index, VALID_WORDS).length > 0
  const stays = placesOf(index, STAY_WORDS).length > 0
  const isAdmission = ({ start }: ReadDate): boolean => ADMISSION_BEFORE.test(lineBefore(text, start, 40))
  const isDischarge = ({ start }: ReadDate): boolean => DISCHARGE_BEFORE.test(lineBefore(text, start, 30))
  const begins = !stays && dates.some(isAdmission)
  const weights: Weight[] = []
  for (const [index, date] of dates.entries()) {
    const before = dates[index - 1]
    if (endsRange(text, before, date)) weights.push('other')
    else if (isInColumn(date)) weights.push('called')
    else if (stays && isDischarge(date)) weights.push('called')
    else if (begins && isDischarge(date)) weights.push('other')
    else if (asksValid && isAskedValid(text, date, sentOn)) weights.push('likely')
    else
      weights.push(
        weighListed(isBesideService(date) ? 'other' : weigh(text, date, sentOn), weights.at(-1), text, before, date),
      )
  }
  leaveNowOut(dates, weights, text)
  const chosen = choose(dates, weights, sentOn)
  let service = false
  const mentions = dates.flatMap((mention, index): DateMention[] => {
    if (!endsRange(text, dates[index - 1], mention))
      service =
        weights[index] === 'called' ||
        weights[index] === 'named' ||
        (mention.date === chosen && weights[index] !== 'other')
    const next = dates[index + 1]
    const ranged = next && next.date > mention.date && endsRange(text, mention, next)
    if (mention.precision === 'year' && !service) return []
    return [{ ...mention, until: mention.until ?? (ranged ? next.date : null), role: service ? 'service' : 'other' }]
  })
  return { dateOfService: chosen, dates: mentions }
}

function isAskedValid(text: string, { start, date }: ReadDate, sentOn: IsoDate): boolean {
  const before = lineBefore(text, start, 50)
  return date <= sentOn && VALID_BEFORE.test(before) && !/\bauth/i.test(before)
}

/** True for the later end of `4/1/2024 - 4/30/2024`: the service is dated by where it began. */
function endsRange(text: string, before: ReadDate | undefined, date: ReadDate | undefined): boolean {
  if (!before || !date || date.start - before.end > 12) return false
  const between = text.slice(before.end, date.start)
  if (/^[ \t]*and[ \t]*$/i.test(between)) return /\bbetween[ \t]+$/i.test(lineBefore(text, before.start, 12))
  return /^[ \t]*(?:-|–|—|to|thru|through|until)[ \t]*$/i.test(between)
}

/** `coded 250.00 on June 12, 2013; what is it today?`: "today" beside a day is when it is asked. */
function leaveNowOut(dates: readonly ReadDate[], weights: Weight[], text: string): void {
  const isNow = ({ start, end }: ReadDate): boolean => /^(?:today|now)$/i.test(text.slice(start, end))
  for (const [at, date] of dates.entries()) {
    const next = dates[at + 1]
    if (!next || !isNow(date) || next.precision !== 'day' || !/^[ \t,(-]{1,3}$/.test(text.slice(date.end, next.start)))
      continue
    // "seen today 11/14/25" may be sent a week later.
    if (weights[at + 1] === 'plain') weights[at + 1] = weights[at] ?? 'plain'
    weights[at] = 'other'
  }
  const hasDay = dates.some((date, at) => date.precision === 'day' && !isNow(date) && weights[at] !== 'other')
  if (!hasDay) return
  for (const [at, date] of dates.entries()) if (isNow(date) && weights[at] === 'plain') weights[at] = 'other'
}

/** A date that no word of its own introduces means what the date before it in its list means. */
function weighListed(
  own: Weight,
  last: Weight | undefined,
  text: string,
  before: ReadDate | undefined,
  date: ReadDate,
): Weight {
  if (own !== 'plain' || last === undefined || before === undefined || date.precision !== 'day') return own
  return date.start - before.end <= 6 && LISTED.test(text.slice(before.end, date.start)) ? last : own
}

function weigh(text: string, date: ReadDate, sentOn: IsoDate): Weight {
  const before = lineBefore(text, date.start, 50)
  if (date.date < OLDEST_SERVICE && !NAMED_BEFORE.test(before)) return 'other'
  if (date.precision === 'year') return weighYear(text, date, before, sentOn)
  if (CALLED_BEFORE.test(before) || NAMED_AFTER.test(lineAfter(text, date.end, 24))) return 'called'
  if (NAMED_BEFORE.test(before)) return 'named'
  if (date.precision === 'month' && SINCE.test(before)) return 'plain'
  if (BILLED_BEFORE.test(before)) return 'billed'
  if (isToldOfItsDay(text, date, before)) return 'named'
  if (OTHER_BEFORE.test(before) || ENROLLED_BEFORE.test(before) || THROUGH_BEFORE.test(before)) return 'other'
  if (EFFECTIVE_BEFORE.test(before) || LAST_BEFORE.test(before)) return 'other'
  if (ROW_BEFORE.test(before) && ROW_BEHIND.test(lineAfter(text, date.end, 12))) return 'likely'
  return LIKELY_BEFORE.test(before) ? 'likely' : 'plain'
}

/** `op note dictated 1/14/2026: thyroidectomy this AM` */
function isToldOfItsDay(text: string, { end }: ReadDate, before: string): boolean {
  return DICTATED_BEFORE.test(before) && SAME_DAY.test(text.slice(end, end + 400))
}

/** A bare year is a date of service only where it is called one, or where a price of that year is asked for. */
function weighYear(text: string, date: ReadDate, before: string, sentOn: IsoDate): Weight {
  if (date.date.slice(0, 4) > sentOn.slice(0, 4) || OTHER_BEFORE.test(before)) return 'other'
  if (YEAR_BEFORE.test(before)) return 'named'
  const after = lineAfter(text, date.end, 40)
  if (YEAR_OF_PAYER.test(after) && /\bin[ \t]$/i.test(before)) return 'plain'
  if (YEAR_TOLD.test(after) && /\b(?:in|during|back in)[ \t]$/i.test(before)) return 'named'
  if ((YEAR_BILLED.test(before) || CODE_BEFORE.test(before)) && /^[ \t]*(?:[?.!,]|$)/.test(after)) return 'plain'
  return YEAR_AFTER.test(after) || YEAR_PRICED.test(before) || PROGRAM_BEFORE.test(before) ? 'plain' : 'other'
}

/** "The visit of 10/14/2025; it was fine in September": beside a day a month tells of another time. */
function leaveMonthsBesideDays(chosen: readonly IsoDate[], dates: readonly ReadDate[]): readonly IsoDate[] {
  const days = chosen.filter((each) => dates.some(({ date, precision }) => date === each && precision === 'day'))
  return days.length > 0 ? days : chosen
}

function choose(dates: readonly ReadDate[], weights: readonly Weight[], sentOn: IsoDate): IsoDate | null {
  // "the 2024 fee, Q3 2024" names one time, once more exactly.
  const finer = new Set(
    dates
      .filter(({ precision }, index) => precision !== 'year' && weights[index] !== 'other')
      .map(({ date }) => date.slice(0, 4)),
  )
  // "last month, 10/6" is one day.
  const days = new Set(dates.filter(({ precision }) => precision === 'day').map(({ date }) => date.slice(0, 7)))
  const isMonthOfDay = (precision: DatePrecision, date: IsoDate): boolean =>
    precision === 'month' && days.has(date.slice(0, 7))
  const weighing = (weight: Weight) =>
    dates
      .filter(({ precision, date }, index) => {
        return (
          weights[index] === weight &&
          !(precision === 'year' && finer.has(date.slice(0, 4))) &&
          !isMonthOfDay(precision, date)
        )
      })
      .map(({ date }) => date)
  const named = weighing('called')[0] ?? weighing('named')[0]
  if (named) return named
  const likely = new Set(leaveMonthsBesideDays(weighing('likely'), dates))
  const billed = likely.size > 0 ? [] : weighing('billed')
  const candidates = [...new Set([...likely, ...billed, ...weighing('plain')])].sort()
  const past = candidates.filter((date) => date <= sentOn)
  if (likely.size > 0 || past.length === 1)
    return past.at(-1) ?? (candidates.length === 1 ? (candidates[0] ?? null) : null)
  return candidates.length === 1 ? (candidates[0] ?? null) : null
}
