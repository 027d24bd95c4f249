/** The part of hoodiecrow-imap 2.1 the practice mailbox uses; the package has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events'
  import type { Server, Socket } from 'node:net'

  namespace hoodiecrow {
    /** `raw` is a binary string: one character per byte. */
    type Message = { uid: number; flags: string[]; internaldate: string; raw: string }

    type Mailbox = { path: string; uidvalidity: number; uidnext: number; messages: Message[]; flags: string[] }

    type NewMailbox = {
      uidvalidity: number
      uidnext: number
      messages: Message[]
      'special-use'?: string
    }

    type Connection = { socket: Socket | null; inputHandler: ((line: string) => void) | false }

    /** A FETCH item as parsed: `BODY.PEEK[HEADER]<0.100>` has the section HEADER and the partial [0, 100]. */
    type FetchItem = { value: string; section?: { value: string }[]; partial?: number[] }

    type FetchHandler = (connection: Connection, message: Message, item: FetchItem) => unknown

    type ImapServer = EventEmitter & {
      server: Server
      connectionHandlers: ((connection: Connection) => void)[]
      messageHandlers: ((server: ImapServer, message: Message, mailbox: Mailbox) => void)[]
      fetchHandlers: Record<string, FetchHandler>
      listen(port: number, host: string, listening: () => void): void
      close(closed: () => void): void
      getMailbox(path: string): Mailbox | undefined
      createMailbox(path: string, mailbox: NewMailbox): void
      appendMessage(path: string, flags: string[], date: string, raw: string): { mailbox: Mailbox; message: Message }
    }

    type Options = {
      plugins: (string | ((server: ImapServer) => void))[]
      users: Record<string, { password: string }>
      storage: { INBOX: NewMailbox; '': { folders: Record<string, NewMailbox>; separator: string; type: string } }
    }
  }

  function hoodiecrow(options: hoodiecrow.Options): hoodiecrow.ImapServer
  export = hoodiecrow
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap'

  const handlers: Record<string, FetchHandler>
  export = handlers
}
