import type SmtpConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpOptions } from './parse-mail-url.ts'

/** Logs in as the options say: with an access token, a password, or not at all. Calls `done` once. */
export function logIn(connection: SmtpConnection, smtp: SmtpOptions, done: (fault: Error | null) => void): void {
  const { user, password, accessTokens = null } = smtp
  if (user === null || !connection.allowsAuth || (password === null && accessTokens === null)) {
    done(null)
    return
  }
  const credentials =
    accessTokens === null ? { user, pass: password } : { user, oauth2: tokenLogin(user, accessTokens) }
  connection.login(credentials as Parameters<SmtpConnection['login']>[0], (refusal) => done(refusal ?? null))
}

/** What nodemailer asks of its own token maker; it asks a second time when the server refused the first token. */
function tokenLogin(user: string, tokens: NonNullable<SmtpOptions['accessTokens']>) {
  return {
    getToken(isRetry: boolean, done: (fault: Error | null, token?: string) => void): void {
      if (isRetry) tokens.forget()
      tokens.get().then((token) => done(null, token), done)
    },
    /** https://developers.google.com/workspace/gmail/imap/xoauth2-protocol, which Exchange Online has too. */
    buildXOAuth2Token: (token: string): string =>
      Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64'),
  }
}
