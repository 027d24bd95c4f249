import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** Resolves when no automatic mail goes to that address any more. A proven wish is not weakened by a later one that is not. */
export async function stopMail(db: Queryable, address: string, proven: boolean): Promise<void> {
  await db.query(
    `insert into mail_stops as s (address, proven) values (lower($1), $2)
     on conflict (address) do update set proven = s.proven or excluded.proven`,
    [address, proven],
  )
}

/** Whether there was such a wish, which is no more. */
export async function resumeMail(db: Queryable, address: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from mail_stops where address = lower($1)', [address])
  return rowCount === 1
}

/** Resolves when an operator has ended the stop of an account's address, with a line in the audit trail. */
export async function resumeStoppedMail(
  pool: Pool,
  account: { id: number; address: string },
  operatorId: number,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    if (!(await resumeMail(tx, account.address))) return
    await recordEvent(tx, { caseId: null, operatorId, kind: 'mail_resumed', detail: { customer: account.id } })
  })
}

/** Since when no automatic mail goes to that address; null where it may. */
export async function findMailStop(db: Queryable, address: string): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>('select stopped_at as at from mail_stops where address = lower($1)', [
    address,
  ])
  return rows[0]?.at ?? null
}
