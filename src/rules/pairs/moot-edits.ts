import { namesCode } from '../message/code-places.ts'
import type { PairEdit } from './pair-edits.ts'

/**
 * A code that no modifier separates from another of the claim is not payable; what else it is bundled into is idle, where no
 * sentence of the message asks about those two without that other one.
 */
export function isMoot({ active }: PairEdit, edits: readonly PairEdit[], message = ''): boolean {
  if (active === null || active.row.modifierIndicator === 0) return false
  const { columnOne, columnTwo } = active.row
  const stronger = edits.flatMap(({ active: each }) =>
    each?.row.modifierIndicator === 0 && each.row.columnTwo === columnTwo ? [each.row.columnOne] : [],
  )
  const isAskedAlone = message
    .split(/[.?!\n]/)
    .some(
      (each) =>
        [columnOne, columnTwo].every((code) => namesCode(each, code)) &&
        !stronger.some((code) => namesCode(each, code)),
    )
  return stronger.length > 0 && !isAskedAlone
}
