import type { Queryable } from './pool.ts'

export type Revision = {
  revision: number
  /** The message it answers. */
  messageId: number
  /** Null: written by the desk itself. */
  operatorId: number | null
  operatorName: string | null
  createdAt: Date
}

/** Every revision of a case's answer with the message it was written for, newest first, without its content. */
export async function listRevisionsOfCase(db: Queryable, caseId: number): Promise<Revision[]> {
  const { rows } = await db.query<Revision>(
    `select d.revision, d.message_id as "messageId", d.operator_id as "operatorId", o.name as "operatorName",
            d.created_at as "createdAt"
       from drafts d left join operators o on o.id = d.operator_id where d.case_id = $1 order by d.revision desc`,
    [caseId],
  )
  return rows
}
