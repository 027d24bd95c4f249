import type { ImapFlow } from 'imapflow'
import { AppError } from '../domain/app-error.ts'
import {
  canMove,
  createImapClient,
  describeImapFault,
  type FetchedMail,
  fetchMail,
  fetchWithoutBody,
  findUidsAfter,
  isRefusedLogin,
  type MailboxStatus,
  moveMail,
  openFolder,
} from './imap-connection.ts'
import type { MailboxHandlers, MailboxLog, MailboxOptions, MailboxWatch } from './mailbox-handlers.ts'

export type { FetchedMail, MailboxStatus } from './imap-connection.ts'
export type { MailboxHandlers, MailboxLog, MailboxOptions, MailboxWatch } from './mailbox-handlers.ts'

const MAX_BACKOFF_SECONDS = 60

/** Providers lock an account after some wrong passwords; six attempts an hour stay below every known limit. */
const REFUSED_LOGIN_SECONDS = 600

/** With the pauses between them, some five minutes. */
const FETCH_ATTEMPTS = 10

/** A connection on which nothing was completed for this long, or two polls, is given up, whatever its socket says. */
const STALL_SECONDS = 300
const STALL_CHECK_SECONDS = 15

/** For what is only polite once the desk is stopping: the last move, the log-out. */
const PARTING_SECONDS = 2

/** Watches one mailbox until stopped: IDLE and a poll, a new connection whenever the old one is lost. */
export function watchMailbox(options: MailboxOptions, handlers: MailboxHandlers, log: MailboxLog): MailboxWatch {
  const watcher = new Watcher(options, handlers, log)
  const ended = watcher.run()
  return {
    async stop() {
      watcher.stop()
      await ended
    },
  }
}

class Watcher {
  readonly #options: MailboxOptions
  readonly #handlers: MailboxHandlers
  readonly #log: MailboxLog
  #stopping = false
  #failures = 0
  #afterUid = 0
  #changed = false
  #idling = false
  #progressAt = 0
  #handling = false
  #client: ImapFlow | null = null
  #wake: () => void = () => undefined
  #fetchFailures = { uid: 0, count: 0 }

  constructor(options: MailboxOptions, handlers: MailboxHandlers, log: MailboxLog) {
    this.#options = options
    this.#handlers = handlers
    this.#log = log
  }

