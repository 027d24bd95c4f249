import type { Inquiry } from '../domain/inquiry.ts'

/** Well visits of children and what is done for newborns (CPT 2025). */
const OF_CHILDREN = /^99(?:38[1-4]|39[1-4]|46[0-5])$/
const ADULT_YEARS = 18

/** True unless another payer is named, or a child is told of: the schedule says nothing of what that one's payer pays. */
export function isMedicareAsked({ details, references }: Inquiry): boolean {
  if (details?.planType) return details.planType.startsWith('medicare')
  const age = details?.patient.ageYears ?? null
  return !(age !== null && age < ADULT_YEARS) && !references.some(({ code }) => OF_CHILDREN.test(code))
}
