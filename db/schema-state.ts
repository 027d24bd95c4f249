import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Queryable } from '../src/store/pool.ts'

/** How the schema of a database stands to this version of the program. */
export type SchemaState = {
  applied: number
  /** Migrations this version has and the database does not, in order. */
  pending: string[]
  /** Made by a newer version. */
  unknown: string[]
}

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const UNDEFINED_TABLE = '42P01'

/** Compares names only; nothing is changed. */
export async function readSchemaState(db: Queryable): Promise<SchemaState> {
  const files = await readdir(join(import.meta.dirname, 'migrations'))
  const known = files
    .filter((file) => file.endsWith('.sql'))
    .map((file) => basename(file, '.sql'))
    .sort()
  const applied = await db
    .query<{ name: string }>('select name from public.schema_migrations order by id')
    .then(({ rows }) => rows.map(({ name }) => name))
    .catch((error: { code?: string }): string[] => {
      if (error.code === UNDEFINED_TABLE) return []
      throw error
    })
  return {
    applied: applied.length,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}
