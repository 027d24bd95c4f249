import { type Command, Option } from 'commander'
import { ROLES, type RoleName } from '../../workers/role.ts'
import type { Started } from '../../workers/start.ts'
import { createLog } from '../log.ts'
import { addOperator, listOperators } from '../store/operators.ts'
import { EXIT } from './exit-code.ts'
import { makeSignInLink } from './operator.ts'
import { loadConfig, say } from './with-desk.ts'

type Options = { only?: RoleName[]; fromBeginning?: boolean }

/** `caseconsultant start` */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('run the desk: mail in, drafts, the queue, mail out; with no settings, a practice desk')
    .addOption(new Option('--only <role...>', 'run only these roles in this process').choices(ROLES))
    .option('--from-beginning', 'answer mail too that was in the mailbox before the first start')
    .action(async (options: Options) => {
      const config = loadConfig()
      // Loaded here and not above, so that the short commands do not load the web server and the mail libraries.
      const { startDesk } = await import('../../workers/start.ts')
      const stopAsked = waitForStop()
      const log = createLog(config.logLevel, { readable: process.stderr.isTTY === true })
      const started = await startDesk(
        config,
        { only: options.only ?? null, fromBeginning: options.fromBeginning === true },
        log,
        say,
      )
      await greet(started)
      await stopAsked
      log.info('desk.stopping')
      await started.stop()
    })
}

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once, as people expect. */
function waitForStop(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const onSignal = (): void => {
      if (asked) process.exit(EXIT.interrupted)
      asked = true
      resolve()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
  })
}

async function greet({ desk, url, practice }: Started): Promise<void> {
  if (url === null) return
  const lines = [`CaseConsultant is running.`, '', `  Operator queue   ${url}/queue`]
  const operator = await firstOperator({ desk, practice })
  if (operator !== null) {
    lines.push(
      `  Sign in as       ${operator.name}, once, within 24 hours:`,
      `                   ${await makeSignInLink(desk, operator, url)}`,
    )
  }
  if (practice) {
    lines.push(
      `  First question   write one at ${url}/practice, or: npx caseconsultant practice send FILE.eml`,
      '  Nothing leaves this machine: no IMAP_URL and SMTP_URL are set, so mail stays in the practice mailbox.',
    )
  }
  process.stdout.write(
    `${[...lines, '', '  Ctrl-C stops everything; the next start goes on where it was.'].join('\n')}\n\n`,
  )
}

/** Whom to offer a sign-in link: the one operator there is. Where there are several, each asks for their own. */
async function firstOperator({ desk, practice }: Pick<Started, 'desk' | 'practice'>) {
  const operators = await listOperators(desk.pool)
  if (operators.length > 1) return null
  const [only] = operators
  if (only !== undefined) return only
  const name = practice ? 'Practice Coder' : 'First Operator'
  return addOperator(desk.pool, {
    email: `operator@${desk.config.desk.address.split('@')[1]}`,
    name,
    credential: null,
    role: 'admin',
  })
}
