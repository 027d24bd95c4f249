import { AppError } from '../../domain/app-error.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { settleShrunkCase } from './merges.ts'
import { lockSeenCase, type SeenVersion } from './seen-version.ts'

/** While an answer is held or on its way its messages stay where they are. */
const SPLITTABLE = ['received', 'drafting', 'needs_review', 'awaiting_requester', 'sent', 'rejected', 'send_failed']

/**
 * Makes a message of a case a case of its own, to be drafted. Returns its id, and the ids of all cases to draft.
 * @throws AppError `conflict` where the case changed since it was seen, or the message is the only one or not in it
 */
export async function splitMessage(
  pool: Pool,
  seen: SeenVersion,
  messageId: number,
  operatorId: number,
): Promise<{ caseId: number; toDraft: number[] }> {
  return inTransaction(pool, async (tx) => {
    const locked = await lockSeenCase(tx, seen)
    if (!SPLITTABLE.includes(locked.state)) {
      throw new AppError(
        'conflict',
        `This case is ${locked.state.replaceAll('_', ' ')}: settle its answer before you split it.`,
      )
    }
    await requireOneOfSeveral(tx, locked.id, messageId)
    const caseId = await openCaseFor(tx, messageId)
    await recordEvent(tx, { caseId: locked.id, operatorId, kind: 'message_split', detail: { messageId, into: caseId } })
    await recordEvent(tx, { caseId, operatorId, kind: 'split_off', detail: { messageId, from: locked.id } })
    return { caseId, toDraft: [caseId, ...(await settleShrunkCase(tx, locked, operatorId))] }
  })
}

async function requireOneOfSeveral(tx: Queryable, caseId: number, messageId: number): Promise<void> {
  const { rows } = await tx.query<{ id: number }>('select id from messages where case_id = $1', [caseId])
  if (!rows.some(({ id }) => id === messageId)) throw new AppError('not_found', 'That message is not in this case.')
  if (rows.length < 2)
    throw new AppError('conflict', 'This is the only message of the case; there is nothing to split.')
}

async function openCaseFor(tx: Queryable, messageId: number): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into cases (state, subject, requester_address, requester_name, last_message_id, clock_since)
     select 'received', subject, from_address, from_name, id, received_at from messages where id = $1 returning id`,
    [messageId],
  )
  const caseId = rows[0]?.id
  if (caseId === undefined) throw new Error('a case was not stored')
  await tx.query('update messages set case_id = $2 where id = $1', [messageId, caseId])
  return caseId
}
