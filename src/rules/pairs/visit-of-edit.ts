import type { Inquiry } from '../../domain/inquiry.ts'
import { isHospitalsOwnClaim } from '../message/claim-setting.ts'
import type { PairEdit } from './pair-edits.ts'

/** Hydration, injections and infusions, of chemotherapy too. */
const isDrugAdministration = (code: string): boolean =>
  ('96360' <= code && code <= '96379') || ('96401' <= code && code <= '96425')

/**
 * The visit of an edit in force that takes the modifier. One that has the procedure in its own column two keeps none: it goes
 * on the procedure. But a hospital's visit takes 25 beside giving drugs.
 * @see NCCI Policy Manual for Medicare Services 2026, ch. XI, section B.8: under the OPPS both are reported, 25 on the visit
 */
export function visitOfEdit({ active, visit }: PairEdit, inquiry: Inquiry): PairEdit['visit'] {
  if (active === null || visit === null) return visit
  const { columnTwo } = active.row
  const isOfHospital = isDrugAdministration(columnTwo) && isHospitalsOwnClaim(inquiry)
  return visit.code === columnTwo || isOfHospital ? visit : null
}
