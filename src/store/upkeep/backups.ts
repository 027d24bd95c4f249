import type { Queryable } from '../pool.ts'

/** Resolves when the backup is on record as made; one on record already keeps when it was verified. */
export async function noteBackup(
  db: Queryable,
  { backupId, madeAt, bytes }: { backupId: string; madeAt: Date; bytes: number },
): Promise<void> {
  await db.query(
    'insert into backups (backup_id, made_at, bytes) values ($1, $2, $3) on conflict (backup_id) do nothing',
    [backupId, madeAt, bytes],
  )
}

/** Resolves when it is on record that the backup was loaded and counted. */
export async function noteVerified(db: Queryable, backupId: string): Promise<void> {
  await db.query('update backups set verified_at = now() where backup_id = $1', [backupId])
}

/** When the latest backup was made, and of when the latest one is that was tried; null where there is none. */
export async function findBackupTimes(db: Queryable): Promise<{ made: Date | null; verified: Date | null }> {
  const { rows } = await db.query<{ made: Date | null; verified: Date | null }>(
    'select max(made_at) as made, max(made_at) filter (where verified_at is not null) as verified from backups',
  )
  return rows[0] ?? { made: null, verified: null }
}
