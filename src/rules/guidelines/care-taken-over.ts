import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays } from '../../domain/iso-date.ts'
import { countDays } from '../days/message-days.ts'
import { findDaysOf } from '../days/service-days.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { findTakenOver } from '../told/told-taken-over.ts'

const NOTE = 'global/transfer-of-care'
const GLOBAL_DAYS = 90

/** How many of the 90 days after a surgery are of who took its care over on a day that the message tells. */
export const careTakenOver: Rule = {
  id: 'guidelines/care-taken-over',
  topic: 'guidelines',
  question: 'How many days of postoperative care does the receiving practitioner report with modifier 55?',
  source: 'relative value file (PPRRVU), global days; Pub. 100-04, ch. 12, sections 40.2 and 40.4',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const note = findNote(facts, NOTE)
    const major = procedureCodes(inquiry.references).flatMap((code) => {
      const fee = findFeeRow(facts, code)
      return fee?.row.globalDays === '090' ? [{ code, fee }] : []
    })
    const [only] = major
    if (note === undefined || only === undefined || major.length > 1) return nothing
    const [first] = findDaysOf(only.code, inquiry)
    const surgery = first ?? inquiry.dateOfService
    const told = findTakenOver(inquiry)
    const counted = surgery !== null && told?.day && told.day < GLOBAL_DAYS ? addDays(surgery, told.day) : null
    const assumed = told?.date ?? counted
    if (surgery === null || assumed === null || surgery >= assumed) return nothing
    const last = addDays(surgery, GLOBAL_DAYS)
    if (assumed > last) return nothing
    return {
      findings: [
        {
          rule: careTakenOver.id,
          topic: 'guidelines',
          verdict: 'allowed_with_modifier',
          subjects: [only.code],
          parameters: {
            code: only.code,
            surgery,
            assumed,
            last,
            days: countDays(assumed, last) + 1,
            of: GLOBAL_DAYS,
            counted: told?.date ? null : (told?.day ?? null),
            speaksFor: [NOTE],
          },
          citations: [only.fee.row.citation, note.citation],
          settles: ['modifier_choice', 'units', 'global_period', 'billed_together', 'denial', 'documentation'],
          basis: 'rows',
        },
      ],
      gaps: [],
    }
  },
}
