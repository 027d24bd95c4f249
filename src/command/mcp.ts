import { once } from 'node:events'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Command } from 'commander'
import { createMcpServer } from '../doors/mcp-server.ts'
import { todayIn } from '../doors/today.ts'
import { say, withDesk } from './with-desk.ts'

/** `caseconsultant mcp` */
export function registerMcp(program: Command): void {
  program
    .command('mcp')
    .description('tools for assistants over standard input and output (Model Context Protocol)')
    .action(() =>
      withDesk(async (desk) => {
        const { timeZone } = desk.config.workingTime
        const server = createMcpServer({
          codebook: desk.codebook,
          wording: desk.wording,
          today: () => todayIn({ timeZone, now: () => new Date() }),
          deskName: desk.config.desk.name,
          version: program.version() ?? '0',
        })
        await server.connect(new StdioServerTransport())
        say('The tools of this desk are ready; the assistant that started this command uses them.')
        await waitForEnd()
        await server.close()
      }),
    )
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
