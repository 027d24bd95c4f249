import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

export type Note = {
  id: number
  operatorId: number
  operatorName: string
  text: string
  createdAt: Date
  mentions: string[]
}

/** The notes of a case, oldest first, with the names of those they call. */
export async function listNotes(db: Queryable, caseId: number): Promise<Note[]> {
  const { rows } = await db.query<Note>(
    `select n.id, n.operator_id as "operatorId", o.name as "operatorName", n.text, n.created_at as "createdAt",
            array(select m.name from note_mentions t join operators m on m.id = t.operator_id where t.note_id = n.id order by 1) as mentions
       from notes n join operators o on o.id = n.operator_id where n.case_id = $1 order by n.id`,
    [caseId],
  )
  return rows
}

/** Adds a note that calls those operators, and returns its id. The audit trail says that there is one, not what it says. */
export async function addNote(
  pool: Pool,
  note: { caseId: number; operatorId: number; text: string; mentions: readonly number[] },
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      'insert into notes (case_id, operator_id, text) values ($1, $2, $3) returning id',
      [note.caseId, note.operatorId, note.text],
    )
    const id = rows[0]?.id
    if (id === undefined) throw new Error('a note was not stored')
    await tx.query(
      'insert into note_mentions (note_id, operator_id) select $1, unnest($2::bigint[]) on conflict do nothing',
      [id, note.mentions],
    )
    const detail = { noteId: id, mentions: note.mentions.length }
    await recordEvent(tx, { caseId: note.caseId, operatorId: note.operatorId, kind: 'noted', detail })
    return id
  })
}

export type Mention = { noteId: number; caseId: number; by: string; at: Date; seen: boolean }

/** Notes that call that operator, the newest first: those not seen yet before the others. */
export async function listMentions(db: Queryable, operatorId: number, limit: number): Promise<Mention[]> {
  const { rows } = await db.query<Mention>(
    `select n.id as "noteId", n.case_id as "caseId", o.name as by, n.created_at as at, t.seen_at is not null as seen
       from note_mentions t join notes n on n.id = t.note_id join operators o on o.id = n.operator_id
      where t.operator_id = $1 order by (t.seen_at is null) desc, n.id desc limit $2`,
    [operatorId, limit],
  )
  return rows
}

/** How many notes call that operator and were not seen yet. */
export async function countUnseenMentions(db: Queryable, operatorId: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*) from note_mentions where operator_id = $1 and seen_at is null',
    [operatorId],
  )
  return rows[0]?.count ?? 0
}

/** Resolves when the calls of that operator in the notes of that case count as seen. */
export async function markMentionsSeen(db: Queryable, operatorId: number, caseId: number): Promise<void> {
  await db.query(
    `update note_mentions set seen_at = now() where operator_id = $1 and seen_at is null
        and note_id in (select id from notes where case_id = $2)`,
    [operatorId, caseId],
  )
}
