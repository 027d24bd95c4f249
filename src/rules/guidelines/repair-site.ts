import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findMisplacedRepair } from '../skin/repair-sites.ts'

/** The note that says how repairs are grouped by site. */
const NOTE = 'count/repairs'

/** Whether the repair code named is one of the site told. */
export const repairSite: Rule = {
  id: 'guidelines/repair-site',
  topic: 'guidelines',
  question: 'Does the repair code named fit the site of the wound?',
  source: 'CPT, guidelines before repair (closure), as the note count/repairs states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const misplaced = note && findMisplacedRepair(procedureCodes(inquiry.references), textOf(inquiry))
    if (!note || !misplaced) return { findings: [], gaps: [] }
    const { code, instead } = misplaced
    return {
      findings: [
        {
          rule: repairSite.id,
          topic: 'guidelines',
          verdict: 'not_allowed',
          subjects: [code, ...(instead === null ? [] : [instead])],
          parameters: { ...misplaced },
          citations: [note.citation],
          settles: ['code_search', 'billed_together', 'modifier_choice', 'denial', 'code_meaning', 'units'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
