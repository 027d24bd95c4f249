import { existsSync } from 'node:fs'
import { cancel, intro, isCancel, log, note, outro, password, select, spinner, text } from '@clack/prompts'
import { MAILBOX_PRESETS, type PresetName } from '../mail/set-up/mailbox-presets.ts'
import { makeMailKey, writeEnvFile } from './env-file.ts'
import { type MailboxAnswers, mailboxSettings } from './mailbox-answers.ts'
import { trySettings } from './try-settings.ts'

/** Thrown where the person pressed Ctrl-C or Escape: nothing has been written by then. */
class Cancelled extends Error {}

/** Asks for the mailbox, tries it, and writes the file; false where the person gave up, and nothing was written. */
export async function askForMailbox(file: string): Promise<boolean> {
  intro('Connect the desk to its mailbox')
  try {
    let answers = await askAll(null)
    for (;;) {
      const settings = mailboxSettings(answers)
      if (await tryAll(settings)) {
        writeEnvFile(file, { ...settings, ...makeMailKey(file) })
        break
      }
      const next = await answered(
        select({
          message: 'Something does not work. What now?',
          options: [
            { value: 'change', label: 'Change what I said' },
            { value: 'write', label: `Write ${file} all the same` },
            { value: 'stop', label: 'Stop, and write nothing' },
          ],
        }),
      )
      if (next === 'stop') throw new Cancelled()
      if (next === 'write') {
        writeEnvFile(file, { ...settings, ...makeMailKey(file) })
        break
      }
      answers = await askAll(answers)
    }
    note(
      'npx caseconsultant operator add EMAIL --name "Dana Ruiz" --credential CPC --role admin\nnpm start',
      `Written to ${file}, readable by you alone. Next:`,
    )
    outro('RAW_MAIL_KEY in it seals the originals of mails: keep a copy of it away from the database.')
    return true
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancel(existsSync(file) ? `Nothing was changed; ${file} is as it was.` : 'Nothing was written.')
    return false
  }
}

/** What a prompt was answered. @throws Cancelled */
async function answered<Value>(prompt: Promise<Value | symbol>): Promise<Value> {
  const value = await prompt
  if (isCancel(value)) throw new Cancelled()
  return value as Value
}

async function askAll(before: MailboxAnswers | null): Promise<MailboxAnswers> {
  const provider = await answered<PresetName | 'other'>(
    select({
      message: 'Where is the mailbox?',
      initialValue: before?.provider ?? 'microsoft',
      options: [
        ...Object.entries(MAILBOX_PRESETS).map(([value, { label }]) => ({ value: value as PresetName, label })),
        { value: 'other' as const, label: 'Another server' },
      ],
    }),
  )
  const address = await ask('Which address do answers come from?', before?.address, 'coding@acme.example', isAddress)
  const deskName = await ask('Which name stands beside it?', before?.deskName ?? 'Coding Desk')
  if (provider === 'other') {
    const imapServer = await ask(
      'The server for mail in',
      before?.imapServer ?? `imaps://imap.${address.split('@')[1]}`,
    )
    const smtpServer = await ask(
      'The server for mail out',
      before?.smtpServer ?? `smtps://smtp.${address.split('@')[1]}`,
    )
    const user = await ask('The user name', before?.user ?? address)
    return { provider, address, deskName, imapServer, smtpServer, user, password: await askSecret('Its password') }
  }
  const preset = MAILBOX_PRESETS[provider]
  log.info(preset.hint)
  if (preset.login === 'app password')
    return { provider, address, deskName, password: await askSecret('The app password') }
  const clientId = await ask('The application’s client id', before?.oauth?.clientId)
  const clientSecret = await askSecret('Its client secret; empty for a public client', true)
  return {
    provider,
    address,
    deskName,
    oauth: { clientId, clientSecret, refreshToken: await askSecret('The refresh token') },
  }
}

const isAddress = (value: string): string | undefined =>
  /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value) ? undefined : 'An address looks like coding@acme.example.'

async function ask(
  message: string,
  initialValue?: string,
  placeholder?: string,
  check: (value: string) => string | undefined = () => undefined,
): Promise<string> {
  const value = await answered<string>(
    text({
      message,
      ...(initialValue === undefined ? {} : { initialValue }),
      ...(placeholder === undefined ? {} : { placeholder }),
      validate: (given) => (given?.trim() ? check(given.trim()) : 'Something has to stand here.'),
    }),
  )
  return value.trim()
}

async function askSecret(message: string, mayBeEmpty = false): Promise<string> {
  const value = await answered<string>(
    password({ message, validate: (given) => (given || mayBeEmpty ? undefined : 'Something has to stand here.') }),
  )
  return value ?? ''
}

/** True where nothing failed. */
async function tryAll(settings: Readonly<Record<string, string>>): Promise<boolean> {
  let works = true
  const wait = spinner()
  wait.start('Trying it')
  const trials = []
  for await (const trial of trySettings(settings)) trials.push(trial)
  wait.stop('Tried')
  for (const { name, verdict, detail, remedy } of trials) {
    const sentence = `${name}: ${detail}${remedy === null ? '' : `\n${remedy}`}`
    if (verdict === 'ok') log.success(sentence)
    else if (verdict === 'warning') log.warn(sentence)
    else log.error(sentence)
    works &&= verdict !== 'failed'
  }
  return works
}
