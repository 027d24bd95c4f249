import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tryHoldLock } from '../db/embedded/folder-lock.ts'
import { AppError } from '../src/domain/app-error.ts'

/** Resolves the data folder into being. @throws AppError where it cannot be made */
export function makeDataFolder(folder: string): void {
  try {
    // Entered by others but not listed: started by root, PostgreSQL runs as another user who has to pass through.
    mkdirSync(folder, { recursive: true, mode: 0o711 })
  } catch (error) {
    throw new AppError(
      'unavailable',
      `The data folder ${folder} cannot be made (${(error as Error).message}): give the right to write there, or set DATA_DIR.`,
      { cause: error },
    )
  }
}

/** The secret of this data folder, made at its first use. It signs Message-IDs, so losing it loses threads, no mail. */
export function keepSecret(folder: string): string {
  const file = join(folder, 'secret-key')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // It exists: made at an earlier start, or by another process a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** The secret of this data folder, or null where none was made yet. */
export function findSecret(folder: string): string | null {
  return readNote(join(folder, 'secret-key'))?.trim() ?? null
}

export type FolderClaim = {
  /** Tells the next one who asks where this desk is. */
  setUrl(url: string): void
  release(): void
}

/**
 * The data folder taken for one whole desk, until released or until the process ends.
 * @throws AppError `conflict` naming the desk that has it
 */
export function claimDataFolder(folder: string): FolderClaim {
  makeDataFolder(folder)
  const note = join(folder, 'desk-url')
  const lock = takeLock(folder)
  if (lock === null) {
    const url = readNote(note)
    throw new AppError(
      'conflict',
      `CaseConsultant runs already in ${folder}${url ? `, its queue is at ${url}` : ''}: stop it first, or choose another folder with DATA_DIR.`,
    )
  }
  return {
    setUrl: (url) => writeFileSync(note, url),
    release() {
      rmSync(note, { force: true })
      lock.release()
    },
  }
}

function takeLock(folder: string): { release(): void } | null {
  try {
    return tryHoldLock(join(folder, 'desk.lock'))
  } catch (error) {
    throw new AppError(
      'unavailable',
      `The data folder ${folder} cannot be written: give the right to, or set DATA_DIR.`,
      {
        cause: error,
      },
    )
  }
}

function readNote(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
