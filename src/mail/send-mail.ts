import { Readable } from 'node:stream'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import type { SendOutcome } from '../domain/reply-state.ts'
import type { SmtpOptions } from './parse-mail-url.ts'

/** Seconds before something that does not move is given up. */
export type SmtpLimits = {
  /** From the DNS look-up to the end of STARTTLS. */
  connectSeconds: number
  /** From the start until the server is ready for the body. */
  envelopeSeconds: number
  /** Without a byte from the server; RFC 5321 §4.5.3.2.6 asks for 10 minutes after the final dot. */
  silenceSeconds: number
}

export const DEFAULT_SMTP_LIMITS: SmtpLimits = { connectSeconds: 30, envelopeSeconds: 300, silenceSeconds: 600 }

export type MailToSend = { envelopeFrom: string; envelopeTo: string; raw: Buffer }

const CHUNK_BYTES = 64 * 1024

/** Replies that concern our account rather than the mail (RFC 4954 §6): once it is put right the mail can go. */
const ACCOUNT_REPLIES = new Set([530, 534, 535, 538])

/** The steps whose 5xx is a word about this mail; at any other step the server refused us, not it. */
const MAIL_STEPS = /^(MAIL FROM|RCPT TO|DATA)$/

/**
 * What became of one attempt to hand the frozen bytes to the server. Never rejects and never tries twice.
 *
 * `onBodySent` is called when the server has taken the body, and the final dot is written only after it has resolved: so
 * whoever records it knows that without the record the mail cannot have been accepted. If it rejects, the connection is
 * dropped without the dot and the outcome is `later`.
 */
export async function sendMail(
  smtp: SmtpOptions,
  mail: MailToSend,
  onBodySent: () => Promise<void>,
  limits: SmtpLimits = DEFAULT_SMTP_LIMITS,
): Promise<SendOutcome> {
  const body = new Body(mail.raw, onBodySent)
  const connection = openConnection(smtp, limits)
  let failure: SmtpFault | null = null
  let response = ''
  try {
    response = await converse(connection, smtp, mail, body, limits)
  } catch (error) {
    failure = error as SmtpFault
  }
  endConnection(connection, failure === null)
  const dotWritten = body.dotReleased
  await body.recorded
  return failure === null ? { kind: 'sent', response } : judgeFailure(failure, dotWritten)
}

type SmtpFault = Error & { code?: string; command?: string; response?: string; responseCode?: number }

/** The body of one mail, ending (which makes nodemailer write the final dot) only once its sending is recorded. */
class Body {
  readonly stream: Readable
  dotReleased = false
  begun = false
  /** Settles with the record of the body's sending, whether that worked or not. */
  recorded: Promise<void> = Promise.resolve()

  constructor(raw: Buffer, onBodySent: () => Promise<void>) {
    this.stream = Readable.from(this.#chunks(raw, onBodySent), { objectMode: false, highWaterMark: CHUNK_BYTES })
  }

  async *#chunks(raw: Buffer, onBodySent: () => Promise<void>): AsyncGenerator<Buffer> {
    this.begun = true
    for (let at = 0; at < raw.length; at += CHUNK_BYTES) yield raw.subarray(at, at + CHUNK_BYTES)
    const recording = onBodySent()
    this.recorded = recording.catch(() => undefined)
    await recording
    this.dotReleased = true
  }
}

function openConnection(smtp: SmtpOptions, limits: SmtpLimits): SmtpConnection {
  return new SmtpConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: limits.connectSeconds * 1000,
    greetingTimeout: limits.connectSeconds * 1000,
    socketTimeout: limits.silenceSeconds * 1000,
  })
}

/** The server's answer to the final dot; rejects with what went wrong at any step. */
async function converse(
  connection: SmtpConnection,
  smtp: SmtpOptions,
  mail: MailToSend,
  body: Body,
  limits: SmtpLimits,
): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      if (!body.begun) reject(new Error('The mail server took too long to be ready for the mail.'))
    }, limits.envelopeSeconds * 1000)
    connection.on('error', reject)
    connection.on('end', () => {
      clearTimeout(timer)
      // A reply that came with the end, such as 421, is reported just after it and says more.
      setImmediate(() => reject(new Error('The mail server closed the connection.')))
    })
    const send = () =>
      connection.send(
        { from: mail.envelopeFrom, to: [mail.envelopeTo], size: mail.raw.length, use8BitMime: true },
        body.stream,
        (error, info) => (error ? reject(error) : resolve(info.response ?? '')),
      )
    connection.connect((error) => {
      if (error) return reject(error)
      if (smtp.user === null || smtp.password === null || !connection.allowsAuth) return send()
      connection.login({ user: smtp.user, pass: smtp.password }, (refusal) => (refusal ? reject(refusal) : send()))
    })
  })
}

/** Says goodbye after a success; after a failure the connection is dropped, so that no half-written body can be completed. */
function endConnection(connection: SmtpConnection, sent: boolean): void {
  if (sent) {
    connection.quit()
    setTimeout(() => connection.close(), 2000).unref()
  } else {
    connection.close()
  }
}

function judgeFailure(fault: SmtpFault, dotReleased: boolean): SendOutcome {
  const why = fault.response ?? fault.message
  const code = fault.responseCode ?? 0
  if (code >= 400 && code < 500) return { kind: 'later', why }
  if (code >= 500) {
    const aboutThisMail = MAIL_STEPS.test(fault.command ?? '') && !ACCOUNT_REPLIES.has(code)
    return { kind: aboutThisMail ? 'refused' : 'later', why }
  }
  // Without a reply these are nodemailer's own: an address SMTP cannot carry, a mail above the server's SIZE.
  const foundHere = fault.response === undefined && (fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE')
  if (foundHere && !dotReleased) return { kind: 'refused', why }
  return { kind: dotReleased ? 'uncertain' : 'later', why }
}
