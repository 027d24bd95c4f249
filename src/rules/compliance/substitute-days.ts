import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { addDays } from '../../domain/iso-date.ts'
import { findDateBehind } from '../days/date-behind.ts'
import { says } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'

const NOTE = 'compliance/locum'
/** A substitute physician is billed under the absent one for this many continuous days. */
const MOST_DAYS = 60

const SUBSTITUTE = /\blocums?\b|\bsubstitute (?:physician|doctor|doc)|\bfee-for-time\b|\breciprocal billing\b/
const BEGAN = /\b(?:since|starting|started|starts|began|begins|from|effective|as of|beginning)\b[^.?!\n\d]{0,16}$/
/** Called to active duty the absent one may be stood in for longer; a nurse practitioner may not be at all. */
const OTHERWISE =
  /\bactive duty\b|\bdeploy|\breserv(?:e|ist)|\bnational guard\b|\blocums? (?:np|pa|crna)\b|\bnurse practitioner\b/

/** Until when a substitute may be billed under the absent physician, by the day on which it began. */
export const substituteDays: Rule = {
  id: 'compliance/substitute-days',
  topic: 'compliance',
  question: 'On which day do the 60 days of a substitute physician (Q5, Q6) end?',
  source: 'Pub. 100-04, ch. 1, section 30.2.11, as the note compliance/locum states it',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const modifiers = ['Q5', 'Q6'].filter((each) =>
      inquiry.references.some(({ code, modifiers: own }) => code === each || own.includes(each)),
    )
    const isOfSubstitute = (modifiers.length > 0 || says(inquiry, SUBSTITUTE)) && !says(inquiry, OTHERWISE)
    const from = isOfSubstitute ? findDateBehind(BEGAN, inquiry) : null
    if (note === undefined || from === null) return { findings: [], gaps: [] }
    return {
      findings: [
        {
          rule: substituteDays.id,
          topic: 'compliance',
          verdict: 'allowed_with_modifier',
          subjects: modifiers,
          parameters: {
            from,
            through: addDays(from, MOST_DAYS - 1),
            after: addDays(from, MOST_DAYS),
            days: MOST_DAYS,
            modifier: modifiers.length === 1 ? (modifiers[0] ?? null) : null,
            speaksFor: [NOTE],
          },
          citations: [note.citation],
          settles: ['modifier_choice', 'compliance', 'coverage', 'em_level', 'denial', 'billed_together'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
