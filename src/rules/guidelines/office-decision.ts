import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isLevelledOfficeVisit, isNewOfficeVisit } from '../../domain/visit-codes.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findStableIllnesses } from '../told/stable-illnesses.ts'

const NOTE = 'em/two-chronic-with-prescription'

/** The level of an office visit by the two elements of decision making that a message tells. */
export const officeDecision: Rule = {
  id: 'guidelines/office-decision',
  topic: 'guidelines',
  question: 'Which level do the problems and the drugs told reach by decision making?',
  source: 'CPT E/M guidelines from 2021, as the note em/two-chronic-with-prescription states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = procedureCodes(inquiry.references)
    const isOffice = codes.length > 0 && codes.every(isLevelledOfficeVisit)
    const isNew = codes.every(isNewOfficeVisit)
    const isMixed = !isNew && codes.some(isNewOfficeVisit)
    const note = isOffice && !isMixed && asksFor(inquiry, 'em_level') ? findNote(facts, NOTE) : undefined
    const illnesses = note ? findStableIllnesses(textOf(inquiry)) : []
    if (note === undefined || illnesses.length === 0) return { findings: [], gaps: [] }
    return {
      findings: [
        {
          rule: officeDecision.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [...new Set([isNew ? '99204' : '99214', ...codes])],
          parameters: { code: isNew ? '99204' : '99214', illnesses },
          citations: [note.citation],
          settles: ['em_level', 'documentation'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
