import type { EditPairFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { says } from './message-words.ts'

/** Whose claim it is decides, not where the patient lay: a surgeon in a hospital bills as a practitioner. */
const PROFESSIONAL =
  /\bpro(?:fessional)?[- ]?fee|\bprofessional (?:claim|side|billing)|\bcms[- ]?1500|\bphysician (?:claim|side)/
const HOSPITAL =
  /\bfacility (?:claim|side|billing|edit)|\bub[- ]?04|\bopps\b|\bapcs?\b|\bhospital (?:claim|side|bill)|\brev(?:enue)? code/

/** The NCCI files that speak for the claim asked about: practitioners' (ASC included) or hospital outpatient. */
export function claimSetting(inquiry: Inquiry): EditPairFact['setting'] {
  if (says(inquiry, PROFESSIONAL)) return 'practitioner'
  if (says(inquiry, HOSPITAL) || inquiry.references.some(({ system }) => system === 'REVENUE')) {
    return 'outpatient_hospital'
  }
  if (inquiry.references.some(({ system }) => system === 'POS')) return 'practitioner'
  return inquiry.setting === 'outpatient_hospital' ? 'outpatient_hospital' : 'practitioner'
}

/** The hospital's level of a visit, which is none of the practitioner's. */
const HOSPITAL_LEVEL = anyOf(
  /\bfacility (?:ed|er|emergency|levels?|coding|coders?)\b/,
  /\b(?:ed|er|emergency) facility (?:levels?|visits?|charges?|coding)\b/,
)
/** Practitioners' fees beside the hospital's, also those a critical access hospital bills, by their revenue codes. */
const FOR_PRACTITIONERS = anyOf(
  /\bmethod (?:ii|2)\b|\b09[678]\d\b|\brev(?:enue)?\.? (?:codes? )?9[678]\d\b/,
  /\b(?:our|my) (?:ed |er |emergency )?(?:docs?|doctors?|physicians?)\b|\b(?:ed|er|emergency|physicians?|docs?) group\b/,
)

/** True for what a hospital bills for itself, which goes by its own levels and not by those of its practitioners. */
export function isHospitalsOwnClaim(inquiry: Inquiry): boolean {
  const isRevenueTold = inquiry.references.some(({ system }) => system === 'REVENUE')
  if (says(inquiry, PROFESSIONAL) || says(inquiry, FOR_PRACTITIONERS)) return false
  return isRevenueTold || says(inquiry, HOSPITAL) || says(inquiry, HOSPITAL_LEVEL)
}
