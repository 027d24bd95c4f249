import type { Queryable } from '../pool.ts'
import type { FactTable } from './editions.ts'

/** The columns that name a fact, by which a changed one is told from a new one. Tables left out are not compared. */
const KEYS: Readonly<Partial<Record<FactTable, readonly string[]>>> = {
  codes: ['system', 'code'],
  code_replacements: ['system', 'code', 'replaced_by'],
  edit_pairs: ['setting', 'column_one', 'column_two'],
  unit_limits: ['setting', 'code'],
  add_on_codes: ['add_on_code', 'primary_code'],
  fee_schedule: ['code', 'modifier'],
  conversion_maps: ['from_system', 'from_code', 'to_system', 'to_code'],
  modifiers: ['code'],
  places_of_service: ['code'],
  coverage_policies: ['kind', 'policy_id'],
  coverage_codes: ['policy_id', 'system', 'code', 'relation', 'diagnosis_group'],
  denial_codes: ['kind', 'code'],
  code_notes: ['system', 'code', 'kind', 'position'],
  index_terms: ['system', 'code', 'term'],
  payment_localities: ['contractor', 'locality'],
  coverage_groups: ['policy_id', 'relation', 'diagnosis_group'],
  risk_categories: ['model', 'code', 'category'],
  telehealth_services: ['code'],
}

/** Whose row it is and where it stands; its dates are compared by themselves. */
const NEVER_COMPARED = ['edition_id', 'locator', 'effective']

export type Change = 'added' | 'deleted' | 'changed'

/** The columns of a row beside its key; `from` and `to` are null where they are the dates of its edition. */
export type FactContent = Readonly<Record<string, unknown>>

export type Difference = {
  table: FactTable
  change: Change
  key: (string | null)[]
  /** Rows of the first edition with that key that the second has not, and the other way round. */
  before: FactContent[]
  after: FactContent[]
}

export type DifferenceCount = { table: FactTable; change: Change; count: number }

type Side = { id: number }

/**
 * Finds out what the second edition has that the first has not, and the other way round; counts of it, tables in the order
 * of the codebook. {@link readDifferences} reads the rows, in the same transaction.
 */
export async function findDifferences(
  tx: Queryable,
  before: Side,
  after: Side,
  options: { cptLicensed: boolean },
): Promise<DifferenceCount[]> {
  await tx.query(`set local work_mem = '64MB'`)
  await tx.query(
    `create temporary table differences
       ("table" text, change text, key text[], before json, after json) on commit drop`,
  )
  for (const [table, key] of Object.entries(KEYS)) {
    const columns = await listColumns(tx, table, [
      ...NEVER_COMPARED,
      ...key,
      ...(options.cptLicensed ? [] : ['official_description']),
    ])
    await tx.query(insertDifferences(table, key, columns), [before.id, after.id])
  }
  const { rows } = await tx.query<DifferenceCount>(
    `select "table", change, count(*)::int as count from differences group by 1, 2
      order by array_position($1::text[], "table"), change`,
    [Object.keys(KEYS)],
  )
  return rows
}

async function listColumns(tx: Queryable, table: string, without: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select attname::text as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all($2) order by attnum`,
    [table, without],
  )
  return rows.map(({ name }) => name)
}

/** Dates that a row only has from its edition differ in every row of two editions, and say nothing. */
const OWN_DATES = `nullif(lower(t.effective), lower(e.effective)) as "from",
                   nullif(upper(t.effective), upper(e.effective)) - 1 as "to"`

function insertDifferences(table: string, key: readonly string[], columns: readonly string[]): string {
  const names = [...columns, '"from"', '"to"'].join(', ')
  const side = (edition: string): string =>
    `select array[${key.map((column) => `t.${column}::text`).join(', ')}] as key,
            ${columns.map((column) => `t.${column}, `).join('')}${OWN_DATES}
       from ${table} t join editions e on e.id = t.edition_id where t.edition_id = ${edition}`
  const grouped = (source: string): string =>
    `select key, json_agg(to_json(content) order by content) as content
       from (select key, ${names} from ${source}) rows, lateral (select ${names}) content group by key`
  return `
    with only_before as (${side('$1')} except ${side('$2')}),
         only_after as (${side('$2')} except ${side('$1')}),
         before as (${grouped('only_before')}),
         after as (${grouped('only_after')})
    insert into differences
    select '${table}',
           case when before.key is null then 'added' when after.key is null then 'deleted' else 'changed' end,
           key, before.content, after.content
      from before full join after using (key)`
}

const FETCHED_ROWS = 1000

/** The differences found in this transaction, table by table and sorted by key, a batch of rows in memory at a time. */
export async function* readDifferences(tx: Queryable, limit: number | null = null): AsyncGenerator<Difference> {
  await tx.query(
    `declare difference_rows cursor for
     select "table", change, key, coalesce(before, '[]') as before, coalesce(after, '[]') as after from differences
      order by array_position(array[${Object.keys(KEYS)
        .map((table) => `'${table}'`)
        .join(', ')}], "table"), key
      limit ${limit ?? 'all'}`,
  )
  for (;;) {
    const { rows } = await tx.query<Difference>(`fetch ${FETCHED_ROWS} from difference_rows`)
    yield* rows
    if (rows.length < FETCHED_ROWS) break
  }
  await tx.query('close difference_rows')
}
