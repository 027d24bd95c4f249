import type { Command } from 'commander'
import type { BackupHeader } from '../../db/backup/backup-format.ts'
import { type RestoredBackup, restoreBackup } from '../../db/backup/restore-backup.ts'
import { verifyBackup } from '../../db/backup/verify-backup.ts'
import { claimDataFolder } from '../../workers/data-folder.ts'
import { openDatabase } from '../../workers/open-database.ts'
import type { Config } from '../config.ts'
import { AppError } from '../domain/app-error.ts'
import type { AuditCheck } from '../store/upkeep/audit.ts'
import { noteBackup, noteVerified } from '../store/upkeep/backups.ts'
import { secretId } from './backup.ts'
import { EXIT } from './exit-code.ts'
import { loadConfig, say } from './with-desk.ts'

type Options = { verify?: boolean; yes?: boolean; deskWasStopped?: boolean; server?: string }

/** `caseconsultant restore` */
export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in place of the database, or try whether that would work')
    .argument('<file>', 'as `backup` wrote it')
    .option('--verify', 'load it into a scratch database, count everything, and take that away again')
    .option('--server <url>', 'with --verify: the server to do so on, where the own one may not make databases')
    .option('--yes', 'replace what the database holds')
    .option('--desk-was-stopped', 'no desk has run since the backup was made, so nothing left that is not in it')
    .addHelpText(
      'after',
      `
After a restore no mail leaves by itself that may have left before: at its next start the desk looks into the Sent folder and
into the folder of mail that is done with. What it finds there is on record as sent; of anything else a person decides.
Exit codes: 0 done, 1 refused, 4 no database, 6 the file is damaged or not a backup.

Examples:
  caseconsultant restore --verify desk.tar.zst
  caseconsultant restore desk.tar.zst
  caseconsultant restore desk.tar.zst --desk-was-stopped     moving to another machine`,
    )
    .action(async (file: string, options: Options) => {
      const config = loadConfig()
      await withBadDataCode(() => (options.verify ? verify(config, file, options) : restore(config, file, options)))
    })
}

/** A damaged file is no wrong use of the command. */
async function withBadDataCode(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    say(error.message)
    process.exitCode = EXIT.badData
  }
}

async function verify(config: Config, file: string, { server }: Options): Promise<void> {
  const { databaseUrl, pool, close } = await openDatabase(config, say, 'caseconsultant restore')
  try {
    const { header, manifest, audit } = await verifyBackup(server ?? databaseUrl, file)
    requireWholeTrail(audit)
    // A database that no desk has opened yet has nowhere to note it.
    await noteBackup(pool, { backupId: header.backupId, madeAt: new Date(header.madeAt), bytes: 0 })
      .then(() => noteVerified(pool, header.backupId))
      .catch(() => undefined)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('en-US')
    process.stdout.write(
      `ok: made ${header.madeAt} by version ${header.version}; ${rows} rows in ${manifest.tables.length} tables, ${audit.lines} lines of audit trail\n`,
    )
    for (const line of warnOfKeys(config, header)) say(line)
  } finally {
    await close()
  }
}

function requireWholeTrail({ faults, lines }: AuditCheck): void {
  if (faults.length === 0) return
  throw new AppError(
    'invalid',
    `The audit trail in the backup does not hold: ${faults.length} faults in ${lines} lines.`,
  )
}

async function restore(config: Config, file: string, options: Options): Promise<void> {
  const claim = claimDataFolder(config.dataDir)
  try {
    const { databaseUrl, pool, close } = await openDatabase(config, say, 'caseconsultant restore')
    try {
      const restored = await restoreBackup(pool, {
        file,
        databaseUrl,
        queueInPostgres: config.redisUrl === null,
        replace: options.yes === true,
        deskWasStopped: options.deskWasStopped === true,
      })
      for (const line of describe(config, restored, options.deskWasStopped === true)) say(line)
      requireWholeTrail(restored.audit)
    } finally {
      await close()
    }
  } finally {
    claim.release()
  }
}

function describe(config: Config, { header, migrations }: RestoredBackup, deskWasStopped: boolean): string[] {
  const imported = header.leftOut.filter(({ origin }) => origin === 'import')
  return [
    `The desk is as it was on ${header.madeAt}.`,
    ...(migrations.length > 0 ? [`Its schema was brought up to this version: ${migrations.join(', ')}.`] : []),
    ...warnOfKeys(config, header),
    ...(imported.length > 0
      ? [
          'Not in the backup, to be loaded with caseconsultant data import:',
          ...imported.map(({ source, label }) => `  ${source} ${label}`),
        ]
      : []),
    'Everybody signs in anew.',
    deskWasStopped
      ? 'Next:  npm start'
      : 'Next:  npm start. It first finds out what left since; the answers it cannot be sure of wait under Attention.',
  ]
}

/** What cannot be read or recognised with the keys that are set here. */
function warnOfKeys(config: Config, header: BackupHeader): string[] {
  const held = config.mailEdge.rawMailKeys.map(({ id }) => id)
  const missing = header.rawMailKeyIds.filter((id) => !held.includes(id))
  return [
    ...(header.secretId !== '' && header.secretId !== secretId(config)
      ? [
          'SECRET_KEY is not the one this desk had: replies to its answers would not find their case, and second steps of sign-in fail. Set it before you start.',
        ]
      : []),
    ...(missing.length > 0
      ? [`Originals of mails are sealed with keys that RAW_MAIL_KEY does not hold: ${missing.join(', ')}.`]
      : []),
  ]
}
