import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { findToldClass } from '../told/told-obesity.ts'

const NOTE = 'icd/obesity'

/** The code of the class of obesity that the provider documented. */
export const obesityClass: Rule = {
  id: 'guidelines/obesity-class',
  topic: 'guidelines',
  question: 'Which code reports the documented class of obesity?',
  source: 'ICD-10-CM Official Guidelines for Coding and Reporting, section I.C.4.b, as the note icd/obesity states it',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    // The note holds from the day on which these codes came.
    const note = findNote(facts, NOTE)
    const told = findToldClass(inquiry)
    const isAsked = asksFor(inquiry, 'code_search', 'crosswalk', 'status', 'denial', 'billed_together')
    if (note === undefined || told === null || !isAsked) return { findings: [], gaps: [] }
    const { code, number } = told
    const written = inquiry.references.flatMap((each) => (/^(?:E66\.|Z68\.)/.test(each.code) ? [each.code] : []))
    const instead = written.filter((each) => each.startsWith('E66.') && each !== code)
    const index = written.find((each) => each.startsWith('Z68.')) ?? null
    return {
      findings: [
        {
          rule: obesityClass.id,
          topic: 'guidelines',
          verdict: instead.length > 0 ? 'not_allowed' : 'informational',
          subjects: [...new Set([code, ...written])],
          parameters: { code, number, instead: [...new Set(instead)], index },
          citations: [note.citation],
          settles: ['code_search', 'crosswalk', 'status', 'denial', 'billed_together'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
