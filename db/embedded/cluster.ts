import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import { readMajorVersion } from './binaries.ts'
import { runProgram } from './run-program.ts'
import type { ServerHome } from './server-home.ts'

/** The superuser of the cluster and the name of its database. */
const NAME = 'caseconsultant'

/** The connection string for a server of this home that listens on `port`. */
export async function connectionStringOf(home: ServerHome, port: number): Promise<string> {
  const password = (await readFile(passwordFile(home), 'utf8')).trim()
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${NAME}`
}

/** Makes the cluster on first use. `unavailable` when the one there was made by another major version. */
export async function ensureCluster(home: ServerHome): Promise<void> {
  const major = await readMajorVersion(home.binaries, home.user)
  if (!existsSync(home.cluster)) return createCluster(home)
  const made = (await readFile(join(home.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (made === major) return
  const advice = `back it up with the version of this program that made it and restore it here, or move the folder away`
  throw new AppError('conflict', `${home.cluster} was made by PostgreSQL ${made}, this is ${major}: ${advice}.`)
}

async function createCluster(home: ServerHome): Promise<void> {
  await writePassword(home)
  // Made under another name first, so that a killed initdb leaves no half cluster behind.
  const unfinished = join(home.folder, 'unfinished-cluster')
  await rm(unfinished, { recursive: true, force: true })
  const { exitCode, output } = await runProgram(
    home.binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${NAME}`,
      `--pwfile=${passwordFile(home)}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts and folds the same on every system, whatever its C library; messages stay English.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    { user: home.user, folder: home.folder },
  )
  if (exitCode !== 0) {
    await rm(unfinished, { recursive: true, force: true })
    throw new AppError('unavailable', initdbFailure(home.folder, output))
  }
  await rename(unfinished, home.cluster)
}

function initdbFailure(folder: string, output: string): string {
  if (/No space left on device/i.test(output)) return diskFullSentence(folder)
  const line = output.split('\n').find((text) => /error|fatal|failed/i.test(text)) ?? output.trim()
  return `The database could not be made in ${folder}: initdb said "${line.trim()}".`
}

/** The sentence for a full disk. */
export function diskFullSentence(folder: string): string {
  return `The disk that holds ${folder} is full: free some space, then run the command again.`
}

async function writePassword(home: ServerHome): Promise<void> {
  const path = passwordFile(home)
  await writeFile(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  await chmod(path, 0o600)
  if (home.user) await chown(path, home.user.uid, home.user.gid)
}

function passwordFile(home: ServerHome): string {
  return join(home.folder, 'password')
}
