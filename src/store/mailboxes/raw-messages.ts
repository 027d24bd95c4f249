import type { Queryable } from '../pool.ts'

/** The first `bytes` of a message as received, where its header stands, or null where there is no such message. */
export async function findMessageHead(db: Queryable, id: number, bytes: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ head: Buffer | null }>(
    'select substring(raw from 1 for $2) as head from messages where id = $1',
    [id, bytes],
  )
  return rows[0]?.head ?? null
}

/** Messages of a case that have bytes, and whose attachments nobody has listed yet. */
export async function listUnlistedMessages(
  db: Queryable,
  caseId: number,
  limit: number,
): Promise<{ id: number; raw: Buffer }[]> {
  const { rows } = await db.query<{ id: number; raw: Buffer }>(
    'select id, raw from messages where case_id = $1 and attachments is null and raw is not null order by id desc limit $2',
    [caseId, limit],
  )
  return rows
}

/** Messages whose masked text that operator asked for within the last minutes. */
export async function findRevealedMessages(
  db: Queryable,
  caseId: number,
  operatorId: number,
  minutes: number,
): Promise<Set<number>> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct (detail->>'messageId')::bigint as id from events
      where case_id = $1 and operator_id = $2 and kind = 'identifiers_shown' and at > now() - make_interval(mins => $3)`,
    [caseId, operatorId, minutes],
  )
  return new Set(rows.map(({ id }) => id))
}
