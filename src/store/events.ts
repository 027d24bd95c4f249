import type { EventDetail } from '../domain/event-detail.ts'
import type { Queryable } from './pool.ts'

/**
 * The statement that writes events, one for each element of its arrays: cases, operators (null: the desk), kinds, and
 * details as JSON texts. Nothing else writes there; the database gives each line its place in the chain of its case, or of
 * the desk, and refuses every change of it.
 */
export const insertEvents = (cases: string, operators: string, kinds: string, details: string): string =>
  `insert into events (case_id, operator_id, kind, detail)
   select e.case_id, e.operator_id, e.kind, e.detail::jsonb
     from unnest(${cases}::bigint[], ${operators}::bigint[], ${kinds}::text[], ${details}::text[])
       with ordinality e(case_id, operator_id, kind, detail, at) order by e.at`

export type NewEvent = { caseId: number | null; operatorId: number | null; kind: string; detail: EventDetail }

const INSERT_EVENTS = { name: 'insert_events', text: insertEvents('$1', '$2', '$3', '$4') }

/** Resolves when the events are in the audit trail, in that order. */
export async function recordEvents(db: Queryable, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await db.query(INSERT_EVENTS, [
    events.map(({ caseId }) => caseId),
    events.map(({ operatorId }) => operatorId),
    events.map(({ kind }) => kind),
    events.map(({ detail }) => JSON.stringify(detail)),
  ])
}

/** The same for one event. */
export const recordEvent = (db: Queryable, event: NewEvent): Promise<void> => recordEvents(db, [event])
