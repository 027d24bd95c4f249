import type { ReplyState } from '../../domain/reply-state.ts'

type UnfiledReply = { id: number; state: ReplyState; messageId: string; raw: Buffer; sentAt: Date }

type Folder = {
  holds(messageId: string): Promise<boolean>
  add(raw: Buffer, sentAt: Date): Promise<void>
  close(): Promise<void>
}

export type FilingPorts = {
  list(limit: number): Promise<UnfiledReply[]>
  /** Null where the mailbox has no Sent folder; throws where it cannot be reached. */
  open(): Promise<Folder | null>
  note(replyId: number, filed: 'found' | 'added' | 'missing' | null): Promise<void>
}

const AT_ONCE = 50

/**
 * Puts what was sent into the Sent folder, once, and looks there for what may have been sent. Returns how many were dealt with.
 * Whatever fails here is tried again here; no mail is sent again for it. @throws where the folder cannot be reached
 */
export async function fileSentMail(ports: FilingPorts): Promise<number> {
  const replies = await ports.list(AT_ONCE)
  if (replies.length === 0) return 0
  let folder: Folder | null = null
  let left = [...replies]
  try {
    folder = await ports.open()
    for (const reply of replies) {
      await ports.note(reply.id, folder === null ? null : await fileOne(reply, folder))
      left = left.filter(({ id }) => id !== reply.id)
    }
    return replies.length
  } catch (error) {
    for (const { id } of left) await ports.note(id, null)
    throw error
  } finally {
    await folder?.close()
  }
}

/** Looked for first: an earlier attempt may have put it there, or the mail server itself. */
async function fileOne(reply: UnfiledReply, folder: Folder): Promise<'found' | 'added' | 'missing'> {
  if (await folder.holds(reply.messageId)) return 'found'
  if (reply.state !== 'sent') return 'missing'
  await folder.add(reply.raw, reply.sentAt)
  return 'added'
}
