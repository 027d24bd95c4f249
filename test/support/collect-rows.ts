import type { FactRow, Layout, RecognisedEdition, SourceFile } from '../../db/import/layout.ts'
import type { FactTable } from '../../src/store/codebook/editions.ts'

export type CollectedRows = {
  edition: RecognisedEdition
  rows: { table: FactTable; row: FactRow }[]
  rejected: { line: number; reason: string }[]
}

/** What `layout` makes of one file; throws where it does not recognise it. */
export async function collectRows(layout: Layout, file: SourceFile): Promise<CollectedRows> {
  const edition = layout.recognise(file)
  if (edition === null) throw new Error(`${layout.name} does not recognise ${file.name}`)
  const collected: CollectedRows = { edition, rows: [], rejected: [] }
  await layout.read(file, edition, {
    add(table, row) {
      collected.rows.push({ table, row })
      return undefined
    },
    reject(_file, line, reason) {
      collected.rejected.push({ line, reason })
    },
  })
  return collected
}

/** All items, in order. */
export async function toArray<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
