import type { CodeFact, Facts } from '../../domain/codebook.ts'
import { type DrugUnit, readDrugUnit } from './drug-unit.ts'

/** `whose units count single milligrams, so 20 mg is 20 units` */
const COUNTS_SINGLE = /\bwhose units count single (milligrams|micrograms)\b/
const SINGLE: Readonly<Record<string, string>> = { milligrams: '1 mg', micrograms: '1 mcg' }

/**
 * The unit of a code whose own row has no description, as the row of the code it replaced tells it; null where none does. The
 * row carries the citation of what told it.
 */
export function findToldUnit(code: string, facts: Facts): { row: CodeFact; unit: DrugUnit } | null {
  const row = facts.codes.find((each) => each.code === code && each.system === 'HCPCS')
  if (row === undefined) return null
  for (const { replacedBy, condition, citation } of facts.replacements) {
    const measure = SINGLE[COUNTS_SINGLE.exec(condition ?? '')?.[1] ?? '']
    const unit = measure !== undefined && replacedBy.includes(code) ? readDrugUnit(measure) : null
    if (unit) return { row: { ...row, citation }, unit }
  }
  return null
}
