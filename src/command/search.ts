import { type Command, Option } from 'commander'
import { CODE_SYSTEMS, type CodeSystem } from '../domain/code-reference.ts'
import { type CodeHit, searchCodes } from '../store/code-search.ts'
import { EXIT } from './exit-code.ts'
import { say, withDesk } from './with-desk.ts'

type SearchOptions = { json?: boolean; system?: CodeSystem; limit: string }

/** `caseconsultant search WORDS` */
export function registerSearch(program: Command): void {
  program
    .command('search')
    .description('find codes that the words describe')
    .argument('<words...>', 'such as: knee injection, or the beginning of a code')
    .addOption(new Option('--system <system>', 'only this code system').choices(CODE_SYSTEMS))
    .option('--limit <number>', 'at most so many', '20')
    .option('--json', 'one JSON array')
    .action(async (words: string[], options: SearchOptions) => {
      const query = { system: options.system ?? null, limit: Math.max(1, Number(options.limit) || 20) }
      const hits = await withDesk(({ pool }) => searchCodes(pool, words.join(' '), query))
      if (options.json) process.stdout.write(`${JSON.stringify(hits, null, 2)}\n`)
      else for (const hit of hits) process.stdout.write(`${formatHit(hit)}\n`)
      if (hits.length === 0) {
        say('Nothing in the data loaded here matches.')
        process.exitCode = EXIT.failed
      }
    })
}

function formatHit(hit: CodeHit): string {
  const ended = hit.effectiveTo === null ? '' : ` (valid through ${hit.effectiveTo})`
  const header = hit.billable ? '' : ' (category header)'
  return `${hit.code.padEnd(9)}${hit.system.padEnd(11)}${hit.description ?? ''}${ended}${header}`
}
