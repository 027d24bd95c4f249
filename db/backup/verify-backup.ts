import { randomBytes } from 'node:crypto'
import { AppError } from '../../src/domain/app-error.ts'
import { createPool, inTransaction, type Pool } from '../../src/store/pool.ts'
import { type AuditCheck, verifyAudit } from '../../src/store/upkeep/audit.ts'
import { type LoadedBackup, loadBackup } from './load-backup.ts'
import { readBackupHeader } from './read-backup.ts'
import { requireKnown } from './rebuild-schema.ts'

export type VerifiedBackup = LoadedBackup & { audit: AuditCheck }

const PREFIX = 'caseconsultant_trial_'
// https://www.postgresql.org/docs/18/errcodes-appendix.html
const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * Loads the backup into a database of its own on that server, counts its rows and its audit trail again, and drops the
 * database.
 * @throws AppError `invalid` where anything is not as it was when the backup was made
 */
export async function verifyBackup(
  serverUrl: string,
  file: string,
  onTable?: (name: string) => void,
): Promise<VerifiedBackup> {
  await requireKnown((await readBackupHeader(file)).migrations)
  const trial = await makeTrialDatabase(serverUrl)
  try {
    const pool = createPool(trial.url, { applicationName: 'caseconsultant trial' })
    try {
      const loaded = await inTransaction(pool, (tx) => loadBackup(tx, file, onTable))
      await recount(pool, loaded)
      return { ...loaded, audit: await checkAudit(pool, loaded) }
    } finally {
      await pool.end()
    }
  } finally {
    await trial.drop()
  }
}

/** Counted by the database itself, after everything was committed. */
async function recount(pool: Pool, { manifest }: LoadedBackup): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const counted = await pool.query<{ count: number }>(`select count(*) from "${name}"`)
    if (counted.rows[0]?.count !== rows) {
      throw new AppError(
        'invalid',
        `The backup does not hold: ${name} has ${counted.rows[0]?.count} rows, not ${rows}.`,
      )
    }
  }
}

async function checkAudit(pool: Pool, { manifest }: LoadedBackup): Promise<AuditCheck> {
  const audit = await verifyAudit(pool)
  const head = audit.deskHead === null ? null : `${audit.deskHead.seq} ${audit.deskHead.hash}`
  if (audit.lines !== manifest.audit.lines || head !== manifest.audit.head) {
    throw new AppError('invalid', 'The backup does not hold: its audit trail is not the one it was made with.')
  }
  return audit
}

async function makeTrialDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const admin = createPool(serverUrl, { max: 1, applicationName: 'caseconsultant trial' })
  const name = `${PREFIX}${randomBytes(6).toString('hex')}`
  try {
    await dropAbandoned(admin)
    await admin.query(`create database ${name} template template0`)
  } catch (error) {
    await admin.end()
    throw explainFault(error)
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async drop() {
      await admin.query(`drop database if exists ${name} with (force)`).catch(() => undefined)
      await admin.end()
    },
  }
}

/** Left by a trial that was killed. One that is under way has connections, and stays. */
async function dropAbandoned(admin: Pool): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database d where starts_with(datname, $1)
        and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)`,
    [PREFIX],
  )
  for (const { name } of rows) await admin.query(`drop database if exists "${name}"`).catch(() => undefined)
}

function explainFault(error: unknown): unknown {
  if ((error as { code?: unknown }).code !== INSUFFICIENT_PRIVILEGE) return error
  return new AppError(
    'unavailable',
    'The database user may not create a database to try the backup in: grant it (alter role NAME createdb), or name a server where it may with --server URL.',
    { cause: error },
  )
}
