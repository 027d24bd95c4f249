import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule, Verdict } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate, spanContains } from '../../domain/iso-date.ts'
import { procedureCodes } from '../code-life.ts'
import { says, textOf } from '../message-words.ts'

/** The note that holds the rule. */
const NOTE = 'em/tcm'

/** The visit within 7 days, with decision making of high complexity; and within 14, with at least moderate. */
const SOONER = { code: '99496', days: 7 }
const LATER = { code: '99495', days: 14 }
/** Business days within which the patient is contacted. */
const CONTACT_DAYS = 2

const WORDS = /\btcm\b|\btransitional care/
/** Tries are no contact, and count where two were made. */
const UNANSWERED =
  /\bvoice ?mail|\bleft (?:a )?(?:message|vm)|\bno answer|\bunable to reach|\b(?:could ?n.?t|not) reach/

type Role = 'discharge' | 'contact' | 'visit'

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['discharge', /\b(?:discharged?|d\/c.?e?d?|dc.?e?d?|released|(?:went|sent|came|got|back) home|home from)\b/g],
  ['contact', /\b(?:call(?:ed|s)?|phoned?|contact(?:ed)?|reached|spoke|talked|outreach)\b/g],
  ['visit', /\b(?:visit(?:ed)?|seen|saw|appt|appointment|came in|ov|f\/u|follow[- ]?up|face[- ]to[- ]face|f2f)\b/g],
]

/** `seen on day 9`, `visit 16 days after discharge` */
const VISIT_DAY =
  /\b(?:visit(?:ed)?|seen|saw|appt|came in|ov|f\/u|follow[- ]?up)\b[^.?!\n\d]{0,24}\b(?:day[ \t]#?(\d{1,2})\b|(\d{1,2})[ \t]days?[ \t](?:after|post|later|from|out))/

/** Which code of transitional care the days between discharge, contact and visit allow. */
export const transitionalCare: Rule = {
  id: 'guidelines/transitional-care',
  topic: 'guidelines',
  question: 'Were the contact and the visit of transitional care in time, and for which code?',
  source: 'CPT transitional care management; Medicare Claims Processing Manual, chapter 12',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = facts.guidance.find(({ key, effective }) => key === NOTE && spanContains(effective, facts.asOf))
    const asked = procedureCodes(inquiry.references).filter((code) => code === SOONER.code || code === LATER.code)
    if (note === undefined || (asked.length === 0 && !says(inquiry, WORDS))) return { findings: [], gaps: [] }
    const days = findDays(inquiry)
    const { visitDay, contactDay } = days
    if (visitDay === null && contactDay === null) return { findings: [], gaps: [] }
    return { findings: [conclude(asked, days, note.citation)], gaps: [] }
  },
}

type Days = { visitDay: number | null; contactDay: number | null }

/** Days from the discharge to the visit, and business days to the contact; null where the message does not tell. */
function findDays(inquiry: Inquiry): Days {
  const text = textOf(inquiry)
  const dates = findRoles(inquiry, text)
  const [discharge, contact, visit] = [dates.get('discharge'), dates.get('contact'), dates.get('visit')]
  const told = VISIT_DAY.exec(text)
  const inWords = told === null ? null : Number(told[1] ?? told[2])
  const visitDay = discharge && visit && visit >= discharge ? countDays(discharge, visit) : inWords
  const isReached = discharge !== undefined && contact !== undefined && contact >= discharge && !UNANSWERED.test(text)
  return { visitDay, contactDay: isReached ? countBusinessDays(discharge, contact) : null }
}

/** The dates of the message by what they are the dates of: the word before each date says it, else the word behind. */
function findRoles(inquiry: Inquiry, text: string): ReadonlyMap<Role, IsoDate> {
  const mentions = placeDates(inquiry, text)
  const first = mentions[0]
  if (first === undefined) return new Map()
  const isBefore = lastRole(text.slice(0, first.start)) !== null
  const found = new Map<Role, IsoDate>()
  for (const [at, { date, start, end }] of mentions.entries()) {
    const before = text.slice(mentions[at - 1]?.end ?? 0, start)
    const behind = text.slice(end, mentions[at + 1]?.start ?? text.length)
    const role = isBefore ? lastRole(before) : firstRole(behind)
    if (role !== null && !found.has(role)) found.set(role, date)
  }
  return found
}

type Placed = { date: IsoDate; start: number; end: number }

/** The days named, where they stand in the masked text. */
function placeDates({ dates }: Inquiry, text: string): Placed[] {
  let from = 0
  return dates
    .filter(({ precision }) => (precision ?? 'day') === 'day')
    .toSorted((one, other) => one.start - other.start)
    .flatMap(({ date, text: written }) => {
      const start = text.indexOf(written.toLowerCase(), from)
      if (start === -1) return []
      from = start + written.length
      return [{ date, start, end: from }]
    })
}

const placesOf = (text: string): { role: Role; at: number }[] =>
  ROLES.flatMap(([role, pattern]) => [...text.matchAll(pattern)].map(({ index }) => ({ role, at: index }))).sort(
    (one, other) => one.at - other.at,
  )

const lastRole = (text: string): Role | null => placesOf(text).at(-1)?.role ?? null
const firstRole = (text: string): Role | null => placesOf(text)[0]?.role ?? null

const DAY = 86_400_000

const countDays = (from: IsoDate, to: IsoDate): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** Mondays to Fridays after the discharge up to the day of the contact; holidays are not known here. */
function countBusinessDays(from: IsoDate, to: IsoDate): number {
  const days = Array.from({ length: Math.min(60, countDays(from, to)) }, (_, at) => addDays(from, at + 1))
  return days.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0).length
}

function conclude(
  asked: readonly string[],
  { visitDay, contactDay }: Days,
  citation: Finding['citations'][0],
): Finding {
  const isContactLate = contactDay !== null && contactDay > CONTACT_DAYS
  const fits = visitDay === null ? null : visitDay <= SOONER.days ? 'sooner' : visitDay <= LATER.days ? 'later' : 'none'
  const isTooSoonAsked = fits === 'later' && asked.includes(SOONER.code)
  const verdict: Verdict =
    isContactLate || fits === 'none' || isTooSoonAsked ? 'not_allowed' : fits === null ? 'informational' : 'allowed'
  return {
    rule: transitionalCare.id,
    topic: 'guidelines',
    verdict,
    subjects: asked.length > 0 ? [...asked] : [SOONER.code, LATER.code],
    parameters: {
      fits,
      visitDay: visitDay ?? 0,
      contactDay: contactDay ?? 0,
      isContactKnown: contactDay !== null,
      isContactLate,
      isTooSoonAsked,
      sooner: SOONER.code,
      later: LATER.code,
      codes: asked.length > 0 ? [...asked] : [SOONER.code, LATER.code],
    },
    citations: [citation],
    // "Seen 16 days after discharge" is also heard as a question about a global period.
    settles: [
      'em_level',
      'units',
      'documentation',
      'coverage',
      'denial',
      'code_search',
      'billed_together',
      'status',
      'global_period',
    ],
    basis: 'guidance',
  }
}
