import type { Command } from 'commander'
import { withDesk } from './with-desk.ts'

/** `caseconsultant mcp` */
export function registerMcp(program: Command): void {
  program
    .command('mcp')
    .description('tools for assistants over standard input and output (Model Context Protocol)')
    .action(() =>
      withDesk(async (desk) => {
        // Loaded here alone: every other command, and the desk itself, would carry the protocol's 7 MB with it.
        const { serveMcp } = await import('./serve-mcp.ts')
        await serveMcp(desk, program.version() ?? '0')
      }),
    )
}
