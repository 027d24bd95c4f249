import { copyFacts, type FactRow } from '../../src/store/codebook/copy-facts.ts'
import { beginEdition, type FactTable, goLive, type NewEdition } from '../../src/store/codebook/editions.ts'
import { inTransaction, type Pool } from '../../src/store/pool.ts'

/** A row and the table it goes to. */
export type TableRow = readonly [FactTable, FactRow]

const ALWAYS = { from: null, to: null }

/** Brings rows in as a live edition that says nothing but what a test names; returns its id. Not for `edition_codes`. */
export async function loadFacts(pool: Pool, edition: Partial<NewEdition>, rows: readonly TableRow[]): Promise<number> {
  const whole: NewEdition = {
    source: 'test',
    label: '2025',
    title: 'made by a test',
    publisher: 'nobody',
    url: null,
    effective: ALWAYS,
    sha256: '00',
    scope: 'rows',
    ...edition,
  }
  return inTransaction(pool, async (tx) => {
    const editionId = await beginEdition(tx, whole, 'import')
    const copy = copyFacts(tx, editionId)
    for (const [table, row] of rows) {
      await copy.add(table, { effective: ALWAYS, locator: 'made', ...row })
    }
    await copy.end()
    await goLive(tx, editionId, rows.length)
    return editionId
  })
}
