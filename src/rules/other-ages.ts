import type { Inquiry } from '../domain/inquiry.ts'

/** Preventive visits and vaccine counseling before Medicare's usual age. */
const OF_OTHER_AGES = /^(?:9938[1-6]|9939[1-6]|9946[01])$/

/** True for a service of other ages than Medicare's where no payer is named: then nobody asks whether Medicare pays it. */
export function isOfOtherAges(code: string, { details, payer }: Inquiry): boolean {
  return OF_OTHER_AGES.test(code) && !details?.planType && payer === null
}
