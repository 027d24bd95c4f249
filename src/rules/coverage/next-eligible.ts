import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Parameters, Rule } from '../../domain/finding.ts'
import type { GuidanceFact } from '../../domain/guidance-fact.ts'
import type { DateMention, Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { anyOf, captured, everywhere, inOrder } from '../../patterns/compose-patterns.ts'
import { standsBehind } from '../days/date-behind.ts'
import { asksFor, says, textOf } from '../message/message-words.ts'
import { NUMBER_WORDS } from '../message/number-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** `after`: codes of the first one, told as done, after which one of `codes` is due. */
type Frequency = { codes: readonly string[]; after?: readonly string[]; months: number; note: string }

/** Screenings that Medicare covers again once so many whole months have passed after the month of the last one. */
const FREQUENCIES: readonly Frequency[] = [
  { codes: ['G0439'], after: ['G0438', 'G0402'], months: 11, note: 'preventive/wellness-frequency' },
  { codes: ['G0102', 'G0103'], months: 11, note: 'preventive/prostate' },
  { codes: ['77067'], months: 11, note: 'preventive/mammogram' },
  { codes: ['71271'], months: 11, note: 'preventive/lung' },
  { codes: ['82270', '82274', 'G0328'], months: 11, note: 'preventive/stool-tests' },
  { codes: ['77080'], months: 23, note: 'preventive/bone-density' },
  { codes: ['G0105'], months: 23, note: 'preventive/colonoscopy' },
  { codes: ['G0121'], months: 119, note: 'preventive/colonoscopy' },
]

/** Where the message names no date of service, words that say what its only date is. */
const LAST = /\blast\b|\bprevious|\bprior\b|\balready\b|\bagain\b|\btoo soon\b/

/** Months beyond which an older date tells of something else, such as a birth. */
const OLDEST_MONTHS = 140

/** From when on Medicare covers a screening again, by the date of the last one. */
export const nextEligible: Rule = {
  id: 'coverage/next-eligible',
  topic: 'coverage',
  question: 'Is it too soon for the next screening, and from when on is it covered again?',
  source: 'the notes named here, each after the section it cites; Medicare Claims Processing Manual, chapter 18',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const plan = inquiry.details?.planType ?? 'medicare'
    if (plan !== 'medicare' || !asksFor(inquiry, 'coverage', 'denial')) return nothing
    const last = findLast(inquiry, facts.asOf)
    const span = last === null ? findSpan(textOf(inquiry)) : null
    // After a sigmoidoscopy another interval holds.
    if (says(inquiry, /sigmoidoscop|flex sig/)) return nothing
    const codes = procedureCodes(inquiry.references)
    if (span !== null)
      return { findings: FREQUENCIES.flatMap((each) => concludeBySpan(each, codes, span, facts)), gaps: [] }
    if (last === null) return nothing
    return { findings: FREQUENCIES.flatMap((each) => conclude(each, codes, last, inquiry, facts)), gaps: [] }
  },
}

/** How long ago the last one was, in words, with the fewest and the most months they may stand for. */
type Span = { words: string; fewest: number; most: number }

const LAST_AGO = everywhere(
  inOrder(
    /\b(?:last|previous|prior|most recent)\b(?! (?:seen|saw|visit|office|appt))[^.?!;\n]{0,50}?\b/,
    captured(
      inOrder(
        captured(anyOf(/\d{1,3}/, new RegExp(Object.keys(NUMBER_WORDS).join('|'), ''))),
        /[ -](?:full )?(months?|mos?|years?|yrs?)\.? ago/,
      ),
    ),
    /\b/,
  ),
)

/** The one such span a lower-case text tells; null where it tells none, or two. */
function findSpan(text: string): Span | null {
  const told = [...text.matchAll(LAST_AGO)]
  const [only] = told
  if (only === undefined || told.length > 1) return null
  const [, words = '', count = '', unit = ''] = only
  const number = NUMBER_WORDS[count] ?? Number(count)
  // Years are told in round numbers.
  return unit.startsWith('y')
    ? { words, fewest: number * 12 - 6, most: number * 12 + 6 }
    : { words, fewest: number - 1, most: number + 1 }
}

