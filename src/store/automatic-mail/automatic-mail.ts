import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { type AutomaticRefusal, refuseAutomatic } from '../replies/automatic-guard.ts'

/** A question whose receipt may be acknowledged. */
export type UnacknowledgedQuestion = {
  messageId: number
  caseId: number
  toAddress: string
  toName: string | null
  mailMessageId: string | null
  references: string[]
  /** Somebody at this address was answered before. */
  known: boolean
}

/** Acknowledgements say nothing of anybody; what holds a link, or words of a sender, goes when it has left. */
const KEPT = `kind = 'acknowledgement'`

/** Minutes after which an acknowledgement says nothing any more. */
const FRESH_MINUTES = 60

/**
 * First questions of the last hour that no machine sent, and about which nothing was decided yet; oldest first. With `allowedOnly`
 * only those the requester's plan covers.
 */
export async function listUnacknowledged(
  db: Queryable,
  limit: number,
  { allowedOnly = false }: { allowedOnly?: boolean } = {},
): Promise<UnacknowledgedQuestion[]> {
  const { rows } = await db.query<UnacknowledgedQuestion>(
    `select m.id as "messageId", c.id as "caseId", m.from_address as "toAddress", m.from_name as "toName",
            m.message_id as "mailMessageId", m.reference_ids as "references",
            exists (select 1 from cases k join replies r on r.case_id = k.id
                     where lower(k.requester_address) = lower(m.from_address) and r.kind = 'answer' and r.state = 'sent') as known
       from messages m join cases c on c.id = m.case_id
      where m.received_at > now() - make_interval(mins => $2) and (m.sent_at is null or m.sent_at > now() - interval '1 day')
        and m.kind = 'question' and not m.no_automatic_answer and m.from_address is not null
        and c.state not in ('quarantine', 'rejected', 'merged') and c.claims_case_id is null
        and ($3 = false or c.allowance = 'granted')
        and not exists (select 1 from messages e where e.case_id = c.id and e.id < m.id)
        and not exists (select 1 from automatic_mails a where a.message_id = m.id)
      order by m.id limit $1`,
    [limit, FRESH_MINUTES, allowedOnly],
  )
  return rows
}

/** Resolves when it is decided that nothing automatic goes back to that message. */
export async function forgoAcknowledgement(db: Queryable, messageId: number): Promise<void> {
  await db.query('update messages set no_automatic_answer = true where id = $1', [messageId])
}

export type Acknowledgement = {
  caseId: number
  messageId: number
  to: string
  at: Date
  mailMessageId: string
  raw: Buffer
}

/** Writes the acknowledgement down to be sent once; or why it may not. */
export async function holdAcknowledgement(
  pool: Pool,
  mail: Acknowledgement,
  perHour: number,
): Promise<AutomaticRefusal | null> {
  return inTransaction(pool, async (tx) => {
    const refusal = await refuseAutomatic(tx, mail, perHour)
    if (refusal !== null) {
      await forgoAcknowledgement(tx, mail.messageId)
      return refusal
    }
    const { rowCount } = await tx.query(
      `insert into automatic_mails (case_id, message_id, kind, to_address, at, state, mail_message_id, raw)
       values ($1, $2, 'acknowledgement', lower($3), $4, 'ready', $5, $6) on conflict do nothing`,
      [mail.caseId, mail.messageId, mail.to, mail.at, mail.mailMessageId, mail.raw],
    )
    if (rowCount === 1) {
      const detail = { messageId: mail.messageId }
      await recordEvent(tx, { caseId: mail.caseId, operatorId: null, kind: 'acknowledged', detail })
    }
    return null
  })
}

/** True where an automatic mail waits to be handed over. */
export async function hasAutomaticMail(db: Queryable): Promise<boolean> {
  const { rowCount } = await db.query(`select 1 from automatic_mails where state in ('ready', 'sending') limit 1`)
  return (rowCount ?? 0) > 0
}

/**
 * Takes the next automatic mail to hand over, or null. What a sender that died had taken is not taken again: it may have left, and
 * to be silent once is better than to speak twice.
 */
export async function takeAutomaticMail(
  db: Queryable,
): Promise<{ id: number; caseId: number | null; kind: string; to: string; raw: Buffer } | null> {
  await db.query(
    `update automatic_mails set state = case state when 'ready' then 'given_up' else 'unknown' end,
            raw = case when ${KEPT} then raw end
      where (state = 'ready' and at < now() - make_interval(mins => $1))
         or (state = 'sending' and send_after < now() - interval '1 hour')`,
    [FRESH_MINUTES],
  )
  const { rows } = await db.query<{ id: number; caseId: number | null; kind: string; to: string; raw: Buffer }>(
    `update automatic_mails set state = 'sending', attempt = attempt + 1, send_after = now() where id = (
       select id from automatic_mails where state = 'ready' and send_after <= now()
          and (kind = 'confirmation'
               or not exists (select 1 from outbound_pauses where name = 'automatic' and paused_until > now()))
        order by (kind = 'confirmation') desc, send_after limit 1 for update skip locked)
     returning id, case_id as "caseId", kind, to_address as "to", raw`,
  )
  return rows[0] ?? null
}

/** Resolves when it is on record what became of it; `ready` is tried again in some minutes. */
export async function settleAutomaticMail(
  db: Queryable,
  id: number,
  state: 'ready' | 'sent' | 'unknown' | 'given_up',
  said: string,
): Promise<void> {
  await db.query(
    `update automatic_mails set state = $2, said = left($3, 300), send_after = now() + interval '5 minutes',
            raw = case when ${KEPT} or $2 = 'ready' then raw end
      where id = $1 and state = 'sending'`,
    [id, state, said],
  )
}
