import type { CaseState } from '../../domain/case-state.ts'
import type { ReplyState } from '../../domain/reply-state.ts'
import type { Queryable } from '../pool.ts'

/** How a case stands, as far as an open page of it has to know. */
export type CaseStanding = {
  id: number
  state: CaseState
  version: number
  lastMessageId: number | null
  /** The newest revision of the answer, and whose it is; null where there is none, or the desk wrote it. */
  revision: number | null
  revisionBy: number | null
  revisionByName: string | null
}

/** How those cases stand; of one that does not exist there is no row. */
export async function listCaseStandings(db: Queryable, caseIds: readonly number[]): Promise<CaseStanding[]> {
  const { rows } = await db.query<CaseStanding>(
    `select c.id, c.state, c.version, c.last_message_id as "lastMessageId", d.revision, d.operator_id as "revisionBy",
            o.name as "revisionByName"
       from cases c
       left join lateral (select revision, operator_id from drafts
                           where case_id = c.id and not aside order by revision desc limit 1) d on true
       left join operators o on o.id = d.operator_id
      where c.id = any($1) order by c.id`,
    [caseIds],
  )
  return rows
}

export type ReplyStanding = {
  id: number
  caseId: number
  state: ReplyState
  stateSince: Date
  sendAfter: Date
  onHold: boolean
  attempt: number
}

/** How those replies stand. */
export async function listReplyStandings(db: Queryable, replyIds: readonly number[]): Promise<ReplyStanding[]> {
  const { rows } = await db.query<ReplyStanding>(
    `select id, case_id as "caseId", state, state_since as "stateSince", send_after as "sendAfter", on_hold as "onHold", attempt
       from replies where id = any($1) order by id`,
    [replyIds],
  )
  return rows
}
