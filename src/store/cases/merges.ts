import { AppError } from '../../domain/app-error.ts'
import {
  applyCaseEvent,
  type LockedCase,
  lockCase,
  lockCases,
  requireAllowed,
  requireCaseEvent,
} from '../case-transitions.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { cancelHeldReply } from '../replies/replies.ts'
import type { SeenVersion } from './seen-version.ts'

/** A merge can be undone this long; later both cases have gone their own way in people's heads. */
export const UNMERGE_DAYS = 30

/** An answer of these is on its way, or nobody knows; their mails are not mixed with others. */
const UNTOUCHABLE = ['sending', 'send_uncertain', 'quarantine', 'merged']

/** The case, locked, or the one it was merged into. @throws Error where there is none: a mail would be lost */
export async function lockSurvivor(tx: Queryable, caseId: number): Promise<LockedCase> {
  // The pointer is read before anything is locked, so that whoever merges the two in the order of their numbers does not wait for us.
  let id = caseId
  for (;;) {
    const { rows } = await tx.query<{ into: number | null }>('select merged_into as into from cases where id = $1', [
      id,
    ])
    const into = rows[0]?.into ?? null
    if (into !== null) {
      id = into
      continue
    }
    const locked = await lockCase(tx, id)
    if (locked === null) throw new Error('a mail was to join a case that does not exist')
    if (locked.state !== 'merged') return locked
  }
}

/**
 * Resolves when all those cases and the ones they were merged into are locked, in the order of their numbers. One that is
 * merged at this very moment is not followed: {@link lockSurvivor} does.
 */
export async function lockSurvivors(tx: Queryable, caseIds: readonly number[]): Promise<void> {
  if (caseIds.length === 0) return
  const { rows } = await tx.query<{ id: number }>(
    `with recursive named as (
       select id, merged_into from cases where id = any($1)
       union select c.id, c.merged_into from cases c join named n on c.id = n.merged_into)
     select id from named`,
    [caseIds],
  )
  await lockCases(
    tx,
    rows.map(({ id }) => id),
  )
}

/**
 * Moves the messages of one case into another of the same requester, which is read and drafted again; the emptied case
 * points there. Returns the id of the case to draft.
 * @throws AppError `conflict` where either changed or an answer is on its way, `invalid` where they are of different people
 */
export async function mergeCase(
  pool: Pool,
  source: SeenVersion,
  targetId: number,
  operatorId: number,
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { from, into } = await lockBoth(tx, source.caseId, targetId)
    if (from.version !== source.version) {
      throw new AppError('conflict', `Q-${from.id} changed since you saw it. Nothing was merged; look at it again.`)
    }
    if (UNTOUCHABLE.includes(into.state)) {
      throw new AppError(
        'conflict',
        `Q-${into.id} is ${into.state.replaceAll('_', ' ')}: nothing can be merged into it now.`,
      )
    }
    await requireSameRequester(tx, from.id, into.id)
    requireAllowed(from, 'merged')
    await tx.query(
      `update cases set merged_into = $2, claimed_by = null, claimed_until = null, assignee_id = null where id = $1`,
      [from.id, into.id],
    )
    await requireCaseEvent(tx, from, 'merged', { operatorId, detail: { into: into.id } })
    const { rows } = await tx.query<{ id: number }>(
      'update messages set case_id = $2 where case_id = $1 returning id',
      [from.id, into.id],
    )
    const messageIds = rows.map(({ id }) => id).sort((a, b) => a - b)
    await tx.query('insert into merges (source_id, target_id, message_ids, operator_id) values ($1, $2, $3, $4)', [
      from.id,
      into.id,
      messageIds,
      operatorId,
    ])
    await recordEvent(tx, { caseId: into.id, operatorId, kind: 'case_joined', detail: { from: from.id } })
    await readAgain(tx, into, operatorId)
    return into.id
  })
}

/** Both cases, locked in the order of their numbers, so that two merges the other way round cannot wait for each other. */
async function lockBoth(
  tx: Queryable,
  fromId: number,
  intoId: number,
): Promise<{ from: LockedCase; into: LockedCase }> {
  if (fromId === intoId)
    throw new AppError('invalid', 'A case cannot be merged into itself. Give the number of another.')
  const locked = new Map<number, LockedCase>()
  for (const id of [fromId, intoId].sort((a, b) => a - b)) {
    const found = await lockCase(tx, id)
    if (found === null) throw new AppError('not_found', `There is no case Q-${id}.`)
    locked.set(id, found)
  }
  return { from: locked.get(fromId) as LockedCase, into: locked.get(intoId) as LockedCase }
}

