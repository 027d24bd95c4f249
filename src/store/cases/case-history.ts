import type { EventDetail } from '../../domain/event-detail.ts'
import type { Queryable } from '../pool.ts'

export type HistoryEntry = { at: Date; kind: string; operatorName: string | null; detail: EventDetail }

/** What happened to the case, oldest first. */
export async function listHistory(db: Queryable, caseId: number): Promise<HistoryEntry[]> {
  const { rows } = await db.query<HistoryEntry>(
    `select e.at, e.kind, e.detail, o.name as "operatorName" from events e left join operators o on o.id = e.operator_id
      where e.case_id = $1 order by e.id`,
    [caseId],
  )
  return rows
}
