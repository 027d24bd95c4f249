import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor } from '../message/message-words.ts'
import { procedureCodes } from './code-life.ts'

/** Well visits of the young, what is given to them with counseling, and care of newborns (CPT 2025). */
const OF_CHILDREN = /^(?:993[89][1-4]|9946[0-5]|9046[01]|9038[012]|9638[01])$/
/** Routine physicals, which nobody bills to Medicare who does not say so. */
const PHYSICAL = /^993[89]\d$/
const ADULT_YEARS = 18

/**
 * True unless another payer is named, the code or the patient is of an age that Medicare seldom insures, or a routine
 * physical stands in a question of something else than payment.
 */
export function isMedicareAsked(inquiry: Inquiry): boolean {
  const { details, payer } = inquiry
  if (details?.planType) return details.planType.startsWith('medicare')
  if (payer !== null) return true
  const age = details?.patient.ageYears ?? null
  const codes = procedureCodes(inquiry.references)
  if ((age !== null && age < ADULT_YEARS) || codes.some((code) => OF_CHILDREN.test(code))) return false
  return !codes.some((code) => PHYSICAL.test(code)) || asksFor(inquiry, 'coverage', 'status', 'fee', 'denial')
}
