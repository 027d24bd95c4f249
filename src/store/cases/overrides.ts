import type { Overrides, SetOverrides } from '../../domain/overrides.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** What a reviewer last set for each of the cases in place of what was read; null where nobody did. */
export async function findOverridesOf(db: Queryable, caseIds: readonly number[]): Promise<(SetOverrides | null)[]> {
  const { rows } = await db.query<SetOverrides & { caseId: number }>(
    `select distinct on (case_id) case_id as "caseId", message_id as "messageId", overrides from case_overrides
      where case_id = any($1) order by case_id, id desc`,
    [caseIds],
  )
  const found = new Map(rows.map(({ caseId, ...set }) => [caseId, set]))
  return caseIds.map((id) => found.get(id) ?? null)
}

/** The same for one case. */
export async function findOverrides(db: Queryable, caseId: number): Promise<SetOverrides | null> {
  return (await findOverridesOf(db, [caseId]))[0] ?? null
}

/** Resolves when the overrides are on record, with who set them; the ones before stay on record too. */
export async function setOverrides(
  pool: Pool,
  set: SetOverrides & { caseId: number; operatorId: number },
): Promise<void> {
  const { caseId, operatorId, messageId, overrides } = set
  await inTransaction(pool, async (tx) => {
    await tx.query('insert into case_overrides (case_id, message_id, operator_id, overrides) values ($1, $2, $3, $4)', [
      caseId,
      messageId,
      operatorId,
      overrides,
    ])
    await recordEvent(tx, { caseId, operatorId, kind: 'assumed', detail: { ...flat(overrides) } })
  })
}

/** Overrides as the audit trail keeps them: words of this project and dates, no text of a mail. */
function flat({ units, ...plain }: Overrides): Record<string, string | number> {
  return { ...plain, ...(units && { units: Object.keys(units).length }) }
}
