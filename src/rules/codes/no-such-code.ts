import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findAbsence, isLocal } from '../rows/known-codes.ts'
import type { SpeakingEdition } from '../rows/speaking-edition.ts'

/** Diagnosis codes that a complete code file does not list: they are none. */
export const noSuchCode: Rule = {
  id: 'codes/no-such-code',
  topic: 'codes',
  question: 'Is this a diagnosis code at all?',
  source: 'ICD-10-CM order file, where the whole of it is loaded',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const absent = new Map(
      inquiry.references.flatMap((each): [string, SpeakingEdition][] => {
        const speaking = isLocal(each, inquiry) ? null : findAbsence(each, facts)
        return speaking === null ? [] : [[each.code, speaking]]
      }),
    )
    return { findings: [...absent].map(([code, speaking]) => conclude(code, speaking)), gaps: [] }
  },
}

function conclude(code: string, { edition, covers }: SpeakingEdition): Finding {
  const { from, to } = edition.effective
  return {
    rule: noSuchCode.id,
    topic: 'codes',
    verdict: 'not_allowed',
    subjects: [code],
    parameters: { code, edition: edition.label, covers, through: covers ? null : to },
    citations: [
      {
        source: edition.source,
        edition: edition.label,
        locator: `no row for ${code}`,
        effectiveFrom: from,
        effectiveTo: to,
      },
    ],
    settles: ['code_meaning', 'status', 'denial', 'coverage', 'crosswalk', 'code_search', 'billed_together'],
    basis: 'rows',
  }
}
