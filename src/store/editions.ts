import type { Edition } from '../domain/codebook.ts'
import type { Queryable } from './pool.ts'

/** A validity range as two columns: both ends included, null where open. */
export const span = (column: string): string =>
  `lower(${column}) as "effectiveFrom", (upper(${column}) - 1) as "effectiveTo"`

export type NewEdition = Omit<Edition, 'id' | 'rows' | 'listedCodes'> & { sha256: string }

/** The id of a new edition in state `loading`: nothing reads it until {@link goLive}. */
export async function beginEdition(tx: Queryable, edition: NewEdition): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into editions (source, label, title, publisher, url, effective, sha256, scope)
     values ($1, $2, $3, $4, $5, daterange($6, $7, '[]'), $8, $9) returning id`,
    [
      edition.source,
      edition.label,
      edition.title,
      edition.publisher,
      edition.url,
      edition.effective.from,
      edition.effective.to,
      edition.sha256,
      edition.scope,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('an edition was not stored')
  return id
}

/** True when that very file was loaded as this edition before and is live. */
export async function isLive(db: Queryable, source: string, label: string, sha256: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from editions where source = $1 and label = $2 and sha256 = $3 and state = 'live'`,
    [source, label, sha256],
  )
  return rowCount === 1
}

/** Makes the edition answer questions, in place of the live one of the same source and label, whose rows go. */
export async function goLive(tx: Queryable, editionId: number, rowCount: number): Promise<void> {
  const { rows } = await tx.query<{ id: number }>(
    `select old.id from editions old join editions new on new.source = old.source and new.label = old.label
      where new.id = $1 and old.id <> $1 and old.state = 'live' for update of old`,
    [editionId],
  )
  // The old edition stays as a row, so that an answer that cites it can still name it; only its facts go.
  for (const old of rows) {
    for (const table of FACT_TABLES) await tx.query(`delete from ${table} where edition_id = $1`, [old.id])
    await tx.query(`update editions set state = 'removed' where id = $1`, [old.id])
  }
  await tx.query(`update editions set state = 'live', rows = $2 where id = $1`, [editionId, rowCount])
}

/** The tables whose rows belong to an edition. */
export const FACT_TABLES = [
  'edition_codes',
  'codes',
  'code_replacements',
  'edit_pairs',
  'unit_limits',
  'add_on_codes',
  'fee_schedule',
  'conversion_maps',
  'modifiers',
  'places_of_service',
  'coverage_policies',
  'coverage_codes',
  'denial_codes',
  'guidance',
] as const

export type FactTable = (typeof FACT_TABLES)[number]

/** How many rows one insert carries: well below the 65,535 parameters of the protocol. */
const BATCH_ROWS = 500

/** A value of a fact row; a validity range is written as its two ends. */
export type FactValue = string | number | boolean | null | string[] | { from: string | null; to: string | null }

/** Inserts rows of one table, all of the same columns, under the edition; returns how many. */
export async function insertFacts(
  tx: Queryable,
  table: FactTable,
  editionId: number,
  rows: readonly Readonly<Record<string, FactValue>>[],
): Promise<number> {
  const columns = Object.keys(rows[0] ?? {})
  for (let at = 0; at < rows.length; at += BATCH_ROWS) {
    const batch = rows.slice(at, at + BATCH_ROWS)
    const values: unknown[] = [editionId]
    const tuples = batch.map((row) => `($1, ${columns.map((column) => bind(values, row[column])).join(', ')})`)
    await tx.query(`insert into ${table} (edition_id, ${columns.join(', ')}) values ${tuples.join(', ')}`, values)
  }
  return rows.length
}

function bind(values: unknown[], value: FactValue | undefined): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    values.push(value.from, value.to)
    return `daterange($${values.length - 1}, $${values.length}, '[]')`
  }
  values.push(value ?? null)
  return `$${values.length}`
}

/** Every live edition, sources in alphabetical order, newest first; `listedCodes` tells which of `codes` it lists. */
export async function listLiveEditions(db: Queryable, codes: readonly string[] = []): Promise<Edition[]> {
  type Raw = Omit<Edition, 'effective'> & { effectiveFrom: string | null; effectiveTo: string | null }
  const { rows } = await db.query<Raw>(
    `select e.id, e.source, e.label, e.title, e.publisher, e.url, e.rows, e.scope, ${span('e.effective')},
            array(select code from edition_codes l where l.edition_id = e.id and l.code = any($1) order by 1) as "listedCodes"
       from editions e where e.state = 'live' order by e.source, lower(e.effective) desc nulls last, e.id desc`,
    [codes],
  )
  return rows.map(({ effectiveFrom, effectiveTo, ...edition }) => ({
    ...edition,
    effective: { from: effectiveFrom, to: effectiveTo },
  }))
}
