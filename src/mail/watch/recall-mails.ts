import type { ImapFlow } from 'imapflow'
import { AppError } from '../../domain/app-error.ts'
import type { AccessTokens } from '../login/access-token.ts'
import type { ImapOptions } from '../login/parse-mail-url.ts'
import { canMove, createImapClient, fetchMail, moveMails } from './imap-connection.ts'

/** A mail done with: its bytes, or its size alone where it is larger than was asked for. */
export type DoneMail = { raw: Buffer | null; bytes: number; arrivedAt: Date | null }

/**
 * How many mails were moved back from that folder into the inbox: those that came since then and are not known. The inbox is
 * then read as ever. @throws where the server cannot be reached or does not move one
 */
export async function recallMails(
  imap: ImapOptions,
  accessTokens: AccessTokens | null,
  { folder, since, maxBytes }: { folder: string; since: Date; maxBytes: number },
  isKnown: (mail: DoneMail) => Promise<boolean>,
): Promise<number> {
  const client = createImapClient(imap, maxBytes, (await accessTokens?.get()) ?? null)
  client.on('error', () => undefined)
  try {
    await client.connect()
    const path = await findPath(client, folder)
    if (path === null) return 0
    const { uidValidity } = await client.mailboxOpen(path)
    // Without MOVE the desk leaves mails in the inbox, and what lies here somebody else put here.
    if (!canMove(client)) return 0
    const found = await client.search({ since }, { uid: true })
    if (!Array.isArray(found)) throw new AppError('unavailable', 'The mail server refused to search a folder.')
    let recalled = 0
    for (const uid of found) {
      const mail = await fetchMail(client, BigInt(uidValidity ?? 0), uid, maxBytes)
      if (mail === null || (await isKnown({ raw: mail.raw, bytes: mail.bytes, arrivedAt: mail.internalDate }))) continue
      await moveMails(client, [uid], imap.folder)
      recalled += 1
    }
    await client.logout().catch(() => undefined)
    return recalled
  } finally {
    client.close()
  }
}

/** The folder as the server calls it: some put `INBOX.` before every name. */
async function findPath(client: ImapFlow, folder: string): Promise<string | null> {
  const found = (await client.list()).find(({ path, name }) => path === folder || name === folder)
  return found?.path ?? null
}
