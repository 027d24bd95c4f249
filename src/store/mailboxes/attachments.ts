import type { Queryable } from '../pool.ts'

export type Attachment = { filename: string | null; contentType: string; bytes: number }

/** What is attached to each message of a case, by its id; a message nobody looked at yet is left out. */
export async function findAttachments(db: Queryable, caseId: number): Promise<Map<number, Attachment[]>> {
  const { rows } = await db.query<{ id: number; attachments: Attachment[] }>(
    'select id, attachments from messages where case_id = $1 and attachments is not null',
    [caseId],
  )
  return new Map(rows.map(({ id, attachments }) => [id, attachments]))
}

/** Resolves when the list is kept beside the message, so that its bytes need not be read again. */
export async function keepAttachments(db: Queryable, messageId: number, list: readonly Attachment[]): Promise<void> {
  await db.query('update messages set attachments = $2 where id = $1', [messageId, JSON.stringify(list)])
}
