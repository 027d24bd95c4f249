import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays, type IsoDate, isoDate } from '../../domain/iso-date.ts'
import { findDateBehind } from '../days/date-behind.ts'
import { asksFor } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

const NOTE = 'preventive/wellness-frequency'
const WELCOME_VISIT = 'G0402'

/** The date that stands right behind is the one on which Part B began. */
const PART_B_FROM = /\b(?:part b|pt b|medicare b)\b[^.?!\n\d]{0,24}$/

/** Whether a welcome visit lies within the first twelve months of Part B that a message tells. */
export const welcomeYear: Rule = {
  id: 'coverage/welcome-year',
  topic: 'coverage',
  question: 'Was the welcome visit within the first twelve months of Part B, and which visit is it afterwards?',
  source: '42 CFR 410.16 and 410.15, as the note preventive/wellness-frequency states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const began = findDateBehind(PART_B_FROM, inquiry)
    const served = inquiry.dateOfService
    const isAsked =
      procedureCodes(inquiry.references).includes(WELCOME_VISIT) &&
      asksFor(inquiry, 'coverage', 'denial', 'status', 'code_search', 'crosswalk', 'billed_together')
    if (note === undefined || began === null || served === null || served < began || !isAsked)
      return { findings: [], gaps: [] }
    const through = lastOfYear(began)
    if (through === null) return { findings: [], gaps: [] }
    const isLate = served > through
    return {
      findings: [
        {
          rule: welcomeYear.id,
          topic: 'coverage',
          verdict: isLate ? 'not_allowed' : 'allowed',
          subjects: [WELCOME_VISIT],
          parameters: {
            code: WELCOME_VISIT,
            began,
            through,
            served,
            late: isLate,
            firstVisit: 'G0438',
            laterVisit: 'G0439',
          },
          citations: [note.citation],
          settles: ['coverage', 'denial', 'status', 'code_search', 'crosswalk'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** The last day of the twelve months that begin with that day. */
function lastOfYear(began: IsoDate): IsoDate | null {
  const anniversary = isoDate(Number(began.slice(0, 4)) + 1, Number(began.slice(5, 7)), Number(began.slice(8)))
  return anniversary && addDays(anniversary, -1)
}
