import type { EditPairFact } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
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
