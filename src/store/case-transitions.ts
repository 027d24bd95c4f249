import { AppError } from '../domain/app-error.ts'
import { type CaseEvent, type CaseState, nextState } from '../domain/case-state.ts'
import { recordEvent } from './events.ts'
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

/** What a state does to a clock; null stops it and forgets when it began. */
type Clocks = Readonly<Record<CaseState, 'runs' | 'as_is' | null>>

/** Since when the requester waits for us. */
const CLOCK: Clocks = {
  received: 'runs',
  drafting: 'runs',
  needs_review: 'runs',
  held: 'as_is',
  sending: 'as_is',
  send_failed: 'as_is',
  send_uncertain: 'as_is',
  quarantine: 'as_is',
  awaiting_requester: null,
  sent: null,
  rejected: null,
  merged: null,
}

/** Since when we wait for the requester: a reminder passes through `held` and `sending` and does not begin anew. */
const AWAITING: Clocks = {
  received: null,
  drafting: null,
  needs_review: null,
  held: 'as_is',
  sending: 'as_is',
  send_failed: 'as_is',
  send_uncertain: 'as_is',
  quarantine: null,
  awaiting_requester: 'runs',
  sent: null,
  rejected: null,
  merged: null,
}

/** Reading and drafting is no news about a case; whatever else happens to it ends its snooze. */
const DRAFTING_EVENTS: ReadonlySet<CaseEvent> = new Set(['draft_started', 'draft_ready'])

const ENDED_SNOOZE = ['snooze', 'snoozed_until', 'snooze_source', 'snooze_after_edition']
  .map((column) => `${column} = case when $6 then null else ${column} end`)
  .join(', ')

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
    `update cases set state = $2, version = version + 1, why = $3, search_stale = true,
            state_since = case when state = $2 then state_since else now() end,
            clock_since = case $4 when 'runs' then coalesce(clock_since, now()) when 'as_is' then clock_since end,
            awaiting_since = case $5 when 'runs' then coalesce(awaiting_since, now()) when 'as_is' then awaiting_since end,
            reminded_at = case when $5 in ('runs', 'as_is') then reminded_at end,
            ${ENDED_SNOOZE}
      where id = $1`,
    [locked.id, state, trace.why ?? null, CLOCK[state], AWAITING[state], !DRAFTING_EVENTS.has(event)],
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
