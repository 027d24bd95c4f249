import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { namesCode } from '../message/code-places.ts'
import { asksFor, sentencesIn, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** Injections of one region of which a policy allows so many sessions in rolling 12 months; the note says so. */
type Sessions = { codes: readonly string[]; most: number; note: string }

const SESSIONS: readonly Sessions[] = [
  { codes: ['62320', '62321', '64479', '64480'], most: 4, note: 'lcd/epidural-frequency' },
  { codes: ['62322', '62323', '64483', '64484'], most: 4, note: 'lcd/epidural-frequency' },
  { codes: ['20552', '20553'], most: 3, note: 'lcd/trigger-points-frequency' },
]

/** How many of the sessions of a rolling year are used, by the days that the message tells. */
export const sessionsInYear: Rule = {
  id: 'coverage/sessions-in-year',
  topic: 'coverage',
  question:
    'How many of the sessions that the policy allows in 12 months are used, and from when on is the next within them?',
  source:
    'the notes named here: LCD Epidural Steroid Injections (such as L39015), LCD Trigger Point Injections (such as L39656)',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const plan = inquiry.details?.planType ?? 'medicare'
    if (!['medicare', 'medicare_advantage'].includes(plan) || !asksFor(inquiry, 'coverage', 'denial'))
      return { findings: [], gaps: [] }
    const asked = procedureCodes(inquiry.references)
    return { findings: SESSIONS.flatMap((each) => conclude(each, asked, inquiry, facts)), gaps: [] }
  },
}

/** Fewer days than these are no count. */
const LEAST_TOLD = 2

function conclude(
  { codes, most, note: key }: Sessions,
  asked: readonly string[],
  inquiry: Inquiry,
  facts: Facts,
): Finding[] {
  const named = asked.filter((code) => codes.includes(code))
  const note = findNote(facts, key)
  const told = listDays(named, inquiry, facts.asOf)
  if (note === undefined || told.length < LEAST_TOLD) return []
  // Counted back from the service, which is none of those before it, or from the day of the question about the next one.
  const after = addYear(facts.asOf, -1)
  const used = told.filter((day) => after !== null && day > after && day !== inquiry.dateOfService)
  const first = used.at(-most)
  if (used.length === 0) return []
  const from = first === undefined ? null : addYear(first, 1)
  return [
    {
      rule: sessionsInYear.id,
      topic: 'coverage',
      verdict: from === null ? 'informational' : 'not_allowed',
      subjects: named,
      parameters: { codes: named, days: used, told: used.length, most, from },
      citations: [note.citation],
      settles: ['coverage', 'denial'],
      basis: 'guidance',
    },
  ]
}

/** The days up to that one which stand in a sentence with one of the codes, in their order. */
function listDays(codes: readonly string[], inquiry: Inquiry, asOf: IsoDate): IsoDate[] {
  const telling = sentencesIn(textOf(inquiry)).filter((sentence) => codes.some((code) => namesCode(sentence, code)))
  const days = inquiry.dates.flatMap(({ date, text, precision = 'day' }) =>
    precision === 'day' && date <= asOf && telling.some((sentence) => sentence.includes(text.toLowerCase()))
      ? [date]
      : [],
  )
  return [...new Set(days)].sort()
}

/** The same day so many years later; the day after where that year has none. */
function addYear(day: IsoDate, years: number): IsoDate | null {
  const [year, month, date] = [Number(day.slice(0, 4)) + years, Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  return isoDate(year, month, date) ?? isoDate(year, 3, 1)
}
