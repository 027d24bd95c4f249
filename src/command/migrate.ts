import type { Command } from 'commander'
import { say, withDesk } from './with-desk.ts'

/** `caseconsultant migrate` */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date and load the starter set; `start` does this by itself')
    .action(async () => {
      await withDesk(async ({ changes }) => {
        for (const name of changes.migrations) say(`applied ${name}`)
        for (const edition of changes.editions) say(`loaded ${edition}`)
        if (changes.migrations.length + changes.editions.length === 0) say('Everything is up to date.')
      })
    })
}
