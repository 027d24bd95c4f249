import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findReportable, type Reportable } from '../operations/reportable-operations.ts'

/** Codes of an operation told by what was done, where the message names none. */
export const toldOperations: Rule = {
  id: 'search/told-operations',
  topic: 'search',
  question: 'Which codes report what an operative note tells?',
  source: 'CPT guidelines of each family of operations; rows of the codes say that they are in force',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const told = findReportable(inquiry, facts)
    if (told.length === 0) return { findings: [], gaps: [] }
    const citations = told.flatMap((each) => each.citations)
    return {
      findings: [
        {
          rule: toldOperations.id,
          topic: 'search',
          verdict: 'informational',
          subjects: [...new Set(told.flatMap(({ operation }) => operation.codes))],
          parameters: { operations: told.map(tell) },
          citations: citations as [Citation, ...Citation[]],
          settles: ['code_search'],
          basis: 'rows',
        },
      ],
      gaps: [],
    }
  },
}

const tell = ({ operation: { codes, described, decides, bothSides }, rows }: Reportable) => ({
  codes: [...codes],
  described,
  decides: decides ?? '',
  // Indicator 1 of the relative value file: 50 takes effect.
  bilateral: bothSides && rows.every(({ bilateral }) => bilateral === '1'),
})
