import type { AnswerRow, DraftContent, NumberedSource } from '../../domain/draft.ts'

/** A fact a case has: a row of the answer, or one that was taken out of it. */
export type ShelvedRow = AnswerRow & {
  /** A reviewer looked it up; the desk did not conclude it from the message. */
  added: boolean
}

/**
 * Every fact of a case, in the order of their numbers (F1 is the first), and the numbers of those that stand in the answer,
 * in its order. A fact keeps its number for as long as the case has it.
 */
export type FactShelf = { rows: ShelvedRow[]; order: number[] }

/** The shelf of a draft: its own, or all rows of the content as they were drafted. */
export function shelfOf(draft: { content: DraftContent; shelf?: FactShelf | null }): FactShelf {
  if (draft.shelf) return draft.shelf
  const rows = draft.content.rows.map((row) => ({ ...row, added: false }))
  return { rows, order: rows.map((_row, index) => index + 1) }
}

/** The shelf with those facts in the answer, in that order; numbers it does not have, and repeated ones, are left out. */
export function arrangeShelf(shelf: FactShelf, order: readonly number[]): FactShelf {
  const known = [...new Set(order)].filter((number) => shelf.rows[number - 1] !== undefined)
  return { ...shelf, order: known }
}

/** What a reviewer can do with one row of the answer. */
export const ROW_ACTIONS = ['drop', 'restore', 'up', 'down'] as const

export type RowAction = (typeof ROW_ACTIONS)[number]

/** The order after that action on that fact; unchanged where it has no effect. */
export function moveRow(order: readonly number[], number: number, action: RowAction): number[] {
  const at = order.indexOf(number)
  if (action === 'restore') return at < 0 ? [...order, number] : [...order]
  if (at < 0) return [...order]
  if (action === 'drop') return order.filter((each) => each !== number)
  const to = action === 'up' ? at - 1 : at + 1
  if (to < 0 || to >= order.length) return [...order]
  const moved = [...order]
  ;[moved[at], moved[to]] = [moved[to] ?? number, moved[at] ?? number]
  return moved
}

/** The content with the rows of the shelf's order. Sources stay whole, so that their numbers hold while it is written on. */
export function withShelf<Content extends DraftContent>(content: Content, shelf: FactShelf): Content {
  const rows = shelf.order.flatMap((number) => {
    const row = shelf.rows[number - 1]
    if (row === undefined) return []
    const { added: _added, ...plain } = row
    return [plain]
  })
  return { ...content, rows }
}

/** A fact looked up by a reviewer, with sources numbered among themselves. */
export type FoundFact = { row: AnswerRow; sources: NumberedSource[] }

const sameSource = (one: NumberedSource, other: NumberedSource): boolean =>
  one.source === other.source && one.edition === other.edition && one.locator === other.locator

const sameRow = (one: AnswerRow, other: AnswerRow): boolean =>
  one.subject === other.subject && one.statement === other.statement

/** True where the shelf has that fact already, in the answer or taken out of it. */
export function hasFact(shelf: FactShelf, row: AnswerRow): boolean {
  return shelf.rows.some((each) => sameRow(each, row))
}

/** Content and shelf with more facts at the end of the answer; a fact that was taken out comes back under its own number. */
export function addFacts(
  content: DraftContent,
  shelf: FactShelf,
  found: readonly FoundFact[],
): { content: DraftContent; shelf: FactShelf } {
  const sources = [...content.sources]
  const rows = [...shelf.rows]
  const order = [...shelf.order]
  for (const fact of found) {
    const known = rows.findIndex((each) => sameRow(each, fact.row))
    if (known >= 0) {
      if (!order.includes(known + 1)) order.push(known + 1)
      continue
    }
    const numbers = fact.row.sources.flatMap((number) => {
      const source = fact.sources.find((each) => each.number === number)
      return source === undefined ? [] : [numberIn(sources, source)]
    })
    rows.push({ ...fact.row, sources: numbers, added: true })
    order.push(rows.length)
  }
  const next = { rows, order }
  return { content: withShelf({ ...content, sources }, next), shelf: next }
}

/** The number of that source in the list, to which it is added where it is new. */
function numberIn(sources: NumberedSource[], source: NumberedSource): number {
  const known = sources.find((each) => sameSource(each, source))
  if (known !== undefined) return known.number
  const number = Math.max(0, ...sources.map((each) => each.number)) + 1
  sources.push({ ...source, number })
  return number
}
