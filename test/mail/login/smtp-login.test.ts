import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAccessTokens } from '../../../src/mail/login/access-token.ts'
import type { SmtpOptions } from '../../../src/mail/login/parse-mail-url.ts'
import { sendMail } from '../../../src/mail/send/send-mail.ts'
import { startTokenServer, type TokenServer } from '../../support/token-server.ts'

let tokens: TokenServer
let server: SMTPServer
let accepted: string[]
let logins: string[]

beforeEach(async () => {
  tokens = await startTokenServer()
  accepted = []
  logins = []
  server = new SMTPServer({
    authMethods: ['XOAUTH2'],
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth({ username, accessToken }, _session, done) {
      logins.push(`${username} ${accessToken}`)
      const isGood = accepted.includes(accessToken ?? '')
      done(null, isGood ? { user: username } : { data: { status: '401', schemes: 'bearer', scope: 'mail' } })
    },
    onData(stream, _session, done) {
      stream.resume().on('end', () => done(null, 'queued'))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  await new Promise<void>((resolve) => server.close(resolve))
  await tokens.stop()
})

async function send() {
  const accessTokens = createAccessTokens({
    tokenUrl: tokens.tokenUrl,
    clientId: 'desk-client',
    clientSecret: null,
    refreshToken: 'first-refresh',
    scope: null,
  })
  const { port } = server.server.address() as AddressInfo
  const smtp: SmtpOptions = { host: '127.0.0.1', port, security: 'none', user: 'desk', password: null, accessTokens }
  const mail = {
    envelopeFrom: 'desk@desk.example',
    envelopeTo: 'ana@clinic.example',
    raw: Buffer.from('Subject: x\r\n\r\nx\r\n'),
  }
  return sendMail(smtp, mail, async () => undefined)
}

describe('sending with an access token', () => {
  it('logs in with it and no password', async () => {
    accepted = ['token-1']
    expect((await send()).kind).toBe('sent')
    expect(logins).toEqual(['desk token-1'])
  })

  it('takes a fresh one when the first is refused', async () => {
    accepted = ['token-2']
    expect((await send()).kind).toBe('sent')
    expect(logins).toEqual(['desk token-1', 'desk token-2'])
  })

  it('is put off when the server refuses a fresh one too: the mail is not to blame', async () => {
    expect((await send()).kind).toBe('later')
    expect(logins).toHaveLength(2)
  })

  it.each([
    ['the provider is away', { status: 503, body: '' }],
    ['the consent was withdrawn', { status: 400, body: '{"error":"invalid_grant"}' }],
  ])('is put off while %s, and no secret is in the reason', async (_title, answer) => {
    tokens.answer(answer)
    const outcome = await send()
    expect(outcome.kind).toBe('later')
    expect(JSON.stringify(outcome)).not.toContain('first-refresh')
    expect(logins).toEqual([])
  })
})
