import { AppError } from '../domain/app-error.ts'
import { MAILBOX_PRESETS, type PresetName } from '../mail/set-up/mailbox-presets.ts'

/** What somebody said about the mailbox of the desk. */
export type MailboxAnswers = {
  provider: PresetName | 'other'
  /** The address answers come from, and the user name where no other is given. */
  address: string
  deskName: string
  user?: string
  password?: string
  /** Without user and password; only where the provider is `other`. */
  imapServer?: string
  smtpServer?: string
  oauth?: { clientId: string; clientSecret: string; refreshToken: string }
}

/** The settings of the desk that follow from the answers. @throws AppError `invalid` where something is missing */
export function mailboxSettings(answers: MailboxAnswers): Record<string, string> {
  const preset = answers.provider === 'other' ? null : MAILBOX_PRESETS[answers.provider]
  const imap = preset?.imap ?? answers.imapServer
  const smtp = preset?.smtp ?? answers.smtpServer
  if (imap === undefined || smtp === undefined)
    throw new AppError('invalid', 'Give the servers for mail in and mail out.')
  const user = answers.user || answers.address
  const withToken = preset?.login === 'oauth'
  if (withToken && answers.oauth === undefined) {
    throw new AppError('invalid', `${preset.label} wants a client id and a refresh token. ${preset.hint}`)
  }
  if (!withToken && !answers.password) throw new AppError('invalid', 'Give the password of the mailbox.')
  const login = withToken ? { user } : { user, password: answers.password ?? '' }
  return {
    IMAP_URL: addLogin(imap, login, '/INBOX'),
    SMTP_URL: addLogin(smtp, login, ''),
    MAIL_FROM: `${answers.deskName} <${answers.address}>`,
    ...(preset !== null && 'oauthProvider' in preset && answers.oauth !== undefined
      ? {
          OAUTH_PROVIDER: preset.oauthProvider,
          OAUTH_CLIENT_ID: answers.oauth.clientId,
          ...(answers.oauth.clientSecret === '' ? {} : { OAUTH_CLIENT_SECRET: answers.oauth.clientSecret }),
          OAUTH_REFRESH_TOKEN: answers.oauth.refreshToken,
        }
      : {}),
  }
}

/** `imaps://user:password@host:993/INBOX` of `imaps://host:993`; a folder or `?tls=off` that is written there stays. */
function addLogin(server: string, login: { user: string; password?: string }, folder: string): string {
  const match = /^(imaps?|smtps?):\/\/([^/@\s?]+)(\/[^?\s]*)?(\?\S*)?$/.exec(server.trim())
  if (match === null) {
    throw new AppError(
      'invalid',
      `${server} is not a mail server: write it like imaps://imap.acme.example or smtp://smtp.acme.example:587.`,
    )
  }
  const [, scheme, host, path = '', query = ''] = match
  const secret = login.password === undefined ? '' : `:${encodeURIComponent(login.password)}`
  const place = path === '' || path === '/' ? folder : path
  return `${scheme}://${encodeURIComponent(login.user)}${secret}@${host}${place}${query}`
}
