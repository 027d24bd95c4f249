import type { CodeNoteFact, Facts } from '../../domain/codebook.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { findCodeLife, firstDate } from '../rows/code-life.ts'
import { editionSpan } from '../rows/fee-row.ts'

/**
 * The first of those codes that began, or was divided by the yearly conversion table, after the edition of the note: whether the
 * note still stands since then it does not tell. Null where both are as old.
 */
export function findNewerCode(
  codes: readonly string[],
  note: Pick<CodeNoteFact, 'citation' | 'effective'>,
  facts: Facts,
): string | null {
  const until = editionSpan(note, facts).to
  const isNewer = (code: string): boolean => {
    const began = beganOn(code, facts)
    return until !== null && began !== null && began > until
  }
  // A row of the table names the new code and what it was before, which is divided where the new one stands below it.
  const renewed = facts.conversions.flatMap(({ fromSystem, fromCode, toSystem, toCode }) => {
    if (fromSystem !== 'ICD-10-CM' || toSystem !== 'ICD-10-CM' || !isNewer(fromCode)) return []
    return toCode !== null && fromCode.startsWith(toCode) ? [fromCode, toCode] : [fromCode]
  })
  return codes.find((code) => renewed.includes(code)) ?? null
}

/** The day on which a code began, as far as the files tell. */
function beganOn(code: string, facts: Facts): IsoDate | null {
  const life = findCodeLife(facts, code, 'ICD-10-CM')
  return life === null ? null : firstDate(life)
}
