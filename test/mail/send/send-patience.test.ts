import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PauseCause, SendOutcome } from '../../../src/domain/reply-state.ts'
import { sendMail } from '../../../src/mail/send/send-mail.ts'
import { DEFAULT_SMTP_LIMITS, type SmtpLimits } from '../../../src/mail/send/smtp-limits.ts'
import { type Misbehaviour, type SmtpSink, type SmtpStep, startSmtpSink } from '../../support/smtp-sink.ts'

const RAW = Buffer.from('From: a@desk.example\r\nSubject: answer\r\n\r\nYes.\r\n')
const LARGE = Buffer.concat([RAW, Buffer.alloc(21 * 400_000, 'line of a long mail\r\n')])

/** Impatient up to the final dot. */
const SHORT: SmtpLimits = {
  ...DEFAULT_SMTP_LIMITS,
  connectSeconds: 0.3,
  loginSeconds: 0.3,
  envelopeSeconds: 0.3,
  blockSeconds: 0.3,
}

describe('an attempt to send a mail', () => {
  let sink: SmtpSink
  let recorded: number

  beforeEach(async () => {
    sink = await startSmtpSink()
    recorded = 0
  })
  afterEach(() => sink.stop())

  const attempt = (
    raw: Buffer,
    limits: SmtpLimits,
    onBodySent = async () => undefined as unknown,
  ): Promise<SendOutcome> =>
    sendMail(
      { ...sink.options, user: 'desk', password: 'desk' },
      { envelopeFrom: 'bounces@desk.example', envelopeTo: 'ana@clinic.example', raw },
      async () => {
        recorded += 1
        await onBodySent()
      },
      limits,
    )

  it.each<[SmtpStep, Misbehaviour, 'connectSeconds' | 'loginSeconds' | 'envelopeSeconds', PauseCause | undefined]>([
    ['connect', 'hang', 'connectSeconds', 'unreachable'],
    ['ehlo', 'hang', 'connectSeconds', 'unreachable'],
    ['ehlo', 'trickle', 'connectSeconds', 'unreachable'],
    ['auth', 'hang', 'loginSeconds', 'unreachable'],
    ['auth', 'trickle', 'loginSeconds', 'unreachable'],
    ['mail', 'hang', 'envelopeSeconds', undefined],
    ['mail', 'trickle', 'envelopeSeconds', undefined],
    ['rcpt', 'hang', 'envelopeSeconds', undefined],
    ['data', 'hang', 'envelopeSeconds', undefined],
  ])('of which the server at %s makes a %s is given up by %s alone', async (step, how, limit, pause) => {
    sink.misbehave(step, how)
    const outcome = await attempt(RAW, { ...DEFAULT_SMTP_LIMITS, [limit]: 0.3 })
    expect(outcome).toMatchObject({ kind: 'later' })
    expect('pause' in outcome ? outcome.pause : undefined).toBe(pause)
    expect(recorded).toBe(0)
  })

  it('whose server reads no further amid the body is given up before the dot, and comes later', async () => {
    sink.misbehave('body', 'stall')
    expect((await attempt(LARGE, { ...DEFAULT_SMTP_LIMITS, blockSeconds: 0.3 })).kind).toBe('later')
    expect({ recorded, mails: sink.mails.length }).toEqual({ recorded: 0, mails: 0 })
  })

  it('waits for the answer to the dot far longer than for anything before it', async () => {
    sink.misbehave('dot', { reply: '250 2.0.0 at last', afterMs: 900 })
    expect((await attempt(RAW, SHORT)).kind).toBe('sent')
  })

  it('is not given up for want of the server while its sending is being recorded', async () => {
    const outcome = await attempt(RAW, SHORT, () => sleep(600))
    expect(outcome.kind).toBe('sent')
  })
})
