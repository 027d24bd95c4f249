import { afterAll, beforeAll, expect, it } from 'vitest'
import { trySending } from '../../../src/mail/set-up/try-sending.ts'
import { type SmtpSink, startSmtpSink } from '../../support/smtp-sink.ts'

let sink: SmtpSink
beforeAll(async () => {
  sink = await startSmtpSink()
})
afterAll(() => sink?.stop())

it('a server that takes mail from the address lets the desk in, and gets no mail', async () => {
  const steps: string[] = []
  sink.watch((step) => steps.push(step))
  expect(await trySending(sink.options, 'desk@acme.example')).toEqual({ ok: true })
  expect(steps).toContain('mail')
  expect(steps.filter((step) => ['rcpt', 'data', 'body', 'dot'].includes(step))).toEqual([])
  expect(sink.mails).toEqual([])
})

it('a server that takes none from the address is told with what it said', async () => {
  sink.misbehave('mail', { reply: '553 5.7.1 not yours' })
  expect(await trySending(sink.options, 'desk@acme.example')).toMatchObject({
    ok: false,
    why: expect.stringContaining('553 5.7.1 not yours'),
    remedy: expect.stringContaining('MAIL_FROM'),
  })
  sink.misbehave(null)
})

it('without an address nothing is begun', async () => {
  const steps: string[] = []
  sink.watch((step) => steps.push(step))
  expect(await trySending(sink.options)).toEqual({ ok: true })
  expect(steps).not.toContain('mail')
})
