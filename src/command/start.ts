import { type Command, Option } from 'commander'
import type { Desk } from '../../workers/open-desk.ts'
import { ROLES, type RoleName } from '../../workers/role.ts'
import type { Started } from '../../workers/start.ts'
import { createLog } from '../log.ts'
import { addOperator, listOperators } from '../store/people/operators.ts'
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
export function waitForStop(): Promise<void> {
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

/** Says where to look and how to sign in. */
export async function greet({ desk, url, doorsUrl, practice }: Started): Promise<void> {
  if (url === null && doorsUrl === null) return
  const lines = [`CaseConsultant is running.`, '']
  if (url !== null) lines.push(`  Operator queue   ${url}/queue`, ...(await offerSignIn(desk, url, practice !== null)))
  if (doorsUrl !== null) lines.push(`  Public pages     ${doorsUrl}/ (look-up, search, pairs, questions)`)
  if (practice !== null && url !== null) {
    lines.push(
      `  First question   write one at ${url}/practice, or: npx caseconsultant practice send FILE.eml`,
      '  Nothing leaves this machine: no IMAP_URL and SMTP_URL are set, so mail stays in the practice mailbox.',
    )
  }
  process.stdout.write(
    `${[...lines, '', '  Ctrl-C stops everything; the next start goes on where it was.'].join('\n')}\n\n`,
  )
}

/**
 * How to sign in. The practice desk makes its own operator and a link at every start. A real one prints none: its output is
 * kept by whatever runs it, and who signs answers is for its people to say.
 */
async function offerSignIn(desk: Desk, url: string, practice: boolean): Promise<string[]> {
  const [operator] = await listOperators(desk.pool)
  if (!practice) {
    return operator === undefined
      ? ['  First operator   npx caseconsultant operator add EMAIL --name "Dana Ruiz" --credential CPC --role admin']
      : ['  Sign in          npx caseconsultant operator reset EMAIL prints a new link']
  }
  const email = `operator@${desk.config.desk.address.split('@')[1]}`
  const coder =
    operator ?? (await addOperator(desk.pool, { email, name: 'Practice Coder', credential: null, role: 'admin' }))
  return [
    `  Sign in as       ${coder.name}, once, within 24 hours:`,
    `                   ${await makeSignInLink(desk, coder, { url })}`,
  ]
}
