import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { modifiersOn, says } from '../message/message-words.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { CLINIC } from './other-fees.ts'

/** `office vs ASC`: both rates are asked for. */
const OF_BOTH = anyOf(
  inOrder(
    /\b(?:office|non-?facility)\b[^.?!\n]{0,20}\b(?:vs\.?|versus|or|and)[ \t][^.?!\n]{0,12}\b/,
    /(?:asc|facility|hospital|hopd|surgery center)\b/,
  ),
  inOrder(
    /\b(?:asc|facility|hospital|hopd|surgery center)\b[^.?!\n]{0,20}\b(?:vs\.?|versus|or|and)[ \t]/,
    /[^.?!\n]{0,12}\b(?:office|non-?facility)\b/,
  ),
  inOrder(
    /\boffice\b[^\n]{0,24}\b(?:and|what|how)[ \t](?:if|when|about)\b[^.?!\n]{0,32}\b/,
    /asc|facility|hospital|hopd|surgery center|pos 2[1-4]/,
    /\b/,
  ),
)

/** Whether the facility rate holds; null where the message does not say where the service took place. */
export function isInFacility(inquiry: Inquiry, { places }: Facts): boolean | null {
  const { setting, references } = inquiry
  if (says(inquiry, OF_BOTH)) return null
  const named = references.flatMap(({ system, code }) => (system === 'POS' ? [code] : []))
  const rates = new Set(places.flatMap((place) => (named.includes(place.code) ? (place.facility ?? []) : [])))
  // `POS 11 vs 22`: both are asked.
  if (rates.size > 1) return null
  for (const facility of rates) return facility
  // A clinic paid by the visit is paid the rest, as care management, at the rate outside a facility (42 CFR 405.2464).
  if (setting === 'office' || says(inquiry, CLINIC)) return false
  return setting === 'outpatient_hospital' || setting === 'inpatient_hospital' || setting === 'facility' ? true : null
}

/**
 * The whole service, or the parts of it that are written on the code. Of a test in a facility the physician has the
 * professional part alone: for the whole service the file marks the facility NA.
 */
export function listFeeParts(inquiry: Inquiry, code: string, facts: Facts): (string | null)[] {
  const parts = modifiersOn(inquiry, code).filter((modifier) => modifier === '26' || modifier === 'TC')
  if (parts.length > 0) return parts
  const splits = findFeeRow(facts, code)?.row.professionalTechnical === '1' && findFeeRow(facts, code, '26') !== null
  return [splits && isInFacility(inquiry, facts) === true ? '26' : null]
}
