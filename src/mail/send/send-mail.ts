import { Readable } from 'node:stream'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import type { SendOutcome } from '../../domain/reply-state.ts'
import type { SmtpOptions } from '../login/parse-mail-url.ts'
import { logIn } from '../login/smtp-login.ts'
import { judgeFailure, type SmtpFault } from './judge-smtp-fault.ts'
import { type KeptConnections, sayGoodbye } from './kept-connections.ts'
import { DEFAULT_SMTP_LIMITS, type SmtpLimits } from './smtp-limits.ts'

export type MailToSend = { envelopeFrom: string; envelopeTo: string; raw: Buffer }

const CHUNK_BYTES = 64 * 1024

/**
 * What became of one attempt to hand the frozen bytes to the server. Never rejects and never tries twice.
 *
 * `onBodySent` is called when the server has taken the body, and the final dot is written only after it has resolved: so
 * whoever records it knows that without the record the mail cannot have been accepted. If it rejects, the connection is
 * dropped without the dot and the outcome is `later`. `kept`: where a connection is had from, and left for the next mail.
 */
export async function sendMail(
  smtp: SmtpOptions,
  mail: MailToSend,
  onBodySent: () => Promise<void>,
  limits: SmtpLimits = DEFAULT_SMTP_LIMITS,
  kept: KeptConnections | null = null,
): Promise<SendOutcome> {
  const body = new Body(mail.raw, onBodySent)
  const waiting = (await kept?.take()) ?? null
  const connection = waiting ?? openConnection(smtp, limits)
  let failure: SmtpFault | null = null
  let response = ''
  try {
    response = await converse(connection, waiting === null ? smtp : null, mail, body, limits)
  } catch (error) {
    failure = error as SmtpFault
  }
  // After a failure the connection is dropped, so that no half-written body can be completed.
  if (failure !== null) connection.close()
  else if (kept === null) sayGoodbye(connection)
  else kept.give(connection)
  const dotWritten = body.dotReleased
  await body.recorded
  return failure === null
    ? { kind: 'sent', response }
    : judgeFailure(failure, { dotWritten, bodyBegun: body.begun, envelopeBegun: body.envelopeBegun })
}

/** The body of one mail, ending (which makes nodemailer write the final dot) only once its sending is recorded. */
class Body {
  readonly stream: Readable
  dotReleased = false
  begun = false
  /** The server has let us in and hears of this mail now. */
  envelopeBegun = false
  /** Called as soon as the server takes the body, and at every step from there to the final dot. */
  onProgress: (now: 'taken' | 'recording' | 'dot') => void = () => undefined
  /** Settles with the record of the body's sending, whether that worked or not. */
  recorded: Promise<void> = Promise.resolve()

  constructor(raw: Buffer, onBodySent: () => Promise<void>) {
    this.stream = Readable.from(this.#chunks(raw, onBodySent), { objectMode: false, highWaterMark: CHUNK_BYTES })
  }

  async *#chunks(raw: Buffer, onBodySent: () => Promise<void>): AsyncGenerator<Buffer> {
    this.begun = true
    for (let at = 0; at < raw.length; at += CHUNK_BYTES) {
      this.onProgress('taken')
      yield raw.subarray(at, at + CHUNK_BYTES)
    }
    this.onProgress('recording')
    const recording = onBodySent()
    this.recorded = recording.catch(() => undefined)
    await recording
    this.dotReleased = true
    this.onProgress('dot')
  }
}

function openConnection(smtp: SmtpOptions, limits: SmtpLimits): SmtpConnection {
  const connection = new SmtpConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    connectionTimeout: limits.connectSeconds * 1000,
    greetingTimeout: limits.connectSeconds * 1000,
    socketTimeout: limits.silenceSeconds * 1000,
  })
  // What goes wrong when nobody uses it any more must not end the process.
  return connection.on('error', () => undefined)
}

/** The server's answer to the final dot; rejects with what went wrong at any step. `smtp` is null where it has let us in before. */
async function converse(
  connection: SmtpConnection,
  smtp: SmtpOptions | null,
  mail: MailToSend,
  body: Body,
  limits: SmtpLimits,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const limit = startLimit(reject, limits.connectSeconds, 'The mail server took too long to say that it is there.')
  body.onProgress = followBody(limit, limits)
  const ended = (): void => {
    limit.end()
    // A reply that came with the end, such as 421, is reported just after it and says more.
    setImmediate(() => reject(new Error('The mail server closed the connection.')))
  }
  const send = (): void => {
    body.envelopeBegun = true
    limit.restart(limits.envelopeSeconds, 'The mail server took too long to be ready for the mail.')
    connection.send(
      { from: mail.envelopeFrom, to: [mail.envelopeTo], size: mail.raw.length, use8BitMime: true },
      body.stream,
      (error, info) => (error ? reject(error) : resolve(info.response ?? '')),
    )
  }
  connection.on('error', reject).on('end', ended)
  if (smtp === null) send()
  else {
    connection.connect((error) => {
      if (error) return reject(error)
      limit.restart(limits.loginSeconds, 'The mail server took too long to let the desk in.')
      logIn(connection, smtp, (refusal) => (refusal ? reject(refusal) : send()))
    })
  }
  try {
    return await promise
  } finally {
    limit.end()
    connection.off('error', reject).off('end', ended)
  }
}

/** Each piece of the body has its time, and all of them have one together; once the dot may be out, its answer has. */
function followBody(limit: Limit, { blockSeconds, bodySeconds, answerSeconds }: SmtpLimits): Body['onProgress'] {
  let end: number | null = null
  return (now) => {
    if (now === 'dot') return limit.restart(answerSeconds, 'The mail server took too long to answer.')
    end ??= performance.now() + bodySeconds * 1000
    const left = Math.max(0, (end - performance.now()) / 1000)
    // While its sending is recorded the server owes nothing.
    const seconds = now === 'taken' ? Math.min(blockSeconds, left) : left
    limit.restart(seconds, 'The mail server took too long over the text of the mail.')
  }
}

type Limit = { restart(seconds: number, why: string): void; end(): void }

/** One clock for the step under way; `reject` hears of the step that took too long. */
function startLimit(reject: (error: Error) => void, seconds: number, why: string): Limit {
  let timer: NodeJS.Timeout
  let isOver = false
  const restart = (nextSeconds: number, nextWhy: string): void => {
    clearTimeout(timer)
    if (isOver) return
    timer = setTimeout(() => reject(new Error(nextWhy)), nextSeconds * 1000)
  }
  restart(seconds, why)
  return {
    restart,
    end() {
      isOver = true
      clearTimeout(timer)
    },
  }
}
