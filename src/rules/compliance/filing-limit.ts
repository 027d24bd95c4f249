import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { says } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { addMonths, endOfMonthAfter, findPlanTakeBack, tellsRetroactiveDisenrolment } from '../told/plan-take-back.ts'
import { findToldFilingLimit, type ToldFilingLimit } from '../told/told-filing-limit.ts'

/** The note that states the limit. */
const NOTE = 'denial/timely-filing'
/** The note on the limits of other payers, and on what shows that a claim was filed in time. */
const OTHER_PAYER = 'denial/timely-filing-other-payer'
/** The note that states the exception where a Medicare Advantage plan took its payment back. */
const EXCEPTION = 'denial/timely-filing-retroactive-disenrolment'

const FILING = anyOf(
  /\btimely\b|\bfiling limit|\btime limit|\blate claim|\bfiled late/,
  /\bfile (?:it |this )?(?:late|now|still)/,
  /\btoo late to (?:file|bill)/,
  /\bpast\b[^.?!]{0,20}(?:limit|timely)/,
)

/** The last day on which Medicare takes a claim for the service asked about. */
export const filingLimit: Rule = {
  id: 'compliance/filing-limit',
  topic: 'compliance',
  question: 'Until which day does Medicare, or a payer whose limit is told, take the claim?',
  source: '42 CFR 424.44(a): one calendar year after the date of service; (b)(4), retroactive disenrolment from a plan',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const { dateOfService, details, references } = inquiry
    const isAsked = says(inquiry, FILING) || references.some(({ system, code }) => system === 'CARC' && code === '29')
    const named = inquiry.dates.find(({ date }) => date === dateOfService)
    if (!isAsked || dateOfService === null || (named?.precision ?? 'day') !== 'day') return nothing
    const told = details?.planType === 'medicare' ? null : findToldFilingLimit(inquiry)
    if (told !== null) return concludeTold(told, dateOfService, facts)
    // Retroactively the patient was no member of the plan, and the claim is Medicare's.
    const isRetroactive = tellsRetroactiveDisenrolment(inquiry)
    if (!isRetroactive && (details?.planType ?? 'medicare') !== 'medicare') return nothing
    const takenBack = findPlanTakeBack(inquiry)
    const sixMonths = addMonths(dateOfService, 6)
    const isExtended = takenBack !== null && sixMonths !== null && takenBack >= sixMonths
    const note = findNote(facts, isExtended ? EXCEPTION : NOTE)
    if (note === undefined || (isRetroactive && !isExtended)) return nothing
    return {
      findings: [
        {
          rule: filingLimit.id,
          topic: 'compliance',
          verdict: isExtended ? 'allowed_with_modifier' : 'not_allowed',
          subjects: [],
          parameters: {
            dateOfService,
            lastDay: isExtended ? endOfMonthAfter(takenBack, 6) : yearAfter(dateOfService),
            takenBack: isExtended ? takenBack : null,
            limit: null,
            ...(isExtended && { speaksFor: [NOTE, EXCEPTION] }),
          },
          citations: [note.citation],
          settles: ['denial', 'compliance'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** Of a payer with a limit of its own Medicare's year and its rule of appeals say nothing. */
function concludeTold(told: ToldFilingLimit, dateOfService: IsoDate, facts: Facts): Conclusion {
  const note = findNote(facts, OTHER_PAYER)
  if (note === undefined) return { findings: [], gaps: [] }
  return {
    findings: [
      {
        rule: filingLimit.id,
        topic: 'compliance',
        verdict: told.sentOn === null ? 'informational' : told.sentOn <= told.lastDay ? 'allowed' : 'not_allowed',
        subjects: [],
        parameters: {
          dateOfService,
          lastDay: told.lastDay,
          takenBack: null,
          limit: told.words,
          sentOn: told.sentOn,
          sentDay: told.sentDay,
          inTime: told.sentOn !== null && told.sentOn <= told.lastDay,
          ofOtherPayer: true,
          speaksFor: [NOTE, OTHER_PAYER],
        },
        citations: [note.citation],
        settles: ['denial', 'compliance', 'documentation'],
        basis: 'guidance',
      },
    ],
    gaps: [],
  }
}

/** The same day of the next year; the 28th after a leap day (CMS, change request 7080). */
function yearAfter(date: IsoDate): IsoDate | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return isoDate(year + 1, month, day) ?? isoDate(year + 1, 2, 28)
}
