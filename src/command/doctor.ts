import { type Command, Option } from 'commander'
import { CHECK_NAMES } from '../doctor/check-names.ts'
import type { DoctorOptions } from '../doctor/run-doctor.ts'

/** `caseconsultant doctor` */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything the desk needs is there, and say what mends what is not')
    .addOption(new Option('--only <check...>', 'these alone').choices(CHECK_NAMES))
    .option('--json', 'one JSON object')
    .option('--fix', 'mend what can be mended without losing anything: modes of files, the schema')
    .option('--bundle [file]', 'write a file for a report of a fault, with nobody’s name, address or mail in it')
    .addHelpText(
      'after',
      `
Nothing is sent, and nothing is changed without --fix. Exit codes: 0 nothing failed, 1 something failed, 3 only the settings,
4 only the database, 5 only mail servers, DNS or the queue, 6 only the code data.

Examples:
  caseconsultant doctor
  caseconsultant doctor --only imap smtp dns
  caseconsultant doctor --json | jq '.examinations[] | select(.verdict == "fail")'`,
    )
    .action(async (options: DoctorOptions) => {
      // Loaded here and not above, so that the short commands do not load the mail libraries.
      const { runDoctor } = await import('../doctor/run-doctor.ts')
      process.exitCode = await runDoctor(options)
    })
}
