import type { CodeNoteFact, Facts } from '../../domain/codebook.ts'
import { editionSpan } from '../rows/fee-row.ts'

/**
 * The first of those codes that the yearly conversion table brought, or divided, after the edition of the note: whether the note
 * still stands since then it does not tell. Null where both are as old.
 */
export function findNewerCode(
  codes: readonly string[],
  note: Pick<CodeNoteFact, 'citation' | 'effective'>,
  facts: Facts,
): string | null {
  const until = editionSpan(note, facts).to
  const rows = facts.conversions.filter(
    ({ fromSystem, toSystem, effective }) =>
      fromSystem === 'ICD-10-CM' &&
      toSystem === 'ICD-10-CM' &&
      until !== null &&
      effective.from !== null &&
      effective.from > until,
  )
  return codes.find((code) => rows.some(({ fromCode, toCode }) => fromCode === code || toCode === code)) ?? null
}
