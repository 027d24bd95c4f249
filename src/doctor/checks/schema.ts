import { migrate } from '../../../db/migrate.ts'
import { readSchemaState } from '../../../db/schema-state.ts'
import { type Check, fail, ok } from '../check.ts'

/** That the schema is the one this version works with, and so are the tables of the queue. */
export const checkSchema: Check = {
  name: 'schema',
  title: 'Schema',
  area: 'database',
  async run({ pool, databaseUrl, config }) {
    const { applied, pending, unknown } = await readSchemaState(pool)
    if (unknown.length > 0) {
      return [
        fail(
          `the database was upgraded by a newer version (${unknown.join(', ')})`,
          'start that version again, or restore a backup made before',
        ),
      ]
    }
    const queueInPostgres = config.redisUrl === null
    const { rows } = await pool.query<{ found: boolean }>(`select to_regnamespace('bullmq') is not null as found`)
    const queueMissing = queueInPostgres && rows[0]?.found !== true
    if (pending.length === 0 && !queueMissing) return [ok(`${applied} of ${applied} migrations, queue tables there`)]
    const missing = [...pending, ...(queueMissing ? ['the tables of the queue'] : [])]
    return [
      {
        ...fail(`not there yet: ${missing.join(', ')}`, 'caseconsultant migrate'),
        fix: async () => void (await migrate(databaseUrl, { queueInPostgres })),
      },
    ]
  },
}
