import type { AccessTokens } from '../login/access-token.ts'
import type { ImapOptions } from '../login/parse-mail-url.ts'
import type { FetchedMail, MailboxStatus } from './imap-connection.ts'
import type { LineLimits } from './watch-line.ts'

export type MailboxHandlers = {
  /** Called once per connection before the first poll; resolves with the UID to read after. A renewed UIDVALIDITY shows here. */
  opened(status: MailboxStatus): Promise<{ afterUid: number }>
  /**
   * Mails that were fetched together, in UID order. Resolves only when all of them are safe: the mailbox is touched after
   * that and not before. A mail with `leave` stays where it is.
   * Rejecting ends this poll; the same mails come again, after a pause, before any later one.
   */
  received(mails: readonly FetchedMail[]): Promise<('move' | 'leave')[]>
  /** Which of the UIDs are of mails that are safe and were to be moved: whoever made them safe may have ended before the move. */
  listSafe?(uidValidity: bigint, uids: readonly number[]): Promise<number[]>
  /** After each completed poll. */
  polled?(): void
  connectionLost?(why: string): void
}

export type MailboxOptions = {
  imap: ImapOptions
  /** Logs in with a token instead of the password (XOAUTH2 or RFC 7628). */
  accessTokens?: AccessTokens | null
  /** A larger mail is handed over with its header only. */
  maxBytes: number
  pollSeconds: number
  /** Where mails go once they are safe; null leaves them in place. */
  processedFolder: string | null
  /** After so many failures to fetch one mail it is handed over without its bytes, so that it does not block the rest. */
  fetchAttempts?: number
  line?: LineLimits
}

/** What is logged: event names with plain fields, no text of a mail and no address. */
export type MailboxLog = {
  info(fields: Record<string, unknown>, event: string): void
  warn(fields: Record<string, unknown>, event: string): void
}

export type MailboxWatch = { stop(): Promise<void> }
