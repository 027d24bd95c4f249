import { runMigrations } from 'bullmq'

/** A connected client of `pg` that no other statement runs on meanwhile. */
export type SqlClient = Parameters<typeof runMigrations>[0]

/** Creates or upgrades the tables of the job queue, in the schema `bullmq`. Only the PostgreSQL backend needs them. */
export async function migrateQueueSchema(client: SqlClient): Promise<void> {
  await runMigrations(client)
}
