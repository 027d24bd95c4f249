import { stat } from 'node:fs/promises'
import { AppError } from '../../src/domain/app-error.ts'
import { inTransaction, type Pool, type Queryable } from '../../src/store/pool.ts'
import { type AuditCheck, verifyAudit } from '../../src/store/upkeep/audit.ts'
import { beginRestore, noteRestore } from '../../src/store/upkeep/restores.ts'
import { migrate } from '../migrate.ts'
import { type LoadedBackup, loadBackup } from './load-backup.ts'
import { readBackupHeader } from './read-backup.ts'
import { requireKnown } from './rebuild-schema.ts'

export type RestoreOptions = {
  file: string
  databaseUrl: string
  queueInPostgres: boolean
  /** What is in the database may go. */
  replace: boolean
  /** The desk has not run since the backup was made. */
  deskWasStopped: boolean
  onTable?: (name: string) => void
}

export type RestoredBackup = LoadedBackup & { audit: AuditCheck; migrations: string[] }

/**
 * Puts a backup in place of what the database holds, in one transaction, and then brings it up to this version's schema. Where
 * the backup cannot be loaded, the database is as it was.
 * @throws AppError `conflict` where the desk still runs on it, or it is not empty and may not be replaced
 */
export async function restoreBackup(pool: Pool, options: RestoreOptions): Promise<RestoredBackup> {
  const { file } = options
  const { migrations } = await readBackupHeader(file)
  await requireKnown(migrations)
  await refuseInUse(pool)
  if (!options.replace) await refuseFilled(pool)
  const { size } = await stat(file)
  const loaded = await inTransaction(pool, async (tx) => {
    const result = await loadBackup(tx, file, options.onTable)
    const { backupId, madeAt } = result.header
    await noteRestore(tx, { backupId, madeAt: new Date(madeAt), bytes: size })
    return result
  })
  const { applied } = await migrate(options.databaseUrl, { queueInPostgres: options.queueInPostgres })
  await beginRestore(pool, options.deskWasStopped)
  // The planner knows nothing of rows that came just now, and would read whole tables for a minute.
  await pool.query('analyze')
  return { ...loaded, migrations: applied, audit: await verifyAudit(pool) }
}

/** Every connection of the program names itself; this command's own has a name of its own. */
async function refuseInUse(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and application_name in ('caseconsultant', 'caseconsultant watcher', 'caseconsultant-queue')`,
  )
  if ((rows[0]?.count ?? 0) === 0) return
  throw new AppError('conflict', 'CaseConsultant still runs on this database: stop every process of it, then restore.')
}

/** The starter set is no loss. */
async function refuseFilled(db: Queryable): Promise<void> {
  for (const table of ['messages', 'cases', 'operators', 'events']) {
    const { rows } = await db.query<{ found: boolean }>(`select to_regclass('public.${table}') is not null as found`)
    if (rows[0]?.found !== true) continue
    const { rowCount } = await db.query(`select 1 from ${table} limit 1`)
    if ((rowCount ?? 0) > 0) {
      throw new AppError(
        'conflict',
        'This database is not empty, and a restore takes the place of all of it: back it up, then say --yes.',
      )
    }
  }
}
