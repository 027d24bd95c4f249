import type { EventDetail } from '../domain/event-detail.ts'
import type { Queryable } from './pool.ts'

/**
 * Resolves when the event is in the audit trail. The one place that writes there; the database gives each line its place in
 * the chain of its case, or of the desk, and refuses every change of it.
 */
export async function recordEvent(
  db: Queryable,
  event: { caseId: number | null; operatorId: number | null; kind: string; detail: EventDetail },
): Promise<void> {
  await db.query('insert into events (case_id, operator_id, kind, detail) values ($1, $2, $3, $4)', [
    event.caseId,
    event.operatorId,
    event.kind,
    event.detail,
  ])
}
