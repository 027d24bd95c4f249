import { Command } from 'commander'
import { registerAccount } from './account.ts'
import { registerApiKey } from './api-key.ts'
import { registerAsk } from './ask.ts'
import { registerAudit } from './audit.ts'
import { registerBackup } from './backup.ts'
import { registerCode } from './code.ts'
import { registerData } from './data.ts'
import { registerDemo } from './demo.ts'
import { registerDoctor } from './doctor.ts'
import { registerHealthcheck } from './healthcheck.ts'
import { registerInit } from './init.ts'
import { registerMcp } from './mcp.ts'
import { registerMigrate } from './migrate.ts'
import { registerOperator } from './operator.ts'
import { registerPractice } from './practice.ts'
import { registerRestore } from './restore.ts'
import { registerSearch } from './search.ts'
import { registerStart } from './start.ts'
import { VERSION } from './version.ts'

const REGISTER = [
  registerStart,
  registerInit,
  registerDemo,
  registerAsk,
  registerCode,
  registerSearch,
  registerData,
  registerOperator,
  registerAccount,
  registerApiKey,
  registerMcp,
  registerAudit,
  registerPractice,
  registerMigrate,
  registerDoctor,
  registerHealthcheck,
  registerBackup,
  registerRestore,
]

/** The command line with every command, not yet run. */
export function buildProgram(): Command {
  const program = new Command('caseconsultant')
    .description('An email desk for US medical-coding questions: cited drafts, signed by a certified coder.')
    .version(VERSION)
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
  for (const register of REGISTER) register(program)
  return program
}