/** An answer goes to one address: of two people one would never hear from us. */
async function requireSameRequester(tx: Queryable, one: number, other: number): Promise<void> {
  const { rows } = await tx.query<{ address: string | null }>(
    'select distinct lower(requester_address) as address from cases where id in ($1, $2)',
    [one, other],
  )
  if (rows.length === 1 && rows[0]?.address !== null) return
  throw new AppError('invalid', `Q-${one} and Q-${other} are from different people; each of them needs an answer.`)
}

/**
 * Sends a locked case whose messages changed back to be read, whatever became of it before; a held answer is taken back.
 * The newest of its messages decides.
 */
async function readAgain(tx: Queryable, locked: LockedCase, operatorId: number): Promise<void> {
  const { rows } = await tx.query<{ newest: number | null }>(
    `update cases set last_message_id = coalesce((select max(id) from messages where case_id = $1), last_message_id)
      where id = $1 returning last_message_id as newest`,
    [locked.id],
  )
  locked.lastMessageId = rows[0]?.newest ?? null
  if (locked.state === 'held') await cancelHeldReply(tx, locked.id)
  await applyCaseEvent(tx, locked, 'requester_wrote', { operatorId, detail: { messages: 'changed' } })
}

/**
 * Takes a merge apart: the messages that came by it go back, and both cases are read again as far as they are open.
 * Returns the ids of the cases to draft.
 * @throws AppError `conflict` where it is too late, one of the cases would be left without a message, or an answer of the other case is held or on its way
 */
export async function unmergeCase(pool: Pool, sourceId: number, operatorId: number): Promise<number[]> {
  return inTransaction(pool, async (tx) => {
    const merge = await findMerge(tx, sourceId)
    if (merge === null) throw new AppError('conflict', `Q-${sourceId} is not merged into another case.`)
    if (merge.tooLate)
      throw new AppError('conflict', `A merge can be undone for ${UNMERGE_DAYS} days; this one is older.`)
    const { from, into } = await lockBoth(tx, sourceId, merge.targetId)
    if (from.state !== 'merged') throw new AppError('conflict', `Q-${sourceId} is not merged any more.`)
    if (into.state === 'held' || UNTOUCHABLE.includes(into.state)) {
      throw new AppError(
        'conflict',
        `Q-${into.id} is ${into.state.replaceAll('_', ' ')}: take its answer back, or settle it, before you undo the merge.`,
      )
    }
    await tx.query('update merges set undone_at = now() where id = $1', [merge.id])
    await tx.query('update messages set case_id = $1 where case_id = $2 and id = any($3)', [
      from.id,
      into.id,
      merge.messageIds,
    ])
    await requireMessages(tx, [from.id, into.id])
    await requireCaseEvent(tx, from, 'unmerged', { operatorId, detail: { from: into.id } })
    await tx.query(
      `update cases set merged_into = null,
              last_message_id = coalesce((select max(id) from messages where case_id = $1), last_message_id)
        where id = $1`,
      [from.id],
    )
    await recordEvent(tx, { caseId: into.id, operatorId, kind: 'case_left', detail: { to: from.id } })
    return [from.id, ...(await settleShrunkCase(tx, into, operatorId))]
  })
}

/** Messages that were split off since the merge are nobody's to give back: a case without any would ask nothing. */
async function requireMessages(tx: Queryable, caseIds: readonly number[]): Promise<void> {
  for (const id of caseIds) {
    const { rowCount } = await tx.query('select 1 from messages where case_id = $1 limit 1', [id])
    if (rowCount === 0) {
      throw new AppError(
        'conflict',
        `Q-${id} would be left without a message, because one was split off since. Split the other message instead.`,
      )
    }
  }
}

/** The newest message of a locked case that lost some of them; where it is open it is read again, and its id is returned. */
export async function settleShrunkCase(tx: Queryable, locked: LockedCase, operatorId: number): Promise<number[]> {
  await tx.query(
    `update cases set search_stale = true,
            last_message_id = coalesce((select max(id) from messages where case_id = $1), last_message_id)
      where id = $1`,
    [locked.id],
  )
  return (await applyCaseEvent(tx, locked, 'read_again', { operatorId })) === null ? [] : [locked.id]
}

type Merge = { id: number; targetId: number; messageIds: number[]; mergedAt: Date; tooLate: boolean }

/** The merge that made that case point to another, or null. */
export async function findMerge(db: Queryable, sourceId: number): Promise<Merge | null> {
  const { rows } = await db.query<Merge>(
    `select id, target_id as "targetId", message_ids as "messageIds", merged_at as "mergedAt",
            merged_at < now() - interval '${UNMERGE_DAYS} days' as "tooLate"
       from merges where source_id = $1 and undone_at is null`,
    [sourceId],
  )
  return rows[0] ?? null
}
