import { hrefOfCode } from '../../domain/code-address.ts'
import type { CodeEdit, EditColumn, EditFilter } from '../../domain/code-edits.ts'
import type { CodeSystem } from '../../domain/code-reference.ts'
import type { Facts, ModifierIndicator } from '../../domain/codebook.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { type EditSetting, findSpeakingEdits, hrefOfColumn, type SpeakingEdits } from './page-edits.ts'
import { collectSources, type FactMark, type PageSource, type PageSources } from './page-sources.ts'

/** Edits shown on the page of the code itself, of each column, and on a page of edits. */
export const EDITS_ON_CODE_PAGE = 8
const EDITS_A_PAGE = 100

export type EditPorts = {
  countEdits(filter: EditFilter): Promise<number>
  listEdits(filter: EditFilter, page: { after: string; most: number }): Promise<CodeEdit[]>
}

/** An edit as a row. */
export type EditRow = {
  other: string
  description: string | null
  indicator: ModifierIndicator
  from: IsoDate | null
  to: IsoDate | null
  href: string
  fact: FactMark
}

/** Edits of a code for claims of one setting, on its page. */
export type PageEdits = {
  setting: EditSetting
  edition: string
  /** False where no edition of the date is loaded and the nearest was taken. */
  covers: boolean
  columns: { column: EditColumn; total: number; href: string; rows: EditRow[] }[]
}

type Asked = { system: CodeSystem; code: string; asOf: IsoDate; dateChosen: boolean }

const SETTINGS = ['practitioner', 'outpatient_hospital'] as const

/** The first edits of each column and how many there are, for each setting whose file is loaded. */
export async function findPageEdits(
  asked: Asked,
  facts: Facts,
  ports: EditPorts,
  sources: PageSources,
): Promise<PageEdits[]> {
  const found: PageEdits[] = []
  for (const setting of SETTINGS) {
    const speaking = findSpeakingEdits(asked.code, setting, facts)
    if (speaking !== null) found.push(await findOfSetting(asked, setting, speaking, ports, sources))
  }
  return found
}

async function findOfSetting(
  { system, code, asOf, dateChosen }: Asked,
  setting: EditSetting,
  { ids, label, covers }: SpeakingEdits,
  ports: EditPorts,
  sources: PageSources,
): Promise<PageEdits> {
  const on = dateChosen ? asOf : null
  const columns = await Promise.all(
    ([1, 2] as const).map(async (column) => {
      const filter = { editionIds: ids, code, column, asOf, beginning: '' }
      const [total, rows] = await Promise.all([
        ports.countEdits(filter),
        ports.listEdits(filter, { after: '', most: EDITS_ON_CODE_PAGE }),
      ])
      return { column, total, href: hrefOfColumn(system, code, setting, column, on), rows }
    }),
  )
  return {
    setting,
    edition: label,
    covers,
    columns: columns.map((each) => ({ ...each, rows: each.rows.map((row) => toRow(row, on, sources)) })),
  }
}

function toRow(
  { other, description, modifierIndicator, effective, citation }: CodeEdit,
  on: IsoDate | null,
  sources: PageSources,
): EditRow {
  const system = /^[A-Z]\d{4}$/.test(other) ? 'HCPCS' : 'CPT'
  return {
    other,
    description,
    indicator: modifierIndicator,
    ...effective,
    href: hrefOfCode(system, other, on),
    fact: sources.mark(citation),
  }
}

/** One page of the edits of a code. */
export type EditList = {
  setting: EditSetting
  column: EditColumn
  edition: string
  covers: boolean
  total: number
  rows: EditRow[]
  /** The other code of the last row where there are more; null on the last page. */
  next: string | null
  sources: PageSource[]
}

/** The edits of a code behind `after`, of those whose other code begins like that; null where no file of the setting is loaded. */
export async function findEditList(
  asked: Asked & { setting: EditSetting; column: EditColumn; beginning: string; after: string },
  facts: Facts,
  ports: EditPorts,
): Promise<EditList | null> {
  const { code, asOf, setting, column, beginning, after, dateChosen } = asked
  const speaking = findSpeakingEdits(code, setting, facts)
  if (speaking === null) return null
  const filter = { editionIds: speaking.ids, code, column, asOf, beginning }
  const [total, found] = await Promise.all([
    ports.countEdits(filter),
    ports.listEdits(filter, { after, most: EDITS_A_PAGE + 1 }),
  ])
  const sources = collectSources(facts.editions)
  const rows = found.slice(0, EDITS_A_PAGE).map((row) => toRow(row, dateChosen ? asOf : null, sources))
  const next = found.length > EDITS_A_PAGE ? (rows.at(-1)?.other ?? null) : null
  return {
    setting,
    column,
    edition: speaking.label,
    covers: speaking.covers,
    total,
    rows,
    next,
    sources: sources.list(),
  }
}
