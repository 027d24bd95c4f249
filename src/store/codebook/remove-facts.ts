import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { dividedTable } from './copy-facts.ts'
import { FACT_TABLES } from './editions.ts'

/** How long readers are made to wait for a table that has to go: they queue behind whoever waits to drop it. */
const LOCK_WAIT = '2s'

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Removes the rows of editions that answer no more, an edition a transaction, and resolves to how many are gone. One whose
 * table somebody reads for long is left for the next call. The edition itself stays, so that an answer that cites it
 * can still name it.
 */
export async function removeLeavingFacts(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(`select id from editions where state = 'leaving' order by id`)
  let gone = 0
  for (const { id } of rows) {
    try {
      await inTransaction(pool, (tx) => removeFacts(tx, id))
      gone += 1
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
    }
  }
  return gone
}

async function removeFacts(tx: Queryable, editionId: number): Promise<void> {
  await tx.query(`set local lock_timeout = '${LOCK_WAIT}'`)
  for (const table of FACT_TABLES) {
    const own = dividedTable(table, editionId)
    await tx.query(
      own === null ? `delete from ${table} where edition_id = ${editionId}` : `drop table if exists ${own}`,
    )
  }
  await tx.query(`update editions set state = 'removed' where id = $1`, [editionId])
}
