import type { ImapFlow } from 'imapflow'
import type { AccessTokens } from '../login/access-token.ts'
import type { ImapOptions } from '../login/parse-mail-url.ts'
import { createImapClient } from './imap-connection.ts'
import { createLineWatches, LINE_LIMITS, type LineLimits, type LineWatch } from './watch-line.ts'

/** What the desk does with the Sent folder of its mailbox. */
export type SentFolder = {
  /** True where a mail of that Message-ID is in it. @throws where that could not be found out */
  holds(messageId: string): Promise<boolean>
  /** Puts the bytes there, as read. */
  add(raw: Buffer, sentAt: Date): Promise<void>
  /** What its mails of that day and later say of themselves, ids without angle brackets. */
  listSince(since: Date): AsyncGenerator<SentHeader>
  close(): Promise<void>
}

/** A mail that was sent, as far as its header tells. */
export type SentHeader = { messageId: string | null; inReplyTo: string | null; sentAt: Date }

/** Names servers give the folder where they do not mark it (RFC 6154), in the order they are tried. */
const USUAL_NAMES = ['sent', 'sent items', 'sent messages', 'inbox.sent', 'inbox/sent']

/** Servers that file what was sent through them, so that the desk would do it a second time. */
const FILE_THEMSELVES = /(?:^|\.)(?:gmail\.com|googlemail\.com|office365\.com|outlook\.com|hotmail\.com)$/i

/** Only ids are asked for. */
const MAX_RESPONSE_BYTES = 1_000_000

/** A mail that is put there is on its way up for a while, and the server says nothing meanwhile. */
const LIMITS: LineLimits = { ...LINE_LIMITS, silenceSeconds: 120, commandSeconds: 180 }

/** True for a mail server that puts what it sends into the Sent folder itself. */
export const filesItself = (smtpHost: string): boolean => FILE_THEMSELVES.test(smtpHost)

/**
 * The Sent folder of that mailbox: the one named, or with `auto` the one the server marks or usually has; null where there is
 * none. @throws where the server cannot be reached
 */
export async function openSentFolder(
  imap: ImapOptions,
  wanted: string,
  accessTokens: AccessTokens | null = null,
  limits: LineLimits = LIMITS,
): Promise<SentFolder | null> {
  const client = createImapClient(imap, MAX_RESPONSE_BYTES, (await accessTokens?.get()) ?? null)
  client.on('error', () => undefined)
  const line = createLineWatches(limits).watch(client)
  const leaveAtLast = async (): Promise<void> => {
    line.waiting()
    await leave(client)
    line.stop()
  }
  try {
    line.waiting()
    await client.connect()
    const path = wanted === 'auto' ? await findFolder(client) : wanted
    if (path === null) {
      await leaveAtLast()
      return null
    }
    line.waiting()
    await client.mailboxOpen(path)
    line.resting()
    return {
      async holds(messageId) {
        line.waiting()
        const found = await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })
        line.resting()
        // A line that was lost is not a folder without the mail: whoever takes it for one sends the mail again.
        if (!Array.isArray(found)) throw new Error('the server did not search the Sent folder')
        return found.length > 0
      },
      async add(raw, sentAt) {
        line.waiting()
        const added = await client.append(path, raw, ['\\Seen'], sentAt)
        line.resting()
        if (!added) throw new Error('the server did not take the mail into the Sent folder')
      },
      listSince: (since) => listHeaders(client, line, since),
      close: leaveAtLast,
    }
  } catch (error) {
    client.close()
    line.stop()
    throw error
  }
}

async function findFolder(client: ImapFlow): Promise<string | null> {
  const folders = await client.list()
  const marked = folders.find(({ specialUse }) => specialUse === '\\Sent')
  if (marked !== undefined) return marked.path
  for (const name of USUAL_NAMES) {
    const found = folders.find(({ path }) => path.toLowerCase() === name)
    if (found !== undefined) return found.path
  }
  return null
}

async function* listHeaders(client: ImapFlow, line: LineWatch, since: Date): AsyncGenerator<SentHeader> {
  line.waiting()
  const uids = await client.search({ since }, { uid: true })
  if (!Array.isArray(uids)) throw new Error('the server did not search the Sent folder')
  for (let at = 0; at < uids.length; at += FETCHED_AT_ONCE) {
    const range = uids.slice(at, at + FETCHED_AT_ONCE).join(',')
    const query = { uid: true, internalDate: true, headers: ['message-id', 'in-reply-to'] }
    line.waiting()
    for await (const mail of client.fetch(range, query, { uid: true })) {
      line.resting()
      const header = mail.headers?.toString('latin1') ?? ''
      const date = new Date(mail.internalDate ?? Number.NaN)
      yield {
        messageId: readId(header, 'message-id'),
        inReplyTo: readId(header, 'in-reply-to'),
        sentAt: Number.isNaN(date.getTime()) ? since : date,
      }
      line.waiting()
    }
    line.resting()
  }
}

/** A command line of that many numbers stays well below what servers take (RFC 7162 §4: 8192 octets). */
const FETCHED_AT_ONCE = 500

/** The id may stand on the next line, since long lines are folded. */
const readId = (header: string, field: string): string | null =>
  new RegExp(`^${field}:\\s*<([^<>\\s]+)>`, 'im').exec(header)?.[1] ?? null

async function leave(client: ImapFlow): Promise<void> {
  await client.logout().catch(() => client.close())
}
