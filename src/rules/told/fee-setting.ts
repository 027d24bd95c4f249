import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { says } from '../message/message-words.ts'
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
