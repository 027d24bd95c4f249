import { receiveMail } from '../src/flow/intake/receive.ts'
import { hashMessageId, sayAnswered, sayUnknown } from '../src/flow/send/settle-restore.ts'
import type { Log } from '../src/log.ts'
import { identityHash } from '../src/mail/header/identity-hash.ts'
import { type FetchedMail, type MailboxStatus, type MailboxWatch, watchMailbox } from '../src/mail/watch/mailbox.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findCase, wasAnswered } from '../src/store/cases/cases.ts'
import { isConfirmationMail } from '../src/store/customers/confirmations.ts'
import { listSafeUids } from '../src/store/mailboxes/left-behind.ts'
import {
  advanceMailbox,
  answerFromNow,
  findOrCreateMailbox,
  type MailboxRow,
  notePoll,
  noteTrouble,
  startMailboxAt,
} from '../src/store/mailboxes/mailboxes.ts'
import { isUnstorable, type PlacedMessage, storeMessages } from '../src/store/mailboxes/messages.ts'
import { findLeftAnswer } from '../src/store/upkeep/left-mails.ts'
import { findLatestRestore } from '../src/store/upkeep/restores.ts'
import type { DeskReader } from './desk-reader.ts'
import { inGroups } from './in-groups.ts'
import { inTurns } from './in-turns.ts'
import type { OpenAccount } from './mail-accounts.ts'
import type { Desk } from './open-desk.ts'

/** Mail that is safe goes here, where the server can move it in one step. */
export const PROCESSED_FOLDER = 'Processed'

export type WatchDeps = {
  desk: Desk
  queue: JobQueue
  log: Log
  reader: DeskReader
  /** Every address the desk answers from. */
  ownAddresses: readonly string[]
  fromBeginning: boolean
}

/** How long a mail that was read waits for those fetched with it, to be stored in one commit with them. */
const GATHER_MS = 300

const WARNINGS = {
  'mailbox.lost': 'mailbox.lost',
  'mailbox.refused': 'mailbox.refused',
} as const

/**
 * Brings the mail of one account in: from its mailbox into Postgres, the mails that were fetched together in one
 * transaction, and only then out of the inbox.
 */
