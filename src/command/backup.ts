import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type MadeBackup, writeBackup } from '../../db/backup/write-backup.ts'
import { findSecret } from '../../workers/data-folder.ts'
import { openDatabase } from '../../workers/open-database.ts'
import type { Config } from '../config.ts'
import { noteBackup } from '../store/upkeep/backups.ts'
import { bytesInWords } from './bytes-in-words.ts'
import { EXIT } from './exit-code.ts'
import { VERSION } from './version.ts'
import { loadConfig, say } from './with-desk.ts'

type Options = { codeData: boolean }

/** `caseconsultant backup` */
export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('write every row of the desk, as of one moment, into one file; the desk may run meanwhile')
    .argument('[file]', 'a name that does not exist yet; by default one of today in DATA_DIR/backups')
    .option('--no-code-data', 'leave out what the publishers’ files hold: it can be imported again')
    .addHelpText(
      'after',
      `
The name of the file is printed. An interrupted backup leaves nothing that looks like one. Questions and answers stand in it
in the clear; the original bytes of mails are sealed in it where they are sealed in the database (RAW_MAIL_KEY). Settings and
keys are not in it: keep SECRET_KEY, RAW_MAIL_KEY and .env elsewhere.

Examples:
  caseconsultant backup
  caseconsultant backup /mnt/safe/desk.tar.zst --no-code-data
  caseconsultant restore --verify /mnt/safe/desk.tar.zst`,
    )
    .action(async (given: string | undefined, options: Options) => {
      const config = loadConfig()
      const file = given ?? join(config.dataDir, 'backups', nameOf(new Date()))
      const stop = new AbortController()
      const interrupt = (): void => stop.abort()
      process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
      const { pool, close } = await openDatabase(config, say, 'caseconsultant backup')
      try {
        const made = await writeBackup(pool, {
          file,
          withCodeData: options.codeData,
          version: VERSION,
          secretId: secretId(config),
          signal: stop.signal,
        })
        await noteBackup(pool, {
          backupId: made.header.backupId,
          madeAt: new Date(made.header.madeAt),
          bytes: made.bytes,
        })
        for (const line of describe(made, file)) say(line)
        process.stdout.write(`${file}\n`)
      } catch (error) {
        if (!stop.signal.aborted) throw error
        say((error as Error).message)
        process.exitCode = EXIT.interrupted
      } finally {
        await close()
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      }
    })
}

const nameOf = (now: Date): string =>
  `caseconsultant-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.tar.zst`

/** Tells two secrets apart without giving either away; empty where there is none yet. */
export function secretId(config: Config): string {
  const secret = config.secretKey ?? findSecret(config.dataDir)
  return secret === null ? '' : createHmac('sha256', secret).update('backup').digest('hex').slice(0, 12)
}

function describe({ header, manifest, bytes }: MadeBackup, file: string): string[] {
  const count = (name: string): string =>
    (manifest.tables.find((table) => table.name === name)?.rows ?? 0).toLocaleString('en-US')
  const sealed = header.rawMailKeyIds.length > 0
  return [
    `Backed up ${count('cases')} cases, ${count('messages')} mails and ${count('replies')} answers, ${bytesInWords(bytes)}.`,
    ...(header.leftOut.length > 0
      ? [
          `Left out: the code data of ${header.leftOut.length} editions. After a restore they have to be imported again.`,
        ]
      : []),
    `Not in it, and needed beside it: SECRET_KEY (or DATA_DIR/secret-key)${sealed ? ', RAW_MAIL_KEY' : ''} and the settings.`,
    `Try it:  caseconsultant restore --verify ${file}`,
  ]
}
