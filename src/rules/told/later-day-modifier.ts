import type { Inquiry } from '../../domain/inquiry.ts'
import type { LaterDay } from '../days/dated-services.ts'
import { textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { findSkinPlaces } from './skin-places.ts'

/** A second excision of what the first left behind is the more extensive procedure of one course of treatment. */
const FURTHER_EXCISION =
  /\bre-?excis\w*|\b(?:positive|involved) margins?\b|\bmargins? (?:were |was |came back )?(?:positive|involved)\b/
const SAME_PLACE = /\bsame (?:spot|site|lesion|area|scar|place)\b|\bmargins?\b/

/** Codes of one kind of excision and place: 11600 to 11606 are those of trunk and limbs. */
const FAMILY = 4

/**
 * The modifier of the only procedure of a later day, where the lines of that day tell that it goes on with the first one (58) or
 * was done at another place of the skin (79); else null.
 */
export function modifierOfDay({ surgery, procedures, lines }: LaterDay, inquiry: Inquiry): '58' | '79' | null {
  const [second, ...further] = procedures
  if (second === undefined || further.length > 0) return null
  if (FURTHER_EXCISION.test(lines) && SAME_PLACE.test(lines)) return '58'
  const text = textOf(inquiry)
  const alike = procedureCodes(inquiry.references).filter((code) => code.slice(0, FAMILY) === surgery.slice(0, FAMILY))
  const first = alike.flatMap((code) => findSkinPlaces(code, text) ?? [])
  const place = findSkinPlaces(second, text)
  return place !== null && first.length > 0 && first.every((each) => place.isApartFrom(each)) ? '79' : null
}
