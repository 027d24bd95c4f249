import type { Inquiry } from '../../domain/inquiry.ts'
import { areOfTwoSides } from '../message/message-words.ts'
import { findToldPlaces } from './told-places.ts'

/**
 * True where the message sets the codes of which a note says no on two sides, or each pair of them at two places.
 * @param besides those of the codes beside which the others stand
 */
export function areToldApart(codes: readonly string[], besides: readonly string[], inquiry: Inquiry): boolean {
  if (areOfTwoSides([...codes], inquiry)) return true
  const pairs = codes.flatMap((one) =>
    besides.includes(one) ? [] : besides.map((other) => findToldPlaces([one, other], inquiry)?.kind),
  )
  return pairs.length > 0 && pairs.every((kind) => kind === 'apart')
}
