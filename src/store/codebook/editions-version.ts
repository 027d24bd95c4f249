import type { Queryable } from '../pool.ts'

/**
 * An expression that is another one after any change to the loaded editions: `xmin` names the transaction that last wrote a
 * row. Rows of an edition are written before it goes live, or, for policies that an edition beside them completes, in the
 * transaction in which that one does; so facts of the same version are the same facts.
 */
export const EDITIONS_VERSION = `(select coalesce(md5(string_agg(concat_ws(' ', id, xmin), ',' order by id)), '') from editions)`

const VERSION = { name: 'editions_version', text: `select ${EDITIONS_VERSION} as version` }

/** The version of the loaded editions now, as every process sees it. */
export async function findEditionsVersion(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ version: string }>(VERSION)
  return rows[0]?.version ?? ''
}
