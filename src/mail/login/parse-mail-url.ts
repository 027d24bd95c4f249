import { isIP } from 'node:net'
import { AppError } from '../../domain/app-error.ts'
import type { AccessTokens } from './access-token.ts'

/** `tls` from the first byte, `starttls` demanded before the password is sent, or `none`. */
export type MailSecurity = 'tls' | 'starttls' | 'none'

type MailServer = { host: string; port: number; security: MailSecurity }

export type ImapOptions = MailServer & {
  user: string
  password: string
  folder: string
  /** `user@host/folder`: what one mailbox is called for ever. The port is left out, so that a moved port is the same mailbox. */
  name: string
}

export type SmtpOptions = MailServer & {
  user: string | null
  password: string | null
  /** Logs in with a token instead of the password (XOAUTH2). */
  accessTokens?: AccessTokens | null
}

/** `token`: who logs in with an access token needs no password. */
export type LoginKind = 'password' | 'token'

/** The mailbox an `imap://` or `imaps://` URL names; throws `invalid` with what to change, never repeating the password. */
export function parseImapUrl(url: string, login: LoginKind = 'password'): ImapOptions {
  const parsed = parseUrl(url, 'IMAP_URL', 'imaps://user:password@imap.example.com/INBOX')
  const server = readServer(parsed, 'IMAP_URL', { plain: 'imap', secure: 'imaps', plainPort: 143, securePort: 993 })
  const user = decodePart(parsed.username, 'IMAP_URL', 'user name')
  const password = decodePart(parsed.password, 'IMAP_URL', 'password')
  if (user === '' || (password === '' && login === 'password')) {
    throw new AppError('invalid', 'IMAP_URL needs a user name and a password: imaps://user:password@host/INBOX.')
  }
  const folder = decodePart(parsed.pathname.replace(/^\/+/, ''), 'IMAP_URL', 'folder') || 'INBOX'
  return { ...server, user, password, folder, name: `${user}@${server.host}/${folder}` }
}

/** The name under which a mail server is known in the database: never a password. */
export const nameMailServer = ({ user, host, port }: Pick<SmtpOptions, 'user' | 'host' | 'port'>): string =>
  `${user === null ? '' : `${user}@`}${host}:${port}`

/** The server an `smtp://` or `smtps://` URL names; throws `invalid` with what to change, never repeating the password. */
export function parseSmtpUrl(url: string, login: LoginKind = 'password'): SmtpOptions {
  const parsed = parseUrl(url, 'SMTP_URL', 'smtps://user:password@smtp.example.com')
  const server = readServer(parsed, 'SMTP_URL', { plain: 'smtp', secure: 'smtps', plainPort: 587, securePort: 465 })
  const user = decodePart(parsed.username, 'SMTP_URL', 'user name') || null
  const password = decodePart(parsed.password, 'SMTP_URL', 'password') || null
  if (login === 'password' ? (user === null) !== (password === null) : user === null) {
    throw new AppError(
      'invalid',
      login === 'token'
        ? 'SMTP_URL needs a user name: whose mailbox the access token opens.'
        : 'SMTP_URL has a user name without a password, or the other way round; give both or none.',
    )
  }
  return { ...server, user, password }
}

function parseUrl(url: string, setting: string, example: string): URL {
  try {
    return new URL(url)
  } catch {
    // The cause is left out on purpose: Node's error repeats the whole URL, password included.
    throw new AppError(
      'invalid',
      `${setting} is not a URL; write it like ${example}, with # / ? @ % in the password written as %23 %2F %3F %40 %25.`,
    )
  }
}

function readServer(
  url: URL,
  setting: string,
  scheme: { plain: string; secure: string; plainPort: number; securePort: number },
): MailServer {
  const secure = url.protocol === `${scheme.secure}:`
  if (!secure && url.protocol !== `${scheme.plain}:`) {
    throw new AppError('invalid', `${setting} must begin with ${scheme.secure}:// or ${scheme.plain}://.`)
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (host === '') throw new AppError('invalid', `${setting} names no host.`)
  const port = url.port === '' ? (secure ? scheme.securePort : scheme.plainPort) : Number(url.port)
  if (port === 0) throw new AppError('invalid', `${setting} has port 0; give the server's port or leave it out.`)
  return { host, port, security: secure ? 'tls' : readPlainSecurity(url, setting, host) }
}

/** STARTTLS is demanded wherever the password would leave the machine, unless the URL says `?tls=off`. */
function readPlainSecurity(url: URL, setting: string, host: string): MailSecurity {
  const tls = url.searchParams.get('tls')
  if (tls !== null && tls !== 'off') {
    throw new AppError(
      'invalid',
      `${setting} has ?tls=${tls}; the only value is ?tls=off, for a server without encryption.`,
    )
  }
  return tls === 'off' || isLoopback(host) ? 'none' : 'starttls'
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function decodePart(part: string, setting: string, what: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new AppError('invalid', `The ${what} in ${setting} has a % that begins no URL escape; write % as %25.`)
  }
}
