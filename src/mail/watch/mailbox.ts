import type { ImapFlow } from 'imapflow'
import { AppError } from '../../domain/app-error.ts'
import {
  canMove,
  createImapClient,
  describeImapFault,
  type FetchedMail,
  findUidsAfter,
  findUidsUpTo,
  logOut,
  type MailboxStatus,
  openFolder,
} from './imap-connection.ts'
import { lookOften, type OftenLook } from './look-often.ts'
import { createMailFetcher, type MailFetcher } from './mail-fetcher.ts'
import type { MailboxHandlers, MailboxLog, MailboxOptions, MailboxWatch } from './mailbox-handlers.ts'
import { inPortions, moveToFolder } from './processed-folder.ts'
import { createRetryPauses, type RetryPauses } from './retry-pause.ts'
import { wakeableRest } from './wakeable-rest.ts'
import { createLineWatches, LINE_LIMITS, type LineLimits, type LineWatch, type LineWatches } from './watch-line.ts'

export type { FetchedMail, MailboxStatus } from './imap-connection.ts'
export type { MailboxHandlers, MailboxLog, MailboxOptions, MailboxWatch } from './mailbox-handlers.ts'

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
  #often: OftenLook = lookOften()
  readonly #limits: LineLimits
  readonly #lines: LineWatches
  readonly #pauses: RetryPauses
  #client: ImapFlow | null = null
  readonly #rest = wakeableRest()
  readonly #fetcher: MailFetcher
  /** Mails that are safe may lie in the mailbox still. */
  #untidy = true

  constructor(options: MailboxOptions, handlers: MailboxHandlers, log: MailboxLog) {
    this.#options = options
    this.#handlers = handlers
    this.#log = log
    this.#limits = options.line ?? LINE_LIMITS
    this.#lines = createLineWatches(this.#limits)
    this.#fetcher = createMailFetcher(options.maxBytes, options.fetchAttempts)
    this.#pauses = createRetryPauses(options.accessTokens ?? null)
  }

  stop(): void {
    this.#stopping = true
    this.#rest.end()
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
      await this.#rest.sleep(seconds)
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
    const wake = () => this.#rest.wake()
    client.on('close', wake)
    client.on('exists', () => {
      this.#changed = true
      if (this.#idling) this.#rest.wake()
    })
    const line = this.#lines.watch(client)
    this.#line = line
    this.#often = lookOften()
    try {
      line.waiting()
      await client.connect()
      this.#pauses.loggedIn()
      line.waiting()
      const status = await openFolder(client, this.#options.imap.folder)
      line.resting()
      this.#afterUid = await this.#askWhereToStart(status)
      this.#untidy = true
      this.#log.info({ uidValidity: String(status.uidValidity), afterUid: this.#afterUid }, 'mailbox.opened')
      while (client.usable && !this.#stopping) await this.#pollAndWait(client, status.uidValidity)
      if (this.#stopping) await logOut(client, PARTING_SECONDS)
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
      if (this.#untidy) await this.#moveLeftBehind(client, uidValidity)
      await this.#poll(client, uidValidity)
    } catch (error) {
      if (!client.usable || this.#stopping) throw error
      this.#line?.resting()
      const { seconds } = this.#pauses.after(error)
      this.#log.warn({ why: describeImapFault(error), retrySeconds: Math.round(seconds) }, 'mailbox.poll_failed')
      await this.#rest.sleep(seconds)
      return
    }
    if (this.#stopping) return
    this.#pauses.worked()
    this.#lines.worked()
    this.#handlers.polled?.()
    await this.#idle(client)
  }

  /** Until something changes or the next poll is due; the line is tried meanwhile, because a dead one looks like a quiet one. */
  async #idle(client: ImapFlow): Promise<void> {
    await this.#often.look(client, this.#line, () => this.#changed || this.#stopping)
    let left = this.#options.pollSeconds
    while (left > 0 && client.usable && !this.#changed && !this.#stopping) {
      // Its result says nothing that `exists`, `close` and the next poll do not.
      void client.idle().catch(() => undefined)
      this.#idling = true
      await this.#rest.sleep(Math.min(left, this.#limits.checkSeconds))
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
    let uids = await findUidsAfter(client, this.#afterUid)
    while (uids.length > 0 && !this.#stopping) {
      this.#line?.waiting()
      const mails = await this.#fetcher.fetchSome(client, uidValidity, uids)
      if (mails.length > 0) this.#often.mailCame()
      if (mails.length > 0) await this.#takeIn(client, mails)
      // One that is no longer in the mailbox is passed over.
      const doneUid = mails.at(-1)?.uid ?? uids[0] ?? 0
      this.#afterUid = doneUid
      uids = uids.filter((uid) => uid > doneUid)
    }
    this.#line?.resting()
  }

  async #takeIn(client: ImapFlow, mails: readonly FetchedMail[]): Promise<void> {
    const then = await this.#handOver(client, mails)
    this.#afterUid = mails.at(-1)?.uid ?? this.#afterUid
    // What the server would not hand out stays, for a person to open in a mail program.
    const isFetched = (mail: FetchedMail): boolean => mail.raw !== null || mail.bytes > this.#options.maxBytes
    const safe = mails.filter((mail, at) => then[at] === 'move' && isFetched(mail))
    const uids = safe.map(({ uid }) => uid)
    if (uids.length > 0 && !(await this.#moveAway(client, uids))) this.#untidy = true
  }

  async #handOver(client: ImapFlow, mails: readonly FetchedMail[]): Promise<('move' | 'leave')[]> {
    this.#handling = true
    this.#line?.resting()
    try {
      return await this.#handlers.received(mails)
    } catch (cause) {
      throw new AppError('unavailable', 'A mail could not be stored; it is still in the mailbox.', { cause })
    } finally {
      this.#handling = false
      if (this.#stopping) setTimeout(() => client.close(), PARTING_SECONDS * 1000).unref()
    }
  }

  /** What is safe and was not moved: the process before ended between the two, or the server would not. */
  async #moveLeftBehind(client: ImapFlow, uidValidity: bigint): Promise<void> {
    const { listSafe } = this.#handlers
    if (listSafe !== undefined && this.#options.processedFolder !== null && canMove(client)) {
      this.#line?.waiting()
      const present = await findUidsUpTo(client, this.#afterUid)
      this.#line?.resting()
      const safe = await listSafe(uidValidity, present)
      for (const uids of inPortions(safe)) if (this.#stopping || !(await this.#moveAway(client, uids))) break
    }
    // What the server would not move is tried again after the next connection or failure, not at every poll.
    this.#untidy = false
  }

  async #moveAway(client: ImapFlow, uids: readonly number[]): Promise<boolean> {
    const { processedFolder } = this.#options
    if (processedFolder === null || !client.usable || !canMove(client)) return true
    this.#line?.waiting()
    return moveToFolder(client, uids, processedFolder, this.#log)
  }
}
