import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/domain/app-error.ts'
import { parseImapUrl, parseSmtpUrl } from '../../../src/mail/login/parse-mail-url.ts'

describe('an IMAP URL', () => {
  it.each([
    ['imaps://me:pw@imap.clinic.example', { host: 'imap.clinic.example', port: 993, security: 'tls', folder: 'INBOX' }],
    ['imap://me:pw@imap.clinic.example/', { port: 143, security: 'starttls', folder: 'INBOX' }],
    ['imap://me:pw@127.0.0.1:2143/INBOX', { port: 2143, security: 'none' }],
    ['imap://me:pw@[::1]:2143/INBOX', { host: '::1', security: 'none' }],
    ['imap://me:pw@localhost/Coding%20desk', { security: 'none', folder: 'Coding desk' }],
    ['imap://me:pw@mail:143/INBOX?tls=off', { host: 'mail', security: 'none' }],
    [
      'imaps://me%40clinic.example:p%2Fw%23@H.Example/a/b',
      { user: 'me@clinic.example', password: 'p/w#', folder: 'a/b' },
    ],
    ['imaps://me@clinic.example:pw@h.example', { user: 'me@clinic.example', host: 'h.example' }],
  ])('%s is understood', (url, expected) => {
    expect(parseImapUrl(url)).toMatchObject(expected)
  })

  it('names the mailbox without password and port, so that a moved port stays the same mailbox', () => {
    expect(parseImapUrl('imap://me%40c.example:secret@127.0.0.1:4711/INBOX').name).toBe('me@c.example@127.0.0.1/INBOX')
    expect(parseImapUrl('imaps://me:other@Mail.Example').name).toBe('me@mail.example/INBOX')
  })

  it.each([
    'not a url with secret',
    'imap://',
    'http://me:secret@h.example',
    'imap://me@h.example',
    'imap://:secret@h.example',
    'imaps://me:secret%@h.example',
    'imaps://me:secret@h.example:99999',
    'imap://me:secret@h.example?tls=maybe',
  ])('%s is refused with a sentence that does not repeat the password', (url) => {
    const fault = catchFault(() => parseImapUrl(url))
    expect(fault.code).toBe('invalid')
    expect(fault.message).toContain('IMAP_URL')
    expect(`${fault.message} ${fault.cause}`).not.toContain('secret')
  })
})

describe('an SMTP URL', () => {
  it.each([
    ['smtps://me:pw@smtp.clinic.example', { port: 465, security: 'tls', user: 'me', password: 'pw' }],
    ['smtp://me:pw@smtp.clinic.example', { port: 587, security: 'starttls' }],
    ['smtp://127.0.0.1:2525', { port: 2525, security: 'none', user: null, password: null }],
  ])('%s is understood', (url, expected) => {
    expect(parseSmtpUrl(url)).toMatchObject(expected)
  })

  it('needs both user name and password or neither', () => {
    expect(catchFault(() => parseSmtpUrl('smtp://me@h.example')).code).toBe('invalid')
  })
})

function catchFault(run: () => unknown): AppError {
  try {
    run()
  } catch (fault) {
    if (fault instanceof AppError) return fault
    throw fault
  }
  throw new Error('nothing was thrown')
}
