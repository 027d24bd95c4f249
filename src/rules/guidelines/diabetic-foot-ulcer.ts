import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { findFootUlcer } from '../told/told-foot-ulcer.ts'

const NOTE = 'icd/diabetic-circulation-and-foot'

/** The codes, in their order, of a diabetic foot ulcer that is told with its side and depth. */
export const diabeticFootUlcer: Rule = {
  id: 'guidelines/diabetic-foot-ulcer',
  topic: 'guidelines',
  question: 'Which codes, in which order, report this diabetic foot ulcer?',
  source:
    'ICD-10-CM Tabular List, E10, E11, L97.4 and L97.5; Official Guidelines, sections I.A.15 and I.C.4.a, as the note states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const isAsked = asksFor(inquiry, 'code_search', 'crosswalk', 'documentation')
    const isNamed = inquiry.references.some(({ system }) => system === 'ICD-10-CM')
    const ulcer = note === undefined || !isAsked || isNamed ? null : findFootUlcer(inquiry)
    if (note === undefined || ulcer === null) return { findings: [], gaps: [] }
    return {
      findings: [
        {
          rule: diabeticFootUlcer.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: ulcer.codes.map(({ code }) => code),
          parameters: { codes: ulcer.codes, speaksFor: [NOTE, 'icd/diabetes-combination'] },
          citations: [note.citation],
          settles: ['code_search', 'crosswalk', 'documentation'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
