import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { textOf } from '../message/message-words.ts'

/** Procedures of the spine and of nerves, whose add-on codes count levels. */
const OF_SPINE = /^(?:22|62|63|64)\d{3}$/

/** True for an add-on code of the spine of which a day may have several: one for each level beyond the first. */
export const isPerFurtherLevel = (code: string, facts: Facts): boolean =>
  OF_SPINE.test(code) &&
  facts.addOns.some(({ addOnCode }) => addOnCode === code) &&
  facts.unitLimits.some((row) => row.code === code && row.setting === 'practitioner' && row.units > 1)

const NUMBERS: Readonly<Record<string, number>> = { one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 }
const SAID = /(?<![\w.-])([1-5]|one|single|two|three|four|five)[ \t-]levels?\b/g
/** `L3 L4 L5`: vertebrae by themselves; `L4-5` names a joint and `L3-L5` leaves open how many. */
const LISTED =
  /(?<![\w-])[ctls]\d{1,2}(?:(?:[ \t]*(?:,|&|\+|and)[ \t]*|[ \t]+)[ctls]\d{1,2})+(?![\w-]|[ \t]*(?:-|\/|to\b|through\b))/g

/** How many levels beyond the first are told; null where they are not, or in two ways. */
export function countFurtherLevels(inquiry: Inquiry): number | null {
  const text = textOf(inquiry)
  const said = [...text.matchAll(SAID)].map(([, count = '']) => NUMBERS[count] ?? Number(count))
  const listed = [...text.matchAll(LISTED)].map(([list]) => new Set(list.match(/[ctls]\d{1,2}/g)).size)
  const told = new Set([...said, ...listed])
  const [levels] = told
  return told.size === 1 && levels !== undefined && levels > 1 ? levels - 1 : null
}
