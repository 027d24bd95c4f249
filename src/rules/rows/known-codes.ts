import type { CodeReference } from '../../domain/code-reference.ts'
import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { findSpeakingEdition, type SpeakingEdition } from './speaking-edition.ts'

/** True where any row speaks of the code. */
export function isKnown(code: string, facts: Facts): boolean {
  const { codes, modifiers, fees, unitLimits, places, denials, conversions } = facts
  return (
    [codes, modifiers, fees, unitLimits, places, denials].some((rows) => rows.some((row) => row.code === code)) ||
    conversions.some(({ fromCode }) => fromCode === code)
  )
}

/** Medi-Cal's own codes for services are a Z and four digits, most of which are no diagnosis either. */
export const isLocal = ({ system, code }: CodeReference, { details }: Inquiry): boolean =>
  system === 'ICD-10-CM' &&
  /^Z\d\d\.\d\d$/.test(code) &&
  details?.planType === 'medicaid' &&
  details.state?.code === 'CA'

/**
 * The complete file that does not list a diagnosis code, which then is none; null where no such file speaks. A later file keeps
 * none of the codes that ended, so it says nothing of the days before it.
 */
export function findAbsence({ system, code }: CodeReference, facts: Facts): SpeakingEdition | null {
  if (system !== 'ICD-10-CM' || isKnown(code, facts)) return null
  const speaking = findSpeakingEdition(facts, 'icd10cm', [code])
  return speaking !== null && (speaking.edition.effective.from ?? '') <= facts.asOf ? speaking : null
}
