import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailSecurity } from '../../../src/mail/login/parse-mail-url.ts'
import { sendMail } from '../../../src/mail/send/send-mail.ts'
import { type Certificate, makeCertificate, opensslMissing } from '../../support/self-signed.ts'

const MAIL = {
  envelopeFrom: 'desk@desk.example',
  envelopeTo: 'ana@clinic.example',
  raw: Buffer.from('Subject: answer\r\n\r\nYes.\r\n'),
}

describe.skipIf(opensslMissing !== null)(opensslMissing ?? 'a mail sent over TLS', () => {
  const usual = getCACertificates('default')
  let trusted: Certificate
  let stranger: Certificate

  beforeAll(() => {
    trusted = makeCertificate()
    stranger = makeCertificate()
    setDefaultCACertificates([...usual, trusted.cert])
  })
  afterAll(() => setDefaultCACertificates(usual))

  /** What became of the mail, and over which kind of line, with which login, the server got it. */
  async function attempt(security: MailSecurity, options: SMTPServerOptions) {
    const got: { secure: boolean; user: string; text: string }[] = []
    const server = new SMTPServer({
      ...options,
      logger: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'secret' ? done(null, { user: username }) : done(new Error('no')),
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          got.push({ secure: session.secure, user: String(session.user), text: Buffer.concat(chunks).toString() })
          done()
        })
      },
    })
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo
    const smtp = { host: '127.0.0.1', port, security, user: 'desk', password: 'secret' }
    const outcome = await sendMail(smtp, MAIL, async () => undefined)
    await new Promise<void>((resolve) => server.close(resolve))
    return { outcome, got }
  }

  it.each<[string, MailSecurity, boolean]>([
    ['from the first byte', 'tls', true],
    ['after STARTTLS', 'starttls', false],
  ])('%s arrives, with the login inside', async (_title, security, secure) => {
    const { outcome, got } = await attempt(security, { ...trusted, secure })
    expect(outcome.kind).toBe('sent')
    expect(got).toEqual([{ secure: true, user: 'desk', text: MAIL.raw.toString() }])
  })

  it.each<[string, MailSecurity, boolean]>([
    ['from the first byte', 'tls', true],
    ['after STARTTLS', 'starttls', false],
  ])('%s is not handed to a server nobody vouches for', async (_title, security, secure) => {
    const { outcome, got } = await attempt(security, { ...stranger, secure })
    expect(outcome).toMatchObject({ kind: 'later', pause: 'unreachable' })
    expect(got).toEqual([])
  })

  it('is not handed to a server that takes STARTTLS away', async () => {
    const { outcome, got } = await attempt('starttls', { ...trusted, disabledCommands: ['STARTTLS'] })
    expect(outcome.kind).toBe('later')
    expect(got).toEqual([])
  })
})
