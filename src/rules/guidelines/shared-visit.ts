import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Parameters, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findShares } from '../told/told-shares.ts'

const NOTE = 'em/split-shared-2024'
/** Visits in a facility that may be shared (42 CFR 415.140); critical care goes by time alone. */
const SHARED = /^(?:992[23]\d|9928[1-5]|993(?:0[4-9]|10))$/

/** Levels of hospital visits by the total minutes of the date from which each is reported (CPT 2023 and later). */
const TIMES: readonly (readonly (readonly [minutes: number, code: string])[])[] = [
  [
    [40, '99221'],
    [55, '99222'],
    [75, '99223'],
  ],
  [
    [25, '99231'],
    [35, '99232'],
    [50, '99233'],
  ],
]

/** The level that the minutes of both make, where the only code asked about is another one of its kind; empty else. */
function findByTime([asked, second]: readonly string[], sum: number): Parameters {
  const kind = TIMES.find((levels) => levels.some(([, code]) => code === asked))
  const level = kind?.findLast(([minutes]) => minutes <= sum)?.[1] ?? null
  const needs = kind?.find(([, code]) => code === asked)?.[0] ?? null
  const isOther = asked !== undefined && second === undefined && level !== null && level !== asked
  return isOther ? { level, asked, needs } : { level: null, asked: null, needs: null }
}

/** Who bills a visit that a practitioner and a physician shared, by the minutes and the decision making told. */
export const sharedVisit: Rule = {
  id: 'guidelines/shared-visit',
  topic: 'guidelines',
  question: 'Who gave more than half of the time of this shared visit, and may the other bill it by decision making?',
  source: '42 CFR 415.140; Pub. 100-04, ch. 12, section 30.6.18, as the note em/split-shared-2024 states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const codes = procedureCodes(inquiry.references).filter((code) => SHARED.test(code))
    const isOffice = inquiry.setting === 'office'
    const shares = note === undefined || codes.length === 0 || isOffice ? null : findShares(inquiry)
    if (note === undefined || shares === null) return { findings: [], gaps: [] }
    const { practitioner, physician, sum, decided } = shares
    return {
      findings: [
        {
          rule: sharedVisit.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: codes,
          parameters: {
            most: Math.max(practitioner, physician),
            sum,
            ofPhysician: physician > practitioner,
            decided,
            ...findByTime(codes, sum),
          },
          citations: [note.citation],
          settles: ['em_level', 'modifier_choice', 'billed_together', 'documentation', 'compliance'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
