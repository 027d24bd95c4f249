import { mkdirSync, readdirSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import hoodiecrow from 'hoodiecrow-imap'
import defaultFetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js'
import { findHeader } from '../header/mail-header.ts'
import { MailFolder } from './mail-folder.ts'

/**
 * A small IMAP server for one user whose folders live on disk. hoodiecrow-imap is a mock for testing IMAP clients; here
 * is all that is done to make it keep mails, through its plugin points: what enters a folder is on disk before anyone
 * hears of it, what leaves a folder is removed from disk after.
 */
export type ImapServer = {
  port: number
  /** Puts a mail into INBOX; throws if it could not be written. */
  append(raw: Buffer): void
  stop(): Promise<void>
}

export type ImapServerOptions = { dir: string; port: number; user: string; password: string }

export async function startImapServer(options: ImapServerOptions): Promise<ImapServer> {
  const folders = new Map<string, MailFolder>()
  const openFolder = (path: string, freshUidValidity: number): MailFolder => {
    const known = folders.get(path)
    if (known !== undefined) return known
    const folder = new MailFolder(join(options.dir, encodeURIComponent(path)), freshUidValidity)
    folders.set(path, folder)
    return folder
  }
  mkdirSync(options.dir, { recursive: true })
  const nowSeconds = Math.floor(Date.now() / 1000)
  const sockets = new Set<Socket>()
  const server = hoodiecrow({
    plugins: [
      'IDLE',
      'MOVE',
      'UIDPLUS',
      'SPECIAL-USE',
      'NAMESPACE',
      fetchFromDisk,
      (imap) => trackSockets(imap, sockets),
    ],
    users: { [options.user]: { password: options.password } },
    storage: {
      INBOX: asMailbox(openFolder('INBOX', nowSeconds)),
      '': { folders: {}, separator: '/', type: 'personal' },
    },
  })
  for (const path of listFolders(options.dir)) {
    if (path !== 'INBOX') server.createMailbox(path, asMailbox(openFolder(path, nowSeconds)))
  }
  keepOnDisk(server, openFolder)
  await listen(server, options.port)
  return {
    port: (server.server.address() as AddressInfo).port,
    append(raw) {
      server.appendMessage('INBOX', [], formatInternalDate(new Date()), raw.toString('latin1'))
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function listFolders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => decodeURIComponent(entry.name))
}

function asMailbox(folder: MailFolder): hoodiecrow.NewMailbox {
  return {
    uidvalidity: folder.uidValidity,
    uidnext: folder.firstFreeUid,
    messages: folder.list().map(({ uid, receivedAt }) => asMessage(folder, uid, receivedAt)),
  }
}

/** The bytes stay on disk until a client asks for them. */
function asMessage(folder: MailFolder, uid: number, receivedAt: Date): hoodiecrow.Message {
  return {
    uid,
    flags: [],
    internaldate: formatInternalDate(receivedAt),
    get raw() {
      return folder.read(uid).toString('latin1')
    },
  }
}

/** RFC 3501 §9 `date-time`, in UTC: hoodiecrow's own is wrong in zones off by half an hour. */
function formatInternalDate(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ')
  return `${day}-${month}-${year} ${time} +0000`
}

function readInternalDate(text: string): Date {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? new Date() : date
}

function keepOnDisk(
  server: hoodiecrow.ImapServer,
  openFolder: (path: string, uidValidity: number) => MailFolder,
): void {
  server.messageHandlers.push((_server, message, mailbox) => {
    try {
      const folder = openFolder(mailbox.path, mailbox.uidvalidity)
      folder.add(message.uid, Buffer.from(message.raw, 'latin1'), readInternalDate(message.internaldate))
      Object.defineProperty(message, 'raw', { get: () => folder.read(message.uid).toString('latin1') })
    } catch (error) {
      // What is not on disk must not be seen: hoodiecrow has already listed it.
      mailbox.messages.splice(mailbox.messages.indexOf(message), 1)
      throw error
    }
  })
  server.on('notify', (notice: { command: { attributes?: unknown[] }; mailbox?: hoodiecrow.Mailbox }) => {
    const kind = (notice.command.attributes?.[1] as { value?: string } | undefined)?.value
    if (kind !== 'EXPUNGE' || notice.mailbox === undefined) return
    const uids = new Set(notice.mailbox.messages.map((message) => message.uid))
    openFolder(notice.mailbox.path, notice.mailbox.uidvalidity).keepOnly(uids)
  })
}

/** Whole mails and headers straight from the bytes: hoodiecrow would parse the mail first, minutes for one of 10 MB. */
function fetchFromDisk(server: hoodiecrow.ImapServer): void {
  const fetchBody: hoodiecrow.FetchHandler = (connection, message, item) => {
    const section = item.section?.[0]?.value.toUpperCase()
    if (item.section === undefined || (section !== undefined && section !== 'HEADER')) {
      return defaultFetchHandlers.BODY?.(connection, message, item)
    }
    const raw = message.raw
    const whole = section === 'HEADER' ? raw.slice(0, findHeader(Buffer.from(raw, 'latin1')).bodyStart) : raw
    const [start = 0, length = whole.length] = item.partial ?? []
    if (item.partial !== undefined) item.partial = [start]
    return { type: 'LITERAL', value: whole.slice(start, start + length) }
  }
  server.fetchHandlers['BODY.PEEK'] = fetchBody
  server.fetchHandlers.BODY = fetchBody
}

function trackSockets(server: hoodiecrow.ImapServer, sockets: Set<Socket>): void {
  server.connectionHandlers.push((connection) => {
    const socket = connection.socket
    if (socket === null) return
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      // Ends a pending IDLE, whose 30-minute timer would otherwise keep the process running.
      if (connection.inputHandler) connection.inputHandler('DONE')
    })
  })
}

async function listen(server: hoodiecrow.ImapServer, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.server.off('error', reject)
      resolve()
    })
  })
}
