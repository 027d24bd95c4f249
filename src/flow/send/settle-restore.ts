import { createHash } from 'node:crypto'
import { readMessageIdParts } from '../thread-key.ts'

type Restore = { id: number; backedUpAt: Date; restoredAt: Date }

/** A mail in the Sent folder, as far as its header tells. */
type SentHeader = { messageId: string | null; inReplyTo: string | null; sentAt: Date }

type SentFolder = {
  holds(messageId: string): Promise<boolean>
  listSince(since: Date): AsyncIterable<SentHeader>
  close(): Promise<void>
}

/** A mailbox the desk answers. */
export type SettledMailbox = {
  /** What its answers leave from; null: the desk's own address. */
  address: string | null
  /** Null where it has no Sent folder, or none is to be looked into. @throws where it cannot be reached */
  openSent(): Promise<SentFolder | null>
  /** Brings back into the inbox what was done with after the backup and is not stored here; returns how many mails. */
  recall(since: Date): Promise<number>
}

type LeftMail = { messageId: string; caseId: number; answersSha256: Buffer | null; sentAt: Date }

export type SettlePorts = {
  mailboxes: readonly SettledMailbox[]
  keepLeftMails(mails: readonly LeftMail[]): Promise<void>
  listRestoredReplies(): Promise<{ id: number; caseId: number; messageId: string; address: string | null }[]>
  /** When a mail about that question left which no reply here is: perhaps in place of one that was taken back. */
  findLeftAbout(caseId: number): Promise<Date | null>
  settleReply(replyId: number, left: boolean, why: string): Promise<void>
  listAnsweredSince(): Promise<{ caseId: number; sentAt: Date }[]>
  /** The empty text stands for the desk's own address. */
  listOpenSince(addresses: readonly string[]): Promise<{ caseId: number }[]>
  putAside(caseId: number, why: string): Promise<void>
  end(uncompared: readonly string[], counts: Settled): Promise<void>
}

export type Settled = { left: number; uncertain: number; putAside: number; recalled: number }

/** A server tells the day a mail came, by a clock and in a zone of its own. */
const SLACK_MS = 2 * 24 * 3600 * 1000

/**
 * Finds out what left and what came between a backup and its restore, and resolves when mail may leave again. No reply that
 * may have left goes again by itself: what lies in the Sent folder is on record as sent, and of anything else a person
 * decides. Questions that were answered meanwhile are put aside, and mail that was done with is brought back to be read.
 * Doing it again, after it failed half way, changes nothing that was done. @throws where a mailbox cannot be reached
 */
export async function settleRestore(restore: Restore, ports: SettlePorts): Promise<Settled> {
  const since = new Date(restore.backedUpAt.getTime() - SLACK_MS)
  const counts: Settled = { left: 0, uncertain: 0, putAside: 0, recalled: 0 }
  const uncompared: string[] = []
  const replies = await ports.listRestoredReplies()
  for (const mailbox of ports.mailboxes) {
    const own = replies.filter(({ address }) => address === mailbox.address)
    const folder = await mailbox.openSent()
    if (folder === null) uncompared.push(mailbox.address ?? '')
    try {
      if (folder !== null) await ports.keepLeftMails(await listOurs(folder, since))
      for (const reply of own) {
        const left = folder !== null && (await folder.holds(reply.messageId))
        await ports.settleReply(reply.id, left, folder === null ? NOT_COMPARED : await sayNotFound(reply.caseId, ports))
        counts[left ? 'left' : 'uncertain'] += 1
      }
    } finally {
      await folder?.close()
    }
  }
  await settleStrays(replies, ports, counts)
  for (const { caseId, sentAt } of await ports.listAnsweredSince()) {
    await ports.putAside(caseId, sayAnswered(sentAt))
    counts.putAside += 1
  }
  for (const { caseId } of await ports.listOpenSince(uncompared)) {
    await ports.putAside(caseId, UNKNOWN_WHETHER_ANSWERED)
    counts.putAside += 1
  }
  for (const mailbox of ports.mailboxes) counts.recalled += await mailbox.recall(since)
  await ports.end(uncompared, counts)
  return counts
}

async function sayNotFound(caseId: number, ports: SettlePorts): Promise<string> {
  const leftAt = await ports.findLeftAbout(caseId)
  return leftAt === null ? NOT_FOUND : `${NOT_FOUND}; another mail about this question left on ${dayOf(leftAt)}`
}

/** Replies of a mailbox that is not set any more: nobody can be asked about them. */
async function settleStrays(
  replies: readonly { id: number; address: string | null }[],
  { mailboxes, settleReply }: SettlePorts,
  counts: Settled,
): Promise<void> {
  for (const { id, address } of replies) {
    if (mailboxes.some((each) => each.address === address)) continue
    await settleReply(id, false, NOT_COMPARED)
    counts.uncertain += 1
  }
}

/** What the desk itself sent. The form of the Message-ID tells: only its own people put mail into a Sent folder. */
async function listOurs(folder: SentFolder, since: Date): Promise<LeftMail[]> {
  const ours: LeftMail[] = []
  for await (const { messageId, inReplyTo, sentAt } of folder.listSince(since)) {
    const caseId = messageId === null ? null : (readMessageIdParts(messageId)?.caseId ?? null)
    if (messageId === null || caseId === null) continue
    ours.push({ messageId, caseId, answersSha256: inReplyTo === null ? null : hashMessageId(inReplyTo), sentAt })
  }
  return ours
}

/** What a requester's Message-ID is known by where the id itself is not to be kept. */
export const hashMessageId = (messageId: string): Buffer => createHash('sha256').update(messageId).digest()

const RESTORED = 'the desk was restored from a backup'

/** True for the reason of a reply that nobody can be sure of because of a restore, and not because a mail server fell silent. */
export const isOfRestore = (why: string | null): boolean => why?.startsWith(RESTORED) ?? false

const NOT_FOUND = `${RESTORED} in which this mail had not left; it is not in the Sent folder, which does not prove that it did not leave`

const NOT_COMPARED = `${RESTORED} in which this mail had not left, and there is no Sent folder that could tell whether it did since`

const UNKNOWN_WHETHER_ANSWERED =
  'The desk was restored from a backup, and no Sent folder tells whether this question was answered since. Look before you release it.'

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Why a question is put aside that was answered by a mail of which only the Sent folder knows. */
export const sayAnswered = (sentAt: Date): string =>
  `The desk was restored from a backup made before an answer to this left, on ${dayOf(sentAt)}. It is in the Sent folder; release this only where another answer is owed.`

/** Why a mail is put aside of which it cannot be told whether it was answered before the restore. */
export const sayUnknown = (): string => UNKNOWN_WHETHER_ANSWERED
