#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { registerAsk } from './command/ask.ts'
import { registerAudit } from './command/audit.ts'
import { registerCode } from './command/code.ts'
import { registerData } from './command/data.ts'
import { registerDemo } from './command/demo.ts'
import { EXIT, exitCodeOf } from './command/exit-code.ts'
import { registerMigrate } from './command/migrate.ts'
import { registerOperator } from './command/operator.ts'
import { registerPractice } from './command/practice.ts'
import { registerSearch } from './command/search.ts'
import { registerStart } from './command/start.ts'
import { AppError } from './domain/app-error.ts'

const program = new Command('caseconsultant')
  .description('An email desk for US medical-coding questions: cited drafts, signed by a certified coder.')
  .version('0.1.0')
  .addHelpText(
    'after',
    `
Examples:
  caseconsultant start                          run the whole desk; with no settings, a practice one
  caseconsultant demo                           a training desk with forty questions
  echo "What is CPT 99213?" | caseconsultant ask
  caseconsultant code 90862 --as-of 2013-01-22
  caseconsultant search knee injection
  caseconsultant data import ccipra-v322r0-f*.zip

Settings are environment variables, listed in .env.example; a file .env is read where it is present.`,
  )
  .showSuggestionAfterError()
  .exitOverride()

for (const register of [
  registerStart,
  registerDemo,
  registerAsk,
  registerCode,
  registerSearch,
  registerData,
  registerOperator,
  registerAudit,
  registerPractice,
  registerMigrate,
]) {
  register(program)
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

/** The exit code for what a command threw, after its sentence was written to standard error. */
function report(error: unknown): number {
  // Commander has written its own message already; asking for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`)
    return exitCodeOf(error)
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return EXIT.failed
}
