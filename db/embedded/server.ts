import { spawn } from 'node:child_process'
import { open, readFile, readlink, rename, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../src/domain/app-error.ts'
import { removeOldCopies } from './binaries.ts'
import { connectionStringOf, diskFullSentence, ensureCluster } from './cluster.ts'
import { disownPostmaster, findPostmaster } from './postmaster.ts'
import { programEnvironment, runProgram } from './run-program.ts'
import { askServer } from './server-answer.ts'
import type { ServerHome } from './server-home.ts'
import { findStartFailure, mayPass } from './start-failure.ts'

/** Recovery after a crash replays at most `max_wal_size`; on a slow disk that is a matter of a minute. */
const READY_SECONDS = 180
/** A server that starts answers at once, if only that it is starting. */
const SILENT_SECONDS = 30
const STOP_SECONDS = 60
const PORT_SECONDS = 30
const START_TRIES = 5
const POLL_MILLISECONDS = 30
const LOG_BYTES = 1_000_000
const NAMESPACE_FILE = 'pid-namespace'

/**
 * Small memory, and durable: fsync and full page writes keep their defaults. Failed statements and their values stay out
 * of the log (they reach the program anyway), since they may hold text of a mail.
 */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** The connection string of the server already running in this home, or null. `othersUseIt`: another process holds it now. */
export async function findServer(home: ServerHome, othersUseIt: boolean): Promise<string | null> {
  const postmaster = await findPostmaster(home.cluster)
  if (postmaster === null) return null
  if (othersUseIt) await refuseOtherContainer(home)
  if (!postmaster.alive) return null
  const connectionString = await connectionStringOf(home, postmaster.port)
  if (await waitUntilReady(connectionString, async () => (await findPostmaster(home.cluster))?.alive !== true)) {
    return connectionString
  }
  const after = await findPostmaster(home.cluster)
  if (after?.alive !== true) return null
  const problem = `Process ${after.pid} runs PostgreSQL on ${home.cluster} but does not answer on 127.0.0.1:${after.port}`
  throw new AppError('unavailable', `${problem}: stop that process, then run the command again.`)
}

/**
 * Starts the server, on the port it had before where that is free; returns its connection string once it answers. With
 * `samePort` that port is waited for, because somebody holds the connection string already.
 */
export async function startServer(home: ServerHome, samePort: number | null = null): Promise<string> {
  await ensureCluster(home)
  await removeOldCopies(home.folder, home.binaries.version)
  const before = await findPostmaster(home.cluster)
  if (before !== null) await disownPostmaster(home.cluster)
  await writeFile(join(home.folder, NAMESPACE_FILE), `${await pidNamespace()}\n`)
  let failure = ''
  for (let attempt = 1; attempt <= START_TRIES; attempt++) {
    const port =
      samePort === null ? await findFreePort(attempt === 1 ? before?.port : undefined) : await waitForPort(samePort)
    const connectionString = await connectionStringOf(home, port)
    failure = await launch(home, port, connectionString)
    if (failure === '') return connectionString
    if (!mayPass(failure)) break
    await sleep(attempt * 300)
  }
  throw new AppError('unavailable', startFailure(home, failure))
}

/** Stops the server in order. Does nothing when none runs. */
export async function stopServer(home: ServerHome): Promise<void> {
  const postmaster = await findPostmaster(home.cluster)
  if (postmaster?.alive !== true) return
  const args = ['stop', `--pgdata=${home.cluster}`, '--mode=fast', '--wait', `--timeout=${STOP_SECONDS}`]
  const { exitCode, output } = await runProgram(home.binaries.pgCtl, args, { user: home.user, folder: home.folder })
  if (exitCode === 0 || (await findPostmaster(home.cluster)) === null) return
  const line = output.trim().split('\n').at(-1) ?? ''
  throw new AppError('unavailable', `PostgreSQL in ${home.cluster} (process ${postmaster.pid}) did not stop: ${line}`)
}

/** Empty once the server answers; the line of the log that says why not when it ended instead. */
async function launch(home: ServerHome, port: number, connectionString: string): Promise<string> {
  const log = await openLog(home)
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(home.binaries.postgres, ['-D', home.cluster, '-p', String(port), ...settings], {
    // Its own session: Ctrl-C in the terminal ends the program, not the server others may be using.
    detached: true,
    stdio: ['ignore', log.file.fd, log.file.fd],
    env: programEnvironment(),
    cwd: home.folder,
    uid: home.user?.uid,
    gid: home.user?.gid,
  })
  let ended: string | null = null
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', () => {
    ended ??= ''
  })
  child.unref()
  try {
    if (await waitUntilReady(connectionString, async () => ended !== null)) return ''
    return ended || (await readFailure(log.path, log.startsAt))
  } finally {
    await log.file.close()
  }
}

