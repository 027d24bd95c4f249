import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { findFreePort } from './free-port.ts'

export type TestRedis = { url: string; stop(): Promise<void> }

/** True when `redis-server` is installed. Tests that need it are skipped otherwise, with {@link REDIS_ADVICE} in the title. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

export const REDIS_ADVICE = 'needs redis-server: apt-get install redis-server'

// Ends the server when the input ends, which it does when the test run stops, is interrupted or is killed.
const SCRIPT = 'redis-server "$@" & cat >/dev/null; kill -9 $!; wait'

/** A Redis server of its own, empty and in memory only, on a free port of 127.0.0.1. */
export async function startRedis(): Promise<TestRedis> {
  const port = await findFreePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction']
  const keeper = spawn('/bin/sh', ['-c', SCRIPT, 'sh', ...settings, '--dir', tmpdir()], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  const exit = once(keeper, 'exit')
  const lines = createInterface({ input: keeper.stdout })
  for await (const line of lines) {
    if (!line.includes('Ready to accept connections')) continue
    keeper.stdout.resume()
    return {
      url: `redis://127.0.0.1:${port}`,
      async stop() {
        keeper.stdin.end()
        await exit
      },
    }
  }
  throw new Error('redis-server did not start.')
}