export function watchAccount(deps: WatchDeps, account: OpenAccount, mailbox: MailboxRow): MailboxWatch {
  const { desk, queue, log, reader } = deps
  const { pool, config } = desk
  const { name } = account.imap
  let answersFrom = mailbox.answersFrom
  let restore: Restored | null = null
  /** Mails that were fetched together and are not stored yet. */
  let unstored = 0
  const store = inGroups(
    (placed: readonly PlacedMessage[]) => storeMessages(desk.flows, placed),
    ({ record }) => record.position.uid,
    { milliseconds: GATHER_MS, expected: () => unstored },
  )
  const hintDraft = inGroups(async (caseIds: readonly number[]) => {
    const payloads = caseIds.map((caseId) => ({ caseId }))
    // Lost where the queue is away, and not tried one by one: the sweeper finds the cases, and no mail waits for it.
    await queue.enqueueAll('draft', payloads).catch(() => undefined)
    return []
  })

  async function opened(status: MailboxStatus): Promise<{ afterUid: number }> {
    restore = await findLatestRestore(pool)
    const known = await findOrCreateMailbox(pool, name)
    const isFirst = known.uidValidity === null
    if (isFirst && !deps.fromBeginning) await answerFromNow(pool, mailbox.id)
    answersFrom = (await findOrCreateMailbox(pool, name)).answersFrom
    const afterUid = chooseStart(known, status, isFirst && !deps.fromBeginning)
    if (known.uidValidity !== status.uidValidity || afterUid !== known.lastUid) {
      await startMailboxAt(pool, mailbox.id, status.uidValidity, afterUid)
    }
    return { afterUid }
  }

  /**
   * Those that are safe stay safe where another is not; all of them then come again, and are known. One is read when the one
   * before is about to be stored: so they are stored in the order they came, and none waits for what comes after it.
   */
  async function received(mails: readonly FetchedMail[]): Promise<('move' | 'leave')[]> {
    unstored = mails.length
    const ends = await inTurns(mails, (mail, next) => receive(mail, next).finally(() => (unstored -= 1)))
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    const last = mails.at(-1)
    if (last !== undefined) await advanceMailbox(pool, mailbox.id, last.uidValidity, last.uid)
    return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))
  }

  async function receive(mail: FetchedMail, next: () => void): Promise<'move' | 'leave'> {
    const position = { mailboxId: mailbox.id, uidValidity: mail.uidValidity, uid: mail.uid }
    const result = await receiveMail(
      { position, raw: mail.raw, header: mail.header, bytes: mail.bytes, arrivedAt: mail.internalDate },
      {
        answersFrom,
        parse: (raw) => reader.parse(raw),
        proveSender: (raw) => reader.proveSender(raw),
        identityHash,
        store(record, placement) {
          const isLate = isFromBefore(restore, mail)
          const stored = store({ record: isLate ? { ...record, noAutomaticAnswer: true } : record, placement })
          next()
          return stored
        },
        isUnstorable,
        ...(isFromBefore(restore, mail) ? { findAnsweredBefore: findAnswered } : {}),
        findRequester: async (caseId) => (await findCase(pool, caseId))?.requesterAddress ?? null,
        enqueueDraft: hintDraft,
        ownAddresses: deps.ownAddresses,
        replyAddress: deps.desk.config.outbound.plus.replyAddress,
        commands: {
          isKnownSender: (address) => wasAnswered(pool, address),
          isConfirmationMail: (hashes, address) => isConfirmationMail(pool, hashes, address),
        },
        now: () => new Date(),
        secret: desk.secret,
        maxBytes: config.maxMailBytes,
      },
    )
    log.info('mail.received', {
      ...(result.caseId === null ? {} : { caseId: result.caseId }),
      kind: result.kind,
      outcome: result.outcome,
      bytes: mail.bytes,
    })
    return result.outcome === 'left_alone' ? 'leave' : 'move'
  }

  async function findAnswered({ messageId }: { messageId: string | null }): Promise<string | null> {
    const isCompared = !restore?.uncompared.includes(account.desk?.address ?? '')
    if (messageId === null || !isCompared) return sayUnknown()
    const leftAt = await findLeftAnswer(pool, hashMessageId(messageId))
    return leftAt === null ? null : sayAnswered(leftAt)
  }

  return watchMailbox(
    {
      imap: account.imap,
      accessTokens: account.accessTokens,
      maxBytes: config.maxMailBytes,
      pollSeconds: config.pollSeconds,
      processedFolder: PROCESSED_FOLDER,
    },
    {
      opened,
      received,
      listSafe: (uidValidity, uids) =>
        listSafeUids(pool, { mailboxId: mailbox.id, uidValidity, uids }, config.maxMailBytes),
      polled: () => void notePoll(pool, mailbox.id).catch(() => undefined),
      connectionLost: (why) => void noteTrouble(pool, mailbox.id, why).catch(() => undefined),
    },
    {
      info: () => log.info('mailbox.opened'),
      // The reason may quote the server, and a server may quote an address: only the event is logged.
      warn: (_fields, event) =>
        log.warn(WARNINGS[event as keyof typeof WARNINGS] ?? 'mailbox.trouble', { kind: event }),
    },
  )
}

type Restored = { restoredAt: Date; uncompared: string[] }

/** True for a mail that a desk may have answered of which only a backup is left. */
const isFromBefore = (restore: Restored | null, { internalDate }: FetchedMail): boolean =>
  restore !== null && (internalDate === null || internalDate <= restore.restoredAt)

/**
 * The UID to read after. The very first opening begins behind the mail that is there already, unless it was asked for. When
 * the server has renewed UIDVALIDITY, or was restored so that UIDNEXT went back, every mail is looked at again: what was
 * stored before is known by its content, and what is older than the desk is left alone.
 */
function chooseStart(known: MailboxRow, status: MailboxStatus, skipPresent: boolean): number {
  if (skipPresent) return status.uidNext - 1
  if (known.uidValidity !== status.uidValidity) return 0
  return status.uidNext - 1 < known.lastUid ? 0 : known.lastUid
}
