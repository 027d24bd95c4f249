import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { anyOf, everywhere, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** Length and width of a wound; a depth behind them is no part of the area. */
const SIDES = everywhere(
  inOrder(
    /(?<![\d.x])(\d{1,2}(?:\.\d{1,2})?)[ \t]?(?:cm)?[ \t]?(?:x|×|by)[ \t]?(\d{1,2}(?:\.\d{1,2})?)/,
    optional(/[ \t]?(?:cm)?[ \t]?(?:x|×|by)[ \t]?\d{1,2}(?:\.\d{1,2})?/),
    /[ \t]?cm\b/,
  ),
)

/** All of the wound was debrided, not only measured. */
const WHOLE = anyOf(
  /\b(?:whole|entire|full|complete|total) (?:\w+ )?(?:surface|wound|ulcer|area|bed|thing)\b/,
  /\ball of (?:it|the (?:wound|surface|ulcer))\b/,
  /\b(?:debrided|debridement of) (?:an? )?(?:area (?:of )?)?\d/,
  /\barea debrided\b/,
)

const DEBRIDED = /\bdebrid/

/**
 * The inquiry with the area that follows from the one length and width told of a wound, where it says that all of it was
 * debrided and names no area itself. CPT counts the surface that was debrided, in square centimetres.
 */
export function withDebridedArea(inquiry: Inquiry): Inquiry {
  const { details } = inquiry
  const text = textOf(inquiry)
  if (!details || details.measures.some(({ unit }) => unit === 'sq_cm') || !DEBRIDED.test(text)) return inquiry
  const [sides, second] = [...text.matchAll(SIDES)]
  if (!sides || second || !WHOLE.test(text)) return inquiry
  const value = Number((Number(sides[1]) * Number(sides[2])).toFixed(2))
  const [start, end] = [sides.index, sides.index + sides[0].length]
  const area: Measure = { value, unit: 'sq_cm', text: `${value} sq cm (${sides[1]} x ${sides[2]} cm)`, start, end }
  return { ...inquiry, details: { ...details, measures: [...details.measures, area] } }
}
