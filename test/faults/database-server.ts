import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const KEEPER = join(import.meta.dirname, '..', 'support', 'keep-database-server.ts')

/** A migrated database on a server of its own. */
export type DatabaseServer = {
  url: string
  /** kill -9; returns when the server is gone. */
  crash(): Promise<void>
  /** Returns when it runs again, on the same port. */
  recover(): Promise<void>
  /** Stops the server and removes its data. */
  end(): Promise<void>
}

/** Starts it; in that folder where one is given, with those variables of the environment besides. */
export async function openDatabaseServer(
  folder: string | null = null,
  env: Record<string, string> = {},
): Promise<DatabaseServer> {
  const keeper = spawn(process.execPath, [KEEPER, ...(folder === null ? [] : [folder])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, ...env },
  })
  const exit = once(keeper, 'exit')
  const lines = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]()
  const read = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the database server did not start')
    return value
  }
  const say = async (word: string): Promise<void> => {
    keeper.stdin.write(`${word}\n`)
    await read()
  }
  const url = await read()
  return {
    url,
    crash: () => say('crash'),
    recover: () => say('recover'),
    async end() {
      keeper.stdin.end()
      await exit
    },
  }
}
