import type { ImapFlow } from 'imapflow'
import { describeImapFault, moveMails } from './imap-connection.ts'
import type { MailboxLog } from './mailbox-handlers.ts'

/** Moved by one command: what lies there since the folder was full or missing may be thousands. */
const MOVED_AT_ONCE = 100

/** The UIDs in as many portions as commands are needed. */
export const inPortions = (uids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(uids.length / MOVED_AT_ONCE) }, (_, at) =>
    uids.slice(at * MOVED_AT_ONCE, (at + 1) * MOVED_AT_ONCE),
  )

/**
 * Whether the mails are in the folder now, which is made where it is missing. Housekeeping: they are safe already, so a failure is only worth a
 * line in the log.
 */
export async function moveToFolder(
  client: ImapFlow,
  uids: readonly number[],
  folder: string,
  log: MailboxLog,
): Promise<boolean> {
  try {
    await moveMails(client, uids, folder)
    return true
  } catch {
    try {
      await client.mailboxCreate(folder)
      await moveMails(client, uids, folder)
      return true
    } catch (error) {
      log.warn({ count: uids.length, why: describeImapFault(error) }, 'mailbox.move_failed')
      return false
    }
  }
}