/** Too soon, or not, where the words leave no doubt. */
function concludeBySpan(
  { codes, months, note: key }: Frequency,
  asked: readonly string[],
  { words, fewest, most }: Span,
  facts: Facts,
): Finding[] {
  const code = asked.find((each) => codes.includes(each))
  const note = findNote(facts, key)
  const [isEarly, isDue] = [most <= months, fewest > months + 1]
  if (code === undefined || note === undefined || isEarly === isDue) return []
  const parameters = { code, ago: words, months, early: isEarly, due: isDue }
  return [findingOf(code, note, isEarly, parameters)]
}

const findingOf = (code: string, note: GuidanceFact, isEarly: boolean, parameters: Parameters): Finding => ({
  rule: nextEligible.id,
  topic: 'coverage',
  verdict: isEarly ? 'not_allowed' : 'informational',
  subjects: [code],
  parameters,
  citations: [note.citation],
  settles: ['coverage', 'denial'],
  basis: 'guidance',
})

/** The date behind is that on which a person, a coverage or an illness began, and no service. */
const BEGINNING =
  /\b(?:part [abcd]|pt b|medicare|coverage|eligib\w*|enroll\w*|effective|dob|born|birth\w*|turn(?:s|ed) 6\d|diagnosed)\b[^.?!\n\d]{0,24}$/

/** The only date before the service, or the only one where none of the service is named. */
function findLast(inquiry: Inquiry, asOf: IsoDate): DateMention | null {
  const { dates, dateOfService } = inquiry
  const before = dates.filter(
    (each) =>
      each.precision !== 'year' &&
      each.date < (dateOfService ?? asOf) &&
      each.date > addDays(asOf, -31 * OLDEST_MONTHS) &&
      !standsBehind(BEGINNING, each, inquiry),
  )
  const [last] = before
  if (last === undefined || before.some(({ date }) => date !== last.date)) return null
  return dateOfService !== null || says(inquiry, LAST) ? last : null
}

function conclude(
  { codes, after = [], months, note: key }: Frequency,
  asked: readonly string[],
  last: DateMention,
  inquiry: Inquiry,
  facts: Facts,
): Finding[] {
  const { dateOfService } = inquiry
  const done = asked.find((each) => after.includes(each) && isToldDone(each, inquiry))
  const code = asked.find((each) => codes.includes(each)) ?? (done && codes[0])
  const note = findNote(facts, key)
  const from = monthAfter(last.date, months + 1)
  if (code === undefined || note === undefined || from === null) return []
  const isEarly = dateOfService === null ? null : dateOfService < from
  const parameters = {
    code,
    last: last.precision === 'month' ? last.date.slice(0, 7) : last.date,
    months,
    coveredFrom: from,
    asOf: facts.asOf,
    early: isEarly === true,
    due: isEarly === false,
  }
  const finding = findingOf(code, note, isEarly === true, parameters)
  return [
    done === undefined ? finding : { ...finding, subjects: [code, done], settles: [...finding.settles, 'code_search'] },
  ]
}

/** `G0438 done 11/20/2024`, `had her G0438` */
const isToldDone = (code: string, inquiry: Inquiry): boolean =>
  says(
    inquiry,
    anyOf(
      inOrder(/\b/i, new RegExp(code, 'i'), /\b[^.?!;\n]{0,16}\b(?:done|billed|paid|given|performed|was|on)\b/i),
      inOrder(/\b(?:had|did|done|last|billed|got)\b[^.?!;\n]{0,24}\b/i, new RegExp(code, 'i'), /\b/i),
    ),
  )

/** The first day of the month that is so many months after that of `date`. */
function monthAfter(date: IsoDate, months: number): IsoDate | null {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return isoDate(Math.floor(month / 12), (month % 12) + 1, 1)
}
