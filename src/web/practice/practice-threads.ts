import type { PracticeMail } from '../web-deps.ts'

/** Mails of one conversation, oldest first. */
export type PracticeThread = { id: string; mails: [PracticeMail, ...PracticeMail[]] }

/**
 * The mails sorted into conversations by what they say they answer (RFC 5322 §3.6.4), the conversation with the newest
 * mail first. A thread is named by its first mail.
 */
export function listThreads(mails: readonly PracticeMail[]): PracticeThread[] {
  const inOrder = [...mails].sort((a, b) => compareIds(a.id, b.id))
  const threads: PracticeThread[] = []
  const threadOf = new Map<string, PracticeThread>()
  for (const mail of inOrder) {
    const answered = [mail.inReplyTo, ...[...mail.references].reverse()].find((id) => id !== null && threadOf.has(id))
    let thread = answered === undefined || answered === null ? undefined : threadOf.get(answered)
    if (thread === undefined) {
      thread = { id: mail.id, mails: [mail] }
      threads.push(thread)
    } else {
      thread.mails.push(mail)
    }
    if (mail.messageId !== null) threadOf.set(mail.messageId, thread)
  }
  return threads.sort((a, b) => compareIds(newestOf(b).id, newestOf(a).id))
}

/** Ids count up, padded or not. */
const compareIds = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true })

/** The last mail of a thread. */
export function newestOf(thread: PracticeThread): PracticeMail {
  return thread.mails.at(-1) ?? thread.mails[0]
}

/** What a mail that answers the newest of the thread says it answers. */
export function threadingOf(thread: PracticeThread): { inReplyTo: string | null; references: string[] } {
  const newest = newestOf(thread)
  const references = newest.messageId === null ? newest.references : [...newest.references, newest.messageId]
  return { inReplyTo: newest.messageId, references: [...new Set(references)] }
}
