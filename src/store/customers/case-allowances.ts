import type { UncountedCase } from '../../domain/uncounted-case.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { refuseAutomatic } from '../replies/automatic-guard.ts'

/** Minutes after which a case beyond its sender's allowance is looked at again. */
const AGAIN_MINUTES = 10

/** Open cases of questions by mail that were not counted yet, or were beyond the allowance when they were last looked at; oldest first. */
export async function listUncountedCases(
  db: Queryable,
  limit: number,
  only: number | null = null,
): Promise<UncountedCase[]> {
  const { rows } = await db.query<UncountedCase>(
    `select c.id as "caseId", m.id as "messageId", m.from_address as address, m.proof, c.allowance = 'beyond' is true as again,
            m.no_automatic_answer as "noAutomaticAnswer", m.message_id as "mailMessageId", m.reference_ids as "references",
            exists (select 1 from cases k join replies r on r.case_id = k.id
                     where lower(k.requester_address) = lower(m.from_address) and r.kind = 'answer' and r.state = 'sent') as known
       from cases c
       cross join lateral (select * from messages where case_id = c.id order by id limit 1) m
      where c.state in ('received', 'drafting', 'needs_review') and m.kind = 'question' and m.from_address is not null
        and (c.allowance is null
             or (c.allowance = 'beyond' and c.allowance_checked_at < now() - make_interval(mins => $2)))
        and ($3::bigint is null or c.id = $3)
      order by c.id limit $1`,
    [limit, AGAIN_MINUTES, only],
  )
  return rows
}

export type SettledAllowance = {
  caseId: number
  messageId: number
  allowance: 'granted' | 'beyond'
  notice: { to: string; at: Date; mailMessageId: string; raw: Buffer } | null
}

/** Resolves when the outcome stands on the case, and the notice, where the guard lets it leave, waits to be sent. */
export async function settleCaseAllowance(
  pool: Pool,
  { caseId, messageId, allowance, notice }: SettledAllowance,
  automaticPerHour: number,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ before: string | null }>(
      'select allowance as before from cases where id = $1 for update',
      [caseId],
    )
    const before = rows[0]?.before ?? null
    await tx.query('update cases set allowance = $2, allowance_checked_at = now() where id = $1', [caseId, allowance])
    if (before === allowance) return
    if (allowance === 'beyond' || before === 'beyond')
      await recordEvent(tx, { caseId, operatorId: null, kind: `allowance_${allowance}`, detail: {} })
    if (notice === null || before !== null) return
    const mail = { to: notice.to, caseId, at: notice.at }
    if ((await refuseAutomatic(tx, mail, automaticPerHour)) !== null) return
    await tx.query(
      `insert into automatic_mails (case_id, message_id, kind, to_address, at, state, mail_message_id, raw)
       values ($1, $2, 'beyond_allowance', lower($3), $4, 'ready', $5, $6) on conflict do nothing`,
      [caseId, messageId, notice.to, notice.at, notice.mailMessageId, notice.raw],
    )
  })
}

/** Whether the case was counted, and its sender's allowance covers it. */
export async function isWithinAllowance(db: Queryable, caseId: number): Promise<boolean> {
  const { rowCount } = await db.query(`select 1 from cases where id = $1 and allowance = 'granted'`, [caseId])
  return rowCount === 1
}
