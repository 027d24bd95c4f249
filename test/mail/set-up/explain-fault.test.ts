import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { findSenderRecords } from '../../../src/mail/proof/find-sender-records.ts'
import { explainFault } from '../../../src/mail/set-up/explain-fault.ts'
import { tryMailbox } from '../../../src/mail/set-up/try-mailbox.ts'
import { trySending } from '../../../src/mail/set-up/try-sending.ts'
import { dovecotMissing, startDovecot } from '../../support/dovecot.ts'
import { findFreePort } from '../../support/free-port.ts'
import { makeCertificate, opensslMissing } from '../../support/self-signed.ts'

const SERVER = { host: 'mail.acme.example', port: 993, security: 'tls' as const }
const fault = (code: string, message = 'it failed', more: object = {}) =>
  Object.assign(new Error(message), { code, ...more })

describe('a fault of a mail server is told in a sentence with what to do', () => {
  it.each([
    [fault('ENOTFOUND'), 'no server called mail.acme.example'],
    [fault('EAI_AGAIN'), 'could not be looked up'],
    [fault('ECONNREFUSED'), 'no connections on port 993'],
    [fault('ESOCKET', 'connect ECONNREFUSED 10.0.0.1:993'), 'no connections on port 993'],
    [fault('ETIMEDOUT'), 'does not answer on port 993'],
    [fault('CONNECT_TIMEOUT'), 'does not answer on port 993'],
    [fault('CERT_HAS_EXPIRED'), 'certificate'],
    [fault('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate'],
    [fault('EAUTH', 'Invalid login', { responseCode: 535 }), 'user name or the password'],
    [fault('', 'Command failed', { authenticationFailed: true }), 'user name or the password'],
    [fault('ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'), 'does not begin with TLS'],
    [fault('', '', { responseText: 'Mailbox is being moved.\r\nCome back' }), 'Mailbox is being moved.'],
  ])('%s', (error, words) => {
    const told = explainFault(error, SERVER)
    expect(told.why).toContain(words)
    expect(told.remedy).not.toBe('')
  })
})

describe.skipIf(opensslMissing !== null)(opensslMissing ?? 'a server that is tried', () => {
  it('and speaks no TLS where TLS was asked for, is told from one that is away', async () => {
    const plain = createServer((socket) => socket.end('* OK ready\r\n').on('error', () => undefined))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as { port: number }
    const smtp = { host: '127.0.0.1', port, security: 'tls' as const, user: null, password: null }
    expect(await trySending(smtp)).toMatchObject({ ok: false, why: expect.stringContaining('does not begin with TLS') })
    plain.close()
    const away = { ...smtp, port: await findFreePort() }
    expect(await trySending(away)).toMatchObject({ ok: false, why: expect.stringContaining('takes no connections') })
  })

  it('and vouches for itself alone, is not trusted', async () => {
    const { createServer: createTlsServer } = await import('node:tls')
    const server = createTlsServer(makeCertificate(), (socket) => socket.end('* OK ready\r\n')).on(
      'tlsClientError',
      () => undefined,
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const imap = {
      host: '127.0.0.1',
      port,
      security: 'tls' as const,
      user: 'u',
      password: 'p',
      folder: 'INBOX',
      name: 'n',
    }
    expect(await tryMailbox(imap)).toMatchObject({ ok: false, why: expect.stringContaining('certificate') })
    server.close()
  })
})

describe.skipIf(dovecotMissing !== null)(dovecotMissing ?? 'a mailbox that is tried', () => {
  it('opens, and tells what its server can do; a folder that is not there is named', async () => {
    const dovecot = await startDovecot()
    try {
      expect(await tryMailbox(dovecot.imap)).toMatchObject({ ok: true, messages: 0, idle: true, move: true })
      const elsewhere = await tryMailbox({ ...dovecot.imap, folder: 'Nowhere' })
      expect(elsewhere).toMatchObject({ ok: false, why: 'There is no folder Nowhere in that mailbox.' })
      const refused = await tryMailbox({ ...dovecot.imap, password: 'wrong' })
      expect(refused).toMatchObject({ ok: false, why: expect.stringContaining('user name or the password') })
    } finally {
      await dovecot.dispose()
    }
  })
})

describe('the records of a domain', () => {
  const zone: Record<string, string[][]> = {
    'acme.example': [['unrelated'], ['v=spf1 include:_spf.', 'host.example -all']],
    '_dmarc.acme.example': [['v=DMARC1; p=reject']],
  }
  const resolveTxt = async (name: string) => zone[name] ?? Promise.reject(fault('ENOTFOUND'))

  it('are found, a long one put together, and for a part of a domain at its parent', async () => {
    expect(await findSenderRecords('acme.example', resolveTxt)).toEqual({
      spf: 'v=spf1 include:_spf.host.example -all',
      dmarc: 'v=DMARC1; p=reject',
    })
    expect(await findSenderRecords('mail.acme.example', resolveTxt)).toEqual({ spf: null, dmarc: 'v=DMARC1; p=reject' })
  })

  it('are unknown, not missing, where the DNS does not answer', async () => {
    const broken = async () => Promise.reject(fault('ESERVFAIL'))
    expect(await findSenderRecords('acme.example', broken)).toEqual({ spf: 'unknown', dmarc: 'unknown' })
  })
})
