import { receiveMail } from '../src/flow/receive.ts'
import { type Log, nameError } from '../src/log.ts'
import { identityHash } from '../src/mail/identity-hash.ts'
import { type FetchedMail, type MailboxStatus, watchMailbox } from '../src/mail/mailbox.ts'
import { parseMail } from '../src/mail/parse-mail.ts'
import { parseImapUrl } from '../src/mail/parse-mail-url.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import { findCase } from '../src/store/cases.ts'
import { findOrCreateMailbox, notePoll, startMailboxAt } from '../src/store/mailboxes.ts'
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

  async function opened(status: MailboxStatus): Promise<{ afterUid: number }> {
    const { uidValidity, lastUid } = await findOrCreateMailbox(pool, imap.name)
    if (uidValidity === status.uidValidity) return { afterUid: lastUid }
    // The very first opening begins behind the mail that is there already, unless it was asked for. When the server has
    // renewed UIDVALIDITY every mail is looked at again; what was stored before is known by its content.
    const afterUid = uidValidity === null && !options.fromBeginning ? status.uidNext - 1 : 0
    await startMailboxAt(pool, mailbox.id, status.uidValidity, afterUid)
    return { afterUid }
  }

  async function received(mail: FetchedMail): Promise<void> {
    const position = { mailboxId: mailbox.id, uidValidity: mail.uidValidity, uid: mail.uid }
    const result = await receiveMail(
      { position, raw: mail.raw, header: mail.header, bytes: mail.bytes },
      {
        parse: parseMail,
        identityHash,
        store: (record, placement) => storeMessage(pool, record, placement),
        isUnstorable,
        findRequester: async (caseId) => (await findCase(pool, caseId))?.requesterAddress ?? null,
        enqueueDraft: (caseId) => queue.enqueue('draft', { caseId }),
        ownAddresses: [config.desk.address],
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
