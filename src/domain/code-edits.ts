import type { ModifierIndicator } from './codebook.ts'
import type { Citation } from './edition.ts'
import type { DateSpan, IsoDate } from './iso-date.ts'

/** Whether the code is column one of the edits, or column two. */
export type EditColumn = 1 | 2

/** Which edits of a code are wanted. */
export type EditFilter = {
  /** Editions that speak for the date. */
  editionIds: readonly number[]
  code: string
  column: EditColumn
  asOf: IsoDate
  /** The other code begins like this; upper case, empty for all. */
  beginning: string
}

/** An edit of a code, with the other code of the pair. */
export type CodeEdit = {
  other: string
  description: string | null
  modifierIndicator: ModifierIndicator
  effective: DateSpan
  citation: Citation
}
