import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { SmtpOptions } from '../../src/mail/login/parse-mail-url.ts'

/** The steps of one delivery at which the sink can be told to misbehave; `body` is amid the mail, `dot` after all of it. */
export const SMTP_STEPS = ['connect', 'ehlo', 'auth', 'mail', 'rcpt', 'data', 'body', 'dot'] as const

export type SmtpStep = (typeof SMTP_STEPS)[number]

/**
 * An SMTP reply such as `451 4.3.0 later`, the connection cut, no answer at all, one that never comes to its end, or nothing
 * more read of what the client writes.
 */
export type Misbehaviour = { reply: string; afterMs?: number } | 'drop' | 'hang' | 'trickle' | 'stall'

/** Every mail that arrived whole, whatever was answered to it. */
export type SunkMail = { from: string; to: string[]; raw: Buffer }

export type SmtpSink = {
  url: string
  options: SmtpOptions
  mails: SunkMail[]
  /** Those of them that were not refused after their dot: a client that got no answer may have to count on it. */
  taken: SunkMail[]
  /** Is told of every step as it is reached, before it is answered; the body's first bytes and its dot among them. */
  watch(watcher: ((step: SmtpStep, mail: { to: string[] }) => void) | null): void
  /** How often a client connected. */
  connections(): number
  /** From now on the sink does this at that step, and behaves at all others; null: it behaves. */
  misbehave(step: SmtpStep | null, how?: Misbehaviour): void
  /** Cuts every open connection now. */
  dropAll(): void
  stop(): Promise<void>
}

export type SmtpSinkOptions = {
  /** EHLO keywords; real servers have PIPELINING, which makes every command arrive at once. */
  keywords?: string[]
}

/** An SMTP server on 127.0.0.1 that keeps what it gets, written line by line so that it can fail at every single step. */
export async function startSmtpSink(sinkOptions: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const keywords = sinkOptions.keywords ?? ['PIPELINING', '8BITMIME', 'AUTH PLAIN LOGIN']
  const mails: SunkMail[] = []
  const taken: SunkMail[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  let step: SmtpStep | null = null
  let how: Misbehaviour = 'drop'
  let watcher: ((step: SmtpStep, mail: { to: string[] }) => void) | null = null

  // The answers to commands that came together leave at once: held back until the first is acknowledged, they cost 40 ms.
  const server = createServer({ noDelay: true }, (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const answer = (at: SmtpStep, reply: string): void => {
      if (at !== step) socket.write(`${reply}\r\n`)
      else if (how === 'drop') socket.destroy()
      else if (how === 'trickle') trickle(socket)
      else if (how === 'stall') socket.pause()
      else if (how !== 'hang') replyLater(socket, how)
    }
    readSession(
      socket,
      keywords,
      answer,
      (mail) => {
        mails.push(mail)
        if (step !== 'dot' || typeof how === 'string' || how.reply.startsWith('2')) taken.push(mail)
      },
      () => step,
      (at, mail) => watcher?.(at, mail),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `smtp://127.0.0.1:${port}`,
    options: { host: '127.0.0.1', port, security: 'none', user: null, password: null },
    mails,
    taken,
    connections: () => connections,
    watch(next) {
      watcher = next
    },
    misbehave(atStep, misbehaviour = 'drop') {
      step = atStep
      how = misbehaviour
    },
    dropAll,
    async stop() {
      dropAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function replyLater(socket: Socket, { reply, afterMs = 0 }: { reply: string; afterMs?: number }): void {
  if (afterMs === 0) socket.write(`${reply}\r\n`)
  else setTimeout(() => socket.write(`${reply}\r\n`), afterMs)
}

/** A reply of ever more lines: the line is never silent, and the answer never comes. */
function trickle(socket: Socket): void {
  const timer = setInterval(() => socket.write('250-still here\r\n'), 50)
  socket.on('close', () => clearInterval(timer))
}

function readSession(
  socket: Socket,
  keywords: string[],
  answer: (step: SmtpStep, reply: string) => void,
  keep: (mail: SunkMail) => void,
  misbehavesAt: () => SmtpStep | null,
  tell: (step: SmtpStep, mail: { to: string[] }) => void,
): void {
  let input = ''
  let inBody = false
  /** From where the end of the body is looked for: what was looked through once is not again. */
  let lookedAt = 0
  let mail = { from: '', to: [] as string[] }

  const obey = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    const address = /<(.*)>/.exec(line)?.[1] ?? ''
    const step = STEP_OF[verb]
    if (step !== undefined) tell(step, mail)
    if (verb === 'EHLO') answer('ehlo', ['250-sink', ...keywords.map((word) => `250-${word}`), '250 OK'].join('\r\n'))
    else if (verb === 'HELO') answer('ehlo', '250 sink')
    else if (verb === 'AUTH') answer('auth', '235 2.7.0 welcome')
    else if (verb === 'MAIL') {
      mail = { from: address, to: [] }
      answer('mail', '250 2.1.0 sender fine')
    } else if (verb === 'RCPT') {
      if (misbehavesAt() !== 'rcpt') mail.to.push(address)
      answer('rcpt', '250 2.1.5 recipient fine')
    } else if (verb === 'DATA') {
      if (mail.to.length === 0) return void socket.write('503 5.5.1 nobody to send it to\r\n')
      inBody = misbehavesAt() !== 'data'
      answer('data', '354 go on')
    } else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else socket.write('250 OK\r\n')
  }

  tell('connect', mail)
  answer('connect', '220 sink ESMTP')
  socket.on('data', (chunk) => {
    input += chunk.toString('latin1')
    for (;;) {
      if (inBody) {
        if (input !== '') tell('body', mail)
        if (misbehavesAt() === 'body' && input !== '') return answer('body', '250 never reached')
        const end = input.startsWith('.\r\n') ? 0 : input.indexOf('\r\n.\r\n', lookedAt) + 2
        lookedAt = Math.max(0, input.length - 4)
        if (end === 1) return
        lookedAt = 0
        tell('dot', mail)
        keep({ ...mail, raw: unstuff(input.slice(0, end)) })
        input = input.slice(end + 3)
        inBody = false
        answer('dot', '250 2.0.0 queued as 1')
        continue
      }
      const lineEnd = input.indexOf('\r\n')
      if (lineEnd === -1) return
      const line = input.slice(0, lineEnd)
      input = input.slice(lineEnd + 2)
      obey(line)
    }
  })
}

const STEP_OF: Readonly<Record<string, SmtpStep>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
}

/** RFC 5321 §4.5.2: a line that began with a dot was sent with two. */
function unstuff(body: string): Buffer {
  return Buffer.from(body.replace(/^\.\./gm, '.'), 'latin1')
}
