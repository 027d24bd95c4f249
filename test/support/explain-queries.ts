import type { NamedStatement, Pool, Queryable } from '../../src/store/pool.ts'

type PlanNode = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: PlanNode[] }

/** What a query reads: tables row by row from end to end, and indexes. */
export type Access = { scanned: string[]; indexes: string[] }

/** The queries that `work` makes, each as the database plans it: for these values, and for whatever values come. */
export async function explainQueries(pool: Pool, work: (db: Queryable) => Promise<unknown>): Promise<Access[]> {
  const plans: Access[] = []
  await work({
    async query(sql: string | NamedStatement, values?: readonly unknown[]) {
      const text = typeof sql === 'string' ? sql : sql.text
      plans.push(await readPlan(pool, `explain (format json) ${text}`, values))
      // A named statement is planned once for all values; without values the server plans it so.
      if (typeof sql !== 'string') plans.push(await readPlan(pool, `explain (format json, generic_plan) ${text}`))
      return pool.query(sql, values)
    },
  } as Queryable)
  return plans
}

async function readPlan(pool: Pool, sql: string, values?: readonly unknown[]): Promise<Access> {
  const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(sql, values)
  const nodes = rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => flatten(Plan)))
  const pick = (key: 'Relation Name' | 'Index Name', type: RegExp): string[] => [
    ...new Set(nodes.filter((node) => type.test(node['Node Type'])).flatMap((node) => node[key] ?? [])),
  ]
  return { scanned: pick('Relation Name', /^Seq Scan$/).sort(), indexes: pick('Index Name', /Index/).sort() }
}

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)]

/** Those of the tables that hold more than `rows` rows, as the statistics have it. */
export async function findLargeTables(pool: Pool, rows: number): Promise<Set<string>> {
  const { rows: found } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > $1`,
    [rows],
  )
  return new Set(found.map(({ name }) => name))
}
