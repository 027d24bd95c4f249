import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, chmod, chown, constants, mkdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import { type Binaries, copyBinaries, readMajorVersion } from './binaries.ts'
import { type ProgramUser, runProgram } from './run-program.ts'

/** Where a server keeps its data, and the user it runs as when that is not the user of this process. */
export type ServerHome = { folder: string; cluster: string; binaries: Binaries; user: ProgramUser | undefined }

/** PostgreSQL refuses to run as root, so root runs it as the first of these that exists. */
const UNPRIVILEGED_USERS = ['postgres', 'nobody']
const SHARED_HOMES = '/var/lib/caseconsultant'
const SIGNPOST = 'postgres-is-elsewhere.txt'

/**
 * The home of the server of a data folder, made on first use: inside the folder or, for root, where the user the server
 * runs as can enter. Which one it is stays as decided once: a signpost file in the data folder names the other place.
 */
export async function openServerHome(
  dataDir: string,
  binaries: Binaries,
  onNotice: (sentence: string) => void,
): Promise<ServerHome> {
  const inside = join(dataDir, 'postgres')
  const elsewhere = await readSignpost(dataDir)
  if (process.getuid?.() === 0) return openHomeAsRoot({ dataDir, inside, elsewhere, binaries, onNotice })
  const folder = elsewhere ?? inside
  if (elsewhere === null) await mkdir(folder, { recursive: true, mode: 0o700 })
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).catch((cause) => {
    const advice = 'run the command as that user, or choose another data folder'
    throw new AppError('unavailable', `The database in ${folder} belongs to another user: ${advice}.`, { cause })
  })
  return homeIn(folder, binaries, undefined)
}

type RootChoice = {
  dataDir: string
  inside: string
  elsewhere: string | null
  binaries: Binaries
  onNotice: (sentence: string) => void
}

async function openHomeAsRoot({ dataDir, inside, elsewhere, binaries, onNotice }: RootChoice): Promise<ServerHome> {
  const shared = elsewhere ?? join(SHARED_HOMES, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  const existing = [shared, inside].find((folder) => existsSync(join(folder, 'cluster')))
  const user = await getServerUser(existing ?? null)
  for (const folder of existing === undefined ? [inside, shared] : [existing]) {
    if (!(await makeHome(folder, user))) continue
    if (folder === shared && elsewhere === null) {
      await writeFile(join(dataDir, SIGNPOST), `The PostgreSQL database of this folder is kept in: ${folder}\n`)
      const reason = `PostgreSQL does not run as root, and user "${user.name}" cannot enter ${dataDir}`
      onNotice(`${reason}: the database is kept in ${folder}.`)
    }
    return homeReachableBy(user, folder, binaries)
  }
  if (existing !== undefined) {
    const advice = 'let it enter the folders above (chmod o+x), or run the command as an ordinary user'
    throw new AppError('unavailable', `User "${user.name}" cannot enter the database folder ${existing}: ${advice}.`)
  }
  const advice = 'run the command as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own'
  const problem = `PostgreSQL does not run as root, and user "${user.name}" can enter neither ${inside} nor ${shared}`
  throw new AppError('unavailable', `${problem}: ${advice}.`)
}

async function readSignpost(dataDir: string): Promise<string | null> {
  const line = await readFile(join(dataDir, SIGNPOST), 'utf8').catch(() => '')
  return /kept in: (.+)/.exec(line)?.[1] ?? null
}

/** True when `user` can work in `folder`, which is made for them where it is missing. A folder made in vain is removed. */
async function makeHome(folder: string, user: ProgramUser): Promise<boolean> {
  const made = !existsSync(folder)
  if (made) {
    // Not left to the umask, which often keeps everybody else out of what root makes.
    await mkdir(dirname(folder), { recursive: true })
    if (dirname(folder) === SHARED_HOMES) await chmod(SHARED_HOMES, 0o711)
    await mkdir(folder)
    await chmod(folder, 0o700)
    await chown(folder, user.uid, user.gid)
  }
  const entered = await canEnter(folder, user)
  if (!entered && made) await rmdir(folder)
  return entered
}

/** Tried rather than read from file modes: access lists, mounts and confinement have a say as well. */
async function canEnter(folder: string, user: ProgramUser): Promise<boolean> {
  const script = 'cd "$1" && : > .entered && rm .entered'
  const { exitCode } = await runProgram('/bin/sh', ['-c', script, 'sh', folder], { user, folder: '/' })
  return exitCode === 0
}

async function homeReachableBy(user: ProgramUser, folder: string, binaries: Binaries): Promise<ServerHome> {
  const script = '"$1" --version'
  const tried = await runProgram('/bin/sh', ['-c', script, 'sh', binaries.postgres], { user, folder: '/' })
  if (tried.exitCode === 0) return homeIn(folder, binaries, user)
  // What root cannot run either is broken, and so would be a copy.
  await readMajorVersion(binaries)
  return homeIn(folder, await copyBinaries(binaries, folder), user)
}

function homeIn(folder: string, binaries: Binaries, user: ProgramUser | undefined): ServerHome {
  return { folder, cluster: join(folder, 'cluster'), binaries, user }
}

/** The owner of an existing database, else the first unprivileged user this system has. */
async function getServerUser(existingHome: string | null): Promise<ProgramUser> {
  if (existingHome !== null) {
    const { uid, gid } = await stat(join(existingHome, 'cluster'))
    const named = await runProgram('id', ['-un', String(uid)])
    const name = named.exitCode === 0 ? named.output.trim() : String(uid)
    if (uid !== 0) return { name, uid, gid }
  }
  for (const name of UNPRIVILEGED_USERS) {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runProgram('id', [flag, name])))
    if (uid?.exitCode === 0 && gid?.exitCode === 0) return { name, uid: Number(uid.output), gid: Number(gid.output) }
  }
  const advice = 'add a user named "postgres", run the command as an ordinary user, or set DATABASE_URL'
  throw new AppError(
    'unavailable',
    `PostgreSQL does not run as root, and this system has no other user for it: ${advice}.`,
  )
}
