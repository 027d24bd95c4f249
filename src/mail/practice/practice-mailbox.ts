import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { AppError } from '../../domain/app-error.ts'
import { Correspondence, type CustomerMail, type CustomerMailContent, type ParseMail } from './correspondence.ts'
import { startImapServer } from './hoodiecrow-server.ts'

export type { CustomerMail, CustomerMailContent } from './correspondence.ts'

export type Envelope = { from: string; to: string[] }

/** A mail server for trying the desk out: on 127.0.0.1 only, no mail ever leaves the machine. */
export type PracticeMailbox = {
  /** The desk's mailbox, with the password made for this run. */
  imapUrl: string
  smtpUrl: string
  /** What SMTP does with a mail: resolves once it is on disk for good. */
  deliver(raw: Buffer, envelope: Envelope): Promise<void>
  /** What customers wrote and what came back, the oldest first. */
  listMail(): Promise<CustomerMail[]>
  getMail(id: string): Promise<CustomerMailContent>
  stop(): Promise<void>
}

export type PracticeMailboxOptions = {
  /** Everything is kept here; the next start goes on with it. */
  dir: string
  deskAddress: string
  parse: ParseMail
  /** Any free port where left out. */
  imapPort?: number
  smtpPort?: number
}

/** Announced in EHLO (RFC 1870): enough to try out the desk's own limit. */
const MAX_MAIL_BYTES = 64 * 1024 * 1024

export async function startPracticeMailbox(options: PracticeMailboxOptions): Promise<PracticeMailbox> {
  const password = randomBytes(12).toString('hex')
  const correspondence = new Correspondence(join(options.dir, 'correspondence'), options.parse)
  const imap = await startImapServer({
    dir: join(options.dir, 'folders'),
    port: options.imapPort ?? 0,
    user: options.deskAddress,
    password,
  }).catch((error) => explainPort(error, options.imapPort ?? 0))

  const deliver = async (raw: Buffer, envelope: Envelope): Promise<void> => {
    const mail = Buffer.concat([returnPath(envelope.from), withNetworkLineEnds(raw)])
    const toDesk = envelope.to.some((address) => isSameMailbox(address, options.deskAddress))
    const toOthers = envelope.to.some((address) => !isSameMailbox(address, options.deskAddress))
    if (toDesk) {
      imap.append(mail)
      correspondence.add(mail, 'to_desk')
    }
    if (toOthers) correspondence.add(mail, 'to_customer')
  }

  const smtp = createSmtpServer(deliver)
  try {
    await listen(smtp, options.smtpPort ?? 0)
  } catch (error) {
    await imap.stop()
    explainPort(error, options.smtpPort ?? 0)
  }
  const smtpPort = (smtp.server.address() as AddressInfo).port
  return {
    imapUrl: `imap://${encodeURIComponent(options.deskAddress)}:${password}@127.0.0.1:${imap.port}/INBOX`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    deliver,
    listMail: () => correspondence.list(),
    getMail: (id) => correspondence.get(id),
    async stop() {
      await Promise.all([imap.stop(), new Promise<void>((resolve) => smtp.close(resolve))])
    },
  }
}

function createSmtpServer(deliver: PracticeMailbox['deliver']): SMTPServer {
  return new SMTPServer({
    banner: 'practice mailbox, no mail leaves this machine',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 1000,
    onData(stream, session, done) {
      receive(stream, session, deliver).then(() => done(null, 'Kept'), done)
    },
  })
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  deliver: PracticeMailbox['deliver'],
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  }
  if (stream.sizeExceeded) throw smtpRefusal(552, 'The mail is larger than 64 MB.')
  const { mailFrom, rcptTo } = session.envelope
  const from = mailFrom ? mailFrom.address : ''
  try {
    await deliver(Buffer.concat(chunks), { from, to: rcptTo.map(({ address }) => address) })
  } catch {
    throw smtpRefusal(451, 'The mail could not be written to disk; try again later.')
  }
}

function smtpRefusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** What final delivery puts on top (RFC 5321 §4.4); an empty one tells bounces and automatic replies. */
function returnPath(from: string): Buffer {
  return Buffer.from(`Return-Path: <${from.replace(/[^\x21-\x7e\u0080-\uffff]|[<>]/g, '')}>\r\n`)
}

/** A file written by hand may have bare line feeds; on the wire every line ends in CRLF (RFC 5321 §2.3.8). */
function withNetworkLineEnds(raw: Buffer): Buffer {
  if (!/(?<!\r)\n/.test(raw.toString('latin1'))) return raw
  return Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
}

/** Case and a `+tag` make no other mailbox. */
function isSameMailbox(address: string, mailbox: string): boolean {
  return withoutTag(address) === withoutTag(mailbox)
}

function withoutTag(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@')
}

async function listen(server: SMTPServer, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      // A customer's mail program hanging up in mid-sentence is no fault of ours.
      server.on('error', () => undefined)
      resolve()
    })
  })
}

function explainPort(error: unknown, port: number): never {
  if ((error as { code?: string }).code === 'EADDRINUSE') {
    throw new AppError('unavailable', `Port ${port} on 127.0.0.1 is in use: stop what uses it or choose another port.`)
  }
  throw error
}
