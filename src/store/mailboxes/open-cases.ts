import { AppError } from '../../domain/app-error.ts'
import type { EventDetail } from '../../domain/event-detail.ts'
import type { MessageRecord, Placement } from '../../domain/message-record.ts'
import { applyCaseEvent } from '../case-transitions.ts'
import { lockSurvivor } from '../cases/merges.ts'
import { recordEvent, recordEvents } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'
import { cancelHeldReply } from '../replies/replies.ts'

type NewCase = {
  messageId: number
  message: Pick<MessageRecord, 'subject' | 'fromAddress' | 'fromName'>
  placement: Extract<Placement, { kind: 'new_case' | 'quarantine' }>
  /** What else the audit trail is told. */
  more?: EventDetail
}

/** Opens a case for a message that is stored, and returns its id. */
export async function openCase(tx: Queryable, opened: NewCase): Promise<number> {
  const caseId = (await openCases(tx, [opened])).get(opened.messageId)
  if (caseId === undefined) throw new Error('a case was not stored')
  return caseId
}

/** Opens a case for each of the messages, and returns their ids by message. */
export async function openCases(tx: Queryable, opened: readonly NewCase[]): Promise<Map<number, number>> {
  if (opened.length === 0) return new Map()
  const { rows } = await tx.query<{ caseId: number; messageId: number }>(
    `insert into cases (state, subject, requester_address, requester_name, last_message_id, claims_case_id, why)
     select state, subject, address, name, message_id, claims, why
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) with ordinality
         n(state, subject, address, name, message_id, claims, why, at) order by at
     returning id as "caseId", last_message_id as "messageId"`,
    [
      opened.map(({ placement }) => (placement.kind === 'quarantine' ? 'quarantine' : 'received')),
      opened.map(({ message }) => message.subject),
      opened.map(({ message }) => message.fromAddress),
      opened.map(({ message }) => message.fromName),
      opened.map(({ messageId }) => messageId),
      opened.map(({ placement }) => (placement.kind === 'new_case' ? placement.claimsCaseId : null)),
      opened.map(({ placement }) => (placement.kind === 'quarantine' ? placement.why : null)),
    ],
  )
  const caseOf = new Map(rows.map(({ caseId, messageId }) => [messageId, caseId]))
  await tx.query(
    'update messages m set case_id = n.case_id from unnest($1::bigint[], $2::bigint[]) n(id, case_id) where m.id = n.id',
    [[...caseOf.keys()], [...caseOf.values()]],
  )
  await recordEvents(
    tx,
    opened.map(({ messageId, placement, more }) => ({
      caseId: caseOf.get(messageId) ?? null,
      operatorId: null,
      kind: placement.kind === 'quarantine' ? 'quarantined' : 'received',
      detail: { messageId, ...more },
    })),
  )
  return caseOf
}

/**
 * The requester wrote again: a reply still held is taken back, and the case returns to be read and drafted anew. While a
 * reply is on the wire the state stays; the sender looks at `last_message_id` when it has ended.
 */
export async function joinCase(tx: Queryable, messageId: number, joinedId: number): Promise<number> {
  const locked = await lockSurvivor(tx, joinedId)
  const caseId = locked.id
  await tx.query('update messages set case_id = $2 where id = $1', [messageId, caseId])
  await tx.query('update cases set last_message_id = $2 where id = $1', [caseId, messageId])
  if (locked.state === 'held') await cancelHeldReply(tx, caseId)
  await applyCaseEvent(tx, locked, 'requester_wrote', { detail: { messageId } })
  return caseId
}

/**
 * Gives a machine mail a case after all, because a person saw a question in it, and returns the case's id.
 * @throws AppError `conflict` where it has one already
 */
export async function openCaseOf(pool: Pool, messageId: number, operatorId: number): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<NewCase['message'] & { caseId: number | null }>(
      `select case_id as "caseId", subject, from_address as "fromAddress", from_name as "fromName"
         from messages where id = $1 for update`,
      [messageId],
    )
    const message = rows[0]
    if (message === undefined) throw new AppError('not_found', 'There is no such message.')
    if (message.caseId !== null) throw new AppError('conflict', `This mail is in Q-${message.caseId} already.`)
    await tx.query(`update messages set kind = 'question' where id = $1`, [messageId])
    const placement = { kind: 'new_case', claimsCaseId: null } as const
    const opened = (await openCases(tx, [{ messageId, message, placement }])).get(messageId)
    if (opened === undefined) throw new Error('a case was not stored')
    await recordEvent(tx, { caseId: opened, operatorId, kind: 'released', detail: { messageId } })
    return opened
  })
}
