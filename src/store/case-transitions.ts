import { AppError } from '../domain/app-error.ts'
import { type CaseEvent, type CaseState, nextState } from '../domain/case-state.ts'
import type { EventDetail } from '../domain/event-detail.ts'
import { insertEvents } from './events.ts'
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

const LOCK_CASES = {
  name: 'lock_cases',
  text: `select id, state, version, last_message_id as "lastMessageId" from cases where id = any($1) order by id for update`,
}

/** The cases of those ids, by id, locked until the transaction ends; always in the same order, so that no two wait for each other. */
export async function lockCases(tx: Queryable, caseIds: readonly number[]): Promise<Map<number, LockedCase>> {
  const { rows } = await tx.query<LockedCase>(LOCK_CASES, [caseIds])
  return new Map(rows.map((locked) => [locked.id, locked]))
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
  .map((column) => `${column} = case when m.ends_snooze then null else c.${column} end`)
  .join(', ')

/** What is on record about an event beside its kind. */
export type EventTrace = { operatorId?: number | null; detail?: EventDetail; why?: string | null }

/** Something that happens to a locked case. */
export type CaseMove = { locked: LockedCase; event: CaseEvent; trace?: EventTrace }

/** State and trace in one statement: neither is ever without the other. */
const MOVE_CASES = {
  name: 'move_cases',
  text: `with moved as (
    update cases c set state = m.state, version = c.version + 1, why = m.why, search_stale = true,
           state_since = case when c.state = m.state then c.state_since else now() end,
           clock_since = case m.clock when 'runs' then coalesce(c.clock_since, now()) when 'as_is' then c.clock_since end,
           awaiting_since = case m.awaiting when 'runs' then coalesce(c.awaiting_since, now())
                              when 'as_is' then c.awaiting_since end,
           reminded_at = case when m.awaiting in ('runs', 'as_is') then c.reminded_at end,
           ${ENDED_SNOOZE}
      from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[])
             m(id, state, why, clock, awaiting, ends_snooze)
     where c.id = m.id)
  ${insertEvents('$1', '$7', '$8', '$9')}`,
}

/**
 * The states locked cases are in after their events, written together with their traces in the audit trail; null, and
 * nothing written, for each whose event the table of transitions does not allow. No case may be among them twice.
 */
export async function applyCaseEvents(tx: Queryable, moves: readonly CaseMove[]): Promise<(CaseState | null)[]> {
  const states = moves.map(({ locked, event }) => nextState(locked.state, event))
  const allowed = moves.flatMap((move, at) => (states[at] == null ? [] : [{ ...move, state: states[at] }]))
  if (allowed.length === 0) return states
  await tx.query(MOVE_CASES, [
    allowed.map(({ locked }) => locked.id),
    allowed.map(({ state }) => state),
    allowed.map(({ trace }) => trace?.why ?? null),
    allowed.map(({ state }) => CLOCK[state]),
    allowed.map(({ state }) => AWAITING[state]),
    allowed.map(({ event }) => !DRAFTING_EVENTS.has(event)),
    allowed.map(({ trace }) => trace?.operatorId ?? null),
    allowed.map(({ event }) => event),
    allowed.map(({ trace }) => JSON.stringify(trace?.detail ?? {})),
  ])
  for (const { locked, state } of allowed) {
    locked.state = state
    locked.version += 1
  }
  return states
}

/** The same for one case. */
export async function applyCaseEvent(
  tx: Queryable,
  locked: LockedCase,
  event: CaseEvent,
  trace: EventTrace = {},
): Promise<CaseState | null> {
  const [state] = await applyCaseEvents(tx, [{ locked, event, trace }])
  return state ?? null
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
  trace: EventTrace = {},
): Promise<CaseState> {
  requireAllowed(locked, event)
  const state = await applyCaseEvent(tx, locked, event, trace)
  if (state === null) throw new Error('an allowed event was refused')
  return state
}