/** True once the server answers; false when `isOver` says it will not, or it was silent or starting for too long. */
async function waitUntilReady(connectionString: string, isOver: () => Promise<boolean>): Promise<boolean> {
  const begin = Date.now()
  for (let silentSince = begin; Date.now() - begin < READY_SECONDS * 1000; await sleep(POLL_MILLISECONDS)) {
    const answer = await askServer(connectionString)
    if (answer === 'ready') return true
    if (await isOver()) return false
    if (answer === 'starting') silentSince = Date.now()
    if (Date.now() - silentSince > SILENT_SECONDS * 1000) return false
  }
  return false
}

async function openLog(home: ServerHome) {
  const path = logPath(home)
  const bytes = (await stat(path).catch(() => null))?.size ?? 0
  if (bytes > LOG_BYTES) await rename(path, `${path}.old`)
  const file = await open(path, 'a', 0o600)
  if (home.user) await file.chown(home.user.uid, home.user.gid)
  return { path, file, startsAt: bytes > LOG_BYTES ? 0 : bytes }
}

const readFailure = async (path: string, startsAt: number): Promise<string> =>
  findStartFailure((await readFile(path)).subarray(startsAt).toString('utf8'))

function startFailure(home: ServerHome, failure: string): string {
  if (/No space left on device/i.test(failure)) return diskFullSentence(home.folder)
  const reason = failure.replace(/^.*?(FATAL|PANIC):\s*/, '') || 'it did not answer in time'
  return `PostgreSQL did not start (${reason}): the log ${logPath(home)} says more.`
}

/** That port, once nobody listens on it: the processes of a killed server take a moment to notice, and hold it until then. */
async function waitForPort(port: number): Promise<number> {
  for (const end = Date.now() + PORT_SECONDS * 1000; ; await sleep(POLL_MILLISECONDS * 10)) {
    if ((await findFreePort(port)) === port) return port
    if (Date.now() > end)
      throw new AppError('unavailable', `Port ${port}, which the database had, is taken by another program.`)
  }
}

/** A port nobody listens on: `preferred`, or one the system picks. */
async function findFreePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error) => (preferred === 0 ? reject(error) : resolve(findFreePort())))
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/**
 * A data folder shared by two containers looks abandoned from the second: process numbers and 127.0.0.1 are not shared.
 * A second server on it would ruin it.
 */
async function refuseOtherContainer(home: ServerHome): Promise<void> {
  const startedIn = await readFile(join(home.folder, NAMESPACE_FILE), 'utf8').catch(() => '')
  if (startedIn.trim() === '' || startedIn.trim() === (await pidNamespace())) return
  const advice = 'run the command inside it (such as with "docker compose exec"), or stop it first'
  throw new AppError('unavailable', `The database in ${home.folder} is in use by another container: ${advice}.`)
}

async function pidNamespace(): Promise<string> {
  return readlink('/proc/self/ns/pid').catch(() => '')
}

function logPath(home: ServerHome): string {
  return join(home.folder, 'postgres.log')
}
