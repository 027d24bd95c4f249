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
const FIRST_WELLNESS_VISIT = 'G0438'
const LATER_WELLNESS_VISIT = 'G0439'

/** The date that stands right behind is the one on which Part B began. */
export const PART_B_FROM = /\b(?:part b|pt b|medicare b)\b[^.?!\n\d]{0,24}$/

/** Whether a welcome visit, or a wellness visit, lies within the first twelve months of Part B that a message tells. */
export const welcomeYear: Rule = {
  id: 'coverage/welcome-year',
  topic: 'coverage',
  question: 'Does the visit lie within the first twelve months of Part B, and which one is it then and afterwards?',
  source: '42 CFR 410.16 and 410.15, as the note preventive/wellness-frequency states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const began = findDateBehind(PART_B_FROM, inquiry)
    const served = inquiry.dateOfService
    const codes = procedureCodes(inquiry.references)
    const isAsked = asksFor(inquiry, 'coverage', 'denial', 'status', 'code_search', 'crosswalk', 'billed_together')
    const code = [WELCOME_VISIT, FIRST_WELLNESS_VISIT, LATER_WELLNESS_VISIT].find((each) => codes.includes(each))
    if (note === undefined || began === null || served === null || served < began || !isAsked || code === undefined)
      return { findings: [], gaps: [] }
    const through = lastOfYear(began)
    if (through === null) return { findings: [], gaps: [] }
    const isLate = served > through
    const isWelcome = code === WELCOME_VISIT
    // After the first year a wellness visit is a matter of what came before it, which the date does not tell.
    if (!isWelcome && isLate) return { findings: [], gaps: [] }
    return {
      findings: [
        {
          rule: welcomeYear.id,
          topic: 'coverage',
          verdict: isWelcome !== isLate ? 'allowed' : 'not_allowed',
          subjects: [code],
          parameters: {
            code,
            began,
            through,
            served,
            late: isLate,
            welcome: isWelcome,
            coveredFrom: addDays(through, 1),
            welcomeVisit: WELCOME_VISIT,
            firstVisit: FIRST_WELLNESS_VISIT,
            laterVisit: LATER_WELLNESS_VISIT,
            speaksFor: [NOTE],
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
