import { receiveMail } from '../src/flow/receive.ts'
import { type Log, nameError } from '../src/log.ts'
import { identityHash } from '../src/mail/identity-hash.ts'
import { type FetchedMail, type MailboxStatus, watchMailbox } from '../src/mail/mailbox.ts'
import { parseMail } from '../src/mail/parse-mail.ts'
import { parseImapUrl } from '../src/mail/parse-mail-url.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findCase } from '../src/store/cases.ts'
import {
  advanceMailbox,
  answerFromNow,
  findOrCreateMailbox,
  type MailboxRow,
  notePoll,
  startMailboxAt,
} from '../src/store/mailboxes.ts'
import { isUnstorable, storeMessage } from '../src/store/messages.ts'
import type { Desk } from './open-desk.ts'
import type { Role } from './role.ts'

/** Mail that is safe goes here, where the server can move it in one step. */
const PROCESSED_FOLDER = 'Processed'

/** The role that brings mail in: from the mailbox into Postgres, one transaction a mail, and only then out of the inbox. */
export async function startIntake(
  desk: Desk,
  queue: JobQueue,
  log: Log,
  options: { imapUrl: string; fromBeginning: boolean },
): Promise<Role> {
  const imap = parseImapUrl(options.imapUrl)
  const mailbox = await findOrCreateMailbox(desk.pool, imap.name)
  const { pool, config } = desk

  let answersFrom = mailbox.answersFrom

  async function opened(status: MailboxStatus): Promise<{ afterUid: number }> {
    const known = await findOrCreateMailbox(pool, imap.name)
    const isFirst = known.uidValidity === null
    if (isFirst && !options.fromBeginning) await answerFromNow(pool, mailbox.id)
    answersFrom = (await findOrCreateMailbox(pool, imap.name)).answersFrom
    const afterUid = chooseStart(known, status, isFirst && !options.fromBeginning)
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
        parse: parseMail,
        identityHash,
        store: (record, placement) => storeMessage(pool, record, placement),
        isUnstorable,
        findRequester: async (caseId) => (await findCase(pool, caseId))?.requesterAddress ?? null,
        enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
        ownAddresses: [config.desk.address],
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

  const watch = watchMailbox(
    { imap, maxBytes: config.maxMailBytes, pollSeconds: config.pollSeconds, processedFolder: PROCESSED_FOLDER },
    { opened, received, polled: () => void notePoll(pool, mailbox.id).catch(() => undefined) },
    {
      info: () => log.info('mailbox.opened'),
      // The reason may quote the server, and a server may quote an address: only the event is logged.
      warn: (_fields, event) =>
        log.warn(event === 'mailbox.lost' ? 'mailbox.lost' : 'mailbox.trouble', { kind: event }),
    },
  )
  return {
    name: 'intake',
    stop: () => watch.stop().catch((error: unknown) => log.error('mailbox.trouble', { error: nameError(error) })),
  }
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
