import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { codeRepairs, type Repair, readWounds } from '../skin/wound-repairs.ts'

/** The note that says how repairs are added up. */
const NOTE = 'count/repairs'

/** Codes of the wounds that a message tells with their lengths, depths and sites. */
export const repairLengths: Rule = {
  id: 'guidelines/repair-lengths',
  topic: 'guidelines',
  question: 'Which codes report wounds of these lengths, depths and sites?',
  source: 'CPT, guidelines before repair (closure), as the note count/repairs states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const isAsked = asksFor(inquiry, 'code_search', 'units', 'billed_together', 'modifier_choice')
    const wounds = note === undefined || !isAsked ? null : readWounds(inquiry)
    const repairs = wounds === null ? null : codeRepairs(wounds)
    if (note === undefined || repairs === null || repairs.length === 0) return { findings: [], gaps: [] }
    const depthTold = wounds?.every(({ depth }) => depth !== null) ?? true
    const asked = procedureCodes(inquiry.references).filter((code) => /^1[23]\d{3}$/.test(code))
    const isWrong = ({ code, ofOtherLengths }: Repair): boolean =>
      depthTold && !asked.includes(code) && ofOtherLengths.some((each) => asked.includes(each))
    const codes = repairs.flatMap(({ code, further }) => [code, ...(further === null ? [] : [further])])
    return {
      findings: [
        {
          rule: repairLengths.id,
          topic: 'guidelines',
          verdict: repairs.some(isWrong) ? 'not_allowed' : 'informational',
          subjects: [...new Set([...codes, ...asked])],
          parameters: {
            depthTold,
            apart: depthTold && repairs.length > 1,
            depthsDiffer: new Set(repairs.map(({ depth }) => depth)).size > 1,
            repairs: repairs.map(({ lengths, ofOtherLengths, ...repair }) => ({
              ...repair,
              instead: depthTold ? ofOtherLengths.filter((each) => asked.includes(each)) : [],
              sum: lengths.length > 1 ? `${lengths.join(' + ')} = ` : '',
            })),
          },
          citations: [note.citation],
          settles: ['code_search', 'units', 'billed_together', ...(depthTold ? (['modifier_choice'] as const) : [])],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
