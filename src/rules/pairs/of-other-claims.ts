import type { Inquiry } from '../../domain/inquiry.ts'
import { isOfAnesthetist } from './of-anesthetist.ts'
import type { PairEdit } from './pair-edits.ts'

const GIVEN_BY_PART_B = /^G00(?:08|09|10)$/
const GIVEN_OTHERWISE = /^9047[1-4]$/
/** Shingles, RSV and tetanus vaccines, which Medicare pays under Part D. */
const OF_PART_D = /^90(?:750|714|715|678|679|683)$/

/**
 * True for an edit that does not meet the claim asked about: of anesthesia by somebody else; of two ways of giving vaccines
 * that go to two plans, Part B and Part D.
 */
export function isOfOtherClaim(edit: PairEdit, inquiry: Inquiry): boolean {
  const { active } = edit
  if (active === null) return false
  if (isOfAnesthetist(edit, inquiry)) return true
  const { columnOne, columnTwo } = active.row
  const pair = [columnOne, columnTwo]
  const isOfTwoPlans = [GIVEN_BY_PART_B, GIVEN_OTHERWISE].every((codes) => pair.some((code) => codes.test(code)))
  return isOfTwoPlans && inquiry.references.some(({ code }) => OF_PART_D.test(code))
}
