import { receiveMail } from '../src/flow/receive.ts'
import type { Log } from '../src/log.ts'
import { identityHash } from '../src/mail/identity-hash.ts'
import type { MailReader } from '../src/mail/mail-reader.ts'
import { type FetchedMail, type MailboxStatus, type MailboxWatch, watchMailbox } from '../src/mail/mailbox.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findCase } from '../src/store/cases.ts'
import {
  advanceMailbox,
  answerFromNow,
  findOrCreateMailbox,
  type MailboxRow,
  notePoll,
  noteTrouble,
  startMailboxAt,
} from '../src/store/mailboxes.ts'
import { isUnstorable, storeMessage } from '../src/store/messages.ts'
import type { OpenAccount } from './mail-accounts.ts'
import type { Desk } from './open-desk.ts'

/** Mail that is safe goes here, where the server can move it in one step. */
const PROCESSED_FOLDER = 'Processed'

export type WatchDeps = {
  desk: Desk
  queue: JobQueue
  log: Log
  reader: MailReader
  /** Every address the desk answers from. */
  ownAddresses: readonly string[]
  fromBeginning: boolean
}

const WARNINGS = {
  'mailbox.lost': 'mailbox.lost',
  'mailbox.refused': 'mailbox.refused',
} as const

/** Brings the mail of one account in: from its mailbox into Postgres, one transaction a mail, and only then out of the inbox. */
export function watchAccount(deps: WatchDeps, account: OpenAccount, mailbox: MailboxRow): MailboxWatch {
  const { desk, queue, log, reader } = deps
  const { pool, config } = desk
  const { name } = account.imap
  let answersFrom = mailbox.answersFrom

  async function opened(status: MailboxStatus): Promise<{ afterUid: number }> {
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

  async function received(mail: FetchedMail): Promise<'move' | 'leave'> {
    const position = { mailboxId: mailbox.id, uidValidity: mail.uidValidity, uid: mail.uid }
    const result = await receiveMail(
      { position, raw: mail.raw, header: mail.header, bytes: mail.bytes, arrivedAt: mail.internalDate },
      {
        answersFrom,
        passOver: ({ mailboxId, uidValidity, uid }) => advanceMailbox(pool, mailboxId, uidValidity, uid),
        parse: (raw) => reader.parse(raw),
        proveSender: (raw) => reader.proveSender(raw),
        identityHash,
        store: (record, placement) => storeMessage(pool, record, placement),
        isUnstorable,
        findRequester: async (caseId) => (await findCase(pool, caseId))?.requesterAddress ?? null,
        enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
        ownAddresses: deps.ownAddresses,
        replyAddress: deps.desk.config.outbound.plus.replyAddress,
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
