import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the migrated database that tests clone. */
    templateDatabase: string
  }
}

/** Starts the one database server of a test run; what it returns ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const script = new URL('keep-database-server.ts', import.meta.url).pathname
  // Detached: Ctrl-C reaches the test run alone, whose end then ends the server in order.
  const keeper = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const exit = once(keeper, 'exit')
  for await (const connectionString of createInterface({ input: keeper.stdout })) {
    project.provide('templateDatabase', connectionString)
    return async () => {
      keeper.stdin.end()
      await exit
    }
  }
  throw new Error('The database server of the test run did not start; the reason is printed above.')
}
