import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../src/main.ts')

/** A command of the program in a process of its own. */
export type RunningCommand = {
  process: ChildProcess
  stdout(): string
  stderr(): string
  /** Resolves when its standard error has that, or it ended. */
  told(pattern: RegExp): Promise<void>
  /** Its exit code, null where a signal ended it. */
  ended: Promise<number | null>
}

/** Starts `caseconsultant ARGS` with those settings and nothing else of the environment; nobody is at its terminal. */
export function startCommand(args: readonly string[], settings: Readonly<Record<string, string>>): RunningCommand {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: tmpdir(),
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const told = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(stderr) && child.exitCode === null && child.signalCode === null) {
      await Promise.race([once(child.stderr, 'data'), ended])
    }
  }
  return { process: child, stdout: () => stdout, stderr: () => stderr, told, ended }
}
