import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PauseCause, SendOutcome } from '../../../src/domain/reply-state.ts'
import { sendMail } from '../../../src/mail/send/send-mail.ts'
import { DEFAULT_SMTP_LIMITS, type SmtpLimits } from '../../../src/mail/send/smtp-limits.ts'
import { findFreePort } from '../../support/free-port.ts'
import { type Misbehaviour, type SmtpSink, type SmtpStep, startSmtpSink } from '../../support/smtp-sink.ts'

const RAW = Buffer.from('From: a@desk.example\r\nSubject: answer\r\n\r\nYes.\r\n.a dot\r\n..two\r\n.\r\nend\r\n')
const LARGE = Buffer.concat([RAW, Buffer.alloc(21 * 400_000, 'line of a long mail\r\n')])
const SHORT: SmtpLimits = {
  ...DEFAULT_SMTP_LIMITS,
  connectSeconds: 0.3,
  loginSeconds: 0.3,
  envelopeSeconds: 0.3,
  blockSeconds: 0.3,
  silenceSeconds: 0.3,
}

describe.each([
  ['with PIPELINING', ['PIPELINING', '8BITMIME', 'AUTH PLAIN']],
  ['without PIPELINING', ['8BITMIME', 'AUTH PLAIN']],
])('one attempt to send a mail, to a server %s', (_name, keywords) => {
  let sink: SmtpSink
  let recorded: number

  beforeEach(async () => {
    sink = await startSmtpSink({ keywords })
    recorded = 0
  })
  afterEach(() => sink.stop())

  const attempt = (raw = RAW, limits = DEFAULT_SMTP_LIMITS, user: string | null = null): Promise<SendOutcome> =>
    sendMail(
      { ...sink.options, user, password: user },
      { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw },
      async () => {
        recorded += 1
      },
      limits,
    )

  it('hands over exactly the bytes', async () => {
    expect(await attempt()).toEqual({ kind: 'sent', response: '250 2.0.0 queued as 1' })
    expect(sink.mails).toEqual([{ from: 'bounces@desk.example', to: ['ana@clinic.example'], raw: RAW }])
    expect(recorded).toBe(1)
  })

  it('hands over a large mail', async () => {
    expect((await attempt(LARGE)).kind).toBe('sent')
    expect(sink.mails[0]?.raw.equals(LARGE)).toBe(true)
  })

  it.each<[SmtpStep, string, SendOutcome['kind']]>([
    ['connect', '421 4.3.2 busy', 'later'],
    ['connect', '554 5.3.2 no service', 'later'],
    ['ehlo', '421 4.3.2 closing', 'later'],
    ['ehlo', '550 5.7.1 not you', 'later'],
    ['auth', '454 4.7.0 try later', 'later'],
    ['auth', '535 5.7.8 wrong password', 'later'],
    ['mail', '421 4.7.0 closing', 'later'],
    ['mail', '432 4.3.2 too many connections', 'later'],
    ['mail', '451 4.3.0 later', 'later'],
    ['mail', '530 5.7.0 log in first', 'later'],
    ['mail', '550 5.7.1 sender refused', 'later'],
    ['mail', '550 5.1.7 no such sender', 'refused'],
    ['rcpt', '421 4.7.0 closing', 'later'],
    ['rcpt', '450 4.2.0 greylisted', 'later'],
    ['rcpt', '550 5.1.1 no such mailbox', 'refused'],
    ['data', '421 4.7.0 closing', 'later'],
    ['data', '452 4.3.1 disk full', 'later'],
    ['data', '554 5.5.0 no', 'refused'],
    ['dot', '421 4.7.0 closing', 'later'],
    ['dot', '451 4.3.0 later', 'later'],
    ['dot', '552 5.3.4 too large', 'refused'],
    ['dot', '554 5.7.1 content refused', 'refused'],
    ['dot', '299 nonsense', 'sent'],
    ['dot', '354 nonsense', 'uncertain'],
  ])('answered at %s with %s is %s', async (step, reply, kind) => {
    sink.misbehave(step, { reply })
    const outcome = await attempt(RAW, DEFAULT_SMTP_LIMITS, 'desk')
    expect(outcome.kind).toBe(kind)
    expect(recorded).toBe(step === 'dot' ? 1 : 0)
    if (outcome.kind !== 'sent') expect(outcome.why).toContain(reply.slice(4))
    expect(sink.connections()).toBe(1)
  })

  it.each<[SmtpStep, string, PauseCause | undefined]>([
    ['connect', '421 4.3.2 busy', 'busy'],
    ['connect', '554 5.7.1 your network is not welcome', 'refused'],
    ['ehlo', '451 4.3.0 later', 'busy'],
    ['auth', '454 4.7.0 try later', 'busy'],
    ['auth', '535 5.7.8 wrong password', 'refused'],
    ['mail', '432 4.3.2 too many connections', 'busy'],
    ['mail', '451 4.3.0 later', undefined],
    ['mail', '530 5.7.57 log in first', 'refused'],
    ['mail', '550 5.7.1 sender refused', 'refused'],
    ['rcpt', '450 4.2.0 greylisted', undefined],
    ['rcpt', '452 4.2.2 mailbox full', undefined],
    ['rcpt', '554 5.7.1 Relay access denied', 'refused'],
    ['data', '452 4.3.1 disk full', undefined],
    ['dot', '421 4.7.0 closing', 'busy'],
    ['dot', '550 5.7.60 may not send as this sender', 'refused'],
  ])('answered at %s with %s pauses all mail because it is %s', async (step, reply, pause) => {
    sink.misbehave(step, { reply })
    const outcome = await attempt(RAW, DEFAULT_SMTP_LIMITS, 'desk')
    expect(outcome.kind).toBe('later')
    expect('pause' in outcome ? outcome.pause : undefined).toBe(pause)
  })

  it('waits for an answer that trickles, up to its limit, and then does not know', async () => {
    sink.misbehave('dot', 'trickle')
    expect((await attempt(RAW, { ...DEFAULT_SMTP_LIMITS, answerSeconds: 0.5 })).kind).toBe('uncertain')
    expect(sink.mails).toHaveLength(1)
  })

  it('believes an answer that took its time', async () => {
    sink.misbehave('dot', { reply: '250 2.0.0 at last', afterMs: 400 })
    expect(await attempt()).toEqual({ kind: 'sent', response: '250 2.0.0 at last' })
  })

  it('carries an empty return path', async () => {
    const mail = { envelopeFrom: '', envelopeTo: 'ana@clinic.example', raw: RAW }
    expect((await sendMail(sink.options, mail, async () => undefined)).kind).toBe('sent')
    expect(sink.mails[0]?.from).toBe('')
  })

  it.each<[SmtpStep, Misbehaviour, SendOutcome['kind']]>([
    ['connect', 'drop', 'later'],
    ['ehlo', 'drop', 'later'],
    ['mail', 'drop', 'later'],
    ['rcpt', 'drop', 'later'],
    ['data', 'drop', 'later'],
    ['body', 'drop', 'later'],
    ['dot', 'drop', 'uncertain'],
    ['connect', 'hang', 'later'],
    ['ehlo', 'hang', 'later'],
    ['rcpt', 'hang', 'later'],
    ['data', 'hang', 'later'],
    ['dot', 'hang', 'uncertain'],
  ])('of which the server at %s makes a %s is %s', async (step, misbehaviour, kind) => {
    sink.misbehave(step, misbehaviour)
    expect((await attempt(step === 'body' ? LARGE : RAW, SHORT)).kind).toBe(kind)
    expect(recorded).toBe(kind === 'uncertain' ? 1 : 0)
    expect(sink.mails).toHaveLength(step === 'dot' ? 1 : 0)
    expect(sink.connections()).toBe(1)
  })

  it('writes the final dot only after its sending is recorded', async () => {
    let arrivedWhileRecording = -1
    const outcome = await sendMail(
      sink.options,
      { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw: RAW },
      async () => {
        await sleep(200)
        arrivedWhileRecording = sink.mails.length
      },
    )
    expect(outcome.kind).toBe('sent')
    expect(arrivedWhileRecording).toBe(0)
    expect(sink.mails).toHaveLength(1)
  })

  it('that cannot be recorded is given up without the dot, and may be tried again', async () => {
    const outcome = await sendMail(
      sink.options,
      { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw: RAW },
      async () => {
        throw new Error('database gone')
      },
    )
    expect(outcome.kind).toBe('later')
    await sleep(100)
    expect(sink.mails).toHaveLength(0)
  })

  it('reports its outcome only after the record is made, also when the connection is lost meanwhile', async () => {
    let finished = false
    const outcome = await sendMail(
      sink.options,
      { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw: RAW },
      async () => {
        sink.dropAll()
        await sleep(300)
        finished = true
      },
    )
    expect(finished).toBe(true)
    expect(outcome.kind).toBe('later')
    expect(sink.mails).toHaveLength(0)
  })

  it.each(['ana@clinic.example>\r\nRCPT TO:<v@elsewhere.example', ''])(
    'to %j is refused before anything is sent',
    async (to) => {
      const mail = { envelopeFrom: 'bounces@desk.example', envelopeTo: to, raw: RAW }
      expect((await sendMail(sink.options, mail, async () => undefined)).kind).toBe('refused')
      expect(sink.mails).toHaveLength(0)
    },
  )
})

it('with nobody listening, sending comes later', async () => {
  const nowhere = {
    host: '127.0.0.1',
    port: await findFreePort(),
    security: 'none' as const,
    user: null,
    password: null,
  }
  const mail = { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw: RAW }
  expect((await sendMail(nowhere, mail, async () => undefined)).kind).toBe('later')
})

it('a mail larger than the server takes is refused', async () => {
  const sink = await startSmtpSink({ keywords: ['SIZE 50'] })
  const mail = { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw: RAW }
  expect((await sendMail(sink.options, mail, async () => undefined)).kind).toBe('refused')
  await sink.stop()
})

it('a password is not given to a server that offers no encryption where it was demanded', async () => {
  const sink = await startSmtpSink()
  const mail = { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw: RAW }
  const options = { ...sink.options, security: 'starttls' as const, user: 'desk', password: 'pw' }
  expect((await sendMail(options, mail, async () => undefined, SHORT)).kind).toBe('later')
  expect(sink.mails).toHaveLength(0)
  await sink.stop()
})
