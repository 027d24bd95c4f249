import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningProgram } from './whole-programs.ts'

/** A program of somebody else's that starts processes of its own. */
export type KeptProgram = {
  /** The shell above it, whose children are all that it has started. */
  child: ChildProcess
  /** Ends it and whatever it has left behind. */
  stop(): Promise<void>
}

/** It may finish what it is about, and no more. */
const GRACE_SECONDS = 15

// The input ends when the bench stops it, is interrupted or is killed; with it the whole process group is asked to end.
const SCRIPT = `
  trap : TERM
  exec 3<&0
  { cat <&3 >/dev/null; kill -TERM 0; } &
  "$@" 3<&- </dev/null`

/** Does that in an empty folder, which is removed afterwards. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'caseconsultant-bench-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Keep = (command: readonly string[], env: Readonly<Record<string, string>>) => KeptProgram

/** What `open` starts in a folder of its own, one after the other; it is ready when `open` is done. */
export function startInFolder(open: (folder: string, keep: Keep) => Promise<void>): RunningProgram {
  const started: KeptProgram[] = []
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  const over = inFolder(async (folder) => {
    const keep: Keep = (command, env) => {
      const program = startKept(command, { folder, env })
      started.push(program)
      return program
    }
    await open(folder, keep).then(resolve, reject)
    await stopped
    for (const each of started.toReversed()) await each.stop()
  })
  over.catch(reject)
  ready.catch(() => undefined)
  return {
    pids: () => started.map(({ child }) => child.pid ?? 0),
    ready,
    async stop() {
      stop()
      await over
    },
  }
}

/** Starts it in a process group of its own, with no other environment than that one and PATH. */
function startKept(
  command: readonly string[],
  { folder, env }: { folder: string; env: Readonly<Record<string, string>> },
): KeptProgram {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', ...command], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  // What it is asked after its end goes nowhere.
  child.stdin.on('error', () => undefined)
  // What it writes is read, by whoever waits for a word or by nobody, so that it never has to wait with it.
  child.stdout.resume()
  child.stderr.resume()
  return {
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.stdin.end()
        await Promise.race([ended, sleep(GRACE_SECONDS * 1000, undefined, { ref: false })])
      }
      child.stdin.destroy()
      killGroup(child.pid ?? 0)
    },
  }
}

/** Resolves when it takes connections on that port of 127.0.0.1; rejects where it ends before or takes too long. */
export async function waitForPort(port: number, { child }: KeptProgram, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.at(4)} ended before it was ready.`)
    if (performance.now() > end) throw new Error(`${child.spawnargs.at(4)} was not ready within ${seconds} seconds.`)
    await sleep(50)
  }
}

function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy())
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
