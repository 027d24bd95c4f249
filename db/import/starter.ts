import { copyFacts, refreshStatistics } from '../../src/store/codebook/copy-facts.ts'
import {
  beginEdition,
  type FactTable,
  findLiveEdition,
  goLive,
  lockEdition,
} from '../../src/store/codebook/editions.ts'
import { removeLeavingFacts } from '../../src/store/codebook/remove-facts.ts'
import { inTransaction, type Pool, type Queryable, type Transaction } from '../../src/store/pool.ts'
import { orNull, readStarterEditions, readStarterIndex, type StarterEdition } from './starter-files.ts'
import type { StarterRow } from './starter-line.ts'

/**
 * Loads the starter set, one transaction an edition, and returns the names of the editions that were new or changed.
 * An edition that is live as it stands is left alone, and so is one that somebody imported from the publisher's file.
 */
export async function loadStarterSet(pool: Pool, folder: string): Promise<string[]> {
  const { editions, sha256 } = readStarterIndex(folder)
  const due: StarterRow[] = []
  for (const row of editions) if (!(await isSettled(pool, row, sha256))) due.push(row)
  if (due.length === 0) return []
  const loaded: string[] = []
  const tables = new Set<FactTable>()
  for (const edition of readStarterEditions(folder, due)) {
    const filled = await inTransaction(pool, (tx) => loadStarterEdition(tx, edition, sha256))
    if (filled === null) continue
    loaded.push(`${edition.row.source} ${edition.row.edition}`)
    for (const table of filled) tables.add(table)
  }
  await removeLeavingFacts(pool)
  if (loaded.length > 0) await refreshStatistics(pool, tables)
  return loaded
}

async function isSettled(db: Queryable, row: StarterRow, sha256: string): Promise<boolean> {
  const live = await findLiveEdition(db, row.source ?? '', row.edition ?? '')
  return live !== null && (live.origin === 'import' || live.sha256 === sha256)
}

/** The tables its rows went to; null where another process, starting at the same time, loaded it first. */
async function loadStarterEdition(
  tx: Transaction,
  { row, facts, listed }: StarterEdition,
  sha256: string,
): Promise<FactTable[] | null> {
  const { source = '', edition: label = '' } = row
  await lockEdition(tx, source, label, true)
  if (await isSettled(tx, row, sha256)) return null
  const editionId = await beginEdition(
    tx,
    {
      source,
      label,
      title: row.title ?? '',
      publisher: row.publisher ?? '',
      url: orNull(row.url),
      effective: { from: orNull(row.effective_from), to: orNull(row.effective_to) },
      sha256,
      scope: row.scope === 'listed' ? 'listed' : 'rows',
    },
    'starter',
  )
  const copy = copyFacts(tx, editionId)
  let rows = 0
  for (const fact of facts()) {
    await copy.add(fact.table, fact.row)
    rows += 1
  }
  for (const code of listed) await copy.add('edition_codes', { code })
  const stored = await copy.end()
  await goLive(tx, editionId, rows)
  return [...stored.keys()]
}
