import { AppError } from '../domain/app-error.ts'
import { type CaseEvent, type CaseState, nextState } from '../domain/case-state.ts'
import type { Queryable } from './pool.ts'

export type LockedCase = { id: number; state: CaseState; version: number; lastMessageId: number | null }

/** The case, locked until the transaction ends, or null where there is none. */
export async function lockCase(tx: Queryable, caseId: number): Promise<LockedCase | null> {
  const { rows } = await tx.query<LockedCase>(
    `select id, state, version, last_message_id as "lastMessageId" from cases where id = $1 for update`,
    [caseId],
  )
  return rows[0] ?? null
}

/**
 * The state a locked case is in after `event`, written together with its trace in the audit trail; null, and nothing
 * written, where the table of transitions does not allow it.
 */
export async function applyCaseEvent(
  tx: Queryable,
  locked: LockedCase,
  event: CaseEvent,
  trace: {
    operatorId?: number | null
    detail?: Record<string, string | number | boolean | null>
    why?: string | null
  } = {},
): Promise<CaseState | null> {
  const state = nextState(locked.state, event)
  if (state === null) return null
  await tx.query(
    `update cases set state = $2, version = version + 1, why = $3,
            state_since = case when state = $2 then state_since else now() end
      where id = $1`,
    [locked.id, state, trace.why ?? null],
  )
  await recordEvent(tx, {
    caseId: locked.id,
    operatorId: trace.operatorId ?? null,
    kind: event,
    detail: trace.detail ?? {},
  })
  locked.state = state
  locked.version += 1
  return state
}

/** Resolves when the event is in the audit trail. `detail` holds ids and words of this project, never text of a mail. */
export async function recordEvent(
  tx: Queryable,
  event: {
    caseId: number | null
    operatorId: number | null
    kind: string
    detail: Record<string, string | number | boolean | null>
  },
): Promise<void> {
  await tx.query('insert into events (case_id, operator_id, kind, detail) values ($1, $2, $3, $4)', [
    event.caseId,
    event.operatorId,
    event.kind,
    event.detail,
  ])
}

/** Returns where the case allows `event` now. @throws AppError `conflict` that names the state it is in */
export function requireAllowed(locked: LockedCase, event: CaseEvent): void {
  if (nextState(locked.state, event) !== null) return
  throw new AppError('conflict', `This case is ${locked.state.replaceAll('_', ' ')}: that is not possible now.`)
}

/** The state of the locked case after `event`. @throws AppError `conflict` that names the state it is in */
export async function requireCaseEvent(
  tx: Queryable,
  locked: LockedCase,
  event: CaseEvent,
  trace: Parameters<typeof applyCaseEvent>[3] = {},
): Promise<CaseState> {
  requireAllowed(locked, event)
  const state = await applyCaseEvent(tx, locked, event, trace)
  if (state === null) throw new Error('an allowed event was refused')
  return state
}
