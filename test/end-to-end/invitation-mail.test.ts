import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { parseMail } from '../../src/mail/read/parse-mail.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { inviteByMail } from '../../workers/invite-by-mail.ts'
import type { Desk } from '../../workers/open-desk.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'

let sink: SmtpSink

beforeEach(async () => {
  sink = await startSmtpSink()
})

afterEach(() => sink.stop())

const INVITATION = {
  to: { address: 'nell@acme.example', name: 'Nell <New>' },
  by: 'Ada Min',
  url: 'https://desk.example/sign-in/abc_DEF-123',
  hours: 72,
}

const invite = (smtpUrl = sink.url) => {
  const templates = loadTemplates(join(import.meta.dirname, '../../templates'))
  const desk = { templates, config: readConfig({ MAIL_FROM: 'Acme Coding Desk <coding@acme.example>' }) } as Desk
  return inviteByMail(desk, smtpUrl, createLog('silent', { readable: false }))(INVITATION)
}

it('an invitation is a mail with the link in both parts, which no machine is to answer', async () => {
  expect(await invite()).toBe(true)
  const [sent] = sink.mails
  expect(sent).toMatchObject({ from: 'coding@acme.example', to: ['nell@acme.example'] })
  expect(sent?.raw.toString()).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  const { mail } = await parseMail(sent?.raw ?? Buffer.of())
  expect(mail.subject).toBe('Your access to Acme Coding Desk')
  expect(mail.text).toContain(INVITATION.url)
  expect(mail.html).toContain(`href="${INVITATION.url}"`)
  expect(mail.html).toContain('Nell &lt;New&gt;')
})

it('a mail server that refuses it, or is away, is told to the admin and nothing more', async () => {
  sink.misbehave('rcpt', { reply: '550 5.1.1 no such person' })
  expect(await invite()).toBe(false)
  expect(await invite('smtp://127.0.0.1:9?tls=off')).toBe(false)
})
