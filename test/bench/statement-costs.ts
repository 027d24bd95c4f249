import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from '../../src/store/pool.ts'

const LIBRARY = 'pg_stat_statements'

/** Forgets what statements cost until now; does nothing where the server was not started with the library that counts. */
export async function resetStatementCosts(admin: Pool): Promise<void> {
  await admin.query(`create extension if not exists ${LIBRARY}`).catch(() => undefined)
  await admin.query(`select ${LIBRARY}_reset()`).catch(() => undefined)
}

/** Writes into the folder what each statement cost since, dearest first: calls, planning and execution in milliseconds, rows. */
export async function writeStatementCosts(admin: Pool, folder: string, name: string): Promise<void> {
  const costs = await admin
    .query<{ line: string }>(
      `select concat_ws(E'\\t', sum(calls), round(sum(total_plan_time)), round(sum(total_exec_time)), sum(rows), toplevel,
                left(regexp_replace(query, '\\s+', ' ', 'g'), 300)) as line
         from ${LIBRARY} group by query, toplevel order by sum(total_plan_time + total_exec_time) desc limit 80`,
    )
    .catch(() => null)
  if (costs === null) return
  const lines = ['calls\tplan ms\texec ms\trows\ttop\tstatement', ...costs.rows.map(({ line }) => line)]
  await writeFile(join(folder, `${name}.statements.tsv`), `${lines.join('\n')}\n`)
}
