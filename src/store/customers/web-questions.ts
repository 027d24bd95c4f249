import { AppError } from '../../domain/app-error.ts'
import type { CaseState } from '../../domain/case-state.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { MessageRecord } from '../../domain/message-record.ts'
import { saveInquiry } from '../cases/cases.ts'
import { insertMessages } from '../mailboxes/insert-message.ts'
import { findWebMailbox } from '../mailboxes/mailboxes.ts'
import { joinCase, openCase } from '../mailboxes/open-cases.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** One question of a thread as the message it becomes. */
export type WebQuestion = { turnId: number; inquiry: Inquiry; message: Omit<MessageRecord, 'position'> }

export type Filing = {
  askId: string
  /** The question a coder is asked for; those before it go along. */
  turnId: number
  /** What the case is called in lists. */
  caseSubject: string
  /** The questions up to that one, oldest first; those that are messages already are passed over. */
  questions: readonly WebQuestion[]
}

/** `known`: a coder was asked for that question before. */
export type Filed = { outcome: 'new_case' | 'joined' | 'known'; caseId: number }

/**
 * Makes questions of the web messages of a case, in one transaction under the lock of their thread, so that asking twice makes
 * no second case. A thread has one case; from another address it is a new case that says which one it claims.
 * @throws AppError `not_found` where the thread was deleted
 */
export async function fileWebQuestions(pool: Pool, filing: Filing): Promise<Filed> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ caseId: number | null }>(
      'select case_id as "caseId" from asks where id = $1 for update',
      [filing.askId],
    )
    const [thread] = rows
    if (thread === undefined) throw new AppError('not_found', 'This question was deleted meanwhile. Ask it again.')
    const filed = await findFiled(tx, filing.askId)
    const before = filed.get(filing.turnId)
    if (before !== undefined) return { outcome: 'known', caseId: before }
    const questions = filing.questions.filter(({ turnId }) => !filed.has(turnId))
    const requester = filing.questions.at(-1)?.message.fromAddress ?? null
    const joined = thread.caseId !== null && (await isRequester(tx, thread.caseId, requester)) ? thread.caseId : null
    let caseId = joined
    for (const question of questions) caseId = await fileQuestion(tx, pool, question, caseId, thread.caseId, filing)
    if (caseId === null) throw new Error('a question of the web was not stored')
    await tx.query('update asks set case_id = coalesce(case_id, $2) where id = $1', [filing.askId, caseId])
    return { outcome: joined === null ? 'new_case' : 'joined', caseId }
  })
}

/** The case of each question that is a message, by the question's id. */
async function findFiled(tx: Queryable, askId: string): Promise<Map<number, number>> {
  const { rows } = await tx.query<{ id: number; caseId: number }>(
    `select t.id, m.case_id as "caseId" from ask_turns t join messages m on m.id = t.message_id where t.ask_id = $1`,
    [askId],
  )
  return new Map(rows.map(({ id, caseId }) => [id, caseId]))
}

async function isRequester(tx: Queryable, caseId: number, address: string | null): Promise<boolean> {
  const { rowCount } = await tx.query('select 1 from cases where id = $1 and lower(requester_address) = lower($2)', [
    caseId,
    address,
  ])
  return rowCount === 1
}

async function fileQuestion(
  tx: Queryable,
  pool: Pool,
  { turnId, inquiry, message }: WebQuestion,
  caseId: number | null,
  claimsCaseId: number | null,
  { caseSubject }: Filing,
): Promise<number> {
  const position = { ...(await findWebMailbox(tx)), uid: turnId }
  const [messageId = null] = await insertMessages(tx, [{ ...message, position }], pool.rawMailKeys ?? [])
  if (messageId === null) throw new Error('a question of the web was a message already')
  await tx.query('update ask_turns set message_id = $2 where id = $1', [turnId, messageId])
  await saveInquiry(tx, messageId, inquiry)
  if (caseId !== null) return joinCase(tx, messageId, caseId)
  const placement = { kind: 'new_case', claimsCaseId } as const
  const opened = await openCase(tx, {
    messageId,
    message: { ...message, subject: caseSubject },
    placement,
    more: { byWeb: true },
  })
  // It was counted where it was asked for, and is not counted again.
  await tx.query(`update cases set allowance = 'granted', allowance_checked_at = now() where id = $1`, [opened])
  return opened
}

/** How far the case of a question is. */
export type CheckStanding = { caseId: number; state: CaseState }

/** The case, or the one it was merged into; null where there is none. */
export async function findCheckStanding(db: Queryable, caseId: number): Promise<CheckStanding | null> {
  const { rows } = await db.query<CheckStanding>(
    `with recursive way as (
       select id, state, merged_into from cases where id = $1
       union select c.id, c.state, c.merged_into from cases c join way w on c.id = w.merged_into)
     select id as "caseId", state from way where merged_into is null`,
    [caseId],
  )
  return rows[0] ?? null
}
