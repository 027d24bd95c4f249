import type { Command } from 'commander'
import { AppError } from '../domain/app-error.ts'
import { retireEdition } from '../store/codebook/editions.ts'
import { removeLeavingFacts } from '../store/codebook/remove-facts.ts'
import { confirm } from './confirm.ts'
import { getEditionNamed } from './edition-name.ts'
import { EXIT } from './exit-code.ts'
import { say, withDesk } from './with-desk.ts'

/** `caseconsultant data remove SOURCE:EDITION` */
export function registerDataRemove(data: Command): void {
  data
    .command('remove')
    .description('take a loaded edition out; answers that cite it keep their text')
    .argument('<edition>', 'SOURCE:EDITION, as in ncci-ptp-practitioner:2024Q3')
    .option('--yes', 'do not ask')
    .action(async (name: string, options: { yes?: boolean }) => {
      await withDesk(async ({ pool }) => {
        const edition = await getEditionNamed(pool, name)
        if (edition.origin === 'starter') {
          throw new AppError(
            'conflict',
            `${name} came with the program, and every start would load it again: it stays.`,
          )
        }
        const what = `${edition.title} (${edition.rows.toLocaleString('en-US')} rows)`
        if (!options.yes && !(await confirm(`Remove ${what}?`))) {
          say('Nothing was removed.')
          process.exitCode = EXIT.failed
          return
        }
        await retireEdition(pool, edition.id)
        await removeLeavingFacts(pool)
        process.stdout.write(`${edition.source} ${edition.label}: removed\n`)
      })
    })
}
