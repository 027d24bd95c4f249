import { spawn } from 'node:child_process'

/** The user a program runs as; absent: the user of this process. */
export type ProgramUser = { name: string; uid: number; gid: number }

export type ProgramResult = { exitCode: number | null; output: string }

/** What a program printed, both streams together, and its exit code. Rejects when it cannot be run at all. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { user?: ProgramUser; folder?: string } = {},
): Promise<ProgramResult> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: programEnvironment(),
    cwd: options.folder,
    uid: options.user?.uid,
    gid: options.user?.gid,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}

/** This environment without the variables PostgreSQL reads, so that a `PGPORT` set for another server has no effect, and with messages in English. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
