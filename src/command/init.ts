import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { AppError } from '../domain/app-error.ts'
import { MAILBOX_PRESETS, type PresetName } from '../mail/set-up/mailbox-presets.ts'
import { makeMailKey, writeEnvFile } from './env-file.ts'
import { EXIT } from './exit-code.ts'
import { type MailboxAnswers, mailboxSettings } from './mailbox-answers.ts'
import { say } from './with-desk.ts'

type Options = {
  provider?: PresetName | 'other'
  address?: string
  name?: string
  user?: string
  passwordFile?: string
  imap?: string
  smtp?: string
  file: string
  anyway?: boolean
}

/** `caseconsultant init` */
export function registerInit(program: Command): void {
  program
    .command('init')
    .description('connect the desk to its mailbox: asks, tries it, and writes .env')
    .addOption(
      new Option('--provider <name>', 'without it you are asked').choices([...Object.keys(MAILBOX_PRESETS), 'other']),
    )
    .option('--address <address>', 'the address answers come from')
    .option('--name <name>', 'the name beside it', 'Coding Desk')
    .option('--user <user>', 'the user name of the mailbox, where it is not the address')
    .option('--password-file <file>', 'a file that holds its password')
    .option('--imap <url>', 'such as imaps://imap.acme.example, for --provider other')
    .option('--smtp <url>', 'such as smtp://smtp.acme.example:587, for --provider other')
    .option('--file <file>', 'the file to write', '.env')
    .option('--anyway', 'write it even where something does not work')
    .action(async (options: Options) => {
      const { askForMailbox } = await import('./init-dialogue.ts')
      if (options.provider === undefined) {
        if (process.stdin.isTTY !== true) {
          throw new AppError(
            'invalid',
            'Nobody is here to answer questions: give --provider, --address and --password-file.',
          )
        }
        process.exitCode = (await askForMailbox(options.file)) ? EXIT.ok : EXIT.interrupted
        return
      }
      process.exitCode = await connectWith(readAnswers(options, options.provider), options)
    })
}

function readAnswers(options: Options, provider: PresetName | 'other'): MailboxAnswers {
  if (!options.address) throw new AppError('invalid', 'Give --address, the address answers come from.')
  const { OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET = '', OAUTH_REFRESH_TOKEN } = process.env
  return {
    provider,
    address: options.address,
    deskName: options.name ?? 'Coding Desk',
    ...(options.user ? { user: options.user } : {}),
    ...(options.passwordFile ? { password: readPassword(options.passwordFile) } : {}),
    ...(options.imap ? { imapServer: options.imap } : {}),
    ...(options.smtp ? { smtpServer: options.smtp } : {}),
    ...(OAUTH_CLIENT_ID && OAUTH_REFRESH_TOKEN
      ? { oauth: { clientId: OAUTH_CLIENT_ID, clientSecret: OAUTH_CLIENT_SECRET, refreshToken: OAUTH_REFRESH_TOKEN } }
      : {}),
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    throw new AppError('invalid', `${file} cannot be read (${(error as Error).message}).`, { cause: error })
  }
}

/** Tries the settings and writes them where they work; the exit code. */
async function connectWith(answers: MailboxAnswers, { file, anyway }: Options): Promise<number> {
  const { trySettings } = await import('./try-settings.ts')
  const settings = mailboxSettings(answers)
  let failed = false
  for await (const { name, verdict, detail, remedy } of trySettings(settings)) {
    failed ||= verdict === 'failed'
    say(`${name}: ${verdict}. ${detail}${remedy === null ? '' : ` ${remedy}`}`)
  }
  if (failed && !anyway) {
    say(`${file} was not written: mend what failed, or add --anyway.`)
    return EXIT.unavailable
  }
  writeEnvFile(file, { ...settings, ...makeMailKey(file) })
  say(`Written to ${file}, readable by you alone. Next: npx caseconsultant operator add, then npm start.`)
  return EXIT.ok
}
