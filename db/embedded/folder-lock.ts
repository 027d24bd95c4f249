import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../src/domain/app-error.ts'

/**
 * A lock on an empty file that the operating system drops when its process ends, however it ends. Node has no call for
 * file locks; SQLite takes them on every platform, so an empty SQLite database stands in. Nothing is ever written.
 */
export type FolderLock = { release(): void }

const SQLITE_BUSY = 5
const RETRY_MILLISECONDS = 25

// A handle that is garbage-collected closes its file and with it the lock, so held ones stay reachable.
const held = new Set<DatabaseSync>()

/** A lock many may hold at once, or null while someone holds it alone. */
export function tryShareLock(path: string): FolderLock | null {
  return tryLock(path, 'begin; select 1 from sqlite_schema')
}

/** The lock held by nobody else, or null while anyone holds it. */
export function tryHoldLock(path: string): FolderLock | null {
  return tryLock(path, 'begin exclusive')
}

/** The lock held by nobody else; waits for it. `unavailable` with the sentence `busy` when the wait is over. */
export async function holdLock(path: string, waitSeconds: number, busy: string): Promise<FolderLock> {
  for (const end = Date.now() + waitSeconds * 1000; ; ) {
    const lock = tryHoldLock(path)
    if (lock !== null) return lock
    if (Date.now() > end) throw new AppError('unavailable', busy)
    await sleep(RETRY_MILLISECONDS)
  }
}

function tryLock(path: string, statement: string): FolderLock | null {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    // In memory: locking an empty database alone would put a journal beside it, which fails on a full disk.
    database.exec(`pragma journal_mode = memory; ${statement}`)
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null
    throw error
  }
  held.add(database)
  return {
    release() {
      if (held.delete(database)) database.close()
    },
  }
}