  stop(): void {
    this.#stopping = true
    this.#wake()
    // A command in progress is cut off; a mail being made safe is not, the loop ends after it.
    if (!this.#handling) this.#client?.close()
  }

  async run(): Promise<void> {
    while (!this.#stopping) {
      const fault = await this.#serveOneConnection()
      if (this.#stopping) return
      const why = describeImapFault(fault)
      const seconds = isRefusedLogin(fault) ? REFUSED_LOGIN_SECONDS : backoffSeconds(++this.#failures)
      this.#log.warn({ why, retrySeconds: Math.round(seconds) }, 'mailbox.lost')
      this.#handlers.connectionLost?.(why)
      await this.#sleep(seconds)
    }
  }

  /** Resolves, when the connection has ended, with what ended it. */
  async #serveOneConnection(): Promise<unknown> {
    const client = createImapClient(this.#options.imap, this.#options.maxBytes)
    this.#client = client
    let fault: unknown = null
    client.on('error', (error) => {
      fault ??= error
    })
    const wake = () => this.#wake()
    client.on('close', wake)
    client.on('exists', () => {
      this.#changed = true
      if (this.#idling) this.#wake()
    })
    this.#progressAt = Date.now()
    const watchdog = setInterval(() => this.#closeIfStalled(client), STALL_CHECK_SECONDS * 1000)
    try {
      await client.connect()
      const status = await openFolder(client, this.#options.imap.folder)
      this.#afterUid = await this.#askWhereToStart(status)
      this.#log.info({ uidValidity: String(status.uidValidity), afterUid: this.#afterUid }, 'mailbox.opened')
      while (client.usable && !this.#stopping) await this.#pollAndWait(client, status.uidValidity)
      if (this.#stopping) await logOut(client)
    } catch (error) {
      fault ??= error
    } finally {
      clearInterval(watchdog)
      client.off('close', wake)
      client.close()
      this.#client = null
    }
    return fault
  }

  async #askWhereToStart(status: MailboxStatus): Promise<number> {
    try {
      return (await this.#handlers.opened(status)).afterUid
    } catch (cause) {
      throw new AppError('unavailable', 'It could not be looked up how far the mailbox was read.', { cause })
    }
  }

  async #pollAndWait(client: ImapFlow, uidValidity: bigint): Promise<void> {
    this.#changed = false
    try {
      await this.#poll(client, uidValidity)
    } catch (error) {
      if (!client.usable || this.#stopping) throw error
      const seconds = backoffSeconds(++this.#failures)
      this.#log.warn({ why: describeImapFault(error), retrySeconds: Math.round(seconds) }, 'mailbox.poll_failed')
      await this.#sleep(seconds)
      return
    }
    if (this.#stopping) return
    this.#failures = 0
    this.#handlers.polled?.()
    if (this.#changed || !client.usable) return
    // Its result says nothing that `exists`, `close` and the next poll do not.
    void client.idle().catch(() => undefined)
    this.#idling = true
    await this.#sleep(this.#options.pollSeconds)
    this.#idling = false
  }

  async #poll(client: ImapFlow, uidValidity: bigint): Promise<void> {
    const uids = await findUidsAfter(client, this.#afterUid)
    this.#progressAt = Date.now()
    for (const uid of uids) {
      if (this.#stopping) return
      const mail = await this.#fetch(client, uidValidity, uid)
      this.#progressAt = Date.now()
      if (mail !== null) {
        const then = await this.#handOver(client, mail)
        this.#afterUid = uid
        // What the server would not hand out stays, for a person to open in a mail program.
        const isFetched = mail.raw !== null || mail.bytes > this.#options.maxBytes
        if (then === 'move' && isFetched) await this.#moveAway(client, uid)
      }
      this.#afterUid = uid
    }
  }

  async #fetch(client: ImapFlow, uidValidity: bigint, uid: number): Promise<FetchedMail | null> {
    const attempts = this.#options.fetchAttempts ?? FETCH_ATTEMPTS
    if (this.#fetchFailures.uid !== uid) this.#fetchFailures = { uid, count: 0 }
    if (this.#fetchFailures.count >= attempts) return await fetchWithoutBody(client, uidValidity, uid)
    this.#fetchFailures.count += 1
    const mail = await fetchMail(client, uidValidity, uid, this.#options.maxBytes)
    this.#fetchFailures.count = 0
    return mail
  }

  async #handOver(client: ImapFlow, mail: FetchedMail): Promise<'move' | 'leave'> {
    this.#handling = true
    try {
      return await this.#handlers.received(mail)
    } catch (cause) {
      throw new AppError('unavailable', 'A mail could not be stored; it is still in the mailbox.', { cause })
    } finally {
      this.#handling = false
      this.#progressAt = Date.now()
      if (this.#stopping) setTimeout(() => client.close(), PARTING_SECONDS * 1000).unref()
    }
  }

  /** Housekeeping: the mail is safe already, so a failure is only worth a line in the log. */
  async #moveAway(client: ImapFlow, uid: number): Promise<void> {
    const folder = this.#options.processedFolder
    if (folder === null || !client.usable || !canMove(client)) return
    try {
      await moveMail(client, uid, folder)
    } catch {
      try {
        await client.mailboxCreate(folder)
        await moveMail(client, uid, folder)
      } catch (error) {
        this.#log.warn({ uid, why: describeImapFault(error) }, 'mailbox.move_failed')
      }
    }
  }

  #closeIfStalled(client: ImapFlow): void {
    if (this.#handling) return
    const limit = Math.max(STALL_SECONDS, 2 * this.#options.pollSeconds + MAX_BACKOFF_SECONDS)
    if (Date.now() - this.#progressAt > limit * 1000) client.close()
  }

  async #sleep(seconds: number): Promise<void> {
    if (this.#stopping) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => undefined
  }
}

/** 1 s doubling to 60 s, each shortened by up to half at random so that many desks do not return at the same moment. */
function backoffSeconds(failures: number): number {
  const full = Math.min(2 ** (failures - 1), MAX_BACKOFF_SECONDS)
  return full * (0.5 + Math.random() / 2)
}

async function logOut(client: ImapFlow): Promise<void> {
  const tooLong = new Promise((resolve) => setTimeout(resolve, PARTING_SECONDS * 1000).unref())
  await Promise.race([client.logout().catch(() => undefined), tooLong])
}
