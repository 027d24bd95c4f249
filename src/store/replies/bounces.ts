import { nextState } from '../../domain/case-state.ts'
import type { ReportAction, ReportProof } from '../../domain/delivery-report.ts'
import type { ReplyState } from '../../domain/reply-state.ts'
import { applyCaseEvent, type LockedCase, lockCase } from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** What a delivery report said about a mail of a case. */
export type BounceRow = {
  id: number
  messageId: number
  replyId: number | null
  proof: ReportProof
  action: ReportAction
  status: string | null
  said: string | null
  acted: boolean
  createdAt: Date
}

/** The delivery reports about mails of the case, oldest first. */
export async function listBounces(db: Queryable, caseId: number): Promise<BounceRow[]> {
  const { rows } = await db.query<BounceRow>(
    `select id, message_id as "messageId", reply_id as "replyId", proof, action, status, said, acted, created_at as "createdAt"
       from bounces where case_id = $1 order by id`,
    [caseId],
  )
  return rows
}

/** Delivery reports that were not matched with what the desk sent, oldest first. */
export async function listUnreadReports(db: Queryable, limit: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from messages where kind = 'bounce' and not report_read order by id limit $1`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

/** Days after which a server has given up on a mail for certain. */
const REPORT_DAYS = 7

/** The mail that went to one of these addresses last, where that is not long ago. */
export async function findLikelyBounced(
  db: Queryable,
  recipients: readonly string[],
): Promise<{ caseId: number; random: string } | null> {
  const { rows } = await db.query<{ caseId: number; messageId: string }>(
    `select case_id as "caseId", message_id as "messageId" from replies
      where state in ('sent', 'send_uncertain') and state_since > now() - make_interval(days => $2)
        and lower(envelope_to) = any($1) order by id desc limit 1`,
    [recipients, REPORT_DAYS],
  )
  const [row] = rows
  return row === undefined ? null : { caseId: row.caseId, random: row.messageId.split('.')[1] ?? '' }
}

export type AttachedReport = {
  messageId: number
  mail: { caseId: number; random: string } | null
  proof: ReportProof
  report: { action: ReportAction; status: string | null; said: string | null }
}

type Reported = { id: number; state: ReplyState; newest: boolean }

/**
 * Writes the report down with the reply it is about, all in one transaction. A proven failure of the newest reply moves its case
 * to where a person looks. False, and nothing written, while that reply is still on the wire.
 */
export async function attachReport(pool: Pool, { messageId, mail, proof, report }: AttachedReport): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const locked = mail === null ? null : await lockCase(tx, mail.caseId)
    const reply = locked === null || mail === null ? null : await findReported(tx, locked.id, mail.random)
    if (proof !== 'none' && (reply?.state === 'sending' || reply?.state === 'body_sent')) return false
    const { rowCount } = await tx.query('update messages set report_read = true where id = $1 and not report_read', [
      messageId,
    ])
    if (rowCount !== 1 || locked === null) return true
    // Proven, but no reply: it is about an acknowledgement, of which nothing follows.
    if (reply === null && proof !== 'none') return true
    const acted = reply !== null && proof !== 'none' && report.action === 'failed' && canActOn(locked, reply)
    await tx.query(
      `insert into bounces (message_id, case_id, reply_id, proof, action, status, said, acted)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [messageId, locked.id, reply?.id ?? null, proof, report.action, report.status, report.said, acted],
    )
    const detail = { replyId: reply?.id ?? null, messageId, action: report.action, proof }
    if (!acted) {
      await recordEvent(tx, { caseId: locked.id, operatorId: null, kind: 'report_received', detail })
      return true
    }
    const said = [report.status, report.said].filter((each) => each !== null).join(' ')
    await tx.query(
      `update replies set state = 'send_failed', state_since = now(), asked_at = null, last_error = $2 where id = $1`,
      [reply?.id, said === '' ? 'It came back as undeliverable.' : said],
    )
    await applyCaseEvent(tx, locked, 'bounced', { detail })
    return true
  })
}

/** Only where nothing followed it: what the requester wrote since, or a newer answer, is not put aside for an old one. */
const canActOn = (locked: LockedCase, reply: Reported): boolean =>
  reply.newest &&
  (reply.state === 'sent' || reply.state === 'send_uncertain') &&
  nextState(locked.state, 'bounced') !== null

async function findReported(tx: Queryable, caseId: number, random: string): Promise<Reported | null> {
  const { rows } = await tx.query<Reported>(
    `select id, state, id = (select max(id) from replies n where n.case_id = $1 and n.state <> 'cancelled') as newest
       from replies where case_id = $1 and split_part(message_id, '.', 2) = $2 and state <> 'cancelled'`,
    [caseId, random],
  )
  return rows[0] ?? null
}
