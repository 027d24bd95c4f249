import { type Attachment, findAttachments, keepAttachments } from '../../store/mailboxes/attachments.ts'
import { listUnlistedMessages } from '../../store/mailboxes/raw-messages.ts'
import type { WebDeps } from '../web-deps.ts'

/** Messages of a case that are looked through in one request, at most. */
const MESSAGES_AT_ONCE = 5

/** What is attached to the messages of a case. Each message is looked through once, when its case is first opened. */
export async function listAttachmentsOfCase(
  deps: Pick<WebDeps, 'pool' | 'listAttachments'>,
  caseId: number,
): Promise<ReadonlyMap<number, Attachment[]>> {
  for (const { id, raw } of await listUnlistedMessages(deps.pool, caseId, MESSAGES_AT_ONCE)) {
    const list = await deps.listAttachments(raw)
    await keepAttachments(
      deps.pool,
      id,
      list.map(({ filename, contentType, bytes }) => ({ filename, contentType, bytes })),
    )
  }
  return findAttachments(deps.pool, caseId)
}
