import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { DateMention, Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { asksFor, says } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** Screenings that Medicare covers again once so many whole months have passed after the month of the last one. */
const FREQUENCIES: readonly { codes: readonly string[]; months: number; note: string }[] = [
  { codes: ['G0439'], months: 11, note: 'preventive/wellness-frequency' },
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
    // After a sigmoidoscopy another interval holds.
    if (last === null || says(inquiry, /sigmoidoscop|flex sig/)) return nothing
    const codes = procedureCodes(inquiry.references)
    return { findings: FREQUENCIES.flatMap((each) => conclude(each, codes, last, inquiry, facts)), gaps: [] }
  },
}

/** The only date before the service, or the only one where none of the service is named. */
function findLast({ dates, dateOfService, ...inquiry }: Inquiry, asOf: IsoDate): DateMention | null {
  const before = dates.filter(
    ({ date, precision }) =>
      precision !== 'year' && date < (dateOfService ?? asOf) && date > addDays(asOf, -31 * OLDEST_MONTHS),
  )
  const [last] = before
  if (last === undefined || before.some(({ date }) => date !== last.date)) return null
  return dateOfService !== null || says({ dates, dateOfService, ...inquiry }, LAST) ? last : null
}

function conclude(
  { codes, months, note: key }: (typeof FREQUENCIES)[number],
  asked: readonly string[],
  last: DateMention,
  { dateOfService }: Inquiry,
  facts: Facts,
): Finding[] {
  const code = asked.find((each) => codes.includes(each))
  const note = findNote(facts, key)
  const from = monthAfter(last.date, months + 1)
  if (code === undefined || note === undefined || from === null) return []
  const isEarly = dateOfService === null ? null : dateOfService < from
  return [
    {
      rule: nextEligible.id,
      topic: 'coverage',
      verdict: isEarly === true ? 'not_allowed' : 'informational',
      subjects: [code],
      parameters: {
        code,
        last: last.precision === 'month' ? last.date.slice(0, 7) : last.date,
        months,
        coveredFrom: from,
        asOf: facts.asOf,
        early: isEarly === true,
        due: isEarly === false,
      },
      citations: [note.citation],
      settles: ['coverage', 'denial'],
      basis: 'guidance',
    },
  ]
}

/** The first day of the month that is so many months after that of `date`. */
function monthAfter(date: IsoDate, months: number): IsoDate | null {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return isoDate(Math.floor(month / 12), (month % 12) + 1, 1)
}
