import type { ImapOptions } from '../login/parse-mail-url.ts'
import { createImapClient, openFolder } from '../watch/imap-connection.ts'
import { explainFault, type ProbeFault } from './explain-fault.ts'

/** A mailbox that can be used, and what its server can do beside the least the desk needs. */
export type MailboxProbe = { ok: true; messages: number; idle: boolean; move: boolean; sentFolder: boolean }

const SMALLEST_MAIL_BYTES = 1024 * 1024

/** Whether the mailbox opens, with nothing in it read or changed. Never rejects. */
export async function tryMailbox(
  imap: ImapOptions,
  accessToken: string | null = null,
): Promise<MailboxProbe | ProbeFault> {
  const client = createImapClient(imap, SMALLEST_MAIL_BYTES, accessToken)
  // Without a listener an error beside a command would end the process; the command reports it as well.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await openFolder(client, imap.folder)
    const folders = await client.list()
    const messages = client.mailbox ? client.mailbox.exists : 0
    return {
      ok: true,
      messages,
      idle: client.capabilities.has('IDLE'),
      move: client.capabilities.has('MOVE'),
      sentFolder: folders.some(({ specialUse }) => specialUse === '\\Sent'),
    }
  } catch (error) {
    const { responseStatus, mailboxMissing } = error as { responseStatus?: string; mailboxMissing?: boolean }
    if (mailboxMissing === true || (client.authenticated && responseStatus === 'NO')) {
      return {
        ok: false,
        why: `There is no folder ${imap.folder} in that mailbox.`,
        remedy: 'Write the folder as the server calls it, such as INBOX.',
      }
    }
    return explainFault(error, imap)
  } finally {
    client.close()
  }
}
