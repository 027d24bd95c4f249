import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../src/config.ts'
import { AppError } from '../src/domain/app-error.ts'
import { type AccessTokens, createAccessTokens } from '../src/mail/login/access-token.ts'
import { type ImapOptions, parseImapUrl, parseSmtpUrl, type SmtpOptions } from '../src/mail/login/parse-mail-url.ts'
import { writeDurably } from '../src/mail/practice/write-durably.ts'
import type { MailAccount } from '../src/mail-settings.ts'

/** A mailbox the desk answers, ready to be logged in to. */
export type OpenAccount = {
  imap: ImapOptions
  smtp: SmtpOptions
  /** Null: the desk's own address. */
  desk: { address: string; name: string } | null
  accessTokens: AccessTokens | null
}

/** The accounts with their servers; those that log in with tokens share them between mail in and mail out. @throws AppError `invalid` */
export function openAccounts(config: Config, accounts: readonly MailAccount[]): OpenAccount[] {
  const opened: OpenAccount[] = []
  for (const account of accounts) opened.push(openAccount(config, account, opened[0]?.smtp ?? null))
  const names = opened.map(({ imap }) => imap.name)
  const doubled = names.find((name, at) => names.indexOf(name) !== at)
  if (doubled !== undefined) {
    throw new AppError('invalid', 'Two IMAP_URLs name the same mailbox: leave one of them away.')
  }
  return opened
}

/** The account that mail from that address leaves by: its own, else the first. */
export function accountOf(accounts: readonly OpenAccount[], address: string): OpenAccount {
  const own = accounts.find(({ desk }) => desk?.address.toLowerCase() === address.toLowerCase())
  const found = own ?? accounts[0]
  if (found === undefined) throw new AppError('invalid', 'No mail account is set.')
  return found
}

function openAccount(config: Config, account: MailAccount, firstSmtp: SmtpOptions | null): OpenAccount {
  const login = account.refreshToken === null ? 'password' : 'token'
  const imap = parseImapUrl(account.imapUrl, login)
  const accessTokens = account.refreshToken === null ? null : openTokens(config, imap.name, account.refreshToken)
  const smtp =
    account.smtpUrl === null && firstSmtp !== null
      ? firstSmtp
      : { ...parseSmtpUrl(account.smtpUrl ?? '', login), accessTokens }
  return { imap, smtp, desk: account.desk, accessTokens }
}

/**
 * Tokens that start from the newest refresh token known: providers hand out new ones, and let the one in the settings run
 * out after some months. Another one in the settings counts more than what was kept.
 */
function openTokens(config: Config, mailbox: string, given: string): AccessTokens {
  const { oauth } = config.mailEdge
  if (oauth === null) throw new AppError('invalid', 'OAUTH_REFRESH_TOKEN needs OAUTH_PROVIDER and OAUTH_CLIENT_ID too.')
  const file = join(config.dataDir, `oauth-${sha256(`${mailbox} ${oauth.clientId}`).slice(0, 16)}.json`)
  const madeFrom = sha256(given)
  const kept = readKept(file)
  return createAccessTokens({
    ...oauth,
    refreshToken: kept?.madeFrom === madeFrom ? kept.refreshToken : given,
    keep: async (refreshToken) => writeDurably(file, `${JSON.stringify({ madeFrom, refreshToken })}\n`, 0o600),
  })
}

function readKept(file: string): { madeFrom: string; refreshToken: string } | null {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const { madeFrom, refreshToken } = kept
    return typeof madeFrom === 'string' && typeof refreshToken === 'string' ? { madeFrom, refreshToken } : null
  } catch {
    return null
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
