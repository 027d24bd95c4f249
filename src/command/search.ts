import { type Command, Option } from 'commander'
import { CODE_SYSTEMS, type CodeSystem } from '../domain/code-reference.ts'
import type { IsoDate } from '../domain/iso-date.ts'
import { searchCodes } from '../flow/answer/search-codes.ts'
import type { RankedCode } from '../rules/choice/rank-candidates.ts'
import { parseDateOption } from './code.ts'
import { EXIT } from './exit-code.ts'
import { say, withDesk } from './with-desk.ts'

type SearchOptions = { json?: boolean; system?: CodeSystem; limit: string; asOf?: IsoDate }

/** `caseconsultant search WORDS` */
export function registerSearch(program: Command): void {
  program
    .command('search')
    .description('find codes that the words describe')
    .argument('<words...>', 'such as: knee injection, dm2 with neuropathy, or the beginning of a code')
    .addOption(new Option('--system <system>', 'only this code system').choices(CODE_SYSTEMS))
    .option('--limit <number>', 'at most so many', '20')
    .option('--as-of <date>', 'codes in force on this date (YYYY-MM-DD); today where it is left out', parseDateOption)
    .option('--json', 'one JSON array')
    .action(async (words: string[], options: SearchOptions) => {
      const limit = Math.max(1, Number(options.limit) || 20)
      const asOf = options.asOf ?? new Date().toISOString().slice(0, 10)
      const query = { systems: options.system ? [options.system] : [], asOf }
      const found = await withDesk(({ codebook }) => searchCodes(words.join(' '), query, codebook.findSearchCandidates))
      const hits = found.slice(0, limit)
      if (options.json) process.stdout.write(`${JSON.stringify(hits.map(describeHit), null, 2)}\n`)
      else for (const hit of hits) process.stdout.write(`${formatHit(hit)}\n`)
      if (hits.length === 0) {
        say('Nothing in the data loaded here matches.')
        process.exitCode = EXIT.failed
      }
    })
}

/** One hit as `--json` prints it. Scripts rely on these names. */
function describeHit({ candidate: { system, code, description, billable, effective, citation }, score }: RankedCode) {
  const { source, edition } = citation
  const { from, to } = effective
  return { system, code, description, billable, effectiveFrom: from, effectiveTo: to, source, edition, score }
}

function formatHit({ candidate: { code, system, description, billable, effective } }: RankedCode): string {
  const ended = effective.to === null ? '' : ` (valid through ${effective.to})`
  const header = billable ? '' : ' (category header)'
  return `${code.padEnd(9)}${system.padEnd(11)}${description ?? ''}${ended}${header}`
}
