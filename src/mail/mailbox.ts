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
  type MailboxStatus,
  moveMail,
  openFolder,
} from './imap-connection.ts'
import type { MailboxHandlers, MailboxLog, MailboxOptions, MailboxWatch } from './mailbox-handlers.ts'
import { createRetryPauses, type RetryPauses } from './retry-pause.ts'
import { LINE_LIMITS, type LineLimits, type LineWatch, watchLine } from './watch-line.ts'

export type { FetchedMail, MailboxStatus } from './imap-connection.ts'
export type { MailboxHandlers, MailboxLog, MailboxOptions, MailboxWatch } from './mailbox-handlers.ts'

/** With the pauses between them, some five minutes. */
const FETCH_ATTEMPTS = 10

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
  #afterUid = 0
  #changed = false
  #idling = false
  #handling = false
  #line: LineWatch | null = null
  readonly #limits: LineLimits
  readonly #pauses: RetryPauses
  #client: ImapFlow | null = null
  #wake: () => void = () => undefined
  #fetchFailures = { uid: 0, count: 0 }

  constructor(options: MailboxOptions, handlers: MailboxHandlers, log: MailboxLog) {
    this.#options = options
    this.#handlers = handlers
    this.#log = log
    this.#limits = options.line ?? LINE_LIMITS
    this.#pauses = createRetryPauses(options.accessTokens ?? null)
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
      const { seconds, refused } = this.#pauses.after(fault)
      this.#log.warn({ why, retrySeconds: Math.round(seconds) }, refused ? 'mailbox.refused' : 'mailbox.lost')
      this.#handlers.connectionLost?.(why)
      await this.#sleep(seconds)
    }
  }

  /** Resolves, when the connection has ended, with what ended it. */
  async #serveOneConnection(): Promise<unknown> {
    let accessToken: string | null
    try {
      accessToken = (await this.#options.accessTokens?.get()) ?? null
    } catch (error) {
      return error
    }
    if (this.#stopping) return null
    const client = createImapClient(this.#options.imap, this.#options.maxBytes, accessToken)
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
    const line = watchLine(client, this.#limits)
    this.#line = line
    try {
      line.waiting()
      await client.connect()
      this.#pauses.loggedIn()
      line.waiting()
      const status = await openFolder(client, this.#options.imap.folder)
      line.resting()
      this.#afterUid = await this.#askWhereToStart(status)
      this.#log.info({ uidValidity: String(status.uidValidity), afterUid: this.#afterUid }, 'mailbox.opened')
      while (client.usable && !this.#stopping) await this.#pollAndWait(client, status.uidValidity)
      if (this.#stopping) await logOut(client)
    } catch (error) {
      fault ??= error
    } finally {
      line.stop()
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
      this.#line?.resting()
      const { seconds } = this.#pauses.after(error)
      this.#log.warn({ why: describeImapFault(error), retrySeconds: Math.round(seconds) }, 'mailbox.poll_failed')
      await this.#sleep(seconds)
      return
    }
    if (this.#stopping) return
    this.#pauses.worked()
    this.#handlers.polled?.()
    await this.#idle(client)
  }

  /** Until something changes or the next poll is due; the line is tried meanwhile, because a dead one looks like a quiet one. */
  async #idle(client: ImapFlow): Promise<void> {
    let left = this.#options.pollSeconds
    while (left > 0 && client.usable && !this.#changed && !this.#stopping) {
      // Its result says nothing that `exists`, `close` and the next poll do not.
      void client.idle().catch(() => undefined)
      this.#idling = true
      await this.#sleep(Math.min(left, this.#limits.checkSeconds))
      this.#idling = false
      left -= this.#limits.checkSeconds
      if (left <= 0 || !client.usable || this.#changed || this.#stopping) return
      this.#line?.waiting()
      await client.noop()
      this.#line?.resting()
    }
  }

  async #poll(client: ImapFlow, uidValidity: bigint): Promise<void> {
    this.#line?.waiting()
    const uids = await findUidsAfter(client, this.#afterUid)
    for (const uid of uids) {
      if (this.#stopping) return
      this.#line?.waiting()
      const mail = await this.#fetch(client, uidValidity, uid)
      if (mail !== null) {
        const then = await this.#handOver(client, mail)
        this.#afterUid = uid
        // What the server would not hand out stays, for a person to open in a mail program.
        const isFetched = mail.raw !== null || mail.bytes > this.#options.maxBytes
        if (then === 'move' && isFetched) await this.#moveAway(client, uid)
      }
      this.#afterUid = uid
    }
    this.#line?.resting()
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
    this.#line?.resting()
    try {
      return await this.#handlers.received(mail)
    } catch (cause) {
      throw new AppError('unavailable', 'A mail could not be stored; it is still in the mailbox.', { cause })
    } finally {
      this.#handling = false
      if (this.#stopping) setTimeout(() => client.close(), PARTING_SECONDS * 1000).unref()
    }
  }

  /** Housekeeping: the mail is safe already, so a failure is only worth a line in the log. */
  async #moveAway(client: ImapFlow, uid: number): Promise<void> {
    const folder = this.#options.processedFolder
    if (folder === null || !client.usable || !canMove(client)) return
    this.#line?.waiting()
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

async function logOut(client: ImapFlow): Promise<void> {
  const tooLong = new Promise((resolve) => setTimeout(resolve, PARTING_SECONDS * 1000).unref())
  await Promise.race([client.logout().catch(() => undefined), tooLong])
}
