import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../src/config.ts'
import { AppError } from '../src/domain/app-error.ts'
import { findHeader } from '../src/mail/header/mail-header.ts'
import { parseSmtpUrl } from '../src/mail/login/parse-mail-url.ts'
import type { PracticeMailbox } from '../src/mail/practice/practice-mailbox.ts'
import { openMailReader } from '../src/mail/read/mail-reader.ts'
import { buildMime, newMessageId } from '../src/mail/send/build-mime.ts'
import { sendMail } from '../src/mail/send/send-mail.ts'
import type { PracticeDesk } from '../src/web/app.ts'

const folderOf = (config: Config): string => join(config.dataDir, 'practice')

/** Where a running practice mailbox takes mail, for `practice send` in another process. */
const addressFile = (config: Config): string => join(folderOf(config), 'smtp-url')

/** The practice mailbox of this data folder, running, and known to `practice send`. */
export async function startPractice(config: Config): Promise<PracticeMailbox> {
  // Its servers are no part of a desk with a mailbox of its own.
  const { startPracticeMailbox } = await import('../src/mail/practice/practice-mailbox.ts')
  mkdirSync(folderOf(config), { recursive: true, mode: 0o700 })
  const reader = openMailReader({ verifySenders: false })
  const mailbox = await startPracticeMailbox({
    dir: folderOf(config),
    deskAddress: config.desk.address,
    parse: (raw) => reader.parse(raw),
  })
  writeFileSync(addressFile(config), mailbox.smtpUrl, { mode: 0o600 })
  return {
    ...mailbox,
    async stop() {
      rmSync(addressFile(config), { force: true })
      await mailbox.stop()
      await reader.close()
    },
  }
}

/** Resolves with the sender when the mail is in the practice mailbox that runs in another process. @throws AppError */
export async function sendToPractice(config: Config, raw: Buffer): Promise<string> {
  const envelopeFrom = await findSender(raw)
  const outcome = await sendMail(
    parseSmtpUrl(readAddress(config)),
    { envelopeFrom, envelopeTo: config.desk.address, raw },
    () => Promise.resolve(),
  )
  if (outcome.kind === 'sent') return envelopeFrom
  throw new AppError('unavailable', `The practice mailbox did not take the mail: ${outcome.why}.`)
}

/** From its header alone: nothing else of it is wanted here. */
async function findSender(raw: Buffer): Promise<string> {
  const { parseMail } = await import('../src/mail/read/parse-mail.ts')
  const { mail } = await parseMail(raw.subarray(0, findHeader(raw).bodyStart))
  return mail.from[0]?.address ?? ''
}

function readAddress(config: Config): string {
  try {
    return readFileSync(addressFile(config), 'utf8')
  } catch (error) {
    throw new AppError('unavailable', 'The practice mailbox is not running: start it with `npm start` and try again.', {
      cause: error,
    })
  }
}

/** What the practice page shows of the mailbox and does with it. */
export function practiceDesk(config: Config, mailbox: PracticeMailbox): PracticeDesk {
  return {
    async send(mail) {
      const from = { address: mail.fromAddress, name: mail.fromName }
      const raw = await buildMime({
        messageId: newMessageId(mail.fromAddress.split('@')[1] ?? 'customer.example'),
        from,
        to: config.desk,
        subject: mail.subject,
        inReplyTo: mail.inReplyTo,
        references: mail.references,
        text: mail.text,
        html: null,
        date: new Date(),
        headers: {},
      })
      await mailbox.deliver(raw, { from: mail.fromAddress, to: [config.desk.address] })
    },
    async listMail() {
      const summaries = await mailbox.listMail()
      return Promise.all(
        summaries.map(async ({ id, direction, from, to, subject, date, messageId, inReplyTo, references }) => {
          const { mail } = await mailbox.getMail(id)
          return {
            id,
            direction: direction === 'to_desk' ? ('to_desk' as const) : ('from_desk' as const),
            from,
            to,
            subject,
            date,
            messageId,
            inReplyTo,
            references,
            text: mail.text,
            html: mail.html,
          }
        }),
      )
    },
  }
}
