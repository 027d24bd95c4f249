import { inOrder, optional } from '../../patterns/compose-patterns.ts'
import type { DrugAmount } from './drug-unit.ts'

const SIDE = /(?<side>od|os|right|left|rt|lt|r|l)\b\.?/
const PLACE = optional(
  /[ \t]?(?<place>eye|knee|shoulder|hip|elbow|wrist|ankle|hand|foot|ear|arm|leg|thigh|buttock)s?\b/,
)

const AFTER = inOrder(
  /^\s?(?:was |were |given |injected |administered )*(?:(?:in|into|to|for|on) )?(?:the |her |his )?/,
  SIDE,
  PLACE,
)
const BEFORE = inOrder(/\b/, SIDE, PLACE, /[ \t:=-]*(?:got |had |received |was given )?$/)

/** How far from an amount the side it was given on is looked for. */
const NEAR = 40

const LEFT = new Set(['os', 'left', 'lt', 'l'])

/** `2 mg in OD and 2 mg in OS`: the one of two of which each had the same dose; null where that is not told. */
export function findEachOfSides(dose: DrugAmount, amounts: readonly DrugAmount[], text: string): string | null {
  const alike = amounts.filter(({ amount, measure }) => amount === dose.amount && measure === dose.measure)
  const sides = alike.flatMap(({ start, end }): Partial<Record<string, string>>[] => {
    const match = AFTER.exec(text.slice(end, end + NEAR)) ?? BEFORE.exec(text.slice(Math.max(0, start - NEAR), start))
    return match?.groups ? [match.groups] : []
  })
  if (alike.length !== 2 || sides.length !== 2) return null
  const areBoth = new Set(sides.map(({ side = '' }) => LEFT.has(side))).size === 2
  if (!areBoth) return null
  if (sides.some(({ side }) => side === 'od' || side === 'os')) return 'eye'
  return sides.find(({ place }) => place !== undefined)?.place ?? 'side'
}
