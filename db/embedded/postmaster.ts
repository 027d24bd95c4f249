import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What `postmaster.pid` says of the server that runs on a cluster, or ran on it until it was killed. */
export type Postmaster = { pid: number; port: number; alive: boolean }

/** The server's own note in its cluster, or null when it was stopped in order. @see PostgreSQL, pidfile.h */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = (await readNote(cluster)).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port)) return null
  return { pid, port, alive: await isServerOf(pid, cluster) }
}

/**
 * Makes the note of a dead server name this process. PostgreSQL takes a note that names its own parent for stale, as it
 * should: otherwise it would refuse to start whenever the number of the dead server was given to some other process. The
 * rest of the note stays, for the check that nobody is attached to the old shared memory any more.
 */
export async function disownPostmaster(cluster: string): Promise<void> {
  const [, ...rest] = (await readNote(cluster)).split('\n')
  await writeFile(join(cluster, 'postmaster.pid'), [process.pid, ...rest].join('\n'))
}

async function readNote(cluster: string): Promise<string> {
  return readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
}

/** True when the process still is the server of this cluster and not another that was given its number. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  if (process.platform === 'win32') return true
  const command = await readCommand(pid)
  return command.includes('postgres') && command.includes(cluster)
}

async function readCommand(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return listed.stdout
}
