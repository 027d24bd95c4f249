import type { PairEdit } from './pair-edits.ts'

/** True where an edit of the claim bundles the code into another and no modifier separates them. */
export const isTakenIn = (code: string, edits: readonly PairEdit[]): boolean =>
  edits.some(({ active }) => active?.row.modifierIndicator === 0 && active.row.columnTwo === code)

/** The one code of three and more that none of the others takes in for good; null where several are left, and but with the last such edit. */
export function findOnlyPaid(group: readonly PairEdit[], edits: readonly PairEdit[]): string | null {
  const last = edits.findLast(({ active }) => active?.row.modifierIndicator === 0)
  if (last === undefined || !group.includes(last)) return null
  const codes = [...new Set(edits.flatMap(({ pair }) => pair))]
  const left = codes.filter((code) => !isTakenIn(code, edits))
  return codes.length > 2 && left.length === 1 ? (left[0] ?? null) : null
}
