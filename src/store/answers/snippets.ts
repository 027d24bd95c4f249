import { AppError } from '../../domain/app-error.ts'
import { recordEvent } from '../events.ts'
import { inTransaction, type Pool, type Queryable } from '../pool.ts'

/** A piece of text the desk agreed on, in its newest version. */
export type Snippet = {
  id: number
  version: number
  title: string
  text: string
  /** What it rests on. */
  source: string
  writtenBy: string
  writtenAt: Date
  retired: boolean
}

const QUERY = `select s.id, v.version, v.title, v.text, v.source, o.name as "writtenBy", v.created_at as "writtenAt",
    s.retired_at is not null as retired
  from snippets s
  cross join lateral (select * from snippet_versions where snippet_id = s.id order by version desc limit 1) v
  join operators o on o.id = v.operator_id`

/** Every snippet that may be inserted, by title; with `retired`, those too that may not any more. */
export async function listSnippets(
  db: Queryable,
  options: { retired: boolean } = { retired: false },
): Promise<Snippet[]> {
  const { rows } = await db.query<Snippet>(
    `${QUERY} where s.retired_at is null or $1 order by s.retired_at is not null, lower(v.title), s.id`,
    [options.retired],
  )
  return rows
}

/** The snippet in its newest version. @throws AppError `not_found` where there is none that may be inserted */
export async function getSnippet(db: Queryable, id: number): Promise<Snippet> {
  const { rows } = await db.query<Snippet>(`${QUERY} where s.id = $1 and s.retired_at is null`, [id])
  const found = rows[0]
  if (found === undefined) throw new AppError('not_found', 'There is no such snippet any more. Choose another.')
  return found
}

export type SnippetText = { title: string; text: string; source: string }

/** The id of the new snippet. */
export async function addSnippet(pool: Pool, snippet: SnippetText, operatorId: number): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ id: number }>('insert into snippets default values returning id')
    const id = rows[0]?.id
    if (id === undefined) throw new Error('a snippet was not stored')
    await appendVersion(tx, id, snippet, operatorId)
    return id
  })
}

/**
 * Appends a version to a snippet that nobody changed since `seenVersion`; what was inserted before stays as it was.
 * @throws AppError `conflict` where somebody did
 */
export async function changeSnippet(
  pool: Pool,
  id: number,
  seenVersion: number,
  snippet: SnippetText,
  operatorId: number,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('select 1 from snippets where id = $1 for update', [id])
    const { version } = await getSnippet(tx, id)
    if (version !== seenVersion) {
      throw new AppError(
        'conflict',
        'Somebody changed this snippet meanwhile. Your text is below; compare and save again.',
      )
    }
    await appendVersion(tx, id, snippet, operatorId)
  })
}

async function appendVersion(tx: Queryable, id: number, snippet: SnippetText, operatorId: number): Promise<void> {
  const { rows } = await tx.query<{ version: number }>(
    `insert into snippet_versions (snippet_id, version, title, text, source, operator_id)
     values ($1, (select coalesce(max(version), 0) + 1 from snippet_versions where snippet_id = $1), $2, $3, $4, $5)
     returning version`,
    [id, snippet.title, snippet.text, snippet.source, operatorId],
  )
  const detail = { snippetId: id, version: rows[0]?.version ?? null }
  await recordEvent(tx, { caseId: null, operatorId, kind: 'snippet_written', detail })
}

/** Takes the snippet out of use, or back into it. */
export async function retireSnippet(pool: Pool, id: number, retired: boolean, operatorId: number): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      'update snippets set retired_at = case when $2 then now() end where id = $1 and (retired_at is null) = $2',
      [id, retired],
    )
    if (rowCount !== 1) return
    const kind = retired ? 'snippet_retired' : 'snippet_restored'
    await recordEvent(tx, { caseId: null, operatorId, kind, detail: { snippetId: id } })
  })
}
