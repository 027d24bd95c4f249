import { isVisit } from '../../domain/visit-codes.ts'
import type { PairEdit } from './pair-edits.ts'

/** True where an edit of the claim bundles the code into another and no modifier separates them. */
export const isTakenIn = (code: string, edits: readonly PairEdit[]): boolean =>
  edits.some(({ active }) => active?.row.modifierIndicator === 0 && active.row.columnTwo === code)

/** The one code of three and more that none of the others takes in for good; null where several are left, and but with the last such edit. */
export function findOnlyPaid(group: readonly PairEdit[], edits: readonly PairEdit[]): string | null {
  const last = edits.findLast(({ active }) => active?.row.modifierIndicator === 0)
  if (last === undefined || !group.includes(last)) return null
  const codes = [...new Set(edits.flatMap(({ pair }) => pair))]
  // A visit told beside them may be of another day or patient.
  if (codes.some(isVisit)) return null
  const left = codes.filter((code) => !isTakenIn(code, edits))
  const [alone] = left
  if (codes.length < 3 || left.length !== 1 || alone === undefined) return null
  // What is only bundled into a code that is not reported itself is still open.
  const isInto = (code: string): boolean =>
    edits.some(
      ({ active }) =>
        active?.row.modifierIndicator === 0 && active.row.columnTwo === code && active.row.columnOne === alone,
    )
  return codes.every((code) => code === alone || isInto(code)) ? alone : null
}
