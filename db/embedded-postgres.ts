import { chmod, mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../src/domain/app-error.ts'
import { getBinaries } from './embedded/binaries.ts'
import { diskFullSentence } from './embedded/cluster.ts'
import { type FolderLock, holdLock, tryHoldLock, tryShareLock } from './embedded/folder-lock.ts'
import { findPostmaster } from './embedded/postmaster.ts'
import { findServer, startServer, stopServer } from './embedded/server.ts'
import { ensureDatabase } from './embedded/server-answer.ts'
import { openServerHome, type ServerHome } from './embedded/server-home.ts'

export type EmbeddedPostgres = {
  connectionString: string
  /** Where data, password and log are: below `dataDir` or, for root, where PostgreSQL's user can enter. */
  dataFolder: string
  /** Starts the server again where it has ended though it is used, on its old port; true where it had. */
  revive(): Promise<boolean>
  /** Ends this use; the last one stops the server. */
  release(): Promise<void>
}

const LOCK_SECONDS = 240

/**
 * The PostgreSQL server of a data folder, started where it is not running and shared by every process that asks for it.
 * A process that dies without `release` no longer counts as a user; the next one finds its server, or recovers it.
 * Every fault is an AppError with a sentence saying what to do.
 */
export async function useEmbeddedPostgres(options: {
  dataDir: string
  onNotice?: (sentence: string) => void
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  try {
    return await openServer(await makeDataDir(dataDir), options.onNotice ?? (() => {}))
  } catch (error) {
    throw faultSentence(error, dataDir)
  }
}

async function openServer(dataDir: string, onNotice: (sentence: string) => void): Promise<EmbeddedPostgres> {
  const turn = await takeTurn(dataDir)
  try {
    const home = await openServerHome(dataDir, await getBinaries(), onNotice)
    const connectionString = (await findServer(home, isUsed(dataDir))) ?? (await startServer(home))
    const use = tryShareLock(usersLock(dataDir))
    if (use === null) throw new AppError('internal', `${usersLock(dataDir)} is locked by another program.`)
    try {
      await ensureDatabase(connectionString)
    } catch (error) {
      await endUse(dataDir, home, use)
      throw error
    }
    let released: Promise<void> | null = null
    return {
      connectionString,
      dataFolder: home.folder,
      revive: () => reviveServer(dataDir, home, connectionString),
      release() {
        released ??= takeTurn(dataDir).then((ownTurn) => endUse(dataDir, home, use).finally(() => ownTurn.release()))
        return released
      },
    }
  } finally {
    turn.release()
  }
}

async function reviveServer(dataDir: string, home: ServerHome, connectionString: string): Promise<boolean> {
  if (await isRunning(home)) return false
  const turn = await takeTurn(dataDir)
  try {
    // Another process that uses it may have been quicker.
    if (await isRunning(home)) return false
    await startServer(home, Number(new URL(connectionString).port))
    return true
  } catch (error) {
    throw faultSentence(error, dataDir)
  } finally {
    turn.release()
  }
}

const isRunning = async (home: ServerHome): Promise<boolean> => (await findPostmaster(home.cluster))?.alive === true

/** To be called in one's turn. */
async function endUse(dataDir: string, home: ServerHome, use: FolderLock): Promise<void> {
  use.release()
  if (!isUsed(dataDir)) await stopServer(home)
}

/** Decisions to start and to stop are taken one process at a time. */
async function takeTurn(dataDir: string): Promise<FolderLock> {
  const busy = `Another command has been starting or stopping the database in ${dataDir} for minutes: end it and try again.`
  return holdLock(join(dataDir, 'turn.lock'), LOCK_SECONDS, busy)
}

function isUsed(dataDir: string): boolean {
  const alone = tryHoldLock(usersLock(dataDir))
  alone?.release()
  return alone === null
}

function usersLock(dataDir: string): string {
  return join(dataDir, 'users.lock')
}

/** The folder, made where it is missing, without symbolic links, so that every process names it alike. */
async function makeDataDir(dataDir: string): Promise<string> {
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 })
  // PostgreSQL's user has to pass through, but not to look around.
  if (made !== undefined && process.getuid?.() === 0) await chmod(dataDir, 0o711)
  return realpath(dataDir)
}

function faultSentence(error: unknown, dataDir: string): AppError {
  if (error instanceof AppError) return error
  const { code, errcode, message } = error as NodeJS.ErrnoException & { errcode?: number }
  if (code === 'ENOSPC') return new AppError('unavailable', diskFullSentence(dataDir), { cause: error })
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '') || errcode !== undefined) {
    const advice = 'choose another data folder, or give this user the right to write there'
    return new AppError('unavailable', `The data folder ${dataDir} cannot be written (${message}): ${advice}.`, {
      cause: error,
    })
  }
  return new AppError('internal', `The database in ${dataDir} could not be opened: ${message}.`, { cause: error })
}
