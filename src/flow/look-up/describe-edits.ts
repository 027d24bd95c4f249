import type { EditColumn } from '../../domain/code-edits.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Facts, ModifierIndicator } from '../../domain/codebook.ts'
import type { NumberedSource } from '../../domain/draft.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import type { EditPorts } from '../code-page/page-edit-lists.ts'
import { type EditSetting, findSpeakingEdits } from '../code-page/page-edits.ts'
import { SourceList } from './source-list.ts'

/** The NCCI edits of one code in one column on a date, for programs, each with its row. */
export type DescribedEdits = {
  system: CodeSystem
  code: string
  on: IsoDate
  setting: EditSetting
  /** The column the code stands in. */
  column: EditColumn
  /** False where no edition of the date is loaded and the nearest was taken. */
  covers: boolean
  total: number
  edits: {
    other: string
    modifierIndicator: ModifierIndicator
    effectiveFrom: IsoDate | null
    effectiveTo: IsoDate | null
    sources: number[]
  }[]
  /** The other code of the last row where there are more; null on the last page. */
  next: string | null
  sources: NumberedSource[]
}

/** What is wanted of the edits of a code: those whose other code begins like `beginning`, behind `after`. */
export type AskedEdits = {
  system: CodeSystem
  code: string
  on: IsoDate
  setting: EditSetting
  column: EditColumn
  beginning: string
  after: string
  limit: number
}

/** One page of the edits of a code in the order of the other code; null where no file of that setting is loaded, or no row names the code. */
export async function describeEdits(asked: AskedEdits, facts: Facts, ports: EditPorts): Promise<DescribedEdits | null> {
  const { system, code, on, setting, column, beginning, after, limit } = asked
  const speaking = findSpeakingEdits(code, setting, facts)
  if (speaking === null) return null
  const filter = { editionIds: speaking.ids, code, column, asOf: on, beginning }
  const [total, found] = await Promise.all([
    ports.countEdits(filter),
    ports.listEdits(filter, { after, most: limit + 1 }),
  ])
  const isKnown = total > 0 || [...facts.codes, ...facts.fees].some((row) => row.code === code)
  if (!isKnown) return null
  const list = new SourceList()
  const edits = found.slice(0, limit).map(({ other, modifierIndicator, effective, citation }) => ({
    other,
    modifierIndicator,
    effectiveFrom: effective.from,
    effectiveTo: effective.to,
    sources: list.numbersOf([citation], facts.editions),
  }))
  const next = found.length > limit ? (edits.at(-1)?.other ?? null) : null
  return { system, code, on, setting, column, covers: speaking.covers, total, edits, next, sources: list.list }
}
