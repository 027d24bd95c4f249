import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KeptConnections, keepConnections } from '../../../src/mail/send/kept-connections.ts'
import { sendMail } from '../../../src/mail/send/send-mail.ts'
import { DEFAULT_SMTP_LIMITS } from '../../../src/mail/send/smtp-limits.ts'
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'

const RAW = Buffer.from('From: a@desk.example\r\nSubject: answer\r\n\r\nYes.\r\n')

describe.each([
  ['with PIPELINING', ['PIPELINING', '8BITMIME', 'AUTH PLAIN']],
  ['without PIPELINING', ['8BITMIME', 'AUTH PLAIN']],
])('connections kept for the next mail, to a server %s', (_name, keywords) => {
  let sink: SmtpSink
  let kept: KeptConnections
  /** Every step the server met. */
  let steps: string[]

  beforeEach(async () => {
    sink = await startSmtpSink({ keywords })
    kept = keepConnections(2)
    steps = []
    sink.watch((step) => steps.push(step))
  })
  afterEach(async () => {
    kept.close()
    await sink.stop()
  })

  const send = async (to = 'ana@clinic.example', smtp: object = { user: 'desk', password: 'pw' }) => {
    let recorded = 0
    const outcome = await sendMail(
      { ...sink.options, ...smtp },
      { envelopeFrom: 'desk@desk.example', envelopeTo: to, raw: RAW },
      async () => {
        recorded += 1
      },
      DEFAULT_SMTP_LIMITS,
      kept,
    )
    return { kind: outcome.kind, recorded }
  }

  it('carry one mail after the other, and log in once', async () => {
    for (let at = 0; at < 3; at += 1) expect(await send(`p${at}@clinic.example`)).toEqual({ kind: 'sent', recorded: 1 })
    expect(sink.connections()).toBe(1)
    expect(steps.filter((step) => step === 'auth')).toHaveLength(1)
    expect(sink.taken.map(({ to }) => to)).toEqual([0, 1, 2].map((at) => [`p${at}@clinic.example`]))
  })

  it('are used by one mail at a time', async () => {
    await send()
    await Promise.all([send(), send()])
    expect(sink.connections()).toBe(2)
    expect(sink.taken).toHaveLength(3)
  })

  it('are no failed attempt where they died while nobody used them', async () => {
    await send()
    sink.dropAll()
    expect(await send()).toEqual({ kind: 'sent', recorded: 1 })
    await sleep(20)
    sink.dropAll()
    await sleep(20)
    expect(await send()).toEqual({ kind: 'sent', recorded: 1 })
    expect(sink.mails).toHaveLength(3)
  })

  it('are left where the server refused a mail on them, and the next mail gets a new one', async () => {
    await send()
    sink.misbehave('rcpt', { reply: '550 5.1.1 nobody here' })
    expect(await send()).toEqual({ kind: 'refused', recorded: 0 })
    sink.misbehave(null)
    expect((await send()).kind).toBe('sent')
    expect(sink.connections()).toBe(2)
  })

  it('leave what became of a mail as uncertain as a connection of its own does', async () => {
    await send()
    sink.misbehave('dot', 'drop')
    expect(await send()).toEqual({ kind: 'uncertain', recorded: 1 })
    sink.misbehave(null)
    // One attempt is one attempt: nothing was handed over a second time.
    expect(sink.mails).toHaveLength(2)
  })

  it('are given back after they lay idle, after fifty mails, and at the end', async () => {
    kept = keepConnections(2, 0.03)
    await send()
    await sleep(100)
    await send()
    expect(sink.connections()).toBe(2)
    kept = keepConnections(2)
    for (let at = 0; at < 51; at += 1) await send()
    expect(sink.connections()).toBe(4)
    kept.close()
    await send()
    await send()
    expect(sink.connections()).toBe(6)
  })
})
