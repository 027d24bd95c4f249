import { AppError } from '../../domain/app-error.ts'
import type { Queryable } from '../pool.ts'

export type SavedSearch = { id: number; name: string; query: string }

/** A side bar with more of them helps nobody. */
export const MOST_SAVED_SEARCHES = 20

/** The searches that operator saved, by name. */
export async function listSavedSearches(db: Queryable, operatorId: number): Promise<SavedSearch[]> {
  const { rows } = await db.query<SavedSearch>(
    'select id, name, query from saved_searches where operator_id = $1 order by lower(name)',
    [operatorId],
  )
  return rows
}

/** Keeps the search under that name, in place of one that had it. @throws AppError `invalid` where there are too many */
export async function saveSearch(db: Queryable, operatorId: number, name: string, query: string): Promise<void> {
  const { rowCount } = await db.query(
    `insert into saved_searches (operator_id, name, query)
     select $1, $2, $3 where (select count(*) from saved_searches where operator_id = $1 and lower(name) <> lower($2)) < $4
     on conflict (operator_id, lower(name)) do update set name = excluded.name, query = excluded.query`,
    [operatorId, name, query, MOST_SAVED_SEARCHES],
  )
  if (rowCount !== 1) {
    throw new AppError('invalid', `You have ${MOST_SAVED_SEARCHES} saved searches. Remove one, then save this one.`)
  }
}

/** Resolves when that operator has no such search any more. */
export async function removeSavedSearch(db: Queryable, operatorId: number, id: number): Promise<void> {
  await db.query('delete from saved_searches where operator_id = $1 and id = $2', [operatorId, id])
}
