import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { findDateBehind } from '../days/date-behind.ts'
import { countDays } from '../days/message-days.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

const NOTE = 'compliance/sterilization-consent'
const STERILIZATION = /^(?:55250|58600|58605|58611|58615|58670|58671)$/

/** `the consent form was signed 4/2/26`: the date that stands right behind is that of the signature. */
const SIGNED = inOrder(
  /\b(?:consent|hhs-? ?687)(?: form)?\b/,
  anyOf(/[^.?!;\n\d]{0,24}\b(?:signed|dated|obtained|completed)\b[^.?!;,\n\d]{0,8}$/, /(?: of| from| on|:)?[ \t]$/),
)

/** Days that must have passed since the consent, and after which it is too old (42 CFR 441.253). */
const [LEAST, MOST] = [30, 180]

/** Whether the consent form was signed at the time that Medicaid asks for, by the dates that a message tells. */
export const sterilizationConsent: Rule = {
  id: 'compliance/sterilization-consent',
  topic: 'compliance',
  question: 'Was the consent to the sterilization signed 30 to 180 days before it?',
  source: '42 CFR 441.253, as the note compliance/sterilization-consent states it',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const codes = procedureCodes(inquiry.references).filter((code) => STERILIZATION.test(code))
    const done = inquiry.dateOfService
    const signed = codes.length > 0 ? findDateBehind(SIGNED, inquiry) : null
    if (note === undefined || done === null || signed === null || signed > done) return { findings: [], gaps: [] }
    const days = countDays(signed, done)
    const fault = days < LEAST ? 'early' : days > MOST ? 'late' : null
    return {
      findings: [
        {
          rule: sterilizationConsent.id,
          topic: 'compliance',
          verdict: fault === null ? 'allowed' : 'not_allowed',
          subjects: codes,
          parameters: { signed, done, days, fault, speaksFor: [NOTE] },
          citations: [note.citation],
          settles: ['coverage', 'documentation', 'denial', 'compliance'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
