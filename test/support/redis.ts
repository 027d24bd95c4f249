import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { findFreePort } from './free-port.ts'

export type TestRedis = {
  url: string
  /** kill -9: what it held is gone. */
  stop(): Promise<void>
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>
}

/** True when `redis-server` is installed. Tests that need it are skipped otherwise, with {@link REDIS_ADVICE} in the title. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

export const REDIS_ADVICE = 'needs redis-server: apt-get install redis-server'

// Ends the server when the input ends, which it does when the test run stops, is interrupted or is killed.
const SCRIPT = 'redis-server "$@" & cat >/dev/null; kill -9 $!; wait'

/** A Redis server of its own, empty and in memory only, on a free port of 127.0.0.1. */
export async function startRedis(): Promise<TestRedis> {
  const port = await findFreePort()
  let kill = await launch(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => kill(),
    async start() {
      kill = await launch(port)
    },
  }
}

/** Resolves with the way to end it, as kill -9 does. */
async function launch(port: number): Promise<() => Promise<void>> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction']
  const keeper = spawn('/bin/sh', ['-c', SCRIPT, 'sh', ...settings, '--dir', tmpdir()], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  const exit = once(keeper, 'exit')
  for await (const line of createInterface({ input: keeper.stdout })) {
    if (!line.includes('Ready to accept connections')) continue
    keeper.stdout.resume()
    return async () => {
      keeper.stdin.end()
      await exit
    }
  }
  throw new Error('redis-server did not start.')
}
