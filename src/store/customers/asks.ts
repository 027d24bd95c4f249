import { randomBytes } from 'node:crypto'
import { AppError } from '../../domain/app-error.ts'
import type { AskThread, AskTurn, TurnAnswer } from '../../domain/ask-thread.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** 128 bits nobody guesses. */
const ID_BYTES = 16

const ID = /^[\w-]{22,43}$/

/** A question as it is kept, identifiers masked. */
export type KeptTurn = {
  /** Null: it begins a thread. */
  askId: string | null
  accountId: number | null
  formSha256: Buffer
  askedOn: IsoDate
  question: string
  masked: readonly string[]
  inquiry: Inquiry
}

/**
 * The id of the thread the question stands in. A form that was kept before changes nothing, however often it comes.
 * @throws AppError `not_found` where the thread it goes on with was deleted
 */
export async function keepTurn(pool: Pool, turn: KeptTurn): Promise<string> {
  return inTransaction(pool, async (tx) => {
    const askId = turn.askId ?? randomBytes(ID_BYTES).toString('base64url')
    if (turn.askId === null) {
      await tx.query('insert into asks (id, account_id) values ($1, $2)', [askId, turn.accountId])
    } else await lockThread(tx, askId)
    const { rowCount } = await tx.query(
      `insert into ask_turns (ask_id, position, form_sha256, asked_on, question, masked, inquiry)
       values ($1, (select coalesce(max(position), 0) + 1 from ask_turns where ask_id = $1), $2, $3, $4, $5, $6)
       on conflict (form_sha256) do nothing`,
      [askId, turn.formSha256, turn.askedOn, turn.question, turn.masked, turn.inquiry],
    )
    if (rowCount === 1) {
      await tx.query('update asks set last_asked_at = now() where id = $1', [askId])
      return askId
    }
    if (turn.askId === null) await tx.query('delete from asks where id = $1', [askId])
    const kept = await findThreadOfForm(tx, turn.formSha256)
    if (kept === null) throw new AppError('conflict', 'This question was deleted a moment ago. Ask it again.')
    return kept
  })
}

async function lockThread(tx: Queryable, askId: string): Promise<void> {
  const { rowCount } = await tx.query('select 1 from asks where id = $1 for update', [askId])
  if (rowCount === 1) return
  throw new AppError(
    'not_found',
    'There is no such question here any more. Threads are deleted after a while; ask it again.',
  )
}

/** The thread a form was kept in, or null. */
export async function findThreadOfForm(db: Queryable, formSha256: Buffer): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>('select ask_id as id from ask_turns where form_sha256 = $1', [
    formSha256,
  ])
  return rows[0]?.id ?? null
}

/** The thread with all its questions, or null where there is none of that id. */
export async function findAskThread(db: Queryable, askId: string): Promise<AskThread | null> {
  if (!ID.test(askId)) return null
  const { rows } = await db.query<AskTurn & { accountId: number | null }>(
    `select t.id, t.position, t.asked_on as "askedOn", t.created_at as "askedAt", t.question, t.masked, t.inquiry, t.answer,
            m.case_id as "caseId", a.account_id as "accountId"
       from asks a join ask_turns t on t.ask_id = a.id left join messages m on m.id = t.message_id
      where a.id = $1 order by t.position`,
    [askId],
  )
  const [first] = rows
  if (first === undefined) return null
  return { id: askId, accountId: first.accountId, turns: rows.map(({ accountId: _, ...turn }) => turn) }
}

/** Resolves when the answer is kept, or another was kept before. */
export async function saveTurnAnswer(db: Queryable, turnId: number, answer: TurnAnswer): Promise<void> {
  await db.query('update ask_turns set answer = $2, answered_at = now() where id = $1 and answer is null', [
    turnId,
    answer,
  ])
}

/** One thread in a list: its first question. */
export type ListedThread = { id: string; question: string; questions: number; lastAskedAt: Date }

/** The threads of an account, newest first. */
export async function listThreadsOfAccount(db: Queryable, accountId: number, limit: number): Promise<ListedThread[]> {
  const { rows } = await db.query<ListedThread>(
    `select a.id, t.question, (select count(*) from ask_turns where ask_id = a.id) as questions,
            a.last_asked_at as "lastAskedAt"
       from asks a join ask_turns t on t.ask_id = a.id and t.position = 1
      where a.account_id = $1 order by a.last_asked_at desc limit $2`,
    [accountId, limit],
  )
  return rows
}

/** Threads in one transaction. */
const BATCH = 500

/** How many threads were deleted in which nothing was asked for `days`; at most one batch. What went to a coder is a case, and stays. */
export async function forgetOldAsks(db: Queryable, days: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from asks where id in (
       select id from asks where last_asked_at < now() - make_interval(days => $1) order by last_asked_at limit $2
          for update skip locked)`,
    [days, BATCH],
  )
  return rowCount ?? 0
}
