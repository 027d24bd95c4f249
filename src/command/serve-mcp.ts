import { once } from 'node:events'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Desk } from '../../workers/open-desk.ts'
import { createMcpServer } from '../doors/mcp-server.ts'
import { todayIn } from '../doors/today.ts'
import { say } from './with-desk.ts'

/** Serves the tools of a desk over standard input and output until whoever started the command is gone. */
export async function serveMcp(desk: Desk, version: string): Promise<void> {
  const { timeZone } = desk.config.workingTime
  const server = createMcpServer({
    codebook: desk.codebook,
    wording: desk.wording,
    today: () => todayIn({ timeZone, now: () => new Date() }),
    deskName: desk.config.desk.name,
    version,
  })
  await server.connect(new StdioServerTransport())
  say('The tools of this desk are ready; the assistant that started this command uses them.')
  await waitForEnd()
  await server.close()
}

/** Resolves when whoever started the command closes its input, or ends it. */
async function waitForEnd(): Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  await Promise.race([
    once(process.stdin, 'end', { signal }),
    once(process.stdin, 'close', { signal }),
    once(process, 'SIGINT', { signal }),
    once(process, 'SIGTERM', { signal }),
  ])
  stop.abort()
}
