import type { Queryable } from '../pool.ts'

/** How a person uses the keyboard. `keys` holds what differs from the usual, by action. */
export type KeyboardSettings = { shortcuts: boolean; keys: Readonly<Record<string, string>> }

/** The settings of that operator; the usual ones where nothing was chosen. */
export async function findKeyboardSettings(db: Queryable, operatorId: number): Promise<KeyboardSettings> {
  const { rows } = await db.query<KeyboardSettings>(
    'select shortcuts, keys from operator_settings where operator_id = $1',
    [operatorId],
  )
  return rows[0] ?? { shortcuts: true, keys: {} }
}

/** Resolves when the choice is kept; what is left out stays as it was. */
export async function saveKeyboardSettings(
  db: Queryable,
  operatorId: number,
  { shortcuts, keys }: Partial<KeyboardSettings>,
): Promise<void> {
  await db.query(
    `insert into operator_settings (operator_id, shortcuts, keys) values ($1, coalesce($2::boolean, true), coalesce($3::jsonb, '{}'))
     on conflict (operator_id) do update set shortcuts = coalesce($2::boolean, operator_settings.shortcuts),
       keys = coalesce($3::jsonb, operator_settings.keys)`,
    [operatorId, shortcuts ?? null, keys === undefined ? null : JSON.stringify(keys)],
  )
}
