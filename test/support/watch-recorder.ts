import type { AccessTokens } from '../../src/mail/login/access-token.ts'
import type { ImapOptions } from '../../src/mail/login/parse-mail-url.ts'
import { type FetchedMail, type MailboxStatus, type MailboxWatch, watchMailbox } from '../../src/mail/watch/mailbox.ts'
import type { LineLimits } from '../../src/mail/watch/watch-line.ts'

export type WatchRecorder = {
  opened: MailboxStatus[]
  received: FetchedMail[]
  lost: string[]
  polls: number
  /** Resolves once the condition holds; looks after every event of the watcher. */
  until(condition: () => boolean): Promise<void>
  stop(): Promise<void>
}

export type WatchRecorderOptions = {
  imap: ImapOptions
  maxBytes?: number
  pollSeconds?: number
  processedFolder?: string | null
  fetchAttempts?: number
  accessTokens?: AccessTokens
  line?: LineLimits
  /** The UID to read after at the first opening; later ones go on after the last mail that was safe. */
  afterUid?: (status: MailboxStatus) => number
  /** What becomes of a mail that was received; `move` where left out. */
  then?(mail: FetchedMail): 'move' | 'leave'
  /** Which of those UIDs an earlier watcher made safe and was to move. */
  listSafe?: (uids: readonly number[]) => number[]
  /** Runs before a mail counts as received; rejecting refuses it. */
  receive?: (mail: FetchedMail) => Promise<void>
}

/** A watcher whose handlers write down what they are told, as the desk's database would. */
export function startRecorder(options: WatchRecorderOptions): WatchRecorder {
  const waiting: { condition: () => boolean; resolve: () => void }[] = []
  const check = () => {
    for (const waiter of waiting.filter(({ condition }) => condition())) {
      waiting.splice(waiting.indexOf(waiter), 1)
      waiter.resolve()
    }
  }
  let known: { uidValidity: bigint; afterUid: number } | null = null
  const recorder: Omit<WatchRecorder, 'until' | 'stop'> = { opened: [], received: [], lost: [], polls: 0 }
  const watch: MailboxWatch = watchMailbox(
    {
      imap: options.imap,
      maxBytes: options.maxBytes ?? 25_000_000,
      pollSeconds: options.pollSeconds ?? 60,
      processedFolder: options.processedFolder === undefined ? 'Processed' : options.processedFolder,
      ...(options.accessTokens === undefined ? {} : { accessTokens: options.accessTokens }),
      ...(options.line === undefined ? {} : { line: options.line }),
      ...(options.fetchAttempts === undefined ? {} : { fetchAttempts: options.fetchAttempts }),
    },
    {
      async opened(status) {
        recorder.opened.push(status)
        if (known === null) known = { uidValidity: status.uidValidity, afterUid: options.afterUid?.(status) ?? 0 }
        if (known.uidValidity !== status.uidValidity) known = { uidValidity: status.uidValidity, afterUid: 0 }
        check()
        return { afterUid: known.afterUid }
      },
      async received(mails) {
        for (const mail of mails) {
          await options.receive?.(mail)
          recorder.received.push(mail)
          known = { uidValidity: mail.uidValidity, afterUid: mail.uid }
          check()
        }
        return mails.map((mail) => options.then?.(mail) ?? 'move')
      },
      ...(options.listSafe === undefined ? {} : { listSafe: async (_, uids) => options.listSafe?.(uids) ?? [] }),
      polled() {
        recorder.polls += 1
        check()
      },
      connectionLost(why) {
        recorder.lost.push(why)
        check()
      },
    },
    { info: () => undefined, warn: () => undefined },
  )
  return Object.assign(recorder, {
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        waiting.push({ condition, resolve })
        check()
      }),
    stop: () => watch.stop(),
  })
}
