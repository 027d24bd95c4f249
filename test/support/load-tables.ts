import type { Layout, SourceFile } from '../../db/import/layout.ts'
import { copyFacts } from '../../src/store/codebook/copy-facts.ts'
import { beginEdition, goLive } from '../../src/store/codebook/editions.ts'
import { inTransaction, type Pool } from '../../src/store/pool.ts'

/** Brings files of one edition in by their layout, and the edition live; throws where a line cannot be read. */
export async function loadTables(pool: Pool, layout: Layout, files: readonly SourceFile[]): Promise<number> {
  const [first] = files
  const edition = first && layout.recognise(first)
  if (!edition) throw new Error(`${layout.name} does not recognise ${first?.name}`)
  return inTransaction(pool, async (tx) => {
    const editionId = await beginEdition(tx, { ...edition, sha256: '00' }, 'import')
    const copy = copyFacts(tx, editionId)
    for (const file of files) {
      await layout.read(file, edition, {
        add: copy.add,
        reject(_file, line, reason) {
          throw new Error(`${file.name} line ${line}: ${reason}`)
        },
      })
    }
    const rows = [...(await copy.end()).values()].reduce((sum, count) => sum + count, 0)
    await goLive(tx, editionId, rows)
    return editionId
  })
}
